//! What the reducers do, without a browser.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use std::rc::Rc;
use tollgate_editor::{Command, History, RuleEdit, Starter};
use tollgate_engine::ClientSees;
use tollgate_labs::{Answer, Entry, Lab, Pointer};
use tollgate_model::{
    Cidr, Component, Direction, Document, InstanceId, Listener, NetworkAclRule, OutsideHostId, Point, Probe,
    ProbeTraffic, ResourceId, RuleAction, RuleNumber, Set, UserData,
};

/// The session of somebody who asks for little motion.
fn opened(starter: Starter) -> Session {
    let preferences = Preferences {
        language: Language::English,
        view: View::Aws,
        theme: None,
        system_theme: Theme::Light,
        reduced_motion: true,
        letter_shortcuts: true,
        predict_first: false,
    };
    Session::new(History::new(starter.document()), preferences)
}

/// A packet of a starter, sent by somebody who predicts and asks for little motion.
fn predicting(starter: Starter) -> Session {
    let mut session = opened(starter);
    session.act(Action::SetPredictFirst(true));
    session.act(Action::Send);
    session
}

/// What the client sees of the packet that was sent.
fn client(session: &Session) -> Option<ClientSees> {
    session.journey.sent.as_ref().map(|it| it.trip.outcome.client)
}

fn instance(session: &Session) -> InstanceId {
    *session.document().network.instances.keys().next().unwrap()
}

fn laptop(session: &Session) -> OutsideHostId {
    *session.document().network.outside_hosts.keys().next().unwrap()
}

fn delete(id: impl Into<ResourceId>) -> Action {
    Action::Perform(Command::Delete(Set::from([id.into()])))
}

/// Another edit than anything else in these tests.
fn rename(session: &Session, name: &str) -> Action {
    Action::Perform(Command::Rename(instance(session).into(), name.into()))
}

/// A lab whose network ACL forgets answers, and its line in the catalog.
fn lab() -> (&'static Entry, Rc<Lab>) {
    let lab = Lab::read(include_str!("../../crates/labs/catalog/checkpoint-or-dog.json")).unwrap();
    (Entry::find(&lab.id).unwrap(), Rc::new(lab))
}

/// Somebody who waited for that lab gets it.
fn open_lab(session: &mut Session) {
    let (entry, lab) = lab();
    session.act(Action::AwaitLab(entry));
    let start = Document { title: "The lab".into(), ..lab.start.clone() };
    session.act(Action::OpenLab { entry, lab, start, kept: None });
}

fn is_met(session: &Session) -> bool {
    session.lab.open.as_ref().unwrap().report.is_met()
}

#[test]
fn what_is_moved_is_not_compiled_and_not_sent_again() {
    let mut session = opened(Starter::WebServer);
    session.act(Action::Send);
    let before = session.clone();
    let id = laptop(&session).into();
    session.act(Action::Perform(Command::Move { id, into: None, at: Point::new(8, 400) }));
    assert_ne!(session.document(), before.document());
    assert!(Rc::ptr_eq(&session.work.topology, &before.work.topology));
    assert!(Rc::ptr_eq(&session.work.findings, &before.work.findings));
    assert!(session.journey.sent == before.journey.sent);
}

#[test]
fn a_change_of_the_network_is_compiled_and_the_packet_sent_again() {
    let mut session = opened(Starter::WebServer);
    session.act(Action::Send);
    assert_eq!(client(&session), Some(ClientSees::Connected));
    // The rule by which answers may leave.
    let subnet = *session.document().network.subnets.keys().next().unwrap();
    let acl = session.document().network.effective_network_acl(subnet).unwrap();
    let answers = RuleEdit::Remove(RuleNumber::new(100).unwrap());
    session.act(Action::Perform(Command::EditNetworkAclRule(acl, Direction::Outbound, answers)));
    assert_eq!(client(&session), Some(ClientSees::Timeout));
    assert_eq!(session.journey.playback.at + 1, length(&session), "it is seen from its end");
    session.act(Action::Undo);
    assert_eq!(client(&session), Some(ClientSees::Connected));
}

#[test]
fn what_is_gone_is_not_selected_any_more_nor_sent_to_nor_typed_at() {
    let mut session = opened(Starter::WebServer);
    session.act(Action::Send);
    session.act(Action::OpenTerminal(Some(laptop(&session))));
    let server = instance(&session);
    session.act(Action::Select(Some(server.into())));
    session.act(rename(&session, "front"));
    assert_eq!(session.work.selection, Some(server.into()), "it is only called something else");
    session.act(delete(server));
    assert_eq!((session.work.selection, session.journey.sent.is_some()), (None, false));
    assert!(session.interface.terminal.is_some(), "the laptop is still there");
    session.act(delete(laptop(&session)));
    assert_eq!(session.interface.terminal, None);
}

#[test]
fn what_was_deleted_can_be_named_though_it_is_gone() {
    let mut session = opened(Starter::WebServer);
    let server = instance(&session);
    session.act(delete(server));
    let Some(Notice::Deleted(id, before)) = &session.interface.notice else { panic!("nothing is said") };
    assert_eq!(before.name(*id), Some("web-1"));
    assert!(!session.document().network.contains(*id));
    session.act(Action::Undo);
    assert_eq!(session.interface.notice, None);
}

#[test]
fn what_is_refused_is_said_and_changes_nothing_else() {
    let before = opened(Starter::WebServer);
    let mut session = before.clone();
    session.act(Action::Perform(Command::Place {
        component: Component::Instance,
        on: None,
        at: Point::new(0, 0),
    }));
    assert!(matches!(session.interface.notice, Some(Notice::Refused(_))));
    session.act(Action::Notify(None));
    assert!(session == before);
}

#[test]
fn what_is_placed_is_selected_and_the_hand_is_empty() {
    let mut session = opened(Starter::WebServer);
    let component = Component::Laptop;
    session.act(Action::Take(Tool::Place(component)));
    session.act(Action::Perform(Command::Place { component, on: None, at: Point::new(0, 400) }));
    let selected = session.work.selection.unwrap();
    assert_ne!(selected, ResourceId::from(laptop(&session)));
    assert_eq!((selected.kind(), session.interface.tool), (component.kind(), Tool::Select));
}

#[test]
fn where_nothing_can_be_changed_packets_are_sent() {
    let mut session = opened(Starter::WebServer);
    session.work.read_only = true;
    let before = session.document().clone();
    session.act(rename(&session, "front"));
    assert_eq!(session.interface.notice, Some(Notice::ReadOnly));
    assert_eq!(session.document(), &before);
    let probe = Probe { traffic: ProbeTraffic::Tcp(443), ..before.probe.clone().unwrap() };
    session.act(Action::SendProbe(probe.clone()));
    assert_eq!(client(&session), Some(ClientSees::Refused));
    assert_eq!((&session.document().network, &session.document().probe), (&before.network, &Some(probe)));
}

#[test]
fn the_work_waits_behind_a_lab_with_its_past() {
    let mut session = opened(Starter::WebServer);
    session.act(rename(&session, "front"));
    let own = session.document().clone();
    open_lab(&mut session);
    assert_eq!(&*session.document().title, "The lab");
    assert!(!session.work.history.can_undo(), "the past of the work is not the lab's");
    session.act(rename(&session, "changed"));
    let in_lab = session.document().clone();
    session.act(Action::LeaveLab);
    assert_eq!(session.document(), &own);
    session.act(Action::Undo);
    assert_eq!(session.document(), &Starter::WebServer.document());
    // What was done in the lab waits too, with its own past.
    open_lab(&mut session);
    assert_eq!(session.document(), &in_lab);
    session.act(Action::Undo);
    assert_eq!(&*session.document().title, "The lab");
    assert!(!session.work.history.can_undo());
}

#[test]
fn a_lab_is_judged_whenever_the_network_changes() {
    let mut session = opened(Starter::WebServer);
    open_lab(&mut session);
    assert!(!is_met(&session));
    session.act(Action::SolveLab);
    assert!(is_met(&session) && session.lab.open.as_ref().unwrap().shown);
    session.act(Action::Undo);
    assert!(!is_met(&session), "each command of the solution is a step");
    session.act(Action::Redo);
    assert!(is_met(&session));
    session.act(Action::ResetLab);
    assert!(!is_met(&session) && !session.lab.open.as_ref().unwrap().shown);
    session.act(Action::Undo);
    assert!(is_met(&session), "to begin anew is a step as well");
}

#[test]
fn the_moment_of_a_lab_is_shown_at_its_hop() {
    let mut session = predicting(Starter::WebServer);
    open_lab(&mut session);
    session.act(Action::SeeWhy);
    assert_eq!(session.journey.playback.at, 7, "the eighth hop: the network ACL, on the way back");
    assert_eq!(session.journey.playback.known, None, "here the answer is the point");
}

#[test]
fn only_the_lab_that_is_waited_for_is_opened() {
    let mut session = opened(Starter::WebServer);
    let (entry, lab) = lab();
    let start = lab.start.clone();
    let comes = || Action::OpenLab { entry, lab: Rc::clone(&lab), start: start.clone(), kept: None };
    session.act(comes());
    assert!(session.lab.open.is_none());
    session.act(Action::AwaitLab(entry));
    session.act(Action::Notify(None));
    session.act(comes());
    assert!(session.lab.open.is_none(), "who puts the notice away does not want the lab any more");
    session.act(Action::LabFailed(entry, Notice::CannotFetchLab(entry)));
    assert_eq!(session.interface.notice, None);
    session.act(Action::AwaitLab(entry));
    session.act(Action::LabFailed(entry, Notice::CannotFetchLab(entry)));
    assert_eq!(session.interface.notice, Some(Notice::CannotFetchLab(entry)));
    session.act(Action::AwaitLab(entry));
    session.act(comes());
    assert!(session.lab.open.is_some() && session.interface.notice.is_none());
    session.act(Action::AwaitLab(entry));
    assert_eq!((session.lab.awaited, session.interface.notice), (None, None), "it is open already");
}

#[test]
fn another_document_puts_the_lab_away_and_can_be_undone() {
    let mut session = opened(Starter::WebServer);
    open_lab(&mut session);
    session.act(Action::Point(Pointer::Component(Component::NetworkAcl)));
    session.act(Action::Send);
    let opened_before = session.work.opened;
    session.act(Action::Open(Starter::TwoTiers.document()));
    assert!(session.lab.open.is_none() && session.lab.pointed.is_none() && session.journey.sent.is_none());
    assert!(session.work.opened > opened_before);
    session.act(Action::Undo);
    assert_eq!(session.document(), &Starter::WebServer.document());
}

fn length(session: &Session) -> usize {
    session.journey.sent.as_ref().unwrap().len()
}

#[test]
fn a_gate_stays_shut_until_something_is_said_of_it() {
    let mut session = predicting(Starter::WebServer);
    assert!(!session.journey.playback.is_asking(), "nothing is asked where the letter is written");
    session.act(Action::Next);
    assert!(session.journey.playback.is_asking());
    assert_eq!((session.journey.playback.reached(), session.journey.playback.told(length(&session))), (1, 2));
    for way_round in [Action::Next, Action::Jump(usize::MAX), Action::GoOn, Action::Play(true)] {
        session.act(way_round);
        assert_eq!((session.journey.playback.at, session.journey.playback.is_asking()), (1, true));
    }
    session.act(Action::Back);
    session.act(Action::Next);
    assert!(session.journey.playback.is_asking(), "to go back and forth opens nothing");
    session.act(Action::Predict(Answer::LetIn));
    assert_eq!((session.journey.playback.reached(), session.lab.score.total()), (2, (0, 1)));
    session.act(Action::Predict(Answer::Rewritten));
    assert_eq!(session.lab.score.total(), (0, 1), "what was said counts once");
    session.act(Action::Next);
    assert_eq!((session.journey.playback.at, session.journey.playback.said), (2, None));
}

/// R-EC2-1
#[test]
fn software_is_there_where_the_engine_says_that_it_can_be_downloaded() {
    for denied in [false, true] {
        let mut session = predicting(Starter::WebServer);
        let network = Rc::clone(&session.document().network);
        let (id, web) = network.instances.iter().next().unwrap();
        let acl = network.effective_network_acl(web.subnet).unwrap();
        if denied {
            let traffic = "tcp 443".parse().unwrap();
            let rule = NetworkAclRule { traffic, cidr: Cidr::ANYWHERE, action: RuleAction::Deny };
            let deny = (RuleNumber::new(1).unwrap(), rule);
            let deny = Command::EditNetworkAclRule(acl, Direction::Outbound, RuleEdit::Add(deny));
            session.act(Action::Perform(deny));
        }
        session.act(Action::Perform(Command::SetUserData { id: *id, user_data: UserData::MySql }));
        let listeners = &session.document().network.instances[id].listeners;
        assert_eq!(listeners.contains(&Listener::tcp(3306)), !denied);
    }
}

#[test]
fn a_step_back_shows_the_packet_that_is_written_in_the_form() {
    let mut session = predicting(Starter::WebServer);
    let written = session.document().probe.clone().unwrap();
    let instance = *session.document().network.instances.keys().next().unwrap();
    session.act(Action::Perform(Command::SetSourceDestCheck(instance, false)));
    let other = Probe { traffic: ProbeTraffic::Tcp(22), ..written.clone() };
    session.act(Action::SendProbe(other.clone()));
    let shown = |session: &Session| session.journey.sent.as_ref().map(|it| it.probe.clone());
    assert_eq!(shown(&session), Some(other));
    session.act(Action::Undo);
    assert_eq!(session.document().probe, Some(written));
    assert_eq!(shown(&session), session.document().probe);
    session.act(Action::Redo);
    assert_eq!(shown(&session), session.document().probe);
}

#[test]
fn every_journey_can_be_predicted_to_its_end() {
    for starter in Starter::ALL.iter().filter(|it| **it != Starter::Empty) {
        let mut session = predicting(*starter);
        let mut steps = 0;
        while session.journey.playback.reached() < length(&session) {
            session.act(Action::Predict(Answer::Stop));
            session.act(Action::GoOn);
            steps += 1;
            assert!(steps < 100, "{starter:?}");
        }
        assert!(session.journey.playback.knows_all(length(&session)));
        let (right, wrong) = session.lab.score.total();
        assert!(right + wrong > 3, "{starter:?}");
    }
}

#[test]
fn the_switch_hides_what_has_not_been_seen_and_shows_it_again() {
    let mut session = predicting(Starter::WebServer);
    session.act(Action::SetPredictFirst(false));
    session.act(Action::Jump(3));
    assert_eq!(session.journey.playback.reached(), 4);
    session.act(Action::SetPredictFirst(true));
    assert_eq!(session.journey.playback.told(length(&session)), 4, "what was seen stays seen");
    session.act(Action::Next);
    assert!(session.journey.playback.is_asking());
    session.act(Action::SetPredictFirst(false));
    assert!(!session.journey.playback.is_asking());
}

#[test]
fn a_change_of_the_network_asks_anew() {
    let mut session = predicting(Starter::WebServer);
    session.act(Action::SetPredictFirst(false));
    session.act(Action::Jump(usize::MAX));
    session.act(Action::SetPredictFirst(true));
    let instance = *session.document().network.instances.keys().next().unwrap();
    session.act(Action::Perform(Command::SetSourceDestCheck(instance, false)));
    assert_eq!((session.journey.playback.at, session.journey.playback.reached()), (0, 1));
    session.act(Action::Next);
    assert!(session.journey.playback.is_asking());
}

/// R-LB-5
#[test]
fn a_journey_brings_the_health_of_the_targets_among_which_was_chosen() {
    let lab = Lab::read(include_str!("../../crates/labs/catalog/the-desk-that-waits.json")).unwrap();
    let mut session = opened(Starter::Empty);
    session.act(Action::Open(lab.start.clone()));
    session.act(Action::SendProbe(lab.why.probe.clone().unwrap()));
    let journey = session.journey.sent.clone().unwrap();
    let group = journey.hops().find_map(|(_, hop)| findings::chosen_from(hop.step)).unwrap();
    let targets = journey.targets.get(&group).unwrap();
    assert!(!targets.is_empty());
    for (target, health) in targets {
        assert_eq!(session.work.findings.target(group, *target), *health);
    }
}
