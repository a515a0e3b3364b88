//! The form in which a packet is written, with each kind of traffic, and what it refuses.

use super::page::{Page, Part, beginning_with};
use super::world::allowing_all;
use tollgate_editor::Starter;
use wasm_bindgen_test::wasm_bindgen_test;

/// The starter whose network ACL lets TCP pass to some ports, and nothing else.
async fn web_server() -> (Page, Part) {
    let page = Page::open(beginning_with(Starter::WebServer.document())).await;
    let form = page.find("form", "Packet to send");
    (page, form)
}

/// Sends what the form says and gives what the dock then says.
async fn verdict(page: &Page) -> String {
    page.find("form", "Packet to send").find("button", "Send").click().await;
    page.find_like("button", "Skip to the verdict").click().await;
    page.dock().text()
}

#[wasm_bindgen_test]
async fn tcp_has_a_port_and_is_answered_where_somebody_listens() {
    let (page, form) = web_server().await;
    assert_eq!(form.find("combobox", "Protocol").value(), "TCP");
    let said = verdict(&page).await;
    assert!(said.contains("SIM_REACHABLE") && said.contains("Connected"), "{said}");
    // The security group lets 443 in, and nobody listens there: the machine itself says no.
    form.field("Port").fill("443").await;
    let said = verdict(&page).await;
    assert!(said.contains("connection refused"), "{said}");
}

#[wasm_bindgen_test]
async fn udp_keeps_the_port_and_the_network_acl_stops_it() {
    let (page, form) = web_server().await;
    form.field("Port").fill("53").await;
    form.find("combobox", "Protocol").choose("UDP").await;
    assert_eq!(form.field("Port").value(), "53");
    let said = verdict(&page).await;
    assert!(said.contains("SUBNET_ACL_RESTRICTION") && said.contains("UDP 53"), "{said}");
}

#[wasm_bindgen_test]
async fn ping_has_no_port_and_is_answered_where_all_may_pass() {
    let page = Page::open(beginning_with(allowing_all(Starter::WebServer.document()))).await;
    let form = page.find("form", "Packet to send");
    form.find("combobox", "Protocol").choose("Ping (ICMP)").await;
    assert!(!form.has_field("Port") && !form.has_field("Number"));
    let said = verdict(&page).await;
    assert!(said.contains("SIM_REACHABLE"), "{said}");
}

#[wasm_bindgen_test]
async fn icmp_has_a_type() {
    let (page, form) = web_server().await;
    form.find("combobox", "Protocol").choose("ICMP type…").await;
    form.field("Number").fill("13").await;
    let said = verdict(&page).await;
    assert!(said.contains("SUBNET_ACL_RESTRICTION") && said.contains("ICMP type 13"), "{said}");
}

#[wasm_bindgen_test]
async fn another_protocol_has_a_number_and_6_is_tcp() {
    let (page, form) = web_server().await;
    form.find("combobox", "Protocol").choose("Other number…").await;
    form.field("Number").fill("50").await;
    let said = verdict(&page).await;
    assert!(said.contains("SUBNET_ACL_RESTRICTION"), "{said}");
    form.field("Number").fill("6").await;
    assert_eq!(form.find("combobox", "Protocol").value(), "TCP");
}

#[wasm_bindgen_test]
async fn an_address_that_is_none_is_refused_and_nothing_is_sent() {
    let (page, form) = web_server().await;
    form.find("combobox", "To").choose("another address…").await;
    let address = form.field("Receiver's address");
    let before = address.value();
    address.fill("10.0.0.999").await;
    assert_eq!(address.attribute("aria-invalid").as_deref(), Some("true"));
    assert!(form.find("alert", "").says("Write an IPv4 address such as 203.0.113.10"));
    form.find("button", "Send").click().await;
    assert!(page.dock().says("Send a packet, and its way appears here"));
    address.fill(&before).await;
    assert_eq!(address.attribute("aria-invalid"), None);
    assert!(!form.says("Write an IPv4 address"));
}

#[wasm_bindgen_test]
async fn a_port_that_is_none_is_refused() {
    let (_page, form) = web_server().await;
    form.field("Port").fill("70000").await;
    assert!(form.find("alert", "").says("A port is a number from 1 to 65535."));
}

#[wasm_bindgen_test]
async fn where_nobody_can_send_there_is_no_form_but_a_reason() {
    let page = Page::open(beginning_with(Starter::Empty.document())).await;
    assert!(!page.names("button").contains(&"Send".to_owned()));
    assert!(page.dock().says("Nobody can send yet"));
}
