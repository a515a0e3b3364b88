//! The palette: what it offers, how it is searched, and how something is placed without a pointer.

use super::page::{Page, Part, beginning_with};
use tollgate_editor::Starter;
use tollgate_model::Component;
use tollgate_page::i18n::{Language, Texts, View};
use wasm_bindgen_test::wasm_bindgen_test;

async fn palette_of(starter: Starter) -> (Page, Part) {
    let page = Page::open(beginning_with(starter.document())).await;
    let palette = page.find("navigation", "Components");
    (page, palette)
}

#[wasm_bindgen_test]
async fn every_component_lies_on_its_shelf() {
    let (_page, palette) = palette_of(Starter::Empty).await;
    let texts = Texts { language: Language::English, view: View::Aws };
    let name = |it: &Component| format!("{} {}", texts.aws_name(*it), texts.village_name(*it));
    let mut wanted: Vec<String> = Component::ALL.iter().map(name).collect();
    let mut offered = palette.names("button");
    wanted.sort();
    offered.sort();
    assert_eq!(offered, wanted);
    assert_eq!(palette.names("heading").len(), tollgate_model::ComponentGroup::ALL.len());
}

#[wasm_bindgen_test]
async fn it_is_searched_by_both_names() {
    let (_page, palette) = palette_of(Starter::Empty).await;
    let search = palette.find("searchbox", "Find a component");
    search.write("gate").await;
    let found = palette.names("button");
    assert!(found.iter().any(|it| it.starts_with("Internet gateway")), "{found:#?}");
    assert!(!found.iter().any(|it| it.starts_with("Subnet")), "{found:#?}");
    search.write("signpost").await;
    assert_eq!(palette.names("button"), ["Route table signpost"]);
    search.write("nothing of the kind").await;
    assert_eq!(palette.names("button"), Vec::<String>::new());
    assert!(palette.says("No component is called that."));
}

#[wasm_bindgen_test]
async fn enter_places_into_the_only_place_there_is() {
    let (page, palette) = palette_of(Starter::WebServer).await;
    palette.find_like("button", "Subnet").enter().await;
    let inspector = page.find("complementary", "Inspector");
    assert!(inspector.find("textbox", "Name").value().starts_with("subnet-"));
    page.canvas().find_like("button", "Subnet subnet-");
}

#[wasm_bindgen_test]
async fn enter_asks_where_there_are_several_places() {
    let (page, palette) = palette_of(Starter::PublicAndPrivate).await;
    palette.find_like("button", "EC2 instance").enter().await;
    let chooser = palette.find("group", "Where should the EC2 instance go?");
    assert_eq!(
        chooser.names("button"),
        ["into public-a", "into public-b", "into private-a", "into private-b"]
    );
    chooser.find("button", "into private-b").click().await;
    assert!(!palette.has("group", "Where should the EC2 instance go?"));
    page.find("complementary", "Inspector").find("button", "private-b");
}

#[wasm_bindgen_test]
async fn what_has_no_place_is_refused_with_the_reason() {
    let (page, palette) = palette_of(Starter::Empty).await;
    palette.find_like("button", "EC2 instance").enter().await;
    assert!(page.notice().contains("subnet"), "{}", page.notice());
    assert!(!page.find("button", "Undo").is_enabled());
}

#[wasm_bindgen_test]
async fn a_click_takes_it_in_hand_and_another_puts_it_away() {
    let (_page, palette) = palette_of(Starter::WebServer).await;
    let entry = palette.find_like("button", "NAT gateway");
    entry.click().await;
    assert_eq!(entry.attribute("aria-pressed").as_deref(), Some("true"));
    entry.click().await;
    assert_eq!(entry.attribute("aria-pressed").as_deref(), Some("false"));
}
