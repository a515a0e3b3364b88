//! A load balancer.

use super::{Named, Seen, Words, words};
use tollgate_model::{Component, LoadBalancer, LoadBalancerKind};

const APPLICATION: &Words = words! {
    noun: "load balancer", "로드 밸런서"; "reception desk", "접수처";
    name: "Application Load Balancer", "Application Load Balancer"; "the reception that reads each letter", "편지를 읽고 전하는 접수처";
};

const NETWORK: &Words = words! {
    noun: "load balancer", "로드 밸런서"; "reception desk", "접수처";
    name: "Network Load Balancer", "Network Load Balancer"; "the reception that passes letters on", "편지를 그대로 넘기는 접수처";
};

impl Named for LoadBalancer {
    fn words() -> &'static Words {
        words! {
            noun: "load balancer", "로드 밸런서"; "reception desk", "접수처";
            name: "Load balancer", "로드 밸런서"; "the reception that reads each letter", "편지를 읽고 전하는 접수처";
        }
    }

    fn words_for(component: Component) -> &'static Words {
        if component == Component::NetworkLoadBalancer { NETWORK } else { APPLICATION }
    }

    fn detail(&self, seen: &Seen<'_>) -> String {
        let kind = match self.kind {
            LoadBalancerKind::Application => "ALB",
            LoadBalancerKind::Network => "NLB",
        };
        format!("{kind} · {}", seen.texts.scheme(self.scheme))
    }
}
