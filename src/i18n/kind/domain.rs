//! A registered domain.

use super::{Named, Seen, Words, words};
use crate::i18n::{Texts, texts};
use tollgate_model::{Domain, Network};

texts! {
    registered_without_servers => "registered · no zone", "등록됨 · 영역 없음";
    registered_with_servers => "registered · name servers set", "등록됨 · 네임 서버 지정";
    registered_with_old_servers => "registered · old name servers", "등록됨 · 예전 네임 서버";
    registration_expired => "expired", "만료됨";
}

impl Named for Domain {
    fn words() -> &'static Words {
        words! {
            noun: "domain", "도메인"; "name plate", "문패";
            name: "Registered domain", "등록된 도메인"; "the name plate that you bought", "내가 산 문패";
        }
    }

    fn called(&self, _: Texts, _: &Network) -> Option<String> {
        Some(self.name.to_string())
    }

    fn detail(&self, seen: &Seen<'_>) -> String {
        let texts = seen.texts;
        match self.name_servers {
            _ if self.expired => texts.registration_expired(),
            None => texts.registered_without_servers(),
            Some(zone) if seen.network.hosted_zones.contains_key(&zone) => texts.registered_with_servers(),
            Some(_) => texts.registered_with_old_servers(),
        }
        .into_owned()
    }
}
