//! A DynamoDB table.

use super::{Named, Seen, Words, words};
use crate::i18n::texts;
use tollgate_model::DynamoTable;

texts! {
    table_on_demand => "on demand", "온디맨드";
    table_units(read: u32, write: u32) => "{read} RCU · {write} WCU", "RCU {read} · WCU {write}";
    table_throttles => "throttles", "스로틀링 중";
}

impl Named for DynamoTable {
    fn words() -> &'static Words {
        words! {
            noun: "DynamoDB table", "DynamoDB 테이블"; "public warehouse", "공용 창고";
            name: "DynamoDB table", "DynamoDB 테이블"; "the public warehouse outside the village", "마을 밖 공용 창고";
        }
    }

    fn detail(&self, seen: &Seen<'_>) -> String {
        let texts = seen.texts;
        match self.provisioned() {
            None => texts.table_on_demand(),
            Some(_) if self.throttles() => texts.table_throttles(),
            Some(units) => texts.table_units(units.read, units.write),
        }
        .into_owned()
    }
}
