//! A page in a real browser, and what a person does on it. Things are found by role and accessible name, as the browser
//! itself works them out for those who do not see the page (`--enable-blink-features=ComputedAccessibilityInfo` in
//! `webdriver.json`); what is hidden has neither. Nothing is waited for by the clock: [`settle`] returns when all that
//! follows from what was done is drawn.

use std::ops::Deref;
use std::time::Duration;
use tollgate_page::{App, Config, Storage};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent,
    KeyboardEventInit, MouseEvent, MouseEventInit, PointerEvent, PointerEventInit,
};
use yew::AppHandle;

/// What `styles/page.css` puts together.
const STYLES: &[&str] = &[
    include_str!("../../styles/tokens.css"),
    include_str!("../../styles/frame.css"),
    include_str!("../../styles/canvas.css"),
    include_str!("../../styles/inspector.css"),
    include_str!("../../styles/outline.css"),
    include_str!("../../styles/dock.css"),
    include_str!("../../styles/rule-table.css"),
    include_str!("../../styles/lab.css"),
    include_str!("../../styles/terminal.css"),
    include_str!("../../styles/care.css"),
    include_str!("../../styles/predict.css"),
];

/// The class of what a page is mounted in.
const HOST: &str = "page-under-test";

pub fn window() -> web_sys::Window {
    web_sys::window().unwrap()
}

pub fn document() -> Document {
    window().document().unwrap()
}

/// What the browser keeps for the page.
pub fn kept() -> web_sys::Storage {
    window().local_storage().unwrap().unwrap()
}

/// Empties it; also what this tab alone remembers.
pub fn forget_all() {
    kept().clear().unwrap();
    window().session_storage().unwrap().unwrap().clear().unwrap();
}

/// Returns when all that follows from what was done is drawn, and what waits for nothing but its turn is done.
pub async fn settle() {
    for _ in 0..2 {
        yew::scheduler::flush().await;
        turn().await;
    }
    yew::scheduler::flush().await;
}

/// Lets everything that is in line have its turn.
async fn turn() {
    yew::platform::time::sleep(Duration::ZERO).await;
}

/// Returns when something holds that the browser does in its own time, such as granting a lock.
pub async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..2_000 {
        if holds() {
            return;
        }
        settle().await;
    }
    panic!("this never came: {what}");
}

/// A page with nothing kept, which begins with a document.
pub fn beginning_with(document: tollgate_model::Document) -> Config {
    Config {
        source: tollgate_page::Source::Document(document),
        storage: Storage::Memory,
        ..Config::default()
    }
}

/// A page that is open; it is closed with the test.
pub struct Page {
    whole: Part,
    app: Option<AppHandle<App>>,
}

impl Page {
    /// Opens a page as large as the window.
    pub async fn open(config: Config) -> Self {
        // A test that fails cannot close its page, which would then be in the way of the next one.
        while let Some(left) = document().query_selector(&format!(".{HOST}")).unwrap() {
            left.remove();
        }
        Self::open_another(config).await
    }

    /// Opens another page of the same browser. Fields that both have are not told apart by their labels.
    pub async fn open_another(config: Config) -> Self {
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(&STYLES.concat()));
        let host = document().create_element("div").unwrap();
        host.set_class_name(HOST);
        host.set_attribute("style", "position: fixed; inset: 0; background: canvas").unwrap();
        let body = document().body().unwrap();
        body.append_child(&host).unwrap();
        let inside = document().create_element("div").unwrap();
        inside.set_id("app");
        host.append_child(&style).unwrap();
        host.append_child(&inside).unwrap();
        let app = yew::Renderer::<App>::with_root_and_props(inside, config).render();
        settle().await;
        Self { whole: Part(host), app: Some(app) }
    }

    pub fn canvas(&self) -> Part {
        self.find_like("application", "Network.")
    }

    /// Where something is said to the user.
    pub fn notice(&self) -> String {
        let said = |it: &Part| it.0.class_list().contains("notices");
        self.all("status").into_iter().find(said).map(|it| it.text()).unwrap_or_default()
    }

    pub fn dock(&self) -> Part {
        self.find("region", "Send a packet and follow it")
    }
}

impl Deref for Page {
    type Target = Part;

    fn deref(&self) -> &Part {
        &self.whole
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.whole.0.remove();
    }
}

/// An element of the page, with what is in it.
#[derive(Clone)]
pub struct Part(pub Element);

#[wasm_bindgen]
extern "C" {
    // web-sys does not have it yet.
    type Visible;
    #[wasm_bindgen(method, js_name = checkVisibility)]
    fn check_visibility(this: &Visible) -> bool;
}

fn computed(element: &Element, what: &str) -> String {
    let value = js_sys::Reflect::get(element, &JsValue::from_str(what)).unwrap();
    value.as_string().expect("the browser works out roles and names: see webdriver.json")
}

impl Part {
    pub fn role(&self) -> String {
        computed(&self.0, "computedRole")
    }

    pub fn name(&self) -> String {
        computed(&self.0, "computedName")
    }

    /// The things of a role, in the order of the page.
    pub fn all(&self, role: &str) -> Vec<Part> {
        let found = self.0.query_selector_all("*").unwrap();
        let elements = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<Element>().ok());
        elements.map(Part).filter(|it| it.is_shown() && it.role() == role).collect()
    }

    /// Whether it is on the page; the entries of a list that is not open are, for who asks what can be chosen.
    fn is_shown(&self) -> bool {
        self.0.tag_name() == "OPTION" || self.0.unchecked_ref::<Visible>().check_visibility()
    }

    /// What the things of a role are called.
    pub fn names(&self, role: &str) -> Vec<String> {
        self.all(role).iter().map(Part::name).collect()
    }

    /// The things of a role and name.
    fn called(&self, role: &str, name: &str) -> Vec<Part> {
        self.all(role).into_iter().filter(|it| it.name() == name).collect()
    }

    pub fn has(&self, role: &str, name: &str) -> bool {
        !self.called(role, name).is_empty()
    }

    /// The fields of a name to write in. One that offers what others have written is a combobox, and Chromium goes on calling
    /// it so when it does not any more.
    fn fields(&self, name: &str) -> Vec<Part> {
        ["textbox", "combobox"].iter().flat_map(|role| self.called(role, name)).collect()
    }

    pub fn has_field(&self, name: &str) -> bool {
        !self.fields(name).is_empty()
    }

    /// The one field of a name to write in.
    pub fn field(&self, name: &str) -> Part {
        let [field] = self
            .fields(name)
            .try_into()
            .unwrap_or_else(|found: Vec<_>| panic!("{} fields are called {name:?}", found.len()));
        field
    }

    /// The one thing of a role and name.
    pub fn find(&self, role: &str, name: &str) -> Part {
        match &self.called(role, name)[..] {
            [one] => one.clone(),
            [] => panic!("no {role} is called {name:?}, but these are: {:#?}", self.names(role)),
            several => panic!("{} things of the role {role} are called {name:?}", several.len()),
        }
    }

    /// The first thing of a role whose name has this in it.
    pub fn find_like(&self, role: &str, part: &str) -> Part {
        let found = self.all(role).into_iter().find(|it| it.name().contains(part));
        found.unwrap_or_else(|| {
            panic!("no {role} has {part:?} in its name, but these are: {:#?}", self.names(role))
        })
    }

    /// The first thing of a role in which this can be read.
    pub fn find_saying(&self, role: &str, words: &str) -> Part {
        let found = self.all(role).into_iter().find(|it| it.says(words));
        found.unwrap_or_else(|| panic!("no {role} says {words:?} in: {}", self.text()))
    }

    /// What can be read in it.
    pub fn text(&self) -> String {
        match self.0.dyn_ref::<HtmlElement>() {
            Some(element) => element.inner_text(),
            None => self.0.text_content().unwrap_or_default(),
        }
    }

    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// What is in a field.
    pub fn value(&self) -> String {
        match self.0.dyn_ref::<HtmlSelectElement>() {
            Some(select) => Part(select.selected_options().item(0).unwrap()).text(),
            None => self.0.unchecked_ref::<HtmlInputElement>().value(),
        }
    }

    /// Whether somebody could use it.
    pub fn is_enabled(&self) -> bool {
        !self.0.matches(":disabled, :read-only:is(input)").unwrap()
    }

    fn send(&self, event: &Event) {
        self.0.dispatch_event(event).unwrap();
    }

    /// Clicks on it with the pointer.
    pub async fn click(&self) {
        let init = PointerEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_pointer_id(1);
        init.set_is_primary(true);
        let at = self.0.get_bounding_client_rect();
        let (x, y) = ((at.left() + at.width() / 2.0) as i32, (at.top() + at.height() / 2.0) as i32);
        init.set_client_x(x);
        init.set_client_y(y);
        self.send(&PointerEvent::new_with_event_init_dict("pointerdown", &init).unwrap());
        self.send(&PointerEvent::new_with_event_init_dict("pointerup", &init).unwrap());
        let init = MouseEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_detail(1);
        init.set_client_x(x);
        init.set_client_y(y);
        self.send(&MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap());
        settle().await;
    }

    /// Presses Enter on it: for a button, that is a click without a pointer.
    pub async fn enter(&self) {
        self.focus();
        if self.press_without_waiting("Enter", "Enter") && self.role() == "button" {
            self.0.unchecked_ref::<HtmlElement>().click();
        }
        settle().await;
    }

    /// Presses a key on it.
    pub async fn press(&self, key: &str, code: &str) {
        self.focus();
        self.press_without_waiting(key, code);
        settle().await;
    }

    /// Whether the browser may still do what it does with the key.
    fn press_without_waiting(&self, key: &str, code: &str) -> bool {
        let init = KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_key(key);
        init.set_code(code);
        let down = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.0.dispatch_event(&down).unwrap()
    }

    pub fn focus(&self) {
        self.0.unchecked_ref::<HtmlElement>().focus().unwrap();
    }

    /// Writes a text in place of what is in the field, without leaving it.
    pub async fn write(&self, text: &str) {
        self.focus();
        self.0.unchecked_ref::<HtmlInputElement>().set_value(text);
        self.send(&bubbling("input"));
        settle().await;
    }

    /// Writes a text in place of what is in the field, and leaves it.
    pub async fn fill(&self, text: &str) {
        self.write(text).await;
        self.send(&bubbling("change"));
        self.0.unchecked_ref::<HtmlElement>().blur().unwrap();
        settle().await;
    }

    /// Chooses an entry of a list.
    pub async fn choose(&self, entry: &str) {
        self.focus();
        settle().await;
        let select: &HtmlSelectElement = self.0.unchecked_ref();
        let entries = self.names("option");
        let at = entries.iter().position(|it| it == entry);
        let at = at.unwrap_or_else(|| panic!("{entry:?} is not among {entries:#?}"));
        select.set_selected_index(at as i32);
        self.send(&bubbling("change"));
        settle().await;
    }
}

fn bubbling(name: &str) -> Event {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    Event::new_with_event_init_dict(name, &init).unwrap()
}
