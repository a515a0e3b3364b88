//! The `html!` of the page: Yew's syntax, compiled to fewer bytes.
//!
//! Yew's macro builds each element in place, with every allocation and conversion inlined: some 60 bytes of program for
//! an attribute. This one calls a builder, `src/markup.rs` of the page: some 15 bytes. The page has hundreds of
//! elements, and its weight is what a learner on a phone waits for. Components are left to Yew's macro.
//!
//! The syntax is Yew's: elements, components, fragments, `{ expression }`, `{ for iterator }`, `if` and `for`; an
//! attribute's value is a literal, `true`, or in braces, and `{name}` stands for `name={name}`.

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// Markup as a value of Yew.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    let mut reader = Reader::new(input);
    match reader.nodes(None) {
        Ok(nodes) => root(&nodes),
        Err(error) => error.into_tokens(),
    }
}

/// What is wrong, and where.
struct Error {
    span: Span,
    message: String,
}

impl Error {
    fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }

    fn into_tokens(self) -> TokenStream {
        let text = TokenTree::Literal(Literal::string(&self.message));
        let mut tokens: TokenStream = "::core::compile_error!".parse().unwrap_or_default();
        tokens.extend([group(Delimiter::Brace, text.into())]);
        tokens
            .into_iter()
            .map(|mut token| {
                token.set_span(self.span);
                token
            })
            .collect()
    }
}

type Read<T> = Result<T, Error>;

/// A part of the markup.
enum Node {
    Element(Element),
    /// Left to Yew's own macro as it stands.
    Component(TokenStream),
    Fragment(Vec<Node>),
    /// Text that is known now.
    Text(Literal),
    Expression(TokenStream),
    /// All that an iterator gives.
    Each(TokenStream),
    /// Conditions with what is shown; the last may have none.
    If(Vec<(TokenStream, Vec<Node>)>),
    /// Pattern and iterator, and what is shown for each.
    For(TokenStream, Vec<Node>),
}

struct Element {
    name: Ident,
    attributes: Vec<Attribute>,
    children: Vec<Node>,
}

struct Attribute {
    name: String,
    span: Span,
    value: TokenStream,
    /// Where the value is a text that is known now.
    is_text: bool,
}

/// Goes through tokens.
struct Reader {
    tokens: std::iter::Peekable<proc_macro::token_stream::IntoIter>,
    last: Span,
}

impl Reader {
    fn new(tokens: TokenStream) -> Self {
        Self { tokens: tokens.into_iter().peekable(), last: Span::call_site() }
    }

    fn next(&mut self) -> Read<TokenTree> {
        let token = self.tokens.next().ok_or_else(|| Error::new(self.last, "the markup ends too early"))?;
        self.last = token.span();
        Ok(token)
    }

    fn next_is(&mut self, wanted: char) -> bool {
        matches!(self.tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == wanted)
    }

    fn next_is_word(&mut self, wanted: &str) -> bool {
        matches!(self.tokens.peek(), Some(TokenTree::Ident(it)) if it.to_string() == wanted)
    }

    fn expect(&mut self, wanted: char) -> Read<()> {
        match self.next()? {
            TokenTree::Punct(it) if it.as_char() == wanted => Ok(()),
            other => Err(Error::new(other.span(), format!("expected `{wanted}`"))),
        }
    }

    fn word(&mut self) -> Read<Ident> {
        match self.next()? {
            TokenTree::Ident(it) => Ok(it),
            other => Err(Error::new(other.span(), "expected a name")),
        }
    }

    /// Everything up to the next braces, and what is in them.
    fn until_braces(&mut self) -> Read<(TokenStream, TokenStream)> {
        let mut before = TokenStream::new();
        loop {
            match self.next()? {
                TokenTree::Group(it) if it.delimiter() == Delimiter::Brace => {
                    return Ok((before, it.stream()));
                }
                other => before.extend([other]),
            }
        }
    }

    /// Nodes to the end, or to the end tag of the element, which is read too.
    fn nodes(&mut self, inside: Option<&str>) -> Read<Vec<Node>> {
        let mut nodes = Vec::new();
        loop {
            let Some(token) = self.tokens.peek() else {
                return match inside {
                    None => Ok(nodes),
                    Some(name) => Err(Error::new(self.last, format!("`<{name}>` has no end tag"))),
                };
            };
            match token {
                TokenTree::Punct(it) if it.as_char() == '<' => {
                    self.next()?;
                    if !self.next_is('/') {
                        nodes.push(self.tag()?);
                        continue;
                    }
                    self.next()?;
                    let name = if self.next_is('>') { String::new() } else { self.word()?.to_string() };
                    let span = self.last;
                    self.expect('>')?;
                    return match inside {
                        Some(inside) if inside == name => Ok(nodes),
                        Some(inside) => Err(Error::new(span, format!("expected the end of `<{inside}>`"))),
                        None => Err(Error::new(span, "an end tag without an element")),
                    };
                }
                TokenTree::Ident(it) if it.to_string() == "if" => nodes.push(self.condition()?),
                TokenTree::Ident(it) if it.to_string() == "for" => {
                    self.next()?;
                    let (head, body) = self.until_braces()?;
                    nodes.push(Node::For(head, Reader::new(body).nodes(None)?));
                }
                TokenTree::Literal(it) => {
                    nodes.push(Node::Text(it.clone()));
                    self.next()?;
                }
                TokenTree::Group(it) if it.delimiter() == Delimiter::Brace => {
                    nodes.push(block(it.stream()));
                    self.next()?;
                }
                other => return Err(Error::new(other.span(), "expected an element, braces, `if` or `for`")),
            }
        }
    }

    fn condition(&mut self) -> Read<Node> {
        let mut branches = Vec::new();
        loop {
            let mut head = TokenStream::new();
            if self.next_is_word("if") {
                head.extend([self.next()?]);
            }
            let is_last = head.is_empty();
            let (condition, body) = self.until_braces()?;
            head.extend(condition);
            branches.push((head, Reader::new(body).nodes(None)?));
            if is_last || !self.next_is_word("else") {
                return Ok(Node::If(branches));
            }
            self.next()?;
        }
    }

    /// What follows a `<`.
    fn tag(&mut self) -> Read<Node> {
        if self.next_is('>') {
            self.next()?;
            return Ok(Node::Fragment(self.nodes(Some(""))?));
        }
        let name = self.word()?;
        if self.next_is(':') || name.to_string().starts_with(char::is_uppercase) {
            return self.component(name);
        }
        let mut attributes = Vec::new();
        loop {
            if self.next_is('/') {
                self.next()?;
                self.expect('>')?;
                return Ok(Node::Element(Element { name, attributes, children: Vec::new() }));
            }
            if self.next_is('>') {
                self.next()?;
                let children = self.nodes(Some(&name.to_string()))?;
                return Ok(Node::Element(Element { name, attributes, children }));
            }
            attributes.push(self.attribute()?);
        }
    }

    fn attribute(&mut self) -> Read<Attribute> {
        let word = match self.next()? {
            TokenTree::Ident(it) => it,
            TokenTree::Group(it) if it.delimiter() == Delimiter::Brace => {
                let value = it.stream();
                return match value.clone().into_iter().next() {
                    Some(TokenTree::Ident(name)) => {
                        Ok(Attribute { name: name.to_string(), span: name.span(), value, is_text: false })
                    }
                    _ => Err(Error::new(it.span(), "expected the name of an attribute")),
                };
            }
            other => return Err(Error::new(other.span(), "expected an attribute")),
        };
        let (mut name, span) = (word.to_string(), word.span());
        while self.next_is('-') {
            self.next()?;
            name = format!("{name}-{}", self.word()?);
        }
        self.expect('=')?;
        let (value, is_text) = match self.next()? {
            TokenTree::Group(it) if it.delimiter() == Delimiter::Brace => (it.stream(), false),
            TokenTree::Literal(it) => {
                let is_text = it.to_string().starts_with('"');
                (TokenTree::Literal(it).into(), is_text)
            }
            other => (other.into(), false),
        };
        Ok(Attribute { name, span, value, is_text })
    }

    /// A component with all that is in it, as it stands.
    fn component(&mut self, first: Ident) -> Read<Node> {
        let mut tokens: TokenStream = punct('<').into();
        let mut name = first.to_string();
        tokens.extend([TokenTree::Ident(first)]);
        let mut is_name = true;
        // How many components of this name are open.
        let mut depth = 1_usize;
        loop {
            let token = self.next()?;
            let mut closes = false;
            match &token {
                TokenTree::Punct(it) if is_name && it.as_char() == ':' => name.push(':'),
                TokenTree::Ident(it) if is_name && name.ends_with(':') => name.push_str(&it.to_string()),
                TokenTree::Punct(it) if it.as_char() == '/' && self.next_is('>') => {
                    (is_name, closes) = (false, true);
                }
                _ => is_name = false,
            }
            tokens.extend([token]);
            if closes {
                tokens.extend([self.next()?]);
                depth -= 1;
            } else if self.next_is('>') {
                tokens.extend([self.next()?]);
                let children = self.raw_children(&name)?;
                tokens.extend(children);
                depth -= 1;
            }
            if depth == 0 {
                return Ok(Node::Component(tokens));
            }
        }
    }

    /// The children of a component up to and with its end tag, as they stand.
    fn raw_children(&mut self, name: &str) -> Read<TokenStream> {
        let mut tokens = TokenStream::new();
        loop {
            let is_tag = self.next_is('<');
            tokens.extend([self.next()?]);
            if !(is_tag && self.next_is('/')) {
                continue;
            }
            tokens.extend([self.next()?]);
            let mut closed = String::new();
            while !self.next_is('>') {
                let token = self.next()?;
                closed.push_str(&token.to_string());
                tokens.extend([token]);
            }
            tokens.extend([self.next()?]);
            if closed == name {
                return Ok(tokens);
            }
        }
    }
}

fn block(content: TokenStream) -> Node {
    let mut tokens = content.clone().into_iter().peekable();
    match tokens.peek() {
        Some(TokenTree::Ident(it)) if it.to_string() == "for" => {
            tokens.next();
            Node::Each(tokens.collect())
        }
        Some(TokenTree::Literal(it)) => {
            let text = it.clone();
            tokens.next();
            if tokens.peek().is_none() && text.to_string().starts_with('"') {
                Node::Text(text)
            } else {
                Node::Expression(content)
            }
        }
        _ => Node::Expression(content),
    }
}

fn punct(character: char) -> TokenTree {
    TokenTree::Punct(Punct::new(character, Spacing::Alone))
}

fn group(delimiter: Delimiter, content: TokenStream) -> TokenTree {
    TokenTree::Group(Group::new(delimiter, content))
}

/// The builder, by a name that nothing in the markup can see.
fn builder() -> TokenTree {
    TokenTree::Ident(Ident::new("markup", Span::mixed_site()))
}

fn path(text: &str) -> TokenStream {
    // A constant of this file; if it were wrong, what is expanded would not compile.
    text.parse().unwrap_or_default()
}

/// `markup.method(arguments);`
fn call(out: &mut TokenStream, method: &str, arguments: impl IntoIterator<Item = TokenStream>, span: Span) {
    let mut content = TokenStream::new();
    for argument in arguments {
        content.extend(argument);
        content.extend([punct(',')]);
    }
    let method = TokenTree::Ident(Ident::new(method, Span::mixed_site().located_at(span)));
    out.extend([builder(), punct('.'), method, group(Delimiter::Parenthesis, content), punct(';')]);
}

/// Whether it is one node whatever happens, so that what is around it needs no list.
fn is_one(nodes: &[Node]) -> bool {
    match nodes {
        [Node::Each(_) | Node::For(..)] => false,
        [_] => true,
        _ => false,
    }
}

fn root(nodes: &[Node]) -> TokenStream {
    if let [Node::Component(tokens)] = nodes {
        return of_yew(tokens);
    }
    if let [Node::Fragment(nodes)] = nodes {
        return root(nodes);
    }
    let mut content = path("let mut");
    content.extend([builder()]);
    content.extend(path("= crate::markup::Markup::new();"));
    emit(nodes, &mut content);
    content.extend([builder()]);
    content.extend(path(if is_one(nodes) { ".finish_one()" } else { ".finish()" }));
    group(Delimiter::Brace, content).into()
}

fn of_yew(tokens: &TokenStream) -> TokenStream {
    let mut own = path("::yew::html!");
    own.extend([group(Delimiter::Brace, tokens.clone())]);
    own
}

fn emit(nodes: &[Node], out: &mut TokenStream) {
    for node in nodes {
        emit_one(node, out);
    }
}

fn emit_one(node: &Node, out: &mut TokenStream) {
    let site = Span::call_site();
    match node {
        Node::Element(element) => emit_element(element, out),
        Node::Component(tokens) => call(out, "node", [of_yew(tokens)], site),
        Node::Fragment(nodes) => emit_list(nodes, out),
        Node::Text(text) => call(out, "text", [TokenTree::Literal(text.clone()).into()], text.span()),
        Node::Expression(expression) => {
            call(out, "child", [expression.clone()], span_of(expression));
        }
        Node::Each(iterator) => {
            let item = TokenTree::Ident(Ident::new("item", Span::mixed_site()));
            let mut body = TokenStream::new();
            call(&mut body, "child", [item.clone().into()], span_of(iterator));
            out.extend(path("for"));
            out.extend([item]);
            out.extend(path("in"));
            out.extend(iterator.clone());
            out.extend([group(Delimiter::Brace, body)]);
        }
        Node::If(branches) => {
            let mut is_open = true;
            for (index, (head, nodes)) in branches.iter().enumerate() {
                if index > 0 {
                    out.extend(path("else"));
                }
                is_open = !head.is_empty();
                out.extend(head.clone());
                let mut body = TokenStream::new();
                match &nodes[..] {
                    [Node::Element(_) | Node::Component(_)] => emit(nodes, &mut body),
                    _ => emit_list(nodes, &mut body),
                }
                out.extend([group(Delimiter::Brace, body)]);
            }
            if is_open {
                // Nothing, but in its place, so that what follows stays what it is.
                let mut body = TokenStream::new();
                call(&mut body, "nothing", [], site);
                out.extend(path("else"));
                out.extend([group(Delimiter::Brace, body)]);
            }
        }
        Node::For(head, nodes) => {
            call(out, "open_list", [], site);
            let mut body = TokenStream::new();
            emit(nodes, &mut body);
            out.extend(path("for"));
            out.extend(head.clone());
            out.extend([group(Delimiter::Brace, body)]);
            call(out, "close_list", [], site);
        }
    }
}

fn emit_list(nodes: &[Node], out: &mut TokenStream) {
    call(out, "open_list", [], Span::call_site());
    emit(nodes, out);
    call(out, "close_list", [], Span::call_site());
}

fn span_of(tokens: &TokenStream) -> Span {
    tokens.clone().into_iter().next().map_or_else(Span::call_site, |it| it.span())
}

/// What an attribute is for the builder.
enum Role {
    /// An attribute of the element.
    Plain,
    /// A handler, by the name of its event.
    Handler,
    /// A method of the builder of its own.
    Special(&'static str),
}

fn role(element: &str, attribute: &str) -> Role {
    match (element, attribute) {
        (_, "key") => Role::Special("key"),
        (_, "ref") => Role::Special("node_ref"),
        ("input", "value") => Role::Special("field_value"),
        ("input", "checked") => Role::Special("checked"),
        (_, name) if name.starts_with("on") => Role::Handler,
        _ => Role::Plain,
    }
}

fn emit_element(element: &Element, out: &mut TokenStream) {
    let name = element.name.to_string();
    let of_role = |attribute: &Attribute| role(&name, &attribute.name);
    let plain: Vec<&Attribute> =
        element.attributes.iter().filter(|it| matches!(of_role(it), Role::Plain)).collect();
    let is_known = plain.iter().all(|it| it.is_text);
    let tag = TokenStream::from(TokenTree::Literal(Literal::string(&name)));
    let entries = plain.iter().flat_map(|attribute| {
        let key = TokenStream::from(TokenTree::Literal(Literal::string(&attribute.name)));
        let mut entry = TokenStream::new();
        if is_known {
            let mut pair = key;
            pair.extend([punct(',')]);
            pair.extend(path("::yew::virtual_dom::AttributeOrProperty::Static"));
            pair.extend([group(Delimiter::Parenthesis, attribute.value.clone())]);
            entry.extend([group(Delimiter::Parenthesis, pair)]);
        } else {
            entry.extend(key);
        }
        entry.extend([punct(',')]);
        entry
    });
    let mut list = TokenStream::from(punct('&'));
    list.extend([group(Delimiter::Bracket, entries.collect())]);
    let site = element.name.span();
    if plain.is_empty() {
        call(out, "open_plain", [tag], site);
    } else {
        call(out, if is_known { "open_known" } else { "open" }, [tag, list], site);
    }
    for attribute in &element.attributes {
        let (value, span) = (attribute.value.clone(), attribute.span);
        match of_role(attribute) {
            Role::Plain if is_known => {}
            Role::Plain => call(out, "value", [value], span),
            Role::Special(method) => call(out, method, [value], span),
            Role::Handler => {
                let mut handler = path("::yew::html::");
                handler.extend([TokenTree::Ident(Ident::new(&attribute.name, span))]);
                handler.extend(path("::Wrapper::new"));
                handler.extend([group(Delimiter::Parenthesis, value)]);
                let mut shared = path("::std::rc::Rc::new");
                shared.extend([group(Delimiter::Parenthesis, handler)]);
                call(out, "handler", [shared], span);
            }
        }
    }
    if is_one(&element.children) {
        emit(&element.children, out);
        call(out, "close_one", [], site);
    } else {
        emit(&element.children, out);
        call(out, "close", [], site);
    }
}
