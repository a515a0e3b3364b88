//! The few shapes of which both views draw their things.

use super::text::fit;
use tollgate_model::{Point, Rect, Size};
use yew::prelude::*;

/// One of the shapes by which a thing is known from afar, with its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its class.
    pub class: &'static str,
    /// Its form.
    pub form: Form,
}

/// The form of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With this rounding.
    Rectangle(Rect, i32),
    /// Around a place, with this radius.
    Circle(Point, i32),
    /// A house that fills a rectangle.
    House(Rect),
}

impl Shape {
    /// A rectangle.
    pub const fn rectangle(class: &'static str, rect: Rect, radius: i32) -> Self {
        Self { class, form: Form::Rectangle(rect, radius) }
    }

    /// A circle.
    pub const fn circle(class: &'static str, x: i32, y: i32, radius: i32) -> Self {
        Self { class, form: Form::Circle(Point::new(x, y), radius) }
    }

    /// As an element.
    pub fn draw(self) -> Html {
        match self.form {
            Form::Rectangle(rect, radius) => rectangle(self.class, rect, radius),
            Form::Circle(at, radius) => circle(self.class, at.x, at.y, radius),
            Form::House(_) => {
                let mut data = String::new();
                self.form.trace(&mut data);
                html! { <path class={self.class} d={data} /> }
            }
        }
    }
}

impl Form {
    /// Adds the form to the data of a path. Corners are sharp: it is for what is too small for them to be seen.
    pub fn trace(self, data: &mut String) {
        use std::fmt::Write as _;
        // Writing to a String cannot fail.
        let _ = match self {
            Form::Rectangle(rect, _) => {
                let Size { width, height } = rect.size;
                write!(data, "M{} {}h{width}v{height}h-{width}z", rect.left(), rect.top())
            }
            Form::Circle(at, radius) => {
                let across = 2 * radius;
                write!(
                    data,
                    "M{} {}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 -{across} 0z",
                    at.x - radius,
                    at.y
                )
            }
            Form::House(rect) => {
                let (middle, eaves) = (rect.centre().x, rect.centre().y);
                let (left, right) = (rect.left(), rect.right());
                write!(
                    data,
                    "M{left} {eaves}L{middle} {}L{right} {eaves}V{}H{left}z",
                    rect.top(),
                    rect.bottom()
                )
            }
        };
    }
}

/// A rectangle with a class.
pub fn rectangle(class: &'static str, rect: Rect, radius: i32) -> Html {
    html! {
        <rect {class} x={rect.left().to_string()} y={rect.top().to_string()} width={rect.size.width.to_string()}
            height={rect.size.height.to_string()} rx={radius.to_string()} />
    }
}

/// Draws what is lost from afar: letters and icons. They are most of what there is to a thing, so whatever is too far
/// away or out of sight is drawn without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pen {
    /// Whether to draw them.
    pub fine: bool,
}

impl Pen {
    /// A text with a class at a place.
    pub fn text(self, class: &'static str, x: i32, y: i32, words: &str) -> Html {
        if !self.fine || words.is_empty() {
            return Html::default();
        }
        html! { <text {class} x={x.to_string()} y={y.to_string()}>{ words }</text> }
    }

    /// The same, shortened to so many pixels at a font size.
    pub fn fitted(
        self,
        class: &'static str,
        (x, y): (i32, i32),
        words: &str,
        pixels: f64,
        size: f64,
    ) -> Html {
        if !self.fine {
            return Html::default();
        }
        self.text(class, x, y, &fit(words, pixels, size))
    }

    /// An icon of a size with its middle at a place.
    pub fn symbol(self, name: &str, x: i32, y: i32, size: i32) -> Html {
        if !self.fine {
            return Html::default();
        }
        let corner = |middle: i32| (middle - size / 2).to_string();
        html! {
            <use class="symbol" href={format!("#icon-{name}")} x={corner(x)} y={corner(y)} width={size.to_string()}
                height={size.to_string()} />
        }
    }
}

/// A circle with a class around a place.
pub fn circle(class: &'static str, x: i32, y: i32, radius: i32) -> Html {
    html! { <circle {class} cx={x.to_string()} cy={y.to_string()} r={radius.to_string()} /> }
}
