//! A packet on its way: the timeline, the rules beside a gate, and how it ended.

use super::page::{Page, Part, beginning_with};
use tollgate_editor::Starter;
use wasm_bindgen_test::wasm_bindgen_test;

/// A packet of the starter in which the reply is lost at a network ACL, sent, and standing at its first hop.
async fn one_fault() -> Page {
    let page = Page::open(beginning_with(Starter::OneFault.document())).await;
    page.find("button", "Send").click().await;
    page
}

/// The hops, as the timeline calls them.
fn hops(page: &Page) -> Vec<String> {
    page.dock().names("button").into_iter().filter(|it| it.contains(" of 8, ")).collect()
}

/// The rules beside the gate where the packet stands; `None` where none are shown.
fn rules(page: &Page) -> Option<Part> {
    page.canvas().all("table").into_iter().next()
}

#[wasm_bindgen_test]
async fn what_lies_ahead_is_not_given_away() {
    let page = one_fault().await;
    let hops = hops(&page);
    assert_eq!(hops.len(), 8);
    assert_eq!(hops[0], "1 of 8, Request: laptop, passed, TCP 80");
    assert!(hops[1..].iter().all(|hop| hop.ends_with("not reached yet")), "{hops:#?}");
    assert!(!page.dock().says("SIM_RETURN_ACL_RESTRICTION"));
}

#[wasm_bindgen_test]
async fn the_timeline_tells_both_ways_hop_by_hop() {
    let page = one_fault().await;
    page.find_like("button", "Skip to the verdict").click().await;
    assert_eq!(
        hops(&page),
        [
            "1 of 8, Request: laptop, passed, TCP 80",
            "2 of 8, Request: Internet gateway igw-blog, rewritten, → 10.0.1.10",
            "3 of 8, Request: Router of blog, passed, unchanged",
            "4 of 8, Request: Network ACL acl-blog · inbound, passed, #100 allow",
            "5 of 8, Request: Security group of blog-1 · inbound, passed, sg-blog allow",
            "6 of 8, Request: blog-1, passed, answers",
            "7 of 8, Reply: Security group of blog-1 · outbound, passed, remembered",
            "8 of 8, Reply: Network ACL acl-blog · outbound, dropped, * deny",
        ]
    );
    let said = page.dock().text();
    assert!(said.contains("Timeout") && said.contains("SIM_RETURN_ACL_RESTRICTION"), "{said}");
    assert!(said.contains("Silence: nothing comes back."), "{said}");
}

#[wasm_bindgen_test]
async fn each_hop_can_be_gone_to_and_the_steps_go_on_from_there() {
    let page = one_fault().await;
    let current = || {
        let hop = page.dock().all("listitem").into_iter().find(|it| it.attribute("aria-current").is_some());
        hop.unwrap().names("button").remove(0)
    };
    page.dock().find_like("button", "5 of 8").click().await;
    assert!(current().starts_with("5 of 8, Request: Security group"), "{}", current());
    page.find("button", "One step forward").click().await;
    assert!(current().starts_with("6 of 8"), "{}", current());
    page.find("button", "One step back").click().await;
    page.find("button", "Back to the start").click().await;
    assert!(current().starts_with("1 of 8"), "{}", current());
    page.find("button", "Take the packet off the canvas").click().await;
    assert_eq!(hops(&page), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_gate_that_drops_shows_the_rules_that_it_read() {
    let page = one_fault().await;
    assert!(rules(&page).is_none(), "the laptop reads no rules");
    page.find_like("button", "Skip to the verdict").click().await;
    page.canvas().find("heading", "Network ACL acl-blog · outbound");
    let rows: Vec<Vec<String>> =
        rules(&page).unwrap().all("row").iter().skip(1).map(|row| row.names("cell")).collect();
    // R-NACL-3: by number, the first match decides, and * is the last.
    assert_eq!(
        rows,
        [
            ["100", "TCP", "80", "0.0.0.0/0", "ALLOW", "looked at, no match"],
            ["110", "TCP", "443", "0.0.0.0/0", "ALLOW", "looked at, no match"],
            ["*", "all", "all", "0.0.0.0/0", "DENY", "decides"],
        ]
    );
    page.canvas().find("button", "Put the book away").click().await;
    assert!(rules(&page).is_none());
}

#[wasm_bindgen_test]
async fn a_change_of_the_network_sends_the_packet_again() {
    let page = one_fault().await;
    page.find_like("button", "Skip to the verdict").click().await;
    let inspector = super::inspector::inspect(&page, "acl-blog, Network ACL").await;
    inspector.find("region", "Outbound rules").find("button", "Add rule").click().await;
    inspector.find("textbox", "Rule 120 outbound: port range").fill("1024-65535").await;
    assert!(page.dock().says("SIM_REACHABLE"), "{}", page.dock().text());
    page.find("button", "Undo").click().await;
    assert!(page.dock().says("SIM_RETURN_ACL_RESTRICTION"));
}
