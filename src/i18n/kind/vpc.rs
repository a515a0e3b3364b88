//! A VPC.

use super::{Named, Seen, Words, words};
use crate::i18n::{View, texts};
use tollgate_model::Vpc;

texts! {
    vpc_title(name: &str) => "VPC {name}", "VPC {name}";
    vpc_title_village(name: &str) => "Our village · VPC {name}", "우리 마을 · VPC {name}";
}

impl Named for Vpc {
    fn words() -> &'static Words {
        words! {
            noun: "VPC", "VPC"; "village", "마을";
            name: "VPC", "VPC"; "village", "마을";
        }
    }

    fn title(&self, seen: &Seen<'_>) -> String {
        match seen.texts.view {
            View::Aws => seen.texts.vpc_title(&seen.name),
            View::Village => seen.texts.vpc_title_village(&seen.name),
        }
        .into_owned()
    }

    fn address(&self) -> String {
        self.cidr.to_string()
    }
}
