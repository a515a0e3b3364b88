//! The inspector of every kind of resource.

use super::page::{Page, Part, beginning_with};
use super::world;
use tollgate_model::ResourceKind;
use wasm_bindgen_test::wasm_bindgen_test;

/// What is looked for in the inspector of a kind: how its row in the outline goes on after the name, and settings that no
/// other part of the inspector has, by role and name.
struct Shown {
    row: &'static str,
    settings: &'static [(&'static str, &'static str)],
}

/// A test for each kind, and [`shown`] with an arm for each, so that a kind without a test does not compile.
macro_rules! inspectors {
    ($($test:ident: $kind:ident, $row:literal, [$($role:literal $name:literal),+];)+) => {
        fn shown(kind: ResourceKind) -> Shown {
            match kind {
                $(ResourceKind::$kind => Shown { row: $row, settings: &[$(($role, $name)),+] },)+
            }
        }

        $(
            #[wasm_bindgen_test]
            async fn $test() {
                look_at(ResourceKind::$kind).await;
            }
        )+
    };
}

inspectors! {
    a_region: Region, "Region, ap-northeast-2", ["combobox" "Region", "combobox" "Block public access", "region" "Inside"];
    a_vpc: Vpc, "VPC, 10.0.0.0/16", ["textbox" "CIDR block", "combobox" "Main table", "checkbox" "DNS hostnames"];
    an_availability_zone: AvailabilityZone, "Availability Zone", ["combobox" "Zone", "region" "Subnets"];
    a_subnet: Subnet, "Subnet, 10.0.1.0/24", ["textbox" "CIDR block", "combobox" "Network ACL", "checkbox" "Auto-assign public IP"];
    an_internet_gateway: InternetGateway, "Internet gateway", ["combobox" "Attached to", "combobox" "Gateway routes"];
    a_route_table: RouteTable, "Route table", ["region" "Routes", "button" "Add route"];
    a_network_acl: NetworkAcl, "Network ACL", ["textbox" "Rule 100 inbound: number", "combobox" "Rule 100 outbound: allow or deny"];
    a_security_group: SecurityGroup, "Security group", ["region" "Inbound rules", "region" "Outbound rules", "region" "Guards"];
    an_instance: Instance, "EC2 instance, 10.0.1.10", ["textbox" "Private IP", "combobox" "Instance type", "checkbox" "Source/destination check"];
    an_elastic_ip: ElasticIp, "Elastic IP, 203.0.113.10", ["textbox" "Address", "combobox" "Associated with"];
    a_key_pair: KeyPair, "Key pair", ["region" "Key files", "region" "Launched with this key pair"];
    a_volume: Volume, "EBS volume, 8 GiB", ["textbox" "Size (GiB)", "combobox" "Attached to", "region" "Files"];
    a_snapshot: Snapshot, "Snapshot, 8 GiB", ["button" "Volume in ap-northeast-2a", "region" "Files"];
    an_ami: Ami, "AMI, Amazon Linux 2023", ["button" "Launch an instance in public-a", "region" "Files"];
    a_nat_gateway: NatGateway, "NAT gateway, 10.0.1.50", ["textbox" "Private IP", "combobox" "Connectivity", "combobox" "State"];
    a_database: Database, "RDS database", ["combobox" "Engine", "region" "Subnet group", "region" "Backups"];
    a_snapshot_of_a_database: DbSnapshot, "DB snapshot, MySQL", ["button" "Restore in public-a"];
    a_load_balancer: LoadBalancer, "Application Load Balancer", ["combobox" "Scheme", "region" "Listeners"];
    a_node_of_a_load_balancer: NetworkInterface, "Load balancer node", ["button" "alb-1", "button" "public-a"];
    a_target_group: TargetGroup, "Target group", ["textbox" "Port of the targets", "checkbox" "web-1"];
    an_auto_scaling_group: AutoScalingGroup, "Auto Scaling group", ["textbox" "Desired", "region" "Launches in"];
    an_environment: Environment, "Elastic Beanstalk", ["combobox" "Environment type", "button" "Upload an application"];
    an_outside_host: OutsideHost, "Laptop, 198.51.100.7", ["combobox" "Nearest Region", "checkbox" "Answers on every port"];
    a_domain: Domain, "Registered domain", ["textbox" "Domain name", "combobox" "Name servers at the registrar"];
    a_hosted_zone: HostedZone, "Route 53 hosted zone", ["combobox" "Type", "button" "Add a record"];
    a_dynamo_table: DynamoTable, "DynamoDB table", ["combobox" "Capacity mode", "slider" "Reads · 0"];
    a_gateway_endpoint: GatewayEndpoint, "Gateway endpoint", ["combobox" "Service", "region" "Route tables"];
    an_interface_endpoint: InterfaceEndpoint, "Interface endpoint", ["checkbox" "Private DNS name", "region" "Security groups"];
    a_peering_connection: PeeringConnection, "VPC peering connection", ["combobox" "Accepter VPC", "button" "Accept"];
}

/// The inspector of the first thing whose row in the outline has this in it.
pub async fn inspect(page: &Page, row: &str) -> Part {
    let inspector = page.find("complementary", "Inspector");
    inspector.find("tab", "Outline").click().await;
    inspector.find_like("treeitem", row).click().await;
    inspector.find("tab", "Properties").click().await;
    inspector
}

async fn look_at(kind: ResourceKind) {
    let Shown { row, settings } = shown(kind);
    let page = Page::open(beginning_with(world::everything())).await;
    let inspector = inspect(&page, &format!(", {row}")).await;
    for (role, name) in settings {
        inspector.find(role, name);
    }
    inspector.find_like("button", "Delete ");
    let called = row.split(',').next().unwrap();
    assert!(inspector.says(called), "it says that it is a {called}: {}", inspector.text());
}

#[wasm_bindgen_test]
fn there_is_a_thing_of_every_kind() {
    assert_eq!(world::missing(&world::everything()), []);
    // That every kind has a test is the compiler's to see; that each is looked for by something of its own, ours.
    let rows: Vec<_> = ResourceKind::ALL.iter().map(|kind| shown(*kind).row).collect();
    assert!(rows.iter().all(|row| rows.iter().filter(|it| it == &row).count() == 1));
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_while_it_is_typed_and_changes_nothing() {
    let page = Page::open(beginning_with(world::everything())).await;
    let inspector = inspect(&page, "public-a, Subnet").await;
    let block = inspector.find("textbox", "CIDR block");
    block.write("10.0.11.0/24").await;
    assert_eq!(block.attribute("aria-invalid").as_deref(), Some("true"));
    assert!(inspector.says("InvalidSubnet.Conflict"), "{}", inspector.text());
    block.press("Enter", "Enter").await;
    assert!(!page.find("button", "Undo").is_enabled());
    block.write("10.0.7.0/24").await;
    assert_eq!(block.attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn a_name_is_one_step_that_can_be_undone() {
    let page = Page::open(beginning_with(world::everything())).await;
    let inspector = inspect(&page, "office, VPC").await;
    inspector.find("textbox", "Name").fill("branch").await;
    assert!(page.canvas().find_like("button", "VPC branch").is_enabled());
    page.find("button", "Undo").click().await;
    assert_eq!(inspector.find("textbox", "Name").value(), "office");
    assert!(!page.find("button", "Undo").is_enabled());
}

#[wasm_bindgen_test]
async fn what_was_deleted_is_named_and_comes_back() {
    let page = Page::open(beginning_with(world::everything())).await;
    let inspector = inspect(&page, ", DynamoDB table").await;
    inspector.find("button", "Delete table-1").click().await;
    let notice = page.find_saying("status", "table-1 was deleted.");
    assert!(!page.canvas().names("button").iter().any(|it| it.starts_with("DynamoDB table")));
    notice.find("button", "Undo").click().await;
    page.canvas().find_like("button", "DynamoDB table table-1");
}
