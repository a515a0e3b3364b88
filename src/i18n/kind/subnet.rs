//! A subnet.

use super::{Named, Seen, Words, words};
use crate::i18n::{View, texts};
use tollgate_model::{Subnet, SubnetId};

texts! {
    public_subnet => "Public subnet", "퍼블릭 서브넷";
    private_subnet => "Private subnet", "프라이빗 서브넷";
    public_subnet_village => "Sunny neighbourhood", "햇살 동네";
    private_subnet_village => "Quiet neighbourhood", "조용한 동네";
}

impl Named for Subnet {
    fn words() -> &'static Words {
        words! {
            noun: "subnet", "서브넷"; "neighbourhood", "동네";
            name: "Subnet", "서브넷"; "neighbourhood", "동네";
        }
    }

    fn title(&self, seen: &Seen<'_>) -> String {
        let texts = seen.texts;
        let is_public = SubnetId::of(seen.id).is_some_and(|it| seen.network.is_public(it));
        match (texts.view, is_public) {
            (View::Aws, true) => texts.public_subnet(),
            (View::Aws, false) => texts.private_subnet(),
            (View::Village, true) => texts.public_subnet_village(),
            (View::Village, false) => texts.private_subnet_village(),
        }
        .into_owned()
    }

    fn detail(&self, seen: &Seen<'_>) -> String {
        format!("{} · {}", seen.name, self.cidr)
    }

    fn address(&self) -> String {
        self.cidr.to_string()
    }
}
