//! Each check is held to small sources that break it, and to the same ones mended.

use super::*;

/// What the checks find in these files.
fn found_in(files: &[(&str, &str)]) -> Found {
    let text = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    find(&Tree(files.iter().map(text).collect())).unwrap()
}

/// The lines of one check in the model, in a model whose root is this text.
fn in_model(check: usize, root: &str) -> Vec<usize> {
    lines(&found_in(&[("crates/model/src/lib.rs", root)]), "model", check)
}

fn lines(found: &Found, of: &str, check: usize) -> Vec<usize> {
    found.get(&(of.to_owned(), check)).into_iter().flatten().map(|line| line.line).collect()
}

/// The files of the model that are in circles: `a.rs` and `b.rs` with these texts, under a root with this one.
fn circles_of(root: &str, a: &str, b: &str) -> Vec<String> {
    let root = format!("mod a; mod b; {root}");
    let found = found_in(&[
        ("crates/model/src/lib.rs", &root),
        ("crates/model/src/a.rs", a),
        ("crates/model/src/b.rs", b),
    ]);
    let lines = found.get(&("model".to_owned(), CIRCLES)).into_iter().flatten();
    lines.map(|line| line.file.replace("crates/model/src/", "")).collect()
}

const TWO: &str = "pub enum Way { In, Out } pub enum Gate { Open(Way), Shut } pub struct Hop { way: Way }";

#[test]
fn files_that_use_each_other_are_a_circle() {
    let a = "pub struct A; fn f(b: crate::b::B) {}";
    assert_eq!(
        circles_of("", a, "pub struct B; use crate::a::A; fn g() -> Option<A> { None }"),
        ["a.rs", "b.rs"]
    );
    assert!(circles_of("", a, "pub struct B;").is_empty());
}

#[test]
fn a_use_through_a_re_export_leads_to_where_the_item_is_defined() {
    let a = "pub struct A; fn f(b: crate::Other) {}";
    let b = "pub struct B; fn g() { super::a::A; }";
    assert_eq!(circles_of("pub use b::B as Other;", a, b), ["a.rs", "b.rs"]);
    assert_eq!(circles_of("pub use b::*;", "pub struct A; fn f(b: crate::B) {}", b), ["a.rs", "b.rs"]);
    // The root re-exports both and uses none, so it is in no circle with what uses its own items.
    let b = "pub struct B; fn g() -> crate::Root {}";
    assert!(circles_of("pub struct Root; pub use b::B; pub use a::A;", "pub struct A;", b).is_empty());
}

#[test]
fn calls_patterns_macros_and_traits_are_uses() {
    let a = "pub fn a() {} pub enum Kind { One } pub trait Doing { fn doing(&self) {} } \
             macro_rules! made { ($it:ident) => { $it } } pub(crate) use made;";
    for b in [
        "fn g() { crate::a::a() }",
        "fn g() { assert!(crate::a::a() == ()) }",
        "fn g() { html! { <p class={crate::a::a()}>{ 1 }</p> } }",
        "use crate::a::Kind::One; fn g(it: u8) { if let One = it {} }",
        "use crate::a::Doing; fn g(it: u8) { it.doing() }",
        "use crate::a::made; fn g(it: u8) { made!(it) }",
        "pub struct B; macro_rules! mine { () => { $crate::a::a() } }",
    ] {
        let user = format!("{a} fn back() {{ crate::b::b(); }}");
        assert_eq!(circles_of("", &user, &format!("pub fn b() {{}} {b}")), ["a.rs", "b.rs"], "{b}");
    }
}

#[test]
fn an_associated_function_is_where_its_impl_is() {
    let a = "pub struct A; fn f() { A::made_in_b() }";
    assert_eq!(circles_of("", a, "use crate::a::A; impl A { pub fn made_in_b() {} }"), ["a.rs", "b.rs"]);
}

#[test]
fn tests_imports_and_names_of_values_are_no_uses() {
    let a = "pub fn a() {} fn f() { crate::b::b() }";
    for b in [
        "#[cfg(test)] mod tests { fn g() { crate::a::a() } }",
        "pub use crate::a::a;",
        "use crate::a::a; fn g(a: u8) -> u8 { a }",
        "fn g(it: crate::b::b) { it.a() }",
    ] {
        assert!(circles_of("", a, &format!("pub fn b() {{}} {b}")).is_empty(), "{b}");
    }
}

#[test]
fn what_a_macro_makes_is_found_where_it_is_called() {
    let a = "macro_rules! ids { ($($kind:ident, $id:ident;)*) => { pub enum Ids { $($kind($id)),* } } } \
             ids! { Vpc, VpcId; Subnet, SubnetId; } fn f() { crate::b::b() }";
    let b = |it: &str| format!("pub fn b() {{}} fn g(it: {it}) {{}}");
    assert_eq!(circles_of("", a, &b("crate::a::VpcId")), ["a.rs", "b.rs"]);
    assert_eq!(circles_of("", a, &b("crate::a::Ids")), ["a.rs", "b.rs"]);
    let text = format!(
        "mod a {{ {a} }} mod b {{ pub fn b() {{}} }} use a::Ids;\nfn f(it: Ids) {{ match it {{\n\
                        Ids::Vpc(_) => 1,\n_ => 2 }} }}"
    );
    assert_eq!(in_model(WILDCARDS, &text), [4]);
    // Also where the table stands in a macro of its own, and is handed to the one that makes them.
    let table =
        "macro_rules! kinds { ($then:ident) => { $then! { /// One.\nVpc, VpcId; Subnet, SubnetId; } } }";
    let handed = text.replace("ids! { Vpc, VpcId; Subnet, SubnetId; }", &format!("{table} kinds!(ids);"));
    assert_eq!(in_model(WILDCARDS, &handed), [5]);
}

#[test]
fn functions_that_name_all_kinds_are_counted() {
    let kinds = "pub enum ResourceKind { Vpc, Subnet }";
    let of_match =
        "fn f(it: ResourceKind) -> u8 { match it { ResourceKind::Vpc => 1, ResourceKind::Subnet => 2 } }";
    let of_array = "fn f() { [ResourceKind::Vpc, ResourceKind::Subnet]; }";
    for text in [of_match, of_array] {
        assert_eq!(in_model(LISTS, &format!("{kinds} {text}")).len(), 1);
    }
    assert!(in_model(LISTS, &format!("{kinds} fn f() {{ [ResourceKind::Vpc]; }}")).is_empty());
    assert!(
        in_model(LISTS, &format!("{kinds} #[cfg(test)] mod tests {{ use super::*; {of_array} }}")).is_empty()
    );
}

/// The lines of the wildcard arms of a function with these arms, the first on line 1.
fn wildcards(value: &str, arms: &str) -> Vec<usize> {
    let numbers =
        in_model(WILDCARDS, &format!("{TWO} use Gate::Shut; fn f() {{ match {value} {{\n{arms} }} }}"));
    numbers.iter().map(|line| line - 1).collect()
}

#[test]
fn an_arm_that_would_swallow_a_new_variant_is_a_wildcard() {
    assert_eq!(wildcards("it", "Way::In => 1,\n_ => 2"), [2]);
    assert_eq!(wildcards("it", "Way::In => 1,\nother => other.x()"), [2]);
    assert_eq!(wildcards("it", "Shut => 1,\n_ => 2"), [2]);
    assert_eq!(wildcards("it", "Way::In | Way::Out if x => 1,\n_ => 2"), [2]);
    // Wherever it stands: in tuples, in options, in variants and in structs.
    assert_eq!(wildcards("it", "(Way::In, true) => 1,\n(_, _) => 2"), [2]);
    assert_eq!(wildcards("it", "(true, Way::In) => 1,\n(true, _) => 2,\n(false, _) => 3"), [3]);
    assert_eq!(wildcards("it", "Some(Way::In) => 1,\nSome(_) | None => 2"), [2]);
    assert_eq!(wildcards("it", "Gate::Open(Way::In) => 1,\nGate::Open(_) => 2,\nShut => 3"), [3]);
    assert_eq!(wildcards("it", "Hop { way: Way::In, .. } => 1,\nHop { .. } => 2"), [2]);
    assert_eq!(wildcards("it", "&Way::In => 1,\n(_) => 2"), [2]);
    // In the braces of a macro, too.
    assert_eq!(
        in_model(WILDCARDS, &format!("{TWO} fn f() {{ vec![match it {{ Way::In => 1,\n_ => 2 }}] }}")),
        [2]
    );
}

#[test]
fn an_arm_that_a_new_variant_would_not_reach_is_none() {
    assert!(wildcards("it", "Way::In => 1,\nWay::Out => 2").is_empty());
    assert!(wildcards("it", "Gate::Open(_) => 1,\nGate::Shut => 2").is_empty());
    // The `_` says that the second does not matter beside `In`; a third way would still have to be named.
    assert!(wildcards("it", "(Way::In, _) => 1,\n(Way::Out, true) => 2,\n(Way::Out, false) => 3").is_empty());
    assert!(wildcards("it", "_ if x => 1,\nWay::In => 2,\nWay::Out => 3").is_empty());
    // Not enums of ours.
    assert!(wildcards("it", "Some(1) => 1,\n_ => 2").is_empty());
    assert!(wildcards("it", "std::fmt::Alignment::Left => 1,\n_ => 2").is_empty());
    assert!(in_model(WILDCARDS, &format!("{TWO} #[cfg(test)] mod tests {{ use super::*; fn f(it: Way) {{ match it {{ Way::In => 1,\n_ => 2 }} }} }}")).is_empty());
}

#[test]
fn enums_of_other_crates_of_ours_are_ours() {
    let found = found_in(&[
        ("crates/model/src/lib.rs", "mod way; pub use way::Way;"),
        ("crates/model/src/way.rs", "pub enum Way { In, Out }"),
        (
            "crates/engine/src/lib.rs",
            "use tollgate_model::Way; fn f(it: Way) { match it { Way::In => 1,\n_ => 2 } }",
        ),
        (
            "crates/care/src/lib.rs",
            "use tollgate_model::Way; fn f(it: Way) { match it { Way::In => 1,\n_ => 2 } }",
        ),
    ]);
    assert_eq!(lines(&found, "engine", WILDCARDS), [2]);
    assert!(lines(&found, "care", WILDCARDS).is_empty(), "only what decides is held to it");
}

#[test]
fn matches_over_enums_of_ours_are_counted_and_have_a_reason() {
    let with = |before: &str| {
        format!("{TWO} impl Way {{ fn f(self) -> bool {{\n{before}\nmatches!(self, Self::In)\n}} }}")
    };
    assert_eq!((in_model(MATCHES, &with("")), in_model(UNSAID, &with(""))), (vec![3], vec![3]));
    assert_eq!(in_model(UNSAID, &with("// matches:")), [3]);
    let with = with("// matches: it is all that is asked");
    assert_eq!((in_model(MATCHES, &with), in_model(UNSAID, &with)), (vec![3], vec![]));
    assert!(in_model(MATCHES, "fn f(it: Option<u8>) { matches!(it, Some(1..)); }").is_empty());
}

#[test]
fn files_that_nothing_reaches_are_found() {
    let of = |root: &str| {
        let found = found_in(&[
            ("crates/model/src/lib.rs", root),
            ("crates/model/src/one/mod.rs", "mod two; mod inner { mod three; }"),
            ("crates/model/src/one/two.rs", ""),
            ("crates/model/src/one/inner/three.rs", ""),
            ("crates/model/tests/four.rs", "#[path = \"../src/aside.rs\"] mod aside;"),
            ("crates/model/src/aside.rs", ""),
        ]);
        found.get(&("model".to_owned(), UNREACHED)).map_or(0, BTreeSet::len)
    };
    assert_eq!(of("mod one;"), 0);
    assert_eq!(of(""), 3);
}

#[test]
fn long_files_have_a_reason() {
    let lines = |count| "//\n".repeat(count);
    assert!(in_model(LONG, &lines(500)).is_empty());
    assert_eq!(in_model(LONG, &lines(501)), [1]);
    assert!(in_model(LONG, &format!("//! Words.\n// long: a table\n{}", lines(500))).is_empty());
    assert_eq!(in_model(LONG, &format!("// long:\n{}", lines(501))), [1]);
}

#[test]
fn what_a_kind_lacks_is_found() {
    let kinds = "macro_rules! ids { ($($kind:ident, $id:ident;)*) => { pub enum ResourceKind { $($kind),* } } }\n\
                 ids! { Vpc, VpcId; }";
    let all = [
        ("crates/model/src/lib.rs", "mod id; mod resource;"),
        ("crates/model/src/id.rs", kinds),
        ("crates/model/src/resource/mod.rs", "mod vpc;"),
        ("crates/model/src/resource/vpc.rs", "pub struct Vpc;"),
        ("src/main.rs", "mod inspector; mod i18n { mod kind; } mod face; mod canvas { mod village; }"),
        ("src/inspector/mod.rs", "mod vpc;"),
        ("src/inspector/vpc.rs", "fn properties(it: VpcId) {}"),
        ("src/i18n/kind/mod.rs", "mod vpc;"),
        ("src/i18n/kind/vpc.rs", "impl Named for Vpc {}"),
        ("src/face.rs", "faces! { Vpc: \"vpc\" => art(\"wall\"); }"),
        ("src/canvas/village.rs", "fn f() { Art { name: \"tree\" } }"),
        ("assets/icons.svg", "<symbol id=\"icon-vpc\">"),
        ("assets/village.svg", "<symbol id=\"village-wall\"><symbol id=\"village-tree\">"),
        ("crates/engine/src/lib.rs", "fn f() { VpcId(1); }"),
        ("crates/cli/src/main.rs", "mod vectors { mod drawing; }"),
        ("crates/cli/src/vectors/drawing.rs", "fn f() { VpcId(1); }"),
    ];
    let lacking = |emptied: &str| -> Vec<String> {
        let files: Vec<_> =
            all.iter().map(|(path, text)| (*path, if *path == emptied { "" } else { *text })).collect();
        let found = found_in(&files);
        found
            .iter()
            .filter(|((_, check), _)| *check == LACKS)
            .flat_map(|(_, it)| it)
            .map(|it| it.what.clone())
            .collect()
    };
    assert!(lacking("").is_empty());
    // What the engine does not name needs no vector.
    assert!(lacking("crates/engine/src/lib.rs").is_empty());
    for (file, lack) in [
        ("crates/model/src/resource/vpc.rs", "Vpc lacks a file of the model"),
        ("src/inspector/vpc.rs", "Vpc lacks an inspector"),
        ("src/i18n/kind/vpc.rs", "Vpc lacks texts"),
        ("src/face.rs", "Vpc lacks a face"),
        ("assets/icons.svg", "assets/icons.svg lacks the symbol icon-vpc"),
        ("crates/cli/src/vectors/drawing.rs", "Vpc lacks a vector that the command line can draw"),
        ("crates/model/src/id.rs", "no list of kinds is found here"),
    ] {
        assert_eq!(lacking(file), [lack]);
    }
    assert_eq!(
        lacking("assets/village.svg"),
        [
            "assets/village.svg lacks the symbol village-tree",
            "assets/village.svg lacks the symbol village-wall"
        ]
    );
}

#[test]
fn what_a_kind_need_not_have_is_a_reason_that_holds() {
    let lacking = |drawing: &str| -> Vec<String> {
        let found = found_in(&[
            ("crates/model/src/lib.rs", "mod id;"),
            ("crates/model/src/id.rs", "pub enum ResourceKind { Environment }"),
            ("crates/engine/src/lib.rs", "fn f() { EnvironmentId(1); }"),
            ("crates/cli/src/main.rs", "mod vectors { mod drawing; }"),
            ("crates/cli/src/vectors/drawing.rs", drawing),
        ]);
        let lacks = found.iter().filter(|((of, check), _)| *check == LACKS && of == "cli");
        lacks.flat_map(|(_, it)| it).map(|it| it.what.clone()).collect()
    };
    assert!(lacking("").is_empty());
    let drawn = lacking("fn f() { EnvironmentId(1); }");
    assert!(
        drawn[0].starts_with("Environment has a vector that the command line can draw, and is said here")
    );
}

#[test]
fn more_and_less_than_was_written_down_both_fail() {
    let found = found_in(&[("crates/model/src/lib.rs", "//\n".repeat(501).as_str())]);
    let found: Found = found.into_iter().filter(|((_, check), _)| *check == LONG).collect();
    let with = |count| {
        let mut row = [0; CHECKS.len()];
        row[LONG] = count;
        judge(&found, &[("model", row)]).into_values().collect::<Vec<_>>()
    };
    assert!(with(1).is_empty());
    assert!(with(0)[0].contains("1, and not 0; `cargo xtask tidy long model`"));
    assert!(with(2)[0].contains("1, and not 2; write the new number down"));
    assert_eq!(judge(&found, &[]).len(), 1, "a crate without a row has none of anything");
}

#[test]
fn walls_hold() {
    let manifest = |text: &'static str| {
        let found = found_in(&[("crates/model/Cargo.toml", text), ("crates/new/Cargo.toml", "")]);
        found
            .iter()
            .filter(|((_, check), _)| *check == WALLS)
            .flat_map(|(_, it)| it.clone())
            .map(|it| it.what)
            .collect::<Vec<_>>()
    };
    let stopped = |text, what: &str| manifest(text).iter().any(|it| it.contains(what));
    assert!(stopped("[dependencies]\nrand = \"1\"\n", "depends on `rand`"));
    assert!(!stopped("[dependencies]\nipnet = \"2\"\n", "depends on `ipnet`"));
    assert!(stopped("[dependencies]\nproptest = \"1\"\n", "depends on `proptest`"));
    assert!(!stopped("[dev-dependencies]\nproptest = \"1\"\n", "depends on `proptest`"));
    assert!(stopped("", "has no wall"), "crates/new");
    assert!(stopped("", "WALLS names crates/engine, which is gone"));
    let found = found_in(&[
        ("src/main.rs", "mod app; mod browser;"),
        ("src/app.rs", "use web_sys::Window;"),
        ("src/browser/mod.rs", "use web_sys::Window;"),
    ]);
    assert_eq!(lines(&found, "page", WALLS), [1]);
    let asking = "use tollgate_engine::{\n    Hop, trace as ask,\n};\nfn f() {\n    tollgate_engine::compile(it);\n}\n\
                  #[cfg(test)]\nmod tests { use tollgate_engine::compile; }";
    let found = found_in(&[
        ("src/main.rs", "mod app; mod store;"),
        ("src/app.rs", asking),
        ("src/store/mod.rs", asking),
    ]);
    assert_eq!(lines(&found, "page", WALLS), [1, 5]);
}
