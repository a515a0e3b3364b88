//! The panel of a lab, whose file comes from a server that the test is.

use super::inspector::inspect;
use super::page::{Page, Part, settle, window};
use tollgate_labs::Entry;
use tollgate_page::{Config, Source, Storage};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Response;

/// The server answers from now on with this, whatever it is asked for.
pub fn server_answers(text: Option<&'static str>) {
    let answer = move || match text {
        Some(text) => {
            js_sys::Promise::resolve(&JsValue::from(Response::new_with_opt_str(Some(text)).unwrap()))
        }
        None => js_sys::Promise::reject(&JsValue::from_str("no connection")),
    };
    let fetch = Closure::<dyn FnMut() -> js_sys::Promise>::new(answer).into_js_value();
    js_sys::Reflect::set(&window(), &JsValue::from_str("fetch"), &fetch).unwrap();
}

/// The lab in which a network ACL forgets the answers.
const LAB: &str = include_str!("../../crates/labs/catalog/checkpoint-or-dog.json");

async fn lab() -> (Page, Part) {
    server_answers(Some(LAB));
    let source = Source::Lab(Entry::find("checkpoint-or-dog").unwrap());
    let page = Page::open(Config { source, storage: Storage::Memory, ..Config::default() }).await;
    let panel = page.find("region", "Lab");
    (page, panel)
}

/// The goals, and whether they are met.
fn goals(panel: &Part) -> Vec<bool> {
    let items = panel.all("listitem").into_iter().map(|it| it.text());
    items
        .filter(|it| it.ends_with("(met)") || it.ends_with("(not yet)"))
        .map(|it| it.ends_with("(met)"))
        .collect()
}

#[wasm_bindgen_test]
async fn it_tells_the_story_and_which_goals_are_met() {
    let (page, panel) = lab().await;
    panel.find("heading", "Checkpoint or dog?");
    assert_eq!(goals(&panel), [false, false, true, true]);
    assert_eq!(panel.find_like("status", "").text(), "2 of 4 goals met");
    assert!(!panel.has("region", "Why it works"));
    // Only what the lab needs is offered.
    let offered = page.find("navigation", "Components").names("button");
    assert_eq!(offered, ["Network ACL checkpoint", "Security group the dog in front of the house"]);
}

#[wasm_bindgen_test]
async fn hints_come_one_by_one_when_they_are_asked_for() {
    let (page, panel) = lab().await;
    let step = panel.find_saying("listitem", "Let answers leave, without opening anything else.");
    assert!(!step.says("stateless"));
    step.find("button", "Hint").click().await;
    assert!(step.says("The network ACL is stateless: it does."));
    step.find("button", "Tell me more").click().await;
    assert!(step.says("Add an outbound rule to acl-blog."));
    step.find("button", "Tell me more").click().await;
    assert!(!step.names("button").iter().any(|it| it.contains("more")), "there are three");
    step.find("button", "Show me").click().await;
    assert_eq!(page.find("complementary", "Inspector").find("textbox", "Name").value(), "acl-blog");
}

#[wasm_bindgen_test]
async fn goals_follow_the_network() {
    let (page, panel) = lab().await;
    let inspector = inspect(&page, "acl-blog, Network ACL").await;
    inspector.find("region", "Outbound rules").find("button", "Add rule").click().await;
    inspector.find("textbox", "Rule 120 outbound: port range").fill("1024-65535").await;
    assert_eq!(goals(&panel), [true; 4]);
    assert!(panel.find("region", "Why it works").says("A checkpoint remembers nobody"));
    page.find("button", "Undo").click().await;
    assert_eq!(goals(&panel), [false, false, true, true]);
    assert!(!panel.has("region", "Why it works"));
}

#[wasm_bindgen_test]
async fn the_solution_is_laid_out_in_steps_and_begun_anew() {
    let (page, panel) = lab().await;
    panel.find("button", "Show a solution").click().await;
    assert_eq!(goals(&panel), [true; 4]);
    assert!(panel.says("This is one solution"));
    panel.find("button", "See where it happened").click().await;
    page.canvas().find("heading", "Network ACL acl-blog · outbound");
    panel.find("button", "Start over").click().await;
    assert_eq!(goals(&panel), [false, false, true, true]);
    assert!(!panel.says("This is one solution"));
}

#[wasm_bindgen_test]
async fn the_work_from_before_waits() {
    server_answers(Some(LAB));
    let page = Page::open(Config { storage: Storage::Memory, ..Config::default() }).await;
    page.find("textbox", "Title of this network").fill("My own").await;
    page.find("button", "Labs").click().await;
    page.find("dialog", "Labs").find_like("button", "Checkpoint or dog?").click().await;
    assert_eq!(page.find("textbox", "Title of this network").value(), "Checkpoint or dog?");
    page.find("region", "Lab").find("button", "Leave the lab").click().await;
    assert_eq!(page.find("textbox", "Title of this network").value(), "My own");
}

#[wasm_bindgen_test]
async fn a_lab_that_does_not_come_is_asked_for_again() {
    server_answers(None);
    let source = Source::Lab(Entry::find("checkpoint-or-dog").unwrap());
    let page = Page::open(Config { source, storage: Storage::Memory, ..Config::default() }).await;
    assert!(page.notice().contains("“Checkpoint or dog?” did not arrive."), "{}", page.notice());
    server_answers(Some(LAB));
    page.find("button", "Try again").click().await;
    settle().await;
    page.find("region", "Lab").find("heading", "Checkpoint or dog?");
}
