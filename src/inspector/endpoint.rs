//! What both kinds of endpoint have: a service and a policy.

use super::field::{Choice, Editing, check_field, select_field};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{AwsService, ResourceId};
use yew::prelude::*;

/// The services that an endpoint can lead to.
pub(super) fn service_field(
    editing: &Rc<Editing>,
    id: ResourceId,
    now: AwsService,
    all: &[AwsService],
) -> Html {
    let choices =
        all.iter().map(|it| Choice::new(it.to_string(), Command::SetEndpointService(id, *it))).collect();
    let selected = all.iter().position(|it| *it == now).unwrap_or_default();
    select_field(editing, editing.texts.inspect_endpoint_service(), choices, selected).show()
}

pub(super) fn policy_field(editing: &Rc<Editing>, id: ResourceId, denies: bool) -> Html {
    let texts = editing.texts;
    check_field(editing, texts.inspect_policy(), denies, Command::SetEndpointPolicy(id, !denies))
        .note(texts.inspect_policy_note())
        .show()
}
