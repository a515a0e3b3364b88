//! Both languages and both views, switched while the page is open.

use super::page::{Page, Part, beginning_with, document};
use tollgate_editor::Starter;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_whole_page_speaks_korean_and_english_again() {
    let page = Page::open(beginning_with(Starter::OneFault.document())).await;
    page.find("button", "Send").click().await;
    page.find_like("button", "Skip to the verdict").click().await;
    page.find("button", "Switch to Korean (한국어)").click().await;
    let root = Part(document().document_element().unwrap());
    assert_eq!(root.attribute("lang").as_deref(), Some("ko"));
    page.find("navigation", "구성 요소").find("searchbox", "구성 요소 찾기");
    page.find("complementary", "속성 창").find("tab", "속성");
    let dock = page.find("region", "패킷을 보내고 따라가기");
    assert!(dock.says("소식 없음: 아무것도 돌아오지 않습니다."), "{}", dock.text());
    let hop = dock.find_like("button", "8개 중 8번째");
    assert!(hop.name().contains("오는 길") && hop.name().contains("버려짐"), "{}", hop.name());
    let rules = page.all("table").into_iter().find(|it| it.says("결정")).unwrap();
    assert!(rules.has("columnheader", "허용/거부"));
    page.find("button", "영어로 바꾸기 (English)").click().await;
    assert_eq!(root.attribute("lang").as_deref(), Some("en"));
    assert!(page.dock().says("Silence: nothing comes back."));
}

#[wasm_bindgen_test]
async fn a_notice_is_said_in_the_language_of_the_moment() {
    let page = Page::open(beginning_with(Starter::WebServer.document())).await;
    let inspector = super::inspector::inspect(&page, "web-1, EC2 instance").await;
    inspector.find("button", "Delete web-1").click().await;
    assert!(page.notice().contains("web-1 was deleted."), "{}", page.notice());
    page.find("button", "Switch to Korean (한국어)").click().await;
    assert!(
        page.notice().contains("web-1을(를) 삭제했습니다.")
            || page.notice().contains("web-1을 삭제했습니다."),
        "{}",
        page.notice()
    );
}

#[wasm_bindgen_test]
async fn the_village_has_its_own_words_for_the_same_things() {
    let page = Page::open(beginning_with(Starter::WebServer.document())).await;
    let inspector = super::inspector::inspect(&page, "web-1, EC2 instance").await;
    assert!(!inspector.says("house"));
    page.find("group", "View").find("button", "Village").click().await;
    assert!(inspector.says("EC2 instance · house · running"), "{}", inspector.text());
}
