//! Why the editor refuses a command, in an English sentence for shells and logs, with things called by their ids.

use tollgate_editor::Refusal;

/// The sentence, without a full stop.
pub(crate) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Build(error) => error.sentence(&|id| id.to_string()),
        Refusal::WrongPlace { component, on: Some(on) } => format!("{component:?} cannot be placed on {on}"),
        Refusal::WrongPlace { component, on: None } => {
            format!("{component:?} cannot be placed on the open canvas")
        }
        Refusal::Gone(id) => format!("{id} does not exist"),
        Refusal::NoSuchRow => "there is no such row".to_owned(),
        Refusal::NameTaken { name, by } => format!("the name {name:?} is taken by {by}"),
        Refusal::NameEmpty => "a name needs at least one letter".to_owned(),
        Refusal::NameFixed(id) => format!("{id} is named by AWS"),
        Refusal::NoFreeCidr(vpc) => format!("{vpc} has no room for one more subnet"),
        Refusal::NoFreeZone(vpc) => format!("{vpc} has every Availability Zone already"),
        Refusal::CannotLeave { id, home } => format!("{id} belongs to {home} and cannot leave it"),
        Refusal::IntoItself(id) => format!("{id} cannot be put into itself"),
        Refusal::DifferentVpc { id, other } => {
            format!("{id} and {other} do not belong to the same VPC or Region")
        }
        Refusal::HasElasticIp(id) => format!("{id} has an Elastic IP and needs no other public address"),
        Refusal::PrivateNatGateway(id) => format!("{id} is private and takes no Elastic IP"),
        Refusal::NotRunning(id) => format!("{id} is not running"),
        Refusal::DiskOffline(id) => format!("no running instance has the disk of {id}"),
        Refusal::FileName => "the name or text of a file is too long, or the name is not one word".to_owned(),
        Refusal::Struck(id) => format!("a disaster keeps {id} out of reach"),
        Refusal::NoSystem(id) => format!("{id} has no operating system"),
        Refusal::NoOtherVpc(id) => format!("there is no other VPC with which {id} could be peered"),
        Refusal::NoFreePublicAddress => "no public address is free".to_owned(),
        Refusal::TooLong { limit } => format!("a name or text may have {limit} characters"),
        Refusal::NoFreeNumber => "every number that an id can have was given out".to_owned(),
        Refusal::Unsound(found) => {
            format!("the document could not be read back: {}", found.sentence(&|id| id.to_string()))
        }
    }
}
