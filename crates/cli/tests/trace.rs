//! The program as a shell meets it. `w1.json` is the world W1 of the vectors with a laptop, as a Tollgate document.

use serde_json::Value;
use std::process::{Command, Output};

fn tollgate(arguments: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_tollgate"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
}

fn json(arguments: &[&str]) -> Value {
    let arguments: Vec<&str> =
        ["trace", "tests/w1.json", "--json"].iter().chain(arguments).copied().collect();
    tollgate(&arguments).ok().and_then(|it| serde_json::from_slice(&it.stdout).ok()).unwrap_or_default()
}

#[test]
fn json_has_the_shape_that_is_promised() {
    let found = json(&["--from", "app", "--to", "198.51.100.80", "--port", "443"]);
    for (field, value) in [
        ("code", "SIM_REACHABLE"),
        ("phase", "none"),
        ("at", "none"),
        ("client", "connected"),
        ("seen_src", "203.0.113.50"),
    ] {
        assert_eq!(found[field], value, "{field}");
    }
    assert_eq!(found["also"], serde_json::json!([]));
    assert_eq!(found["forward"][0]["kind"], "instance");
    assert_eq!(found["forward"][3]["route"], "0.0.0.0/0");
    assert_eq!(found["forward"][5]["after"]["sport"], 40000);
    assert_eq!(found["return"][6]["kind"], "network_acl");
}

#[test]
fn what_is_stopped_on_the_way_there_has_no_return() {
    let found = json(&["--from", "laptop", "--to", "web", "--port", "443"]);
    assert_eq!(found["code"], "ENI_SG_RULES_MISMATCH");
    assert_eq!(found["return"], Value::Null);
    assert_eq!(found["seen_src"], Value::Null);
    assert_eq!(found["also"][0]["code"], "SIM_PORT_CLOSED");
}

#[test]
fn a_private_address_means_the_instance_that_has_it() {
    let by_name = json(&["--from", "web", "--to", "app", "--port", "8080"]);
    assert_eq!(by_name["code"], "SIM_REACHABLE");
    assert_eq!(by_name, json(&["--from", "10.0.1.10", "--to", "10.0.11.10", "--port", "8080"]));
}

#[test]
fn the_exit_status_tells() {
    let trace = |rest: &[&str]| {
        let arguments: Vec<&str> = ["trace", "tests/w1.json"].iter().chain(rest).copied().collect();
        tollgate(&arguments).ok().and_then(|it| it.status.code())
    };
    assert_eq!(trace(&["--from", "internet", "--to", "web", "--port", "80"]), Some(0));
    assert_eq!(trace(&["--from", "internet", "--to", "web", "--protocol", "icmp"]), Some(1));
    for bad in [
        &["--from", "nobody", "--to", "web", "--port", "80"][..],
        &["--from", "internet", "--to", "web"],
        &["--from", "v1", "--to", "web", "--port", "80"],
        &["--from", "internet", "--to", "web", "--protocol", "http"],
    ] {
        assert_eq!(trace(bad), Some(2), "{bad:?}");
    }
    let missing = tollgate(&["trace", "tests/none.json", "--from", "a", "--to", "b", "--port", "1"]);
    assert_eq!(missing.ok().and_then(|it| it.status.code()), Some(2));
}
