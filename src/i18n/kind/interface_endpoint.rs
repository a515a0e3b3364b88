//! An interface endpoint.

use super::{Named, Words, words};
use tollgate_model::InterfaceEndpoint;

impl Named for InterfaceEndpoint {
    fn words() -> &'static Words {
        words! {
            noun: "interface endpoint", "인터페이스 엔드포인트"; "branch office", "출장소";
            name: "Interface endpoint", "인터페이스 엔드포인트"; "the service's branch office in the neighbourhood", "동네 안 서비스 출장소";
        }
    }

    fn address(&self) -> String {
        self.private_ip.to_string()
    }
}
