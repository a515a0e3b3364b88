//! The names of values.

use super::mirror::names;

names! {
    RegionCode {
        Seoul = "ap-northeast-2",
        Tokyo = "ap-northeast-1",
        Singapore = "ap-southeast-1",
        Virginia = "us-east-1",
        Oregon = "us-west-2",
        Frankfurt = "eu-central-1",
        Ireland = "eu-west-1",
    }

    BlockPublicAccess {
        Off = "off",
        Bidirectional = "block-bidirectional" | "bidirectional",
        IngressOnly = "block-ingress" | "ingress_only",
    }

    RuleAction {
        Allow = "allow",
        Deny = "deny",
    }

    Connectivity {
        Public = "public",
        Private = "private",
    }

    NatGatewayState {
        Available = "available",
        Pending = "pending",
        Deleting = "deleting",
        Failed = "failed",
    }

    AwsService {
        DynamoDb = "dynamodb",
        S3 = "s3",
        Sqs = "sqs",
    }

    PeeringState {
        PendingAcceptance = "pending-acceptance" | "pending_acceptance",
        Active = "active",
        Rejected = "rejected",
        Expired = "expired",
        Failed = "failed",
        Deleted = "deleted",
    }

    Image {
        AmazonLinux = "amazon_linux",
        Ubuntu = "ubuntu",
        Debian = "debian",
    }

    InstanceType {
        T3Micro = "t3.micro",
        T3Small = "t3.small",
        T3Medium = "t3.medium",
        T3Large = "t3.large",
        M5Large = "m5.large",
        M5Xlarge = "m5.xlarge",
        C5Large = "c5.large",
        R5Large = "r5.large",
        M5dLarge = "m5d.large",
    }

    UserData {
        None = "none",
        WebServer = "web_server",
        MySql = "my_sql",
    }

    InstanceState {
        Running = "running",
        Pending = "pending",
        Stopped = "stopped",
        Terminated = "terminated",
    }

    Forwarding {
        None = "none",
        Nat = "nat",
        Firewall = "firewall",
    }

    KeyFormat {
        Pem = "pem",
        Ppk = "ppk",
    }

    LoadBalancerKind {
        Application = "application",
        Network = "network",
    }

    Scheme {
        InternetFacing = "internet-facing" | "internet_facing",
        Internal = "internal",
    }

    EnvironmentKind {
        LoadBalanced = "LoadBalanced" | "load_balanced",
        SingleInstance = "SingleInstance" | "single_instance",
    }

    OutsideHostKind {
        Laptop = "laptop",
        Server = "server",
    }

    Engine {
        MySql = "mysql" | "my_sql",
        Postgres = "postgres",
        MariaDb = "mariadb" | "maria_db",
        DocumentDb = "docdb" | "document_db",
    }

    DatabaseState {
        Available = "available",
        Stopped = "stopped",
    }

    FailoverRole {
        Primary = "PRIMARY" | "primary",
        Secondary = "SECONDARY" | "secondary",
    }
}
