//! A manual snapshot of a database.

use super::{Named, Words, words};
use tollgate_model::DbSnapshot;

impl Named for DbSnapshot {
    fn words() -> &'static Words {
        words! {
            noun: "DB snapshot", "DB 스냅샷"; "copy of a safe", "금고 사본";
            name: "DB snapshot", "DB 스냅샷"; "a copy of what is in a safe", "금고 안 내용의 사본";
        }
    }

    fn address(&self) -> String {
        self.engine.name().to_owned()
    }
}
