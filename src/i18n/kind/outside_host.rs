//! A machine on the internet.

use super::{Named, Words, words};
use tollgate_model::{Component, OutsideHost};

const LAPTOP: &Words = words! {
    noun: "laptop", "노트북"; "laptop", "노트북";
    name: "Laptop", "노트북"; "your own computer", "내 컴퓨터";
};

impl Named for OutsideHost {
    fn words() -> &'static Words {
        words! {
            noun: "host", "인터넷 호스트"; "host", "인터넷 호스트";
            name: "Internet host", "인터넷 호스트"; "somebody far away", "먼 곳의 서버";
        }
    }

    fn words_for(component: Component) -> &'static Words {
        if component == Component::Laptop { LAPTOP } else { Self::words() }
    }

    fn address(&self) -> String {
        self.address.to_string()
    }
}
