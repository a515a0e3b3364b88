//! Machines: instances with their disks and keys, load balancers with their targets, groups and environments, hosts of the
//! internet.

use super::mirror::{Choice, Entries, Several, Text, enums, is_default, is_on, on, structs};
use std::net::Ipv4Addr;
use tollgate_model::{
    self as model, AmiId, AvailabilityZoneId, FileMode, InstanceId, KeyPairId, Listener, LoadBalancerId,
    RegionId, ResourceId, SecurityGroupId, SubnetId, TargetGroupId, VpcId,
};

/// The files of a disk: names and texts.
type Files = Entries<String, String>;

structs! {
    struct Instance {
        name: String,
        subnet: Text<SubnetId>,
        private_ip: Text<Ipv4Addr>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        public_ip: Option<Text<Ipv4Addr>>,
        security_groups: Several<Text<SecurityGroupId>>,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        listeners: Several<Text<Listener>>,
        #[serde(default, skip_serializing_if = "is_default")]
        state: Choice<model::InstanceState>,
        #[serde(default = "on", skip_serializing_if = "is_on")]
        source_dest_check: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        forwarding: Choice<model::Forwarding>,
        #[serde(default, skip_serializing_if = "is_default")]
        image: Choice<model::Image>,
        #[serde(default, skip_serializing_if = "is_default")]
        instance_type: Choice<model::InstanceType>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key_pair: Option<Text<KeyPairId>>,
        #[serde(default, skip_serializing_if = "is_default")]
        user_data: Choice<model::UserData>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ami: Option<Text<AmiId>>,
        #[serde(default, skip_serializing_if = "is_default")]
        disks: Disks,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        assigns_public_ip: Option<bool>,
    }

    #[derive(Default, PartialEq)]
    #[serde(default)]
    struct Disks {
        #[serde(skip_serializing_if = "Entries::is_empty")]
        root: Files,
        #[serde(skip_serializing_if = "is_default")]
        keeps_root: bool,
        #[serde(skip_serializing_if = "Entries::is_empty")]
        instance_store: Files,
    }

    struct KeyPair {
        name: String,
        region: Text<RegionId>,
    }

    struct KeyFile {
        key_pair: Text<KeyPairId>,
        format: Choice<model::KeyFormat>,
        mode: Text<FileMode>,
    }

    struct Volume {
        name: String,
        availability_zone: Text<AvailabilityZoneId>,
        size: u32,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        files: Files,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        system: Option<System>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attachment: Option<Attachment>,
    }

    #[derive(Default, PartialEq)]
    #[serde(default)]
    struct System {
        #[serde(skip_serializing_if = "is_default")]
        image: Choice<model::Image>,
        #[serde(skip_serializing_if = "Several::is_empty")]
        listeners: Several<Text<Listener>>,
    }

    struct Attachment {
        instance: Text<InstanceId>,
        #[serde(default, skip_serializing_if = "is_default")]
        delete_on_termination: bool,
    }

    struct Snapshot {
        name: String,
        region: Text<RegionId>,
        of: Text<ResourceId>,
        size: u32,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        files: Files,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        system: Option<System>,
    }

    struct Ami {
        name: String,
        region: Text<RegionId>,
        #[serde(default, skip_serializing_if = "is_default")]
        system: System,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        files: Files,
    }

    struct LoadBalancer {
        name: String,
        vpc: Text<VpcId>,
        #[serde(default, skip_serializing_if = "is_default")]
        kind: Choice<model::LoadBalancerKind>,
        #[serde(default, skip_serializing_if = "is_default")]
        scheme: Choice<model::Scheme>,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        security_groups: Several<Text<SecurityGroupId>>,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        listeners: Entries<Text<Listener>, Text<TargetGroupId>>,
        #[serde(default, skip_serializing_if = "is_default")]
        cross_zone: bool,
    }

    struct NetworkInterface {
        load_balancer: Text<LoadBalancerId>,
        subnet: Text<SubnetId>,
        private_ip: Text<Ipv4Addr>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        public_ip: Option<Text<Ipv4Addr>>,
    }

    struct TargetGroup {
        name: String,
        vpc: Text<VpcId>,
        port: u16,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        targets: Several<Text<InstanceId>>,
        #[serde(default, skip_serializing_if = "is_default")]
        health_check: TargetCheck,
        #[serde(default = "on", skip_serializing_if = "is_on")]
        preserves_client: bool,
    }

    #[derive(PartialEq)]
    struct TargetCheck {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        port: Option<u16>,
        path: String,
    }

    struct AutoScalingGroup {
        name: String,
        vpc: Text<VpcId>,
        subnets: Several<Text<SubnetId>>,
        size: GroupSize,
        launch: Launch,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        target_groups: Several<Text<TargetGroupId>>,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        instances: Several<Text<InstanceId>>,
    }

    struct GroupSize {
        min: u32,
        desired: u32,
        max: u32,
    }

    struct Launch {
        security_groups: Several<Text<SecurityGroupId>>,
        #[serde(default, skip_serializing_if = "Several::is_empty")]
        listeners: Several<Text<Listener>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        assigns_public_ip: Option<bool>,
    }

    struct Environment {
        name: String,
        vpc: Text<VpcId>,
        #[serde(default, skip_serializing_if = "is_default")]
        kind: Choice<model::EnvironmentKind>,
        #[serde(default, skip_serializing_if = "is_default")]
        private_instances: bool,
        #[serde(default, skip_serializing_if = "is_default")]
        load: u32,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        built: Vec<Text<ResourceId>>,
    }
}

enums! {
    enum Listeners {
        EveryPort,
        Only(it: Several<Text<Listener>>),
    }
}

structs! {
    struct OutsideHost {
        name: String,
        kind: Choice<model::OutsideHostKind>,
        address: Text<Ipv4Addr>,
        listeners: Listeners,
        #[serde(default, skip_serializing_if = "is_default")]
        near: Choice<model::RegionCode>,
        #[serde(default, skip_serializing_if = "Entries::is_empty")]
        key_files: Entries<String, KeyFile>,
    }
}

impl Default for TargetCheck {
    fn default() -> Self {
        Self { port: None, path: "/".to_owned() }
    }
}
