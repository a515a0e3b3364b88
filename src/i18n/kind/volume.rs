//! An EBS volume.

use super::{Named, Words, words};
use tollgate_model::Volume;

impl Named for Volume {
    fn words() -> &'static Words {
        words! {
            noun: "EBS volume", "EBS 볼륨"; "storage shed", "창고";
            name: "EBS volume", "EBS 볼륨"; "storage shed", "창고";
        }
    }

    fn address(&self) -> String {
        format!("{} GiB", self.size)
    }
}
