//! Names of things in both views, their settings and states.

use super::{Texts, nouns, shown, texts};
use tollgate_model::{
    AvailabilityZoneId, Component, ComponentGroup, InstanceState, Network, RegionCode, ResourceId,
    ResourceKind,
};

nouns! {
    noun_region => "Region", "리전"; "country", "나라";
    noun_availability_zone => "Availability Zone", "가용 영역"; "city", "도시";
    noun_vpc => "VPC", "VPC"; "village", "마을";
    noun_subnet => "subnet", "서브넷"; "neighbourhood", "동네";
    noun_internet_gateway => "internet gateway", "인터넷 게이트웨이"; "tollgate", "톨게이트";
    noun_router => "router", "라우터"; "fork in the road", "갈래길";
    noun_route_table => "route table", "라우팅 테이블"; "signpost", "표지판";
    noun_network_acl => "network ACL", "네트워크 ACL"; "checkpoint", "검문소";
    noun_security_group => "security group", "보안 그룹"; "dog", "집 앞 개";
    noun_instance => "instance", "인스턴스"; "house", "집";
    noun_nat_gateway => "NAT gateway", "NAT 게이트웨이"; "forwarding office", "대리 발송소";
    noun_key_pair => "key pair", "키 페어"; "pair of keys", "열쇠 한 쌍";
    noun_volume => "EBS volume", "EBS 볼륨"; "storage shed", "창고";
    noun_snapshot => "snapshot", "스냅샷"; "photograph", "사진";
    noun_ami => "AMI", "AMI"; "plan of a house", "집 설계도";
    noun_elastic_ip => "Elastic IP", "탄력적 IP"; "fixed address", "내 고정 주소";
    noun_database => "database", "데이터베이스"; "safe", "금고";
    noun_db_snapshot => "DB snapshot", "DB 스냅샷"; "copy of a safe", "금고 사본";
    noun_domain => "domain", "도메인"; "name plate", "문패";
    noun_dynamo_table => "DynamoDB table", "DynamoDB 테이블"; "public warehouse", "공용 창고";
    noun_gateway_endpoint => "gateway endpoint", "게이트웨이 엔드포인트"; "side door", "쪽문";
    noun_interface_endpoint => "interface endpoint", "인터페이스 엔드포인트"; "branch office", "출장소";
    noun_peering => "peering connection", "피어링 연결"; "bridge", "다리";
    noun_hosted_zone => "hosted zone", "호스팅 영역"; "address book", "주소록";
}

texts! {
    aws_region => "Region", "리전";
    aws_availability_zone => "Availability Zone", "가용 영역";
    aws_vpc => "VPC", "VPC";
    aws_subnet => "Subnet", "서브넷";
    aws_internet_gateway => "Internet gateway", "인터넷 게이트웨이";
    aws_route_table => "Route table", "라우팅 테이블";
    aws_network_acl => "Network ACL", "네트워크 ACL";
    aws_security_group => "Security group", "보안 그룹";
    aws_instance => "EC2 instance", "EC2 인스턴스";
    aws_nat_gateway => "NAT gateway", "NAT 게이트웨이";
    aws_elastic_ip => "Elastic IP", "탄력적 IP";
    aws_domain => "Registered domain", "등록된 도메인";
    aws_hosted_zone => "Route 53 hosted zone", "Route 53 호스팅 영역";
    aws_key_pair => "Key pair", "키 페어";
    aws_volume => "EBS volume", "EBS 볼륨";
    aws_snapshot => "Snapshot", "스냅샷";
    aws_ami => "AMI", "AMI";
    aws_dynamo_table => "DynamoDB table", "DynamoDB 테이블";
    aws_gateway_endpoint => "Gateway endpoint", "게이트웨이 엔드포인트";
    aws_interface_endpoint => "Interface endpoint", "인터페이스 엔드포인트";
    aws_peering => "VPC peering connection", "VPC 피어링 연결";
    aws_rds => "RDS database", "RDS 데이터베이스";
    aws_document_db => "DocumentDB", "DocumentDB";
    aws_database => "Database", "데이터베이스";
    aws_db_snapshot => "DB snapshot", "DB 스냅샷";
    laptop => "Laptop", "노트북";
    internet_host => "Internet host", "인터넷 호스트";

    village_region => "country", "나라";
    village_availability_zone => "city", "도시";
    village_vpc => "village", "마을";
    village_subnet => "neighbourhood", "동네";
    village_internet_gateway => "tollgate", "톨게이트";
    village_route_table => "signpost", "표지판";
    village_network_acl => "checkpoint", "검문소";
    village_security_group => "the dog in front of the house", "집 앞 개";
    village_instance => "house", "집";
    village_nat_gateway => "forwarding office", "대리 발송소";
    village_elastic_ip => "an address that you keep", "내 고정 주소";
    village_domain => "the name plate that you bought", "내가 산 문패";
    village_hosted_zone => "the address book", "주소록";
    village_key_pair => "the keys to the house", "집 열쇠";
    village_volume => "storage shed", "창고";
    village_snapshot => "photograph of a shed", "창고 사진";
    village_ami => "plan of a house", "집 설계도";
    village_dynamo_table => "the public warehouse outside the village", "마을 밖 공용 창고";
    village_gateway_endpoint => "the side door to the warehouse", "창고로 가는 쪽문";
    village_interface_endpoint => "the service's branch office in the neighbourhood", "동네 안 서비스 출장소";
    village_peering => "the bridge to the next village", "이웃 마을로 가는 다리";
    village_rds => "the safe that AWS keeps", "AWS가 지키는 금고";
    village_document_db => "a safe for documents", "문서 금고";
    village_db_snapshot => "a copy of what is in a safe", "금고 안 내용의 사본";
    village_laptop => "your own computer", "내 컴퓨터";
    village_internet_host => "somebody far away", "먼 곳의 서버";

    group_places => "Places", "장소";
    group_gates => "Gates and roads", "문과 길";
    group_buildings => "Buildings", "건물";
    group_outside => "Outside world", "바깥 세상";
    group_names => "Names", "이름";

    router => "Router", "라우터";
    internet => "Internet", "인터넷";

    region_seoul => "Asia Pacific (Seoul)", "아시아 태평양(서울)";
    region_tokyo => "Asia Pacific (Tokyo)", "아시아 태평양(도쿄)";
    region_singapore => "Asia Pacific (Singapore)", "아시아 태평양(싱가포르)";
    region_virginia => "US East (N. Virginia)", "미국 동부(버지니아 북부)";
    region_oregon => "US West (Oregon)", "미국 서부(오리건)";
    region_frankfurt => "Europe (Frankfurt)", "유럽(프랑크푸르트)";
    region_ireland => "Europe (Ireland)", "유럽(아일랜드)";

    state_pending => "starting", "시작 중";
    state_running => "running", "실행 중";
    state_stopped => "stopped", "중지됨";
    state_terminated => "terminated", "종료됨";

    deleted_resource(kind: &str, id: ResourceId) => "{kind} {id} (deleted)", "{kind} {id} (삭제됨)";
}

impl Texts {
    /// What AWS calls a component.
    pub fn aws_name(self, component: Component) -> super::Text {
        match component {
            Component::Region => self.aws_region(),
            Component::AvailabilityZone => self.aws_availability_zone(),
            Component::Vpc => self.aws_vpc(),
            Component::Subnet => self.aws_subnet(),
            Component::InternetGateway => self.aws_internet_gateway(),
            Component::RouteTable => self.aws_route_table(),
            Component::NetworkAcl => self.aws_network_acl(),
            Component::SecurityGroup => self.aws_security_group(),
            Component::Instance => self.aws_instance(),
            Component::NatGateway => self.aws_nat_gateway(),
            Component::ElasticIp => self.aws_elastic_ip(),
            Component::KeyPair => self.aws_key_pair(),
            Component::Volume => self.aws_volume(),
            Component::Snapshot => self.aws_snapshot(),
            Component::Ami => self.aws_ami(),
            Component::Rds => self.aws_rds(),
            Component::DocumentDb => self.aws_document_db(),
            Component::DbSnapshot => self.aws_db_snapshot(),
            Component::Laptop => self.laptop(),
            Component::InternetHost => self.internet_host(),
            Component::ApplicationLoadBalancer => self.aws_application_load_balancer(),
            Component::NetworkLoadBalancer => self.aws_network_load_balancer(),
            Component::NetworkInterface => self.aws_network_interface(),
            Component::TargetGroup => self.aws_target_group(),
            Component::AutoScalingGroup => self.aws_auto_scaling_group(),
            Component::Environment => self.aws_environment(),
            Component::Domain => self.aws_domain(),
            Component::HostedZone => self.aws_hosted_zone(),
            Component::DynamoTable => self.aws_dynamo_table(),
            Component::GatewayEndpoint => self.aws_gateway_endpoint(),
            Component::InterfaceEndpoint => self.aws_interface_endpoint(),
            Component::PeeringConnection => self.aws_peering(),
        }
    }

    /// What it is in the village.
    pub fn village_name(self, component: Component) -> super::Text {
        match component {
            Component::Region => self.village_region(),
            Component::AvailabilityZone => self.village_availability_zone(),
            Component::Vpc => self.village_vpc(),
            Component::Subnet => self.village_subnet(),
            Component::InternetGateway => self.village_internet_gateway(),
            Component::RouteTable => self.village_route_table(),
            Component::NetworkAcl => self.village_network_acl(),
            Component::SecurityGroup => self.village_security_group(),
            Component::Instance => self.village_instance(),
            Component::NatGateway => self.village_nat_gateway(),
            Component::ElasticIp => self.village_elastic_ip(),
            Component::KeyPair => self.village_key_pair(),
            Component::Volume => self.village_volume(),
            Component::Snapshot => self.village_snapshot(),
            Component::Ami => self.village_ami(),
            Component::Rds => self.village_rds(),
            Component::DocumentDb => self.village_document_db(),
            Component::DbSnapshot => self.village_db_snapshot(),
            Component::Laptop => self.village_laptop(),
            Component::InternetHost => self.village_internet_host(),
            Component::ApplicationLoadBalancer => self.village_application_load_balancer(),
            Component::NetworkLoadBalancer => self.village_network_load_balancer(),
            Component::NetworkInterface => self.village_network_interface(),
            Component::TargetGroup => self.village_target_group(),
            Component::AutoScalingGroup => self.village_auto_scaling_group(),
            Component::Environment => self.village_environment(),
            Component::Domain => self.village_domain(),
            Component::HostedZone => self.village_hosted_zone(),
            Component::DynamoTable => self.village_dynamo_table(),
            Component::GatewayEndpoint => self.village_gateway_endpoint(),
            Component::InterfaceEndpoint => self.village_interface_endpoint(),
            Component::PeeringConnection => self.village_peering(),
        }
    }

    /// The heading of a shelf of the palette.
    pub fn component_group(self, group: ComponentGroup) -> super::Text {
        match group {
            ComponentGroup::Places => self.group_places(),
            ComponentGroup::GatesAndRoads => self.group_gates(),
            ComponentGroup::Buildings => self.group_buildings(),
            ComponentGroup::Scaling => self.group_scaling(),
            ComponentGroup::OutsideWorld => self.group_outside(),
            ComponentGroup::Names => self.group_names(),
        }
    }

    /// The kind of a resource, as AWS calls it.
    pub fn kind(self, kind: ResourceKind) -> super::Text {
        match kind {
            ResourceKind::Region => self.aws_region(),
            ResourceKind::AvailabilityZone => self.aws_availability_zone(),
            ResourceKind::Vpc => self.aws_vpc(),
            ResourceKind::Subnet => self.aws_subnet(),
            ResourceKind::InternetGateway => self.aws_internet_gateway(),
            ResourceKind::RouteTable => self.aws_route_table(),
            ResourceKind::NetworkAcl => self.aws_network_acl(),
            ResourceKind::SecurityGroup => self.aws_security_group(),
            ResourceKind::Instance => self.aws_instance(),
            ResourceKind::NatGateway => self.aws_nat_gateway(),
            ResourceKind::ElasticIp => self.aws_elastic_ip(),
            ResourceKind::KeyPair => self.aws_key_pair(),
            ResourceKind::Volume => self.aws_volume(),
            ResourceKind::Snapshot => self.aws_snapshot(),
            ResourceKind::Ami => self.aws_ami(),
            ResourceKind::Database => self.aws_database(),
            ResourceKind::DbSnapshot => self.aws_db_snapshot(),
            ResourceKind::OutsideHost => self.internet_host(),
            ResourceKind::LoadBalancer => self.aws_load_balancer(),
            ResourceKind::NetworkInterface => self.aws_network_interface(),
            ResourceKind::TargetGroup => self.aws_target_group(),
            ResourceKind::AutoScalingGroup => self.aws_auto_scaling_group(),
            ResourceKind::Environment => self.aws_environment(),
            ResourceKind::Domain => self.aws_domain(),
            ResourceKind::HostedZone => self.aws_hosted_zone(),
            ResourceKind::DynamoTable => self.aws_dynamo_table(),
            ResourceKind::GatewayEndpoint => self.aws_gateway_endpoint(),
            ResourceKind::InterfaceEndpoint => self.aws_interface_endpoint(),
            ResourceKind::PeeringConnection => self.aws_peering(),
        }
    }

    /// The long name of a Region.
    pub fn region_name(self, code: RegionCode) -> super::Text {
        match code {
            RegionCode::Seoul => self.region_seoul(),
            RegionCode::Tokyo => self.region_tokyo(),
            RegionCode::Singapore => self.region_singapore(),
            RegionCode::Virginia => self.region_virginia(),
            RegionCode::Oregon => self.region_oregon(),
            RegionCode::Frankfurt => self.region_frankfurt(),
            RegionCode::Ireland => self.region_ireland(),
        }
    }

    /// The state of an instance.
    pub fn instance_state(self, state: InstanceState) -> super::Text {
        match state {
            InstanceState::Pending => self.state_pending(),
            InstanceState::Running => self.state_running(),
            InstanceState::Stopped => self.state_stopped(),
            InstanceState::Terminated => self.state_terminated(),
        }
    }

    /// What a resource is called on the canvas and in sentences: its name, or what AWS calls it.
    pub fn resource(self, network: &Network, id: ResourceId) -> String {
        if let Some(name) = network.name(id) {
            return shown(name).into_owned();
        }
        match id {
            ResourceId::Region(region) if network.regions.contains_key(&region) => network
                .regions
                .get(&region)
                .map_or_else(String::new, |it| self.region_name(it.code).into_owned()),
            ResourceId::AvailabilityZone(zone) if network.availability_zones.contains_key(&zone) => {
                self.zone_name(network, zone)
            }
            ResourceId::Domain(domain) if network.domains.contains_key(&domain) => {
                network.domains.get(&domain).map_or_else(String::new, |it| it.name.to_string())
            }
            ResourceId::HostedZone(zone) if network.hosted_zones.contains_key(&zone) => {
                network.hosted_zones.get(&zone).map_or_else(String::new, |it| it.name.to_string())
            }
            ResourceId::NetworkInterface(node) if network.network_interfaces.contains_key(&node) => {
                network.network_interfaces.get(&node).map_or_else(String::new, |it| {
                    let (balancer, subnet) = (it.load_balancer.into(), it.subnet.into());
                    let name = |id| self.resource(network, id);
                    self.node_of(&name(balancer), &name(subnet)).into_owned()
                })
            }
            _ => self.deleted_resource(&self.kind(id.kind()), id).into_owned(),
        }
    }

    /// `ap-northeast-2a`.
    fn zone_name(self, network: &Network, id: AvailabilityZoneId) -> String {
        let code = network
            .region_of(id.into())
            .and_then(|it| network.regions.get(&it))
            .map_or("", |it| it.code.as_str());
        network.availability_zones.get(&id).map_or_else(String::new, |it| format!("{code}{}", it.zone))
    }
}

texts! {
    vpc_title(name: &str) => "VPC {name}", "VPC {name}";
    vpc_title_village(name: &str) => "Our village · VPC {name}", "우리 마을 · VPC {name}";
    zone_title(letter: &str) => "Availability Zone {letter}", "가용 영역 {letter}";
    zone_title_village(letter: &str) => "City {letter}", "도시 {letter}";
    public_subnet => "Public subnet", "퍼블릭 서브넷";
    private_subnet => "Private subnet", "프라이빗 서브넷";
    public_subnet_village => "Sunny neighbourhood", "햇살 동네";
    private_subnet_village => "Quiet neighbourhood", "조용한 동네";
    default_acl => "default", "기본";
    in_thing(name: &str) => "in {name}", "{name} 안";
    at_thing(name: &str) => "at {name}", "{name} 앞";
    problem_count(count: usize) => "problems: {count}", "문제 {count}개";
}
