//! Send: by dragging, by two clicks, by keyboard.

use super::*;
use tollgate_model::{Destination, NoReceiver, NoSender, ResourceKind, Sender};

fn stage() -> Stage {
    let mut stage = Stage::of(Starter::WebServer);
    stage.takes(Tool::Send(None));
    stage
}

/// Who sends to whom.
fn ends(stage: &Stage) -> Vec<(Sender, Destination)> {
    stage.sent.iter().map(|probe| (probe.from, probe.to.clone())).collect()
}

fn from_laptop_to_server(stage: &Stage) -> Vec<(Sender, Destination)> {
    let network = &stage.document.network;
    let laptop = Sender::of(network, stage.id("laptop")).unwrap();
    let server = Destination::of(network, stage.id("web-1")).unwrap();
    assert!(matches!((&laptop, &server), (Sender::OutsideHost(_), Destination::Instance(_))));
    vec![(laptop, server)]
}

#[test]
fn a_packet_is_dragged_from_its_sender_to_its_receiver() {
    let mut stage = stage();
    stage.to(stage.on("laptop"));
    let around = Some(stage.rect("laptop").grown(12));
    let hovering = Preview { target: around, ..Preview::nothing(stage.on("laptop")) };
    assert_eq!(*stage.preview(), hovering, "it could be taken here");
    stage.drag(stage.on("laptop"), stage.on("web-1"));
    let at = stage.on("web-1");
    let aiming = Preview {
        target: Some(stage.rect("web-1").grown(12)),
        line: Some((stage.rect("laptop").centre(), stage.camera.to_canvas(at))),
        ..Preview::nothing(at)
    };
    assert_eq!(*stage.preview(), aiming);
    stage.let_go(at);
    assert_eq!(ends(&stage), from_laptop_to_server(&stage));
    assert_eq!((stage.tool, &stage.explained[..]), (Tool::Select, &[][..]));
    assert!(stage.is_as_before());
}

#[test]
fn a_packet_is_sent_by_a_click_on_its_sender_and_one_on_its_receiver() {
    let mut stage = stage();
    let laptop = stage.id("laptop");
    stage.click(stage.on("laptop"));
    assert_eq!((stage.tool, stage.sent.len()), (Tool::Send(Some(laptop)), 0));
    stage.to(stage.at(100, 400));
    assert_eq!(stage.preview().line.map(|(from, _)| from), Some(stage.rect("laptop").centre()));
    stage.click(stage.on("web-1"));
    assert_eq!(ends(&stage), from_laptop_to_server(&stage));
}

#[test]
fn a_packet_is_sent_by_keyboard() {
    let mut stage = stage();
    stage.does(Input::PutOn(stage.id("laptop")));
    stage.does(Input::PutOn(stage.id("web-1")));
    assert_eq!((ends(&stage), stage.tool), (from_laptop_to_server(&stage), Tool::Select));
    assert_eq!(stage.does(Input::PutOn(stage.id("web-1"))), [], "only with the packet in hand");
}

#[test]
fn what_does_not_send_says_why() {
    let mut stage = stage();
    let (at, why) = (stage.on("igw-shop"), NoSender::OnTheWay(ResourceKind::InternetGateway));
    stage.to(at);
    let refused = Preview { why_not: Some(WhyNot::NoSender(why)), ..Preview::nothing(at) };
    assert_eq!(*stage.preview(), refused);
    stage.drag(at, stage.on("web-1"));
    let still = Preview { at: stage.on("web-1"), ..refused };
    assert_eq!(*stage.preview(), still, "whatever lies under it now");
    stage.let_go(stage.on("web-1"));
    assert_eq!((&stage.explained[..], stage.sent.len()), (&[WhyNot::NoSender(why)][..], 0));
    assert_eq!(stage.tool, Tool::Send(None), "for another try");
}

#[test]
fn what_does_not_receive_says_why_and_the_sender_stays_picked() {
    let mut stage = stage();
    let why = NoReceiver::OnTheWay(ResourceKind::InternetGateway);
    stage.drag(stage.on("laptop"), stage.on("igw-shop"));
    assert_eq!(stage.preview().why_not, Some(WhyNot::NoReceiver(why)));
    assert_eq!(stage.preview().target, None);
    stage.let_go(stage.on("igw-shop"));
    assert_eq!((&stage.explained[..], stage.sent.len()), (&[WhyNot::NoReceiver(why)][..], 0));
    assert_eq!(stage.tool, Tool::Send(Some(stage.id("laptop"))));
}

#[test]
fn a_packet_that_is_dropped_on_the_ground_is_put_away() {
    for over in [Over::Ground, Over::Elsewhere] {
        let mut stage = stage();
        stage.drag(stage.on("laptop"), stage.at(100, 400));
        stage.over = over;
        assert_eq!(stage.let_go(stage.at(100, 400)), [Effect::Clear, Effect::Do(Act::Take(Tool::Select))]);
    }
}

#[test]
fn with_the_packet_in_hand_the_ground_still_moves_the_view() {
    let mut stage = stage();
    let ground = stage.at(100, 400);
    stage.drag(ground, beside(ground, 30.0, 0.0));
    assert!(stage.picture.holds_view);
    stage.let_go(beside(ground, 30.0, 0.0));
    assert_eq!((stage.tool, stage.is_as_before()), (Tool::Send(None), true));
    // And a click there is one.
    stage.selection = Some(stage.id("web-1"));
    stage.click(ground);
    assert_eq!(stage.selection, None);
}

#[test]
fn a_sender_that_is_gone_is_none() {
    let mut stage = stage();
    let laptop = stage.id("laptop");
    stage.click(stage.on("laptop"));
    let server = stage.on("web-1");
    stage.perform(&Command::Delete(Set::from([laptop])));
    stage.click(server);
    assert_eq!(stage.explained, [WhyNot::NoSender(NoSender::Gone(ResourceKind::OutsideHost))]);
    assert_eq!((stage.tool, stage.sent.len()), (Tool::Send(None), 0));
}

#[test]
fn escape_ends_the_aiming_and_then_puts_the_packet_away() {
    let mut stage = stage();
    stage.drag(stage.on("laptop"), stage.on("web-1"));
    assert_eq!(stage.does(Input::Escape), [Effect::Clear]);
    assert_eq!(stage.let_go(stage.on("web-1")), []);
    stage.does(Input::Escape);
    assert_eq!((stage.tool, stage.sent.len()), (Tool::Select, 0));
}
