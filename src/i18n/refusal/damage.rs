//! What is wrong with a document that somebody opened, or that a command would leave behind.

use crate::i18n::{Texts, shown, texts};
use tollgate_model::{Inconsistency, Network, ResourceId, ResourceKind};

texts! {
    number_exhausted(number: u32) => "the highest number given out, {number}, leaves no room for more.", "마지막으로 쓴 번호 {number} 뒤로는 새 번호를 줄 수 없습니다.";
    damaged_missing(at: &str, names: ResourceId) =>
        "{at} refers to {names}, which does not exist.", "{at}이(가) 가리키는 {names}이(가) 없습니다.";
    damaged_elsewhere(at: &str, names: &str, vpc: &str) =>
        "{at} refers to {names}, which belongs to another {vpc} or Region.",
        "{at}이(가) 가리키는 {names}은(는) 다른 {vpc} 또는 리전에 있습니다.";
    damaged_build(at: &str, why: &str) => "{at}: {why}", "{at}: {why}";
    damaged_name_taken(at: ResourceId, name: &str) =>
        "{at} is called {name}, and so is another thing.", "{at}의 이름 {name}을(를) 다른 것도 쓰고 있습니다.";
    damaged_no_name(at: ResourceId) => "{at} has no name.", "{at}에 이름이 없습니다.";
    damaged_number(at: ResourceId) =>
        "The number of {at} is used twice, or is above the last one that was given out.",
        "{at}의 번호가 두 번 쓰였거나 마지막으로 발급한 번호보다 큽니다.";
    damaged_place(at: &str) =>
        "{at} has no place on the canvas, or one far outside of it.", "{at}의 위치가 없거나 캔버스를 벗어납니다.";
    damaged_size(at: &str) =>
        "{at} has no size, or an impossible one.", "{at}의 크기가 없거나 올바르지 않습니다.";
    damaged_stray_place(at: ResourceId) =>
        "A place or size is given for {at}, which has none.", "{at}에는 위치나 크기가 있을 수 없는데 적혀 있습니다.";
    damaged_two_addresses(at: &str) =>
        "{at} has two public addresses.", "{at}에 퍼블릭 주소가 두 개 있습니다.";
    damaged_probe(at: ResourceId) =>
        "The packet's sender or receiver, {at}, does not exist.", "패킷을 보내거나 받을 {at}이(가) 없습니다.";
}

impl Texts {
    /// What is wrong with a document that somebody opened.
    pub fn inconsistency(self, network: &Network, inconsistency: &Inconsistency) -> String {
        let name = |id: ResourceId| match network.contains(id) {
            true => self.resource(network, id),
            false => id.to_string(),
        };
        match inconsistency {
            Inconsistency::LastNumber(number) => self.number_exhausted(*number),
            Inconsistency::Missing { at, names } => self.damaged_missing(&name(*at), *names),
            Inconsistency::Elsewhere { at, names } => {
                self.damaged_elsewhere(&name(*at), &name(*names), self.noun(ResourceKind::Vpc))
            }
            Inconsistency::Build { at, error } => {
                self.damaged_build(&name(*at), &self.build_error(network, error))
            }
            Inconsistency::NameTaken { at, name } => self.damaged_name_taken(*at, &shown(name)),
            Inconsistency::NoName(at) => self.damaged_no_name(*at),
            Inconsistency::Number(at) => self.damaged_number(*at),
            Inconsistency::Place(at) => self.damaged_place(&name(*at)),
            Inconsistency::Size(at) => self.damaged_size(&name(*at)),
            Inconsistency::StrayPlace(at) => self.damaged_stray_place(*at),
            Inconsistency::TwoPublicAddresses(at) => self.damaged_two_addresses(&name(*at)),
            Inconsistency::Probe(at) => self.damaged_probe(*at),
        }
        .into_owned()
    }
}
