//! A hosted zone of Route 53.

use super::{Named, Seen, Words, words};
use crate::i18n::{Texts, texts};
use tollgate_model::{HostedZone, Network, Visibility};

texts! {
    public_zone(count: usize) => "public · records: {count}", "퍼블릭 · 레코드 {count}개";
    private_zone(count: usize) => "private · records: {count}", "프라이빗 · 레코드 {count}개";
}

impl Named for HostedZone {
    fn words() -> &'static Words {
        words! {
            noun: "hosted zone", "호스팅 영역"; "address book", "주소록";
            name: "Route 53 hosted zone", "Route 53 호스팅 영역"; "the address book", "주소록";
        }
    }

    fn called(&self, _: Texts, _: &Network) -> Option<String> {
        Some(self.name.to_string())
    }

    fn detail(&self, seen: &Seen<'_>) -> String {
        match self.visibility {
            Visibility::Public => seen.texts.public_zone(self.records.len()),
            Visibility::Private(_) => seen.texts.private_zone(self.records.len()),
        }
        .into_owned()
    }
}
