//! Texts of who looks after what, and of the bill.

use super::{Text, Texts, texts};
use tollgate_care::{Item, Keeper, Layer, Service};
use tollgate_model::Engine;

texts! {
    care_title => "Who looks after it", "누가 관리하나요";
    care_about => "Each thing on the canvas has a strip of seven layers, hardware first. Select one to read its own.",
        "캔버스의 구성 요소마다 일곱 층이 띠로 보입니다. 맨 왼쪽이 하드웨어입니다. 하나를 선택하면 그 구성 요소의 층이 나옵니다.";
    care_compared => "Four services compared", "네 가지 서비스 비교";
    care_yours(layers: &str) => "yours to look after: {layers}", "내가 관리: {layers}";
    care_nothing => "AWS looks after all of it", "모두 AWS가 관리";

    keeper_you => "You", "나";
    keeper_aws => "AWS", "AWS";
    keeper_both => "Both: AWS runs it, you choose settings", "함께: 운영은 AWS, 설정은 나";
    keeper_both_short => "Both", "함께";
    keeper_none => "–", "–";

    layer_hardware => "Hardware", "하드웨어";
    layer_fabric => "Network fabric", "네트워크 설비";
    layer_system => "Operating system", "운영 체제";
    layer_runtime => "Runtime", "런타임";
    layer_data => "Data", "데이터";
    layer_application => "Application", "애플리케이션";
    layer_access => "Access", "접근 권한";
    layer_hardware_about => "buildings, power, machines", "건물, 전기, 서버";
    layer_fabric_about => "cables, switches, the virtual network", "케이블, 스위치, 가상 네트워크";
    layer_system_about => "its updates and accounts", "업데이트와 계정";
    layer_runtime_about => "what runs programs or keeps data", "프로그램을 실행하고 데이터를 다루는 소프트웨어";
    layer_data_about => "what is stored, and its backups", "저장한 것과 백업";
    layer_application_about => "the program itself", "프로그램 자체";
    layer_access_about => "rules, routes, keys", "규칙, 라우팅, 키";

    service_ec2 => "EC2", "EC2";
    service_beanstalk => "Elastic Beanstalk", "Elastic Beanstalk";
    service_rds => "RDS", "RDS";
    service_dynamodb => "DynamoDB", "DynamoDB";

    per_hour(sum: &str) => "${sum}/h", "시간당 ${sum}";
    bill_title => "What it costs", "비용";
    bill_for => "For what", "항목";
    bill_hour => "$ an hour", "시간당 $";
    bill_month => "$ a month", "월간 $";
    bill_ends => "Ends when", "요금이 멈추는 때";
    bill_sum => "In total", "합계";
    bill_now(hour: &str, month: &str) => "${hour} an hour, ${month} a month", "시간당 ${hour}, 한 달 ${month}";
    bill_empty => "Nothing on the canvas costs anything.", "캔버스에 요금이 드는 것이 없습니다.";
    bill_free => "VPCs, subnets, internet gateways, route tables, network ACLs, security groups, gateway endpoints and peering connections cost nothing.",
        "VPC, 서브넷, 인터넷 게이트웨이, 라우팅 테이블, 네트워크 ACL, 보안 그룹, 게이트웨이 엔드포인트, 피어링 연결은 무료입니다.";
    bill_estimate(date: &str) => "An estimate with on-demand prices for Linux of {date}; a month has 730 hours. Snapshots count in full, the most they can be. Without data that is sent, what a domain costs by the year, taxes and the free tier. AWS's own lists:",
        "{date} 기준 Linux 온디맨드 요금으로 계산한 추정치입니다. 한 달은 730시간으로 봅니다. 스냅샷은 최대 크기로 계산했습니다. 데이터 전송 요금, 해마다 내는 도메인 등록비, 세금, 프리 티어는 넣지 않았습니다. AWS 요금표:";
    bill_stands_in => "For a Region without prices here, those of us-east-1 stand in.",
        "요금표에 없는 리전은 us-east-1 요금으로 계산했습니다.";
    bill_ends_stopped => "it is stopped", "중지할 때";
    bill_ends_terminated => "it is terminated", "종료할 때";
    bill_ends_deleted => "it is deleted", "삭제할 때";
    bill_ends_released => "it is released", "릴리스할 때";
    bill_nothing_due => "stopped: nothing is due", "중지됨: 요금 없음";
    item_instance(size: &str) => "instance, {size}", "인스턴스, {size}";
    item_nat => "NAT gateway, used or not", "NAT 게이트웨이(쓰지 않아도 부과)";
    item_load_balancer => "Load balancer, used or not", "로드 밸런서(쓰지 않아도 부과)";
    item_node_address => "Public IPv4 address of the node", "노드의 퍼블릭 IPv4 주소";
    item_auto_address => "its public IPv4 address", "퍼블릭 IPv4 주소";
    item_elastic_ip => "public IPv4 address", "퍼블릭 IPv4 주소";
    item_database(engine: &str, size: &str) => "{engine}, {size}", "{engine}, {size}";
    item_database_double(engine: &str, size: &str) => "{engine}, {size}, twice: with its standby", "{engine}, {size}, 대기 복제본까지 두 대";
    item_database_storage => "its disk, 20 GiB, also while stopped", "디스크 20GiB(중지해도 부과)";
    item_root_volume => "root volume, also while stopped", "루트 볼륨(중지해도 부과)";
    item_volume(size: u32) => "gp3 volume, {size} GiB, used or not", "gp3 볼륨 {size}GiB(쓰지 않아도 부과)";
    item_snapshot(size: u32) => "snapshot, {size} GiB at most", "스냅샷, 최대 {size}GiB";
    item_interface_endpoint => "interface endpoint, used or not", "인터페이스 엔드포인트(쓰지 않아도 부과)";
    item_table_requests(read: u32, write: u32) => "requests: {read} reads and {write} writes a second", "요청: 초당 읽기 {read}회, 쓰기 {write}회";
    item_table_units(read: u32, write: u32) => "{read} RCU and {write} WCU, used or not", "RCU {read}, WCU {write}(쓰지 않아도 부과)";
    item_hosted_zone => "hosted zone, asked or not", "호스팅 영역(조회가 없어도 부과)";
    bill_ends_not_asked => "nobody asks anything of it", "요청이 없을 때";
    item_idle_elastic_ip => "public IPv4 address that nobody uses", "아무도 쓰지 않는 퍼블릭 IPv4 주소";
}

impl Texts {
    /// A layer.
    pub fn layer(self, layer: Layer) -> Text {
        match layer {
            Layer::Hardware => self.layer_hardware(),
            Layer::Fabric => self.layer_fabric(),
            Layer::OperatingSystem => self.layer_system(),
            Layer::Runtime => self.layer_runtime(),
            Layer::Data => self.layer_data(),
            Layer::Application => self.layer_application(),
            Layer::Access => self.layer_access(),
        }
    }

    /// What is in a layer.
    pub fn layer_about(self, layer: Layer) -> Text {
        match layer {
            Layer::Hardware => self.layer_hardware_about(),
            Layer::Fabric => self.layer_fabric_about(),
            Layer::OperatingSystem => self.layer_system_about(),
            Layer::Runtime => self.layer_runtime_about(),
            Layer::Data => self.layer_data_about(),
            Layer::Application => self.layer_application_about(),
            Layer::Access => self.layer_access_about(),
        }
    }

    /// Who looks after a layer.
    pub fn keeper(self, keeper: Option<Keeper>) -> Text {
        match keeper {
            Some(Keeper::You) => self.keeper_you(),
            Some(Keeper::Aws) => self.keeper_aws(),
            Some(Keeper::Both) => self.keeper_both(),
            None => self.keeper_none(),
        }
    }

    /// The same, in a table.
    pub fn keeper_short(self, keeper: Option<Keeper>) -> Text {
        match keeper {
            Some(Keeper::Both) => self.keeper_both_short(),
            other => self.keeper(other),
        }
    }

    /// A service of AWS, as AWS calls it.
    pub fn service(self, service: Service) -> Text {
        match service {
            Service::Ec2 => self.service_ec2(),
            Service::ElasticBeanstalk => self.service_beanstalk(),
            Service::Rds => self.service_rds(),
            Service::DynamoDb => self.service_dynamodb(),
        }
    }

    /// What a line of the bill is for.
    pub fn bill_item(self, item: Item) -> Text {
        match item {
            Item::Instance(size) => self.item_instance(size.as_str()),
            Item::NatGateway => self.item_nat(),
            Item::LoadBalancer => self.item_load_balancer(),
            Item::NodeAddress => self.item_node_address(),
            Item::AutoAssignedAddress => self.item_auto_address(),
            Item::ElasticIp => self.item_elastic_ip(),
            Item::IdleElasticIp => self.item_idle_elastic_ip(),
            Item::Database(engine, is_double) => {
                let size = if engine == Engine::DocumentDb { "db.t3.medium" } else { "db.t3.micro" };
                match is_double {
                    true => self.item_database_double(engine.name(), size),
                    false => self.item_database(engine.name(), size),
                }
            }
            Item::DatabaseStorage => self.item_database_storage(),
            Item::RootVolume => self.item_root_volume(),
            Item::Volume(size) => self.item_volume(size),
            Item::Snapshot(size) => self.item_snapshot(size),
            Item::InterfaceEndpoint => self.item_interface_endpoint(),
            Item::TableRequests(load) => self.item_table_requests(load.read, load.write),
            Item::HostedZone => self.item_hosted_zone(),
            Item::TableUnits(units) => self.item_table_units(units.read, units.write),
        }
    }
}
