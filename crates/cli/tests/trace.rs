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
fn a_public_address_means_the_instance_that_has_it_too() {
    let by_name = json(&["--from", "web", "--to", "app", "--port", "8080"]);
    assert_eq!(by_name, json(&["--from", "203.0.113.10", "--to", "10.0.11.10", "--port", "8080"]));
}

/// Whoever has an address in the drawing is not somebody on the internet.
#[test]
fn the_address_of_what_cannot_send_is_refused() {
    for address in ["10.0.1.50", "203.0.113.50"] {
        let found = tollgate(&["trace", "tests/w1.json", "--from", address, "--to", "web", "--port", "80"]);
        let said = found.ok().map(|it| (it.status.code(), String::from_utf8_lossy(&it.stderr).into_owned()));
        let (status, said) = said.unwrap_or_default();
        assert_eq!(status, Some(2));
        assert!(said.starts_with(&format!("tollgate: {address}: nat-")), "{said}");
        assert!(said.ends_with(" cannot send a packet\n"), "{said}");
    }
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

/// What is said about a file that is refused. `tests/damaged` of the files' crate has one of each kind.
fn refusal(file: &str) -> String {
    let path = format!("../interop/tests/damaged/{file}");
    let found = tollgate(&["trace", &path, "--from", "internet", "--to", "web-a", "--port", "80"]);
    let Ok(Output { status, stdout, stderr }) = found else { return String::new() };
    assert_eq!(status.code(), Some(2), "{file}");
    assert_eq!(String::from_utf8_lossy(&stdout), "", "{file}");
    String::from_utf8_lossy(&stderr).replace(&format!("{path}: "), "")
}

#[test]
fn a_refused_file_is_said_in_a_sentence_with_its_place() {
    for (file, said) in [
        (
            "dangling-reference.json",
            "tollgate: the document contradicts itself: line 223, column 15: i-23 \"db-b\" refers to subnet-99, which \
             does not exist\n",
        ),
        (
            "subnet-outside-vpc.json",
            "tollgate: the document contradicts itself:\n  \
             line 45, column 20: subnet-19 \"public-b\": 10.1.1.0/24 is outside every block of its VPC\n  \
             line 211, column 15: i-22 \"web-b\": 10.0.1.10 is not in the subnet 10.1.1.0/24\n  \
             line 260, column 17: nat-24 \"nat-b\": 10.0.1.20 is not in the subnet 10.1.1.0/24\n",
        ),
        (
            "bad-cidr.json",
            "tollgate: network.subnets.subnet-21.cidr at line 54, column 17: \"10.0.129.0/33\" is not an IPv4 CIDR \
             block (subnet-21 is called \"private-b\")\n",
        ),
        ("cut-off.json", "tollgate: not JSON at line 214, column 24: the text ends too early\n"),
        ("none.json", "tollgate: there is no such file\n"),
    ] {
        assert_eq!(refusal(file), said, "{file}");
    }
}

#[test]
fn no_refused_file_is_answered_with_a_dump() {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../interop/tests/damaged"));
    let names = files.into_iter().flatten().flatten().filter_map(|it| it.file_name().into_string().ok());
    let refused = names.filter(|it| it.ends_with(".json") && !it.starts_with("whole")).map(|it| refusal(&it));
    for said in refused {
        // Of `Missing { at: Subnet(SubnetId(4)), .. }`.
        assert!(!said.contains(['{', '}']) && !said.contains("Id("), "{said}");
    }
}
