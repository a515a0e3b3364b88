//! May this be put there? Asked at each movement of the pointer, and by the keyboard, which steps through all places.

use crate::apply::{Survey, admit, admit_move, takes};
use crate::arrange::rect_of;
use crate::command::Refusal;
use tollgate_model::{Component, Document, ResourceId, sorted};

/// Where a component goes that is dropped over `on`: `on` itself, or for what stands on walls and in books rather than
/// on the ground (gateways, tables, lists, groups, addresses) the nearest container of it that takes it. The answer is
/// what [`Command::Place`](crate::Command::Place) wants to be told; `None` in it is the open canvas.
pub fn legal(
    document: &Document,
    what: Component,
    on: Option<ResourceId>,
) -> Result<Option<ResourceId>, Refusal> {
    let on = climb(document, what, on, None);
    admit(&document.network, what, on).map(|_| on)
}

/// Where a thing goes that is moved over `into`; as [`legal`], for [`Command::Move`](crate::Command::Move).
pub fn legal_move(
    document: &Document,
    id: ResourceId,
    into: Option<ResourceId>,
) -> Result<Option<ResourceId>, Refusal> {
    let what = document.network.component(id).ok_or(Refusal::Gone(id))?;
    let into = climb(document, what, into, Some(id));
    admit_move(&document.network, id, into).map(|()| into)
}

/// Every place where a component may be put, in reading order: the open canvas, then from above to below and from left
/// to right.
pub fn targets(document: &Document, what: Component) -> Vec<Option<ResourceId>> {
    let all = std::iter::once(None).chain(document.network.ids().map(Some));
    let survey = Survey::of(&document.network);
    let found: Vec<Option<ResourceId>> = all
        .filter(|on| takes(what, on.map(ResourceId::kind)))
        .filter(|on| survey.admit(what, *on).is_ok())
        .collect();
    let place = |on: &Option<ResourceId>| {
        let rect = on.and_then(|id| rect_of(document, id));
        rect.map(|rect| (rect.top(), rect.left()))
    };
    sorted(found, |one, other| place(one).cmp(&place(other)))
}

/// Whether a component has no place of its own on the canvas, so that it may be dropped on anything inside of what it
/// belongs to.
fn climbs(what: Component) -> bool {
    !what.kind().is_placed()
}

fn climb(
    document: &Document,
    what: Component,
    on: Option<ResourceId>,
    moved: Option<ResourceId>,
) -> Option<ResourceId> {
    let id = on?;
    let here = |id: &ResourceId| Some(*id) != moved && takes(what, Some(id.kind()));
    let mut way = std::iter::once(id).chain(document.network.ancestors(id));
    match climbs(what) {
        true => way.find(here).or(on),
        false => on,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::starter::Starter;
    use crate::testing::Play;
    use crate::work;
    use tollgate_generators::large;
    use tollgate_model::check::BuildError;

    #[test]
    fn gates_climb_to_what_takes_them() {
        let play = Play::starting(Starter::PublicAndPrivate);
        let document = &play.document;
        let on = |name: &str| Some(play.id(name));
        assert_eq!(legal(document, Component::RouteTable, on("app-a")), Ok(on("private-a")));
        assert_eq!(legal(document, Component::SecurityGroup, on("app-a")), Ok(on("app-a")));
        assert_eq!(legal(document, Component::SecurityGroup, on("private-a")), Ok(on("office")));
        let region = document.network.parent(play.id("office"));
        assert_eq!(legal(document, Component::ElasticIp, on("private-a")), Ok(region));
        let gateway = legal(document, Component::InternetGateway, on("app-a"));
        let taken = BuildError::VpcHasInternetGateway(play.id("igw-office"));
        assert_eq!(gateway, Err(taken.into()), "the nearest that takes it, not the next that would do");
    }

    #[test]
    fn buildings_and_containers_stand_on_their_container() {
        let play = Play::starting(Starter::PublicAndPrivate);
        let document = &play.document;
        let on = Some(play.id("app-a"));
        let wrong = Refusal::WrongPlace { component: Component::Instance, on };
        assert_eq!(legal(document, Component::Instance, on), Err(wrong));
        assert_eq!(legal(document, Component::Laptop, None), Ok(None));
        assert_eq!(legal_move(document, play.id("rtb-public"), on), Ok(Some(play.id("private-a"))));
    }

    /// What takes a look at everything is looked at once, however many places there are.
    #[test]
    fn the_places_in_a_large_document_are_found_in_one_look() {
        let crowd = large::crowd(2_000, false);
        let mut found = 0;
        let steps = work::steps(|| found = targets(&crowd, Component::ElasticIp).len());
        // Every instance and the Region.
        assert_eq!(found, 2_001 + 1);
        assert!(steps < 100, "{steps}");
        let many = large::subnets(1_000);
        let steps = work::steps(|| found = targets(&many, Component::Instance).len());
        assert_eq!(found, 1_001);
        assert!(steps < 100, "{steps}");
    }

    #[test]
    fn targets_come_in_reading_order() {
        let play = Play::starting(Starter::PublicAndPrivate);
        let names = |what| -> Vec<Option<&str>> {
            let found = targets(&play.document, what).into_iter();
            found.map(|on| on.and_then(|id| play.document.network.name(id))).collect()
        };
        assert_eq!(
            names(Component::Instance),
            [Some("public-a"), Some("public-b"), Some("private-a"), Some("private-b")]
        );
        assert_eq!(names(Component::Laptop), [None]);
        assert_eq!(targets(&play.document, Component::Laptop), [None]);
    }
}
