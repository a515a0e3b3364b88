//! An Availability Zone.

use super::{Named, Seen, Words, words};
use crate::i18n::{Texts, View, texts};
use tollgate_model::{AvailabilityZone, Network};

texts! {
    zone_title(letter: &str) => "Availability Zone {letter}", "가용 영역 {letter}";
    zone_title_village(letter: &str) => "City {letter}", "도시 {letter}";
}

impl Named for AvailabilityZone {
    fn words() -> &'static Words {
        words! {
            noun: "Availability Zone", "가용 영역"; "city", "도시";
            name: "Availability Zone", "가용 영역"; "city", "도시";
        }
    }

    /// `ap-northeast-2a`.
    fn called(&self, _: Texts, network: &Network) -> Option<String> {
        let region = network.region_of(self.vpc.into()).and_then(|it| network.regions.get(&it));
        Some(format!("{}{}", region.map_or("", |it| it.code.as_str()), self.zone))
    }

    fn title(&self, seen: &Seen<'_>) -> String {
        let (texts, letter) = (seen.texts, self.zone.to_string());
        let title = match texts.view {
            View::Aws => texts.zone_title(&letter),
            View::Village => texts.zone_title_village(&letter),
        };
        match seen.network.outage(seen.id) {
            Some(_) => format!("{title} · {}", texts.note_struck()),
            None => title.into_owned(),
        }
    }

    fn detail(&self, seen: &Seen<'_>) -> String {
        seen.name.clone()
    }
}
