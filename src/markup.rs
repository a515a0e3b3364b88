//! What the page's `html!` builds with: one call for an element, one for an attribute, one for a child, so that the
//! markup of the page weighs little (`crates/markup`).
//!
//! A method that takes values of several types is a thin cover of one that does not, so that the program has it once.

use crate::i18n::Text;
use std::rc::Rc;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

pub use tollgate_markup::html;

/// Markup while it is written.
pub struct Markup {
    /// The elements and lists that are open, outermost first.
    open: Vec<Open>,
    /// What stands in the innermost of them so far.
    children: Vec<VNode>,
}

/// An element or a list that is open.
struct Open {
    /// `None` for a list.
    tag: Option<VTag>,
    /// What stands before it in what is around it.
    before: Vec<VNode>,
    keys: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    handlers: Vec<Option<Rc<dyn Listener>>>,
}

#[allow(clippy::boxed_local, reason = "a box to the end: a call then passes an address and copies nothing")]
impl Markup {
    /// Nothing yet. In a box, so that a call passes the address that it has, and does not work it out each time.
    #[inline(never)]
    pub fn new() -> Box<Self> {
        Box::new(Self { open: Vec::new(), children: Vec::new() })
    }

    #[inline(never)]
    fn begin(&mut self, tag: Option<VTag>, keys: &'static [&'static str]) {
        let before = std::mem::take(&mut self.children);
        let values = Vec::with_capacity(keys.len());
        self.open.push(Open { tag, before, keys, values, handlers: Vec::new() });
    }

    /// Begins an element that has values for these attributes, in this order.
    #[inline(never)]
    pub fn open(&mut self, tag: &'static str, keys: &'static [&'static str]) {
        self.begin(Some(VTag::new(AttrValue::Static(tag))), keys);
    }

    /// Begins an element without attributes.
    #[inline(never)]
    pub fn open_plain(&mut self, tag: &'static str) {
        self.begin(Some(VTag::new(AttrValue::Static(tag))), &[]);
    }

    /// Begins an element whose attributes are constants.
    #[inline(never)]
    pub fn open_known(
        &mut self,
        tag: &'static str,
        attributes: &'static [(&'static str, AttributeOrProperty)],
    ) {
        let mut tag = VTag::new(AttrValue::Static(tag));
        tag.attributes = Attributes::Static(attributes);
        self.begin(Some(tag), &[]);
    }

    /// Begins a list.
    #[inline(never)]
    pub fn open_list(&mut self) {
        self.begin(None, &[]);
    }

    #[inline(never)]
    fn tag(&mut self) -> Option<&mut VTag> {
        self.open.last_mut().and_then(|open| open.tag.as_mut())
    }

    /// The value of the next attribute.
    pub fn value(&mut self, value: impl Value) {
        self.push_value(value.into_value());
    }

    #[inline(never)]
    fn push_value(&mut self, value: Option<AttrValue>) {
        if let Some(open) = self.open.last_mut() {
            open.values.push(value.map(AttributeOrProperty::Attribute));
        }
    }

    /// What stands in the field.
    pub fn field_value(&mut self, value: impl Value) {
        let value = value.into_value();
        if let Some(tag) = self.tag() {
            tag.set_value(value);
        }
    }

    /// Whether the box is ticked.
    #[inline(never)]
    pub fn checked(&mut self, checked: bool) {
        if let Some(tag) = self.tag() {
            tag.set_checked(checked);
        }
    }

    /// What tells the element from its siblings.
    pub fn key(&mut self, key: impl Into<Key>) {
        let key = key.into();
        if let Some(tag) = self.tag() {
            tag.key = Some(key);
        }
    }

    /// Where the element can be found later.
    #[inline(never)]
    pub fn node_ref(&mut self, node: NodeRef) {
        if let Some(tag) = self.tag() {
            tag.node_ref = node;
        }
    }

    /// What is done at an event.
    #[inline(never)]
    pub fn handler(&mut self, handler: Rc<dyn Listener>) {
        if let Some(open) = self.open.last_mut() {
            open.handlers.push(Some(handler));
        }
    }

    /// A child that is a node already.
    #[inline(never)]
    pub fn node(&mut self, node: VNode) {
        self.children.push(node);
    }

    /// A child.
    pub fn child(&mut self, child: impl Child) {
        child.put(self);
    }

    /// A text that is known.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.node(VNode::VText(VText::new(text)));
    }

    /// The place of a child that is not there now.
    #[inline(never)]
    pub fn nothing(&mut self) {
        self.node(VNode::default());
    }

    #[inline(never)]
    fn end(&mut self, children: VNode) {
        let Some(open) = self.open.pop() else { return };
        self.children = open.before;
        let Some(mut tag) = open.tag else { return self.node(children) };
        if !open.keys.is_empty() {
            tag.attributes = Attributes::Dynamic { keys: open.keys, values: open.values.into_boxed_slice() };
        }
        if !open.handlers.is_empty() {
            tag.set_listeners(open.handlers.into_boxed_slice());
        }
        if let Some(place) = tag.children_mut() {
            *place = children;
        }
        self.node(VNode::VTag(Rc::new(tag)));
    }

    /// Ends an element.
    #[inline(never)]
    pub fn close(&mut self) {
        let children = self.list();
        self.end(children);
    }

    /// Ends an element with exactly one child.
    #[inline(never)]
    pub fn close_one(&mut self) {
        let child = self.children.pop().unwrap_or_default();
        self.end(child);
    }

    /// Ends a list.
    #[inline(never)]
    pub fn close_list(&mut self) {
        self.close();
    }

    #[inline(never)]
    fn list(&mut self) -> VNode {
        let children = std::mem::take(&mut self.children);
        if children.is_empty() { VNode::default() } else { VList::with_children(children, None).into() }
    }

    /// All that was written.
    #[inline(never)]
    pub fn finish(mut self: Box<Self>) -> Html {
        self.list()
    }

    /// The one node that was written.
    #[inline(never)]
    pub fn finish_one(mut self: Box<Self>) -> Html {
        self.children.pop().unwrap_or_default()
    }
}

/// What an attribute can have as its value.
pub trait Value {
    /// The value; `None` where the element does not have the attribute.
    fn into_value(self) -> Option<AttrValue>;
}

impl Value for AttrValue {
    fn into_value(self) -> Option<AttrValue> {
        Some(self)
    }
}

impl Value for &AttrValue {
    fn into_value(self) -> Option<AttrValue> {
        Some(self.clone())
    }
}

impl Value for &'static str {
    fn into_value(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl Value for String {
    #[inline(never)]
    fn into_value(self) -> Option<AttrValue> {
        Some(self.into())
    }
}

impl Value for Text {
    #[inline(never)]
    fn into_value(self) -> Option<AttrValue> {
        Some(self.into())
    }
}

/// An attribute that is there or not, such as `disabled`.
impl Value for bool {
    fn into_value(self) -> Option<AttrValue> {
        self.then_some(AttrValue::Static(""))
    }
}

impl<T: Value> Value for Option<T> {
    fn into_value(self) -> Option<AttrValue> {
        self.and_then(T::into_value)
    }
}

/// What can stand in an element.
pub trait Child {
    /// Puts it there.
    fn put(self, markup: &mut Markup);
}

impl Child for Html {
    fn put(self, markup: &mut Markup) {
        markup.node(self);
    }
}

impl Child for AttrValue {
    #[inline(never)]
    fn put(self, markup: &mut Markup) {
        markup.node(VNode::VText(VText::new(self)));
    }
}

impl Child for &AttrValue {
    fn put(self, markup: &mut Markup) {
        self.clone().put(markup);
    }
}

impl Child for String {
    #[inline(never)]
    fn put(self, markup: &mut Markup) {
        AttrValue::from(self).put(markup);
    }
}

impl Child for &str {
    fn put(self, markup: &mut Markup) {
        self.to_owned().put(markup);
    }
}

impl Child for Text {
    #[inline(never)]
    fn put(self, markup: &mut Markup) {
        AttrValue::from(self).put(markup);
    }
}

/// The classes of an element, as one text.
#[derive(Default)]
pub struct Classes(String);

impl Classes {
    /// One more; nothing where it is empty.
    #[inline(never)]
    pub fn add(&mut self, class: &str) {
        if !self.0.is_empty() && !class.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(class);
    }
}

impl Value for Classes {
    fn into_value(self) -> Option<AttrValue> {
        self.0.into_value()
    }
}

/// What can be among the classes of an element.
pub trait Class {
    /// Adds it.
    fn add_to(self, classes: &mut Classes);
}

impl Class for &str {
    fn add_to(self, classes: &mut Classes) {
        classes.add(self);
    }
}

impl Class for String {
    fn add_to(self, classes: &mut Classes) {
        classes.add(&self);
    }
}

impl Class for Option<&str> {
    fn add_to(self, classes: &mut Classes) {
        classes.add(self.unwrap_or_default());
    }
}

/// The classes of an element: texts, some only under a condition.
macro_rules! classes {
    ($($class:expr),* $(,)?) => {{
        let mut classes = $crate::markup::Classes::default();
        $($crate::markup::Class::add_to($class, &mut classes);)*
        classes
    }};
}

pub(crate) use classes;

#[cfg(test)]
mod tests {
    use super::*;

    /// The two macros, on the same markup.
    macro_rules! both {
        ($($markup:tt)*) => {
            (html! { $($markup)* }, yew::html! { $($markup)* })
        };
    }

    #[test]
    fn markup_is_what_yew_makes_of_it() {
        let (name, words, rows) = (AttrValue::from("x"), "some words".to_owned(), ["one", "two"]);
        let pairs = [
            both! { <p>{ "text" }</p> },
            both! { <p title="known" class="too">{ words.clone() }<br />{ name.clone() }</p> },
            both! { <ul aria-label={name.clone()}>{ for rows.iter().map(|it| yew::html! { <li key={*it} /> }) }</ul> },
            both! { <input value={name.clone()} checked=true type="checkbox" aria-label={words.clone()} /> },
            both! { <><b key="first">{ "1" }</b><i id={name.clone()} key={2_usize}>{ "2" }</i></> },
            both! { <g data-id={None::<AttrValue>} role={Some("button")}><b /><>{ "a" }{ "b" }</></g> },
        ];
        for (ours, yews) in pairs {
            assert!(ours == yews, "{ours:?}\nis not\n{yews:?}");
        }
    }

    #[test]
    fn what_is_not_there_keeps_its_place() {
        let children = |shown: bool| {
            let node = html! {
                <p>
                    if shown { <b /> }
                    <i />
                    for _ in 0..2 { <u /> }
                </p>
            };
            match node {
                VNode::VTag(tag) => match tag.children() {
                    Some(VNode::VList(list)) => list.len(),
                    _ => 0,
                },
                _ => 0,
            }
        };
        assert_eq!((children(true), children(false)), (3, 3));
    }

    #[test]
    fn a_flag_is_there_or_not() {
        let attributes = |disabled: bool| match html! { <button {disabled} /> } {
            VNode::VTag(tag) => tag.attributes.iter().count(),
            _ => usize::MAX,
        };
        assert_eq!((attributes(true), attributes(false)), (1, 0));
    }

    #[test]
    fn classes_are_joined() {
        let node = html! { <p class={classes!("a", None::<&str>, Some("b"), "", format!("c-{}", 1))} /> };
        let VNode::VTag(tag) = node else { panic!("an element") };
        assert_eq!(tag.attributes.iter().collect::<Vec<_>>(), [("class", "a b c-1")]);
    }
}
