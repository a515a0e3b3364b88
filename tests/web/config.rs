//! What each field of [`Config`] does.

use super::inspector::inspect;
use super::page::{Page, Part, beginning_with, document, forget_all, kept, until, window};
use tollgate_editor::Starter;
use tollgate_page::{Config, Panels, Source, Storage};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit};

fn title(page: &Page) -> String {
    page.find("textbox", "Title of this network").value()
}

/// The panels that are there, by the names of [`Panels`]' fields.
fn shown(page: &Page) -> [bool; 4] {
    [
        page.names("banner").len() == 1 || page.has("textbox", "Title of this network"),
        page.has("navigation", "Components"),
        page.has("complementary", "Inspector"),
        page.has("region", "Send a packet and follow it"),
    ]
}

#[wasm_bindgen_test]
async fn each_panel_can_be_left_out_and_the_canvas_takes_its_room() {
    let with = |panels| Config { panels, ..beginning_with(Starter::WebServer.document()) };
    let size = |page: &Page| {
        let rect = page.canvas().0.get_bounding_client_rect();
        (rect.width() as i32, rect.height() as i32)
    };
    let page = Page::open(with(Panels::ALL)).await;
    assert_eq!(shown(&page), [true; 4]);
    let (width, height) = size(&page);
    drop(page);
    for (panels, left_out, wider, higher) in [
        (Panels { header: false, ..Panels::ALL }, 0, false, true),
        (Panels { palette: false, ..Panels::ALL }, 1, true, false),
        (Panels { inspector: false, ..Panels::ALL }, 2, true, false),
        (Panels { dock: false, ..Panels::ALL }, 3, false, true),
    ] {
        let page = Page::open(with(panels)).await;
        assert_eq!(shown(&page), [0, 1, 2, 3].map(|panel| panel != left_out));
        assert_eq!((size(&page).0 > width, size(&page).1 > height), (wider, higher), "{panels:?}");
    }
    let page = Page::open(with(Panels::NONE)).await;
    assert_eq!(shown(&page), [false; 4]);
    let window = (window().inner_width().unwrap().as_f64(), window().inner_height().unwrap().as_f64());
    let (width, height) = size(&page);
    assert_eq!((Some(f64::from(width)), Some(f64::from(height))), window);
}

#[wasm_bindgen_test]
async fn the_panel_of_a_lab_can_be_left_out() {
    super::lab::server_answers(Some(include_str!("../../crates/labs/catalog/checkpoint-or-dog.json")));
    let source = Source::Lab(tollgate_labs::Entry::find("checkpoint-or-dog").unwrap());
    let panels = Panels { lab: false, ..Panels::ALL };
    let page = Page::open(Config { source, panels, storage: Storage::Memory, ..Config::default() }).await;
    assert_eq!(title(&page), "Checkpoint or dog?");
    assert!(!page.has("region", "Lab"));
}

#[wasm_bindgen_test]
async fn nothing_that_is_drawn_can_be_changed_where_it_is_only_to_be_read() {
    let config = Config { read_only: true, ..beginning_with(Starter::WebServer.document()) };
    let page = Page::open(config).await;
    assert!(!page.has("navigation", "Components"));
    assert!(!page.find("textbox", "Title of this network").is_enabled());
    for opens_another in ["Labs", "Starters", "Open a file: No file chosen"] {
        assert!(!page.has("button", opens_another), "{opens_another}");
    }
    let inspector = inspect(&page, "web-1, EC2 instance").await;
    assert!(!inspector.find("textbox", "Private IP").is_enabled());
    assert!(!inspector.find("combobox", "Instance type").is_enabled());
    assert!(!inspector.find("button", "Delete web-1").is_enabled());
    let server = page.canvas().find_like("button", "EC2 instance web-1");
    server.press("Delete", "Delete").await;
    assert!(page.notice().contains("Nothing can be changed here."), "{}", page.notice());
    assert!(page.canvas().names("button").iter().any(|it| it.starts_with("EC2 instance web-1")));
    assert!(!page.find("button", "Undo").is_enabled());
}

#[wasm_bindgen_test]
async fn packets_can_be_sent_where_nothing_can_be_changed() {
    let config = Config { read_only: true, ..beginning_with(Starter::WebServer.document()) };
    let page = Page::open(config).await;
    page.find("form", "Packet to send").field("Port").fill("22").await;
    page.find("button", "Send").click().await;
    page.find_like("button", "Skip to the verdict").click().await;
    assert!(page.dock().says("SIM_REACHABLE") && page.dock().says("TCP 22"), "{}", page.dock().text());
}

#[wasm_bindgen_test]
async fn a_page_begins_with_a_document() {
    let mut document = Starter::TwoTiers.document();
    document.title = "A given one".into();
    let page = Page::open(beginning_with(document)).await;
    assert_eq!(title(&page), "A given one");
    assert!(!page.find("button", "Undo").is_enabled());
}

#[wasm_bindgen_test]
async fn a_page_begins_with_a_link() {
    let mut document = Starter::TwoTiers.document();
    document.title = "Of a link".into();
    let link = tollgate_interop::link::write(&document).unwrap();
    let with = |link: &str| Config {
        source: Source::Link(link.to_owned()),
        storage: Storage::Memory,
        ..Config::default()
    };
    let page = Page::open(with(&link)).await;
    assert_eq!(title(&page), "Of a link");
    drop(page);
    let page = Page::open(with(&link[..link.len() / 2])).await;
    assert_eq!(title(&page), "");
    assert!(page.notice().contains("link"), "{}", page.notice());
}

#[wasm_bindgen_test]
async fn a_page_begins_with_what_the_address_asks_for_and_then_with_what_is_kept() {
    forget_all();
    let page = Page::open(Config::default()).await;
    assert_eq!(title(&page), "Web server in a public subnet");
    drop(page);
    window().location().set_hash("starter=two-tiers").unwrap();
    let page = Page::open(Config::default()).await;
    assert_eq!(title(&page), "Two tiers with a database host");
    assert_eq!(window().location().hash().unwrap(), "");
    drop(page);
    window().location().set_hash("starter=two-tiers").unwrap();
    let page = Page::open(beginning_with(Starter::OneFault.document())).await;
    assert_ne!(
        title(&page),
        "Two tiers with a database host",
        "a shell that says what to show does not ask the address"
    );
    window().location().set_hash("").unwrap();
    forget_all();
}

fn send_to_window(name: &str) -> Event {
    let init = EventInit::new();
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    window().dispatch_event(&event).unwrap();
    event
}

#[wasm_bindgen_test]
async fn the_browser_keeps_the_work_and_the_page_says_so() {
    forget_all();
    let page = Page::open(Config::default()).await;
    assert!(page.says("not changed yet"));
    page.find("textbox", "Title of this network").fill("Mine").await;
    // The page waits for more to come before it writes, and does so at once when it is left.
    until("the right to write", || {
        send_to_window("pagehide");
        page.says("saved") && kept().get_item("tollgate.document").unwrap().is_some()
    })
    .await;
    page.find("button", "Switch to Korean (한국어)").click().await;
    drop(page);
    let page = Page::open(Config::default()).await;
    assert_eq!(page.find("textbox", "네트워크 제목").value(), "Mine");
    drop(page);
    forget_all();
}

#[wasm_bindgen_test]
async fn a_page_that_keeps_nothing_says_nothing_of_keeping() {
    forget_all();
    let page = Page::open(Config { storage: Storage::Memory, ..Config::default() }).await;
    page.find("textbox", "Title of this network").fill("Mine").await;
    page.find("button", "Dark theme").click().await;
    send_to_window("pagehide");
    assert!(!send_to_window("beforeunload").default_prevented(), "nobody is asked whether to leave");
    assert!(["saved", "saving", "not changed yet"].iter().all(|it| !page.says(it)), "{}", page.text());
    assert_eq!(kept().length().unwrap(), 0);
    assert_eq!(window().session_storage().unwrap().unwrap().length().unwrap(), 0);
    let root = Part(document().document_element().unwrap());
    assert_eq!(root.attribute("data-theme").as_deref(), Some("dark"), "but it holds for this page");
}

#[wasm_bindgen_test]
async fn two_pages_do_not_overwrite_each_others_settings() {
    forget_all();
    let (one, other) = (Page::open(Config::default()).await, Page::open_another(Config::default()).await);
    one.find("group", "View").find("button", "Village").click().await;
    other.find("button", "Dark theme").click().await;
    drop((one, other));
    let later = Page::open(Config::default()).await;
    later.find("button", "Light theme");
    let village = later.find("group", "View").find("button", "Village");
    assert_eq!(village.attribute("aria-pressed").as_deref(), Some("true"));
    drop(later);
    forget_all();
}
