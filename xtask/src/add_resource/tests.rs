use super::*;
use std::collections::BTreeMap;

/// A kind that AWS will hardly have.
const PAPER_BOAT: &[&str] = &["PaperBoat", "--prefix", "boat", "--noun-ko", "종이배"];

fn parsed(args: &[&str]) -> Outcome<NewKind> {
    NewKind::parse(&args.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
}

fn with(more: &[&str]) -> Outcome<NewKind> {
    parsed(&[PAPER_BOAT, more].concat())
}

fn on_disk(path: &str) -> Option<String> {
    fs::read_to_string(repo::root().join(path)).ok()
}

/// What would be written into this clone.
fn planned(kind: Outcome<NewKind>) -> Outcome<Vec<Change>> {
    changes(&kind?, &on_disk)
}

#[test]
fn a_bare_kind_costs_twelve_places_at_most() {
    for on in ["Canvas", "Region", "Vpc"] {
        for shelf in ["Places", "GatesAndRoads", "Buildings", "Scaling", "OutsideWorld", "Names"] {
            let changes = planned(with(&["--on", on, "--shelf", shelf])).unwrap();
            let places: Vec<usize> = changes.iter().filter_map(|it| it.places).collect();
            assert!(places.iter().sum::<usize>() <= 12, "{places:?}");
            assert_eq!(changes.len() - places.len(), 3);
            for change in changes {
                syn::parse_file(&change.text).unwrap_or_else(|error| panic!("{}: {error}", change.path));
                assert!(change.text.contains("PaperBoat") || change.text.contains("mod paper_boat;"));
                // Lines are added, and none is changed.
                let before = on_disk(&change.path).unwrap_or_default();
                let mut lines = change.text.lines();
                assert!(before.lines().all(|line| lines.any(|it| it == line)), "{}", change.path);
            }
        }
    }
}

#[test]
fn what_is_there_is_not_added_again() {
    for (args, why) in [
        (&["Vpc", "--prefix", "boat", "--noun-ko", "배"][..], "Vpc is a kind of"),
        (&["Other", "--prefix", "vpc", "--noun-ko", "배"], "\"vpc\" is a prefix of"),
        (
            &["Other", "--prefix", "boat", "--table", "nat_gateways", "--noun-ko", "배"],
            "nat_gateways is a table of",
        ),
        (
            &["Claim", "--prefix", "boat", "--noun-ko", "배"],
            "crates/model/src/resource/claim.rs is there already",
        ),
    ] {
        let error = planned(parsed(args)).err().unwrap_or_default();
        assert!(error.starts_with(why), "{error}");
    }
}

#[test]
fn what_would_not_compile_is_refused() {
    for name in ["paperBoat", "Paper-Boat", "Type", "BOAT", "종이배", "", "--prefix"] {
        assert!(parsed(&[name, "--prefix", "boat", "--noun-ko", "배"]).is_err(), "{name}");
    }
    for more in [
        ["--prefix", "BOAT"],
        ["--prefix", "boat-"],
        ["--table", "paper boats"],
        ["--table", "type"],
        ["--on", "Subnet"],
        ["--shelf", "Cellar"],
        ["--noun", "\""],
        ["--noun-ko", " "],
        ["--colour", "red"],
    ] {
        assert!(with(&more).is_err(), "{more:?}");
    }
    assert!(parsed(&["PaperBoat", "--noun-ko", "배"]).is_err());
    assert!(parsed(&["PaperBoat", "--prefix", "boat"]).is_err());
    assert!(with(&["--prefix"]).is_err());
}

#[test]
fn an_anchor_that_is_not_found_or_found_twice_is_an_error() {
    let kind = with(&[]).unwrap();
    let whole: BTreeMap<String, String> = changes(&kind, &on_disk)
        .unwrap()
        .into_iter()
        .filter(|it| it.places.is_some())
        .map(|it| (it.path.clone(), on_disk(&it.path).unwrap()))
        .collect();
    for path in whole.keys() {
        let read = |of: &str| match whole.get(of) {
            Some(_) if of == path => Some("nothing of the kind\n".to_owned()),
            other => other.cloned(),
        };
        let error = changes(&kind, &read).err().unwrap_or_default();
        assert!(error.starts_with(path), "{error}");
        assert!(error.ends_with("nothing was written"));
    }
    let care = "crates/care/src/layer.rs";
    let twice = |of: &str| whole.get(of).map(|it| if of == care { it.repeat(2) } else { it.clone() });
    assert!(changes(&kind, &twice).err().unwrap_or_default().starts_with(care));
}
