//! Predict first: a gate stays shut until something is said of it.

use super::page::{Page, beginning_with};
use tollgate_editor::Starter;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_gate_opens_when_something_was_said_and_it_is_counted() {
    let page = Page::open(beginning_with(Starter::OneFault.document())).await;
    page.dock().find("button", "Predict first").click().await;
    page.find("button", "Send").click().await;
    page.find("button", "One step forward").click().await;
    let question = page.canvas().find("group", "What will happen to the letter here?");
    assert_eq!(question.names("button"), ["let in", "stop", "rewritten"]);
    assert!(!page.find("button", "One step forward").is_enabled());
    question.find("button", "let in").click().await;
    assert!(
        page.canvas().says("Not so: you said “let in”, and it is “rewritten”."),
        "{}",
        page.canvas().text()
    );
    page.canvas().find("button", "Go on").click().await;
    page.canvas()
        .find("group", "What will happen to the letter here?")
        .find("button", "let in")
        .click()
        .await;
    assert!(page.canvas().says("Right: let in."));
    page.dock().find("button", "Your predictions: 1 of 2 right").click().await;
    let summary = page.find("dialog", "Your predictions");
    assert_eq!(summary.find_saying("row", "Internet gateway").names("cell"), ["0", "1"]);
    summary.find("button", "Count from nought").click().await;
    assert_eq!(summary.find_saying("row", "All").names("cell"), ["0", "0"]);
}
