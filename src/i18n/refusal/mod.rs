//! Why something cannot be done: what is wrong, where, and what would be right.
//!
//! `build.rs`: what AWS would not make or change. `quota.rs`: of what there is too much. `damage.rs`: what is wrong with a document.

mod build;
mod damage;
mod quota;
#[cfg(test)]
mod tests;

use super::{Language, Texts, shown, texts};
use tollgate_editor::Refusal;
use tollgate_model::{Component, Network, ResourceId, ResourceKind};

texts! {
    refuse_place(what: &str, places: &str) =>
        "{what} goes {places}.", "{what}은(는) {places} 놓을 수 있습니다.";
    refuse_place_canvas => "on the open canvas", "캔버스 빈 곳에";
    refuse_gone(what: &str) =>
        "This {what} is not there any more.", "이 {what}은(는) 이제 없습니다.";
    refuse_no_row => "This row is not there any more.", "이 줄은 이제 없습니다.";
    refuse_name_taken(name: &str, what: &str) =>
        "The name {name} is taken by {what}. Every name is used once.",
        "{name}은(는) 다른 {what}이(가) 쓰는 이름입니다. 이름은 겹칠 수 없습니다.";
    refuse_name_empty => "A name needs at least one letter.", "이름을 한 글자 이상 쓰세요.";
    refuse_name_fixed(what: &str) =>
        "AWS gives every {what} its name. Choose another {what} instead.",
        "{what} 이름은 AWS가 정합니다. 대신 다른 {what}을(를) 고르세요.";
    refuse_no_free_cidr(vpc: &str, subnet: &str) =>
        "{vpc} has no room for one more {subnet}. Make a {subnet} smaller, or add a block to {vpc}.",
        "{vpc}에 {subnet}을(를) 더 만들 자리가 없습니다. 다른 {subnet}을(를) 줄이거나 {vpc}에 CIDR 블록을 추가하세요.";
    refuse_no_free_zone(vpc: &str, zone: &str) =>
        "{vpc} has every {zone} already.",
        "{vpc}에는 이미 모든 {zone}이(가) 있습니다.";
    refuse_cannot_leave(what: &str, home: &str) =>
        "{what} belongs to {home} and cannot leave it. Make a new one over there.",
        "{what}은(는) {home}에 속해 있어 옮길 수 없습니다. 그곳에 새로 만드세요.";
    refuse_into_itself(what: &str) =>
        "{what} cannot be put into itself.", "{what}을(를) 자기 자신 안에 넣을 수 없습니다.";
    refuse_different_vpc(one: &str, other: &str, vpc: &str) =>
        "{one} and {other} do not belong to the same {vpc} or Region.",
        "{one}과(와) {other}은(는) 서로 다른 {vpc} 또는 리전에 있습니다.";
    refuse_has_elastic_ip(instance: &str, elastic_ip: &str) =>
        "{instance} has the {elastic_ip} and needs no other public address. Take it off first.",
        "{instance}에는 이미 {elastic_ip}이(가) 있어 다른 퍼블릭 주소가 필요 없습니다. 먼저 연결을 해제하세요.";
    refuse_private_nat(name: &str, elastic_ip: &str) =>
        "{name} is private and takes no {elastic_ip}. Make its connectivity public first.",
        "{name}은(는) 프라이빗이라 {elastic_ip}을(를) 연결할 수 없습니다. 먼저 연결 유형을 퍼블릭으로 바꾸세요.";
    refuse_not_running(name: &str) =>
        "{name} is not running. Start it first.",
        "{name}은(는) 실행 중이 아닙니다. 먼저 시작하세요.";
    refuse_too_long(limit: usize) =>
        "That is too long: {limit} characters at most.", "너무 깁니다. {limit}자까지 쓸 수 있습니다.";
    refuse_no_number =>
        "This document has used up all its numbers, so nothing more can be made in it.",
        "이 문서에서는 번호를 모두 써서 더 만들 수 없습니다.";
    refuse_unsound(what: &str) =>
        "Not done, because the document could not be opened again afterwards: {what}",
        "바꾸고 나면 문서를 다시 열 수 없게 되므로 바꾸지 않았습니다. {what}";
    refuse_no_public_address => "No public address is free.", "남은 퍼블릭 주소가 없습니다.";
}

/// `a` or `an` and the word.
pub(super) fn a(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// The text with a capital letter in front.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

impl Texts {
    /// Why a command changes nothing.
    pub fn refusal(self, network: &Network, refusal: &Refusal) -> String {
        let name = |id: ResourceId| self.resource(network, id);
        match refusal {
            Refusal::Build(error) => self.build_error(network, error),
            Refusal::WrongPlace { component, .. } => self.wrong_place(*component),
            Refusal::Gone(id) => self.refuse_gone(self.noun(id.kind())).into_owned(),
            Refusal::NoSuchRow => self.refuse_no_row().into_owned(),
            Refusal::NameTaken { name, by } => {
                let noun = self.noun(by.kind());
                let what = match self.language {
                    Language::English => a(noun),
                    Language::Korean => noun.to_owned(),
                };
                self.refuse_name_taken(&shown(name), &what).into_owned()
            }
            Refusal::NameEmpty => self.refuse_name_empty().into_owned(),
            Refusal::NameFixed(id) => self.refuse_name_fixed(self.noun(id.kind())).into_owned(),
            Refusal::NoFreeCidr(vpc) => {
                self.refuse_no_free_cidr(&name((*vpc).into()), self.noun(ResourceKind::Subnet)).into_owned()
            }
            Refusal::NoFreeZone(vpc) => self
                .refuse_no_free_zone(&name((*vpc).into()), self.noun(ResourceKind::AvailabilityZone))
                .into_owned(),
            Refusal::CannotLeave { id, home } => {
                self.refuse_cannot_leave(&name(*id), &name(*home)).into_owned()
            }
            Refusal::IntoItself(id) => self.refuse_into_itself(&name(*id)).into_owned(),
            Refusal::DifferentVpc { id, other } => self
                .refuse_different_vpc(&name(*id), &name(*other), self.noun(ResourceKind::Vpc))
                .into_owned(),
            Refusal::HasElasticIp(id) => self
                .refuse_has_elastic_ip(&name((*id).into()), self.noun(ResourceKind::ElasticIp))
                .into_owned(),
            Refusal::PrivateNatGateway(id) => {
                self.refuse_private_nat(&name((*id).into()), self.noun(ResourceKind::ElasticIp)).into_owned()
            }
            Refusal::NotRunning(id) => self.refuse_not_running(&name((*id).into())).into_owned(),
            Refusal::DiskOffline(id) => self.refuse_disk_offline(&name(*id)).into_owned(),
            Refusal::FileName => self.refuse_file_name().into_owned(),
            Refusal::Struck(id) => self.refuse_struck(&name(*id)).into_owned(),
            Refusal::NoSystem(id) => self.refuse_no_system(&name((*id).into())).into_owned(),
            Refusal::NoOtherVpc(id) => self.refuse_no_other_vpc(&name((*id).into())).into_owned(),
            Refusal::NoFreePublicAddress => self.refuse_no_public_address().into_owned(),
            Refusal::TooLong { limit } => self.refuse_too_long(*limit).into_owned(),
            Refusal::NoFreeNumber => self.refuse_no_number().into_owned(),
            Refusal::Unsound(found) => self.refuse_unsound(&self.inconsistency(network, found)).into_owned(),
        }
    }

    /// "A NAT gateway goes in a subnet."
    fn wrong_place(self, component: Component) -> String {
        let noun = self.component_noun(component);
        let places: Vec<String> = component
            .places()
            .iter()
            .map(|place| match (place, self.language) {
                (None, _) => self.refuse_place_canvas().into_owned(),
                (Some(kind), Language::English) => {
                    format!("{} {}", if kind.is_container() { "in" } else { "on" }, a(self.noun(*kind)))
                }
                (Some(kind), Language::Korean) => format!("{}에", self.noun(*kind)),
            })
            .collect();
        match self.language {
            Language::English => self.refuse_place(&capitalised(&a(noun)), &places.join(" or ")).into_owned(),
            Language::Korean => self.refuse_place(noun, &places.join(" 또는 ")).into_owned(),
        }
    }
}
