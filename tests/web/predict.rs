//! Predict first: a gate stays shut until something is said of it.

use super::page::{Page, Part, beginning_with, forget_all};
use tollgate_editor::Starter;
use tollgate_page::{Config, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

/// The question at the next gate of the packet, which is sent.
async fn first_question(page: &Page) -> Part {
    page.dock().find("button", "Predict first").click().await;
    page.find("button", "Send").click().await;
    page.find("button", "One step forward").click().await;
    page.canvas().find("group", "What will happen to the letter here?")
}

#[wasm_bindgen_test]
async fn a_gate_opens_when_something_was_said_and_it_is_counted() {
    let page = Page::open(beginning_with(Starter::OneFault.document())).await;
    let question = first_question(&page).await;
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

#[wasm_bindgen_test]
async fn two_pages_count_into_one_score() {
    forget_all();
    let config = || Config { storage: Storage::Browser, ..beginning_with(Starter::OneFault.document()) };
    let (one, other) = (Page::open(config()).await, Page::open_another(config()).await);
    first_question(&one).await.find("button", "stop").click().await;
    first_question(&other).await.find("button", "rewritten").click().await;
    assert!(
        other.dock().has("button", "Your predictions: 1 of 2 right"),
        "{:?}",
        other.dock().names("button")
    );
    drop((one, other));
    let later = Page::open(config()).await;
    later.dock().find("button", "Your predictions: 1 of 2 right").click().await;
    later.find("dialog", "Your predictions").find("button", "Count from nought").click().await;
    drop(later);
    let later = Page::open(config()).await;
    assert!(later.dock().has("button", "Your predictions: 0 of 0 right"));
    drop(later);
    forget_all();
}
