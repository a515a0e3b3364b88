//! A snapshot of an EBS volume.

use super::{Named, Words, words};
use tollgate_model::Snapshot;

impl Named for Snapshot {
    fn words() -> &'static Words {
        words! {
            noun: "snapshot", "스냅샷"; "photograph", "사진";
            name: "Snapshot", "스냅샷"; "photograph of a shed", "창고 사진";
        }
    }

    fn address(&self) -> String {
        format!("{} GiB", self.size)
    }
}
