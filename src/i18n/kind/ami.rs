//! An AMI of one's own.

use super::{Named, Words, words};
use tollgate_model::Ami;

impl Named for Ami {
    fn words() -> &'static Words {
        words! {
            noun: "AMI", "AMI"; "plan of a house", "집 설계도";
            name: "AMI", "AMI"; "plan of a house", "집 설계도";
        }
    }

    fn address(&self) -> String {
        self.system.image.name().to_owned()
    }
}
