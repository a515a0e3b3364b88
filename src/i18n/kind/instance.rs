//! An EC2 instance.

use super::{Named, Words, words};
use tollgate_model::Instance;

impl Named for Instance {
    fn words() -> &'static Words {
        words! {
            noun: "instance", "인스턴스"; "house", "집";
            name: "EC2 instance", "EC2 인스턴스"; "house", "집";
        }
    }

    fn address(&self) -> String {
        self.private_ip.to_string()
    }
}
