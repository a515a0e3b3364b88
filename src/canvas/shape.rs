//! The few shapes of which both views draw their things.

use super::text::fit;
use crate::markup::html;
use tollgate_model::Rect;
use yew::prelude::*;

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
