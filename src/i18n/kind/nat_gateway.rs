//! A NAT gateway.

use super::{Named, Words, words};
use tollgate_model::NatGateway;

impl Named for NatGateway {
    fn words() -> &'static Words {
        words! {
            noun: "NAT gateway", "NAT 게이트웨이"; "forwarding office", "대리 발송소";
            name: "NAT gateway", "NAT 게이트웨이"; "forwarding office", "대리 발송소";
        }
    }

    fn address(&self) -> String {
        self.private_ip.to_string()
    }
}
