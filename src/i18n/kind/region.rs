//! A Region.

use super::{Named, Words, words};
use crate::i18n::{Text, Texts, texts};
use tollgate_model::{Network, Region, RegionCode};

texts! {
    region_seoul => "Asia Pacific (Seoul)", "아시아 태평양(서울)";
    region_tokyo => "Asia Pacific (Tokyo)", "아시아 태평양(도쿄)";
    region_singapore => "Asia Pacific (Singapore)", "아시아 태평양(싱가포르)";
    region_virginia => "US East (N. Virginia)", "미국 동부(버지니아 북부)";
    region_oregon => "US West (Oregon)", "미국 서부(오리건)";
    region_frankfurt => "Europe (Frankfurt)", "유럽(프랑크푸르트)";
    region_ireland => "Europe (Ireland)", "유럽(아일랜드)";
}

impl Texts {
    /// The long name of a Region.
    pub fn region_name(self, code: RegionCode) -> Text {
        match code {
            RegionCode::Seoul => self.region_seoul(),
            RegionCode::Tokyo => self.region_tokyo(),
            RegionCode::Singapore => self.region_singapore(),
            RegionCode::Virginia => self.region_virginia(),
            RegionCode::Oregon => self.region_oregon(),
            RegionCode::Frankfurt => self.region_frankfurt(),
            RegionCode::Ireland => self.region_ireland(),
        }
    }
}

impl Named for Region {
    fn words() -> &'static Words {
        words! {
            noun: "Region", "리전"; "country", "나라";
            name: "Region", "리전"; "country", "나라";
        }
    }

    fn called(&self, texts: Texts, _: &Network) -> Option<String> {
        Some(texts.region_name(self.code).into_owned())
    }

    fn address(&self) -> String {
        self.code.as_str().to_owned()
    }
}
