//! What of the plane is near enough to be drawn with letters and icons.
//!
//! A thing is some ten elements, and four without its letters and icons. A large network is therefore drawn in full
//! only where one looks, and only when what one sees could be read.

use tollgate_editor::Camera;
use tollgate_model::{Point, Rect, Size};

/// Up to so many things are always drawn in full.
const FEW: usize = 600;
/// Up to so many, each is an element, wherever it is.
const MANY: usize = 2_000;
/// How much room things take that stand side by side: of what is piled up, no more is drawn in full than could be seen.
const LEAST_ROOM: i64 = 8_000;

/// How much of a thing is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// All of it.
    Full,
    /// Its shape, without letters and icons.
    Plain,
    /// Its shape, in one with that of others.
    Afar,
}

/// What is in view when the view rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// The part of the plane in which things can be read; `None` where all is too small.
    readable: Option<Rect>,
}

impl Lens {
    /// From this zoom on, letters are large enough to be drawn.
    pub const NEAREST: f64 = 0.25;

    /// What a camera shows in a viewport of this size.
    pub fn of(camera: Camera, width: f64, height: f64) -> Self {
        let place = |x: f64, y: f64| {
            let at = camera.to_canvas(tollgate_editor::Position { x, y });
            Point::new(at.x as i32, at.y as i32)
        };
        let (start, end) = (place(0.0, 0.0), place(width, height));
        let size = Size::new(end.x.saturating_sub(start.x), end.y.saturating_sub(start.y));
        Self { readable: (camera.zoom >= Self::NEAREST).then_some(Rect { origin: start, size }) }
    }

    /// The lens to draw through next: this one as long as `next` sees nothing beyond it, otherwise one that sees a
    /// little more than `next`, so that not every step shows something new.
    pub fn followed_by(self, next: Self) -> Self {
        match (self.readable, next.readable) {
            (Some(drawn), Some(seen)) if drawn.encloses(seen) => self,
            (_, seen) => {
                Self { readable: seen.map(|seen| seen.grown(seen.size.width.max(seen.size.height) / 4)) }
            }
        }
    }

    /// The part of the plane in which things can be read.
    pub const fn seen(self) -> Option<Rect> {
        self.readable
    }

    /// Whether what stands here, among so many, is drawn in full.
    pub fn shows(self, place: Rect, among: usize) -> bool {
        among <= FEW || self.readable.is_some_and(|readable| readable.intersects(place))
    }

    /// How much is drawn of groups of things that lie one upon another, among so many, with the places of each.
    pub fn details(self, groups: &[Vec<Rect>], among: usize) -> Vec<Detail> {
        let area = |it: Rect| i64::from(it.size.width) * i64::from(it.size.height);
        let most = self.readable.map_or(0, |it| area(it) / LEAST_ROOM);
        let mut room = usize::try_from(most).unwrap_or_default().max(FEW);
        let mut details: Vec<Detail> = Vec::with_capacity(groups.len());
        // From the uppermost on, for those below it are hidden.
        for places in groups.iter().rev() {
            let seen = places.iter().filter(|place| self.shows(**place, among)).count();
            details.push(match (seen, among > MANY) {
                (0, false) => Detail::Plain,
                (_, false) => Detail::Full,
                (1.., true) if room > 0 => {
                    room = room.saturating_sub(seen);
                    Detail::Full
                }
                (_, true) => Detail::Afar,
            });
        }
        details.reverse();
        details
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR_AWAY: Rect = Rect::new(90_000, 0, 100, 100);
    const HERE: Rect = Rect::new(300, 200, 100, 100);

    fn at(zoom: f64, x: f64) -> Lens {
        Lens::of(Camera { zoom, ..Camera::default() }.panned(-x, 0.0), 800.0, 600.0)
    }

    #[test]
    fn a_few_things_are_always_drawn_in_full() {
        assert!(at(0.1, 0.0).shows(FAR_AWAY, FEW));
    }

    #[test]
    fn many_things_are_drawn_in_full_where_one_looks_and_can_read() {
        assert!(at(1.0, 0.0).shows(HERE, 6000));
        assert!(!at(1.0, 0.0).shows(FAR_AWAY, 6000), "out of sight");
        assert!(!at(0.1, 0.0).shows(HERE, 6000), "too small");
    }

    #[test]
    fn of_what_is_piled_up_so_much_is_drawn_as_could_stand_there() {
        let pile = vec![vec![HERE; 24]; 500];
        let full = |lens: Lens, among: usize| {
            let details = lens.details(&pile, among);
            let full = details.iter().filter(|it| **it == Detail::Full).count();
            (full, details.last().copied())
        };
        assert_eq!(full(at(1.0, 0.0), MANY), (500, Some(Detail::Full)));
        // 600 things, the uppermost ones.
        assert_eq!(full(at(1.0, 0.0), 12_000), (25, Some(Detail::Full)));
        // 3,200 by 2,400 canvas units: 960 things.
        assert_eq!(full(at(0.25, 0.0), 12_000), (40, Some(Detail::Full)));
        assert_eq!(full(at(0.1, 0.0), 12_000), (0, Some(Detail::Afar)));
        assert_eq!(full(at(0.1, 0.0), MANY), (0, Some(Detail::Plain)));
    }

    #[test]
    fn a_small_step_shows_nothing_new() {
        let drawn = Lens::default().followed_by(at(1.0, 0.0));
        assert_eq!(drawn.followed_by(at(1.0, 150.0)), drawn);
        assert_eq!(drawn.followed_by(at(2.0, 0.0)), drawn);
        assert_ne!(drawn.followed_by(at(1.0, 900.0)), drawn);
        assert_eq!(drawn.followed_by(at(0.1, 0.0)), Lens::default());
    }
}
