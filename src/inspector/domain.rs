//! A domain: whose it is, and who answers for it.

use super::Inspected;
use super::field::{Choice, Editing, Problem, check_field, fact, hint, select_field, text_field};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{DomainId, ResourceId, Visibility};
use yew::prelude::*;

impl Inspected for DomainId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(domain) = network.domains.get(&id) else { return Html::default() };
        let mut choices = vec![Choice::new(texts.registrars_own(), Command::SetNameServers(id, None))];
        let mut selected = 0;
        for (zone, it) in &network.hosted_zones {
            if it.visibility == Visibility::Public {
                if domain.name_servers == Some(*zone) {
                    selected = choices.len();
                }
                choices.push(Choice::new(
                    format!("{} ({zone})", it.name),
                    Command::SetNameServers(id, Some(*zone)),
                ));
            }
        }
        if let (Some(zone), 0) = (domain.name_servers, selected) {
            selected = choices.len();
            choices.push(Choice::new(texts.inspect_old_zone(zone), Command::SetNameServers(id, Some(zone))));
        }
        let read = Callback::from(move |text: String| match text.parse() {
            Ok(name) => Ok(Command::SetDomainName(id, name).into()),
            Err(_) => Err(Problem::form(texts.inspect_not_name())),
        });
        let listed = domain.name_servers.map(|zone| zone.name_servers().join("\n")).unwrap_or_default();
        let goes_to = domain.name_servers.filter(|zone| network.hosted_zones.contains_key(zone));
        html! {
            <>
                { text_field(editing, texts.inspect_domain_name(), domain.name.to_string(), read)
                    .mono()
                    .placeholder("example.com".into())
                    .show() }
                { select_field(editing, texts.inspect_name_servers(), choices, selected)
                    .goes_to(goes_to.map(ResourceId::from))
                    .show() }
                if !listed.is_empty() {
                    { fact(texts.inspect_listed(), listed.into(), true) }
                }
                { check_field(
                    editing,
                    texts.inspect_expired(),
                    domain.expired,
                    Command::SetDomainExpired(id, !domain.expired),
                )
                .show() }
                { hint(texts.inspect_domain_hint()) }
            </>
        }
    }
}
