//! The node of a load balancer in a subnet.

use super::{Named, Seen, Words, words};
use crate::i18n::{Texts, texts};
use tollgate_model::{Network, NetworkInterface};

texts! {
    node_of(balancer: &str, subnet: &str) => "{balancer} in {subnet}", "{balancer}({subnet})";
}

impl Named for NetworkInterface {
    fn words() -> &'static Words {
        words! {
            noun: "load balancer node", "로드 밸런서 노드"; "counter of the reception", "접수 창구";
            name: "Load balancer node", "로드 밸런서 노드"; "a counter of the reception", "접수 창구";
        }
    }

    fn called(&self, texts: Texts, network: &Network) -> Option<String> {
        let name = |id| texts.resource(network, id);
        Some(texts.node_of(&name(self.load_balancer.into()), &name(self.subnet.into())).into_owned())
    }

    fn title(&self, seen: &Seen<'_>) -> String {
        seen.texts.resource(seen.network, self.load_balancer.into())
    }

    fn address(&self) -> String {
        self.private_ip.to_string()
    }
}
