//! States and other values of AWS's API are written as the API spells them. Files from before that spell some of them
//! otherwise, and are read for ever: by hand, and through the reader of files, which knows variants by their number.

use tollgate_interop::{ReadError, json};
use tollgate_model::{
    BlockPublicAccess, Database, Engine, Environment, EnvironmentKind, FailoverRole, LoadBalancer,
    PeeringConnection, PeeringState, Record, Region, Routing, Scheme,
};

/// A text with the former and with the present spelling in place of `?`.
fn both<T: serde::de::DeserializeOwned>(
    text: &str,
    former: &str,
    present: &str,
) -> [Result<T, ReadError>; 2] {
    [former, present].map(|spelling| json::read(&text.replace('?', spelling)))
}

#[test]
fn a_peering_connection() {
    let text = r#"{"name": "p", "requester": "vpc-1", "accepter": "vpc-2", "state": "?"}"#;
    for (former, present, state) in [
        ("pending_acceptance", "pending-acceptance", PeeringState::PendingAcceptance),
        ("active", "active", PeeringState::Active),
        ("deleted", "deleted", PeeringState::Deleted),
    ] {
        for read in both::<PeeringConnection>(text, former, present) {
            assert_eq!(read.map(|it| it.state), Ok(state));
        }
    }
}

#[test]
fn a_load_balancer() {
    let text = r#"{"name": "b", "vpc": "vpc-1", "scheme": "?"}"#;
    for read in both::<LoadBalancer>(text, "internet_facing", "internet-facing") {
        assert_eq!(read.map(|it| it.scheme), Ok(Scheme::InternetFacing));
    }
    let internal = json::read::<LoadBalancer>(&text.replace('?', "internal"));
    assert_eq!(internal.map(|it| it.scheme), Ok(Scheme::Internal));
}

#[test]
fn a_region() {
    let text = r#"{"code": "us-east-1", "block_public_access": "?"}"#;
    for (former, present, switch) in [
        ("bidirectional", "block-bidirectional", BlockPublicAccess::Bidirectional),
        ("ingress_only", "block-ingress", BlockPublicAccess::IngressOnly),
    ] {
        for read in both::<Region>(text, former, present) {
            assert_eq!(read.map(|it| it.block_public_access), Ok(switch));
        }
    }
}

#[test]
fn a_database() {
    let text = r#"{"name": "d", "engine": "?", "subnet": "subnet-1", "private_ip": "10.0.0.4",
        "subnet_group": ["subnet-1"], "security_groups": ["sg-1"]}"#;
    for (former, present, engine) in [
        ("my_sql", "mysql", Engine::MySql),
        ("maria_db", "mariadb", Engine::MariaDb),
        ("document_db", "docdb", Engine::DocumentDb),
    ] {
        for read in both::<Database>(text, former, present) {
            assert_eq!(read.map(|it| it.engine), Ok(engine));
        }
    }
}

#[test]
fn an_environment() {
    let text = r#"{"name": "e", "vpc": "vpc-1", "kind": "?", "built": []}"#;
    for (former, present, kind) in [
        ("load_balanced", "LoadBalanced", EnvironmentKind::LoadBalanced),
        ("single_instance", "SingleInstance", EnvironmentKind::SingleInstance),
    ] {
        for read in both::<Environment>(text, former, present) {
            assert_eq!(read.map(|it| it.kind), Ok(kind));
        }
    }
}

#[test]
fn a_record() {
    let text = r#"{"data": {"a": ["192.0.2.1"]}, "routing": {"failover": "?"}}"#;
    for (former, present, role) in
        [("primary", "PRIMARY", FailoverRole::Primary), ("secondary", "SECONDARY", FailoverRole::Secondary)]
    {
        for read in both::<Record>(text, former, present) {
            assert_eq!(read.map(|it| it.routing), Ok(Routing::Failover(role)));
        }
    }
}

#[test]
fn what_is_written_is_spelt_as_the_api_spells_it() {
    let state = serde_json::to_string(&PeeringState::PendingAcceptance).ok();
    assert_eq!(state.as_deref(), Some("\"pending-acceptance\""));
    let role = serde_json::to_string(&Routing::Failover(FailoverRole::Primary)).ok();
    assert_eq!(role.as_deref(), Some(r#"{"failover":"PRIMARY"}"#));
}
