//! Texts of the inspector and the outline.

use super::{Language, Text, Texts, texts};
use std::net::Ipv4Addr;
use tollgate_engine::{Warning, WarningKind};
use tollgate_model::{
    BlockPublicAccess, Cidr, Connectivity, Direction, Forwarding, NatGatewayState, Network, ResourceKind,
    RuleAction, RuleNumber, SubnetId, TrafficMatch,
};

texts! {
    inspect_tabs => "Inspector", "속성 창";
    inspect_tab_properties => "Properties", "속성";
    inspect_tab_outline => "Outline", "목록";
    inspect_name => "Name", "이름";
    inspect_title => "Title", "제목";
    inspect_untitled => "Untitled network", "제목 없는 네트워크";
    inspect_document => "This network", "이 네트워크";
    inspect_delete(name: &str) => "Delete {name}", "{name} 삭제";
    inspect_remove(row: &str) => "Remove {row}", "{row} 제거";
    inspect_go_to(name: &str) => "Show {name}", "{name} 보기";
    inspect_none => "none", "없음";
    inspect_empty =>
        "Nothing is here yet. Take a Region from the palette and put it on the canvas, then a VPC into it.",
        "아직 아무것도 없습니다. 구성 요소에서 리전을 꺼내 캔버스에 놓고, 그 안에 VPC를 넣으세요.";
    inspect_what_to_do =>
        "Select a thing on the canvas or in the outline to see and change its settings. To test the network, send a packet below.",
        "캔버스나 목록에서 하나를 고르면 설정을 보고 바꿀 수 있습니다. 아래에서 패킷을 보내 네트워크를 시험해 보세요.";

    warn_blackhole(destination: Cidr, target: &str) =>
        "The route to {destination} leads to {target}, which takes no packets now: what is sent there vanishes.",
        "{destination} 라우팅의 대상 {target}이(가) 지금 패킷을 받을 수 없습니다. 이 라우팅을 따라간 패킷은 사라집니다.";
    warn_nat_without_elastic_ip(elastic_ip: &str) =>
        "Without an {elastic_ip} nothing gets through here to the internet. Associate one.",
        "{elastic_ip}이(가) 없어 인터넷으로 나가지 못합니다. 하나 연결하세요.";
    warn_nat_without_route(subnet: &str, gateway: &str) =>
        "The {subnet} it stands in has no route to the {gateway}. Move it to a public one, or add the route.",
        "지금 있는 {subnet}에는 {gateway}(으)로 가는 라우팅이 없습니다. 퍼블릭 {subnet}(으)로 옮기거나 라우팅을 추가하세요.";
    warn_detached(vpc: &str) =>
        "It is attached to no {vpc}, so nothing passes.", "연결된 {vpc}이(가) 없어 아무것도 지나가지 못합니다.";
    warn_public_without_route(subnet: &str, gateway: &str) =>
        "It has a public address, but its {subnet} has no route to the {gateway}: no reply finds the way out.",
        "퍼블릭 주소가 있지만 {subnet}에서 {gateway}(으)로 가는 라우팅이 없어 응답이 나가지 못합니다.";
    warn_source_dest_check =>
        "It is to forward packets for others, but its source/destination check drops them. Switch the check off.",
        "다른 호스트의 패킷을 전달해야 하는데 소스/대상 확인이 그 패킷을 버립니다. 소스/대상 확인을 끄세요.";
    warn_empty_acl(subnets: &str) =>
        "It has no rules, so nothing enters or leaves {subnets}.",
        "규칙이 하나도 없어 {subnets}에 아무것도 드나들지 못합니다.";
    warn_missing_group(direction: &str, group: &str) =>
        "An {direction} rule names {group}: it matches nobody.",
        "{direction} 규칙에 적힌 {group}이(가) 없습니다. 이 규칙에는 아무도 해당하지 않습니다.";

    inspect_cell(row: &str, column: &str) => "{row}: {column}", "{row}: {column}";
    inspect_cidr => "CIDR block", "CIDR 블록";
    inspect_further_block => "Further block", "추가 블록";
    inspect_add_block => "Add a block", "블록 추가";
    inspect_press_enter(cidr: Cidr) => "Enter adds {cidr}.", "Enter를 누르면 {cidr}을(를) 추가합니다.";
    inspect_not_cidr => "Write a block such as 10.0.1.0/24; one address has /32.", "10.0.1.0/24 같은 형식으로 쓰세요. 주소 하나면 끝에 /32를 붙입니다.";
    inspect_not_address => "Write four numbers from 0 to 255, such as 10.0.1.10.", "10.0.1.10처럼 0부터 255까지의 수 네 개를 점으로 이어 쓰세요.";
    inspect_not_ports => "Write a port (80), a range (1024-65535) or all.", "포트(80), 범위(1024-65535) 또는 “전체”를 쓰세요.";
    inspect_not_icmp => "Write a type (8), a type and code (3/4) or all.", "유형(8), 유형과 코드(3/4) 또는 “전체”를 쓰세요.";
    inspect_not_protocol => "Write the protocol's number, 0 to 255.", "프로토콜 번호를 0부터 255 사이로 쓰세요.";
    inspect_not_rule_number => "Write a number from 1 to 32766.", "1부터 32766 사이의 번호를 쓰세요.";
    inspect_not_listener => "Write a port from 0 to 65535, such as 8080 or udp/53.", "8080이나 udp/53처럼 0부터 65535 사이의 포트를 쓰세요.";
    inspect_addresses_count(count: &str) => "{count} addresses", "주소 {count}개";
    inspect_usable_count(usable: &str, size: &str) => "{usable} of {size} usable", "{size}개 중 {usable}개 사용 가능";
    inspect_usable_taken(usable: &str, size: &str, taken: u64) =>
        "{usable} of {size} usable · {taken} in use", "{size}개 중 {usable}개 사용 가능 · {taken}개 사용 중";
    inspect_of_block(cidr: Cidr) => "of {cidr}", "{cidr} 안";

    inspect_address => "Address", "주소";
    inspect_private_ip => "Private IP", "프라이빗 IP";
    inspect_public_ip => "Public IP", "퍼블릭 IP";
    inspect_auto_public => "Auto-assigned public IP", "퍼블릭 IP 자동 할당";
    inspect_elastic_ip_at(address: Ipv4Addr, holder: &str) => "{address} · from {holder}", "{address} · {holder}에서 가져오기";
    inspect_associated_with => "Associated with", "연결 대상";
    inspect_unassociated => "Nobody answers at this address yet.", "아직 이 주소를 쓰는 것이 없습니다.";
    inspect_state => "State", "상태";
    inspect_listens_on => "Listens on", "듣는 포트";
    inspect_no_listeners => "Nothing listens: connections are refused.", "듣는 포트가 없어 연결이 거절됩니다.";
    inspect_add_listener => "Add a common port", "자주 쓰는 포트 추가";
    inspect_other_port => "Other port", "다른 포트";
    inspect_every_listener => "Answers on every port", "모든 포트에서 응답";
    inspect_looks_like => "Drawn as", "모양";
    inspect_groups => "Security groups", "보안 그룹";
    inspect_groups_hint => "At least one. Their rules add up.", "하나 이상 있어야 하고, 규칙은 모두 합쳐집니다.";
    inspect_groups_optional => "Their rules add up. A Network Load Balancer may have none: then nothing stands before its listeners.", "규칙은 모두 합쳐집니다. Network Load Balancer에는 없어도 되는데, 그러면 리스너 앞에서 막는 것이 없습니다.";
    inspect_as_router => "Packets for others", "다른 호스트의 패킷";
    inspect_forwarding_label => "Forwarding", "전달";
    inspect_forwarding_none => "drops them", "버림";
    inspect_forwarding_nat => "NAT instance", "NAT 인스턴스";
    inspect_forwarding_firewall => "firewall appliance", "방화벽 어플라이언스";
    inspect_source_dest_check => "Source/destination check", "소스/대상 확인";
    inspect_source_dest_check_note =>
        "Drops packets that are neither from nor for this instance. A NAT instance needs it off.",
        "이 인스턴스가 보내거나 받는 패킷이 아니면 버립니다. NAT 인스턴스로 쓰려면 끄세요.";

    inspect_connectivity_label => "Connectivity", "연결 유형";
    inspect_connectivity_public => "public", "퍼블릭";
    inspect_connectivity_private => "private", "프라이빗";
    inspect_nat_pending => "pending", "대기 중";
    inspect_nat_available => "available", "사용 가능";
    inspect_nat_deleting => "deleting", "삭제 중";
    inspect_nat_failed => "failed", "실패";
    inspect_nat_hint =>
        "Put it in a public subnet, and lead the private subnets' route table here. No security group guards it.",
        "퍼블릭 서브넷에 두고, 프라이빗 서브넷의 라우팅 테이블이 이곳을 가리키게 하세요. 보안 그룹은 붙지 않습니다.";

    inspect_attached_to => "Attached to", "연결된 VPC";
    inspect_detached => "detached", "분리됨";
    inspect_detached_note => "Nothing passes until it is attached to a VPC.", "VPC에 연결해야 패킷이 지나갈 수 있습니다.";
    inspect_gateway_table => "Gateway routes", "게이트웨이 라우팅";
    inspect_gateway_table_note => "Steers what comes in from the internet. Rarely needed.", "인터넷에서 들어온 패킷의 길을 정합니다. 보통은 필요 없습니다.";
    inspect_led_here_by => "Led here by", "이곳을 가리키는 라우팅";
    inspect_led_here_by_none => "No route table leads here, so no subnet uses it.", "이곳을 가리키는 라우팅 테이블이 없어 아직 쓰이지 않습니다.";

    inspect_zone => "Zone", "가용 영역";
    inspect_zones => "Availability Zones", "가용 영역";
    inspect_subnets => "Subnets", "서브넷";
    inspect_inside => "Inside", "안에 있는 것";
    inspect_nothing_inside => "Nothing is in it yet.", "아직 비어 있습니다.";
    inspect_main(name: &str) => "main ({name})", "기본({name})";
    inspect_default(name: &str) => "default ({name})", "기본({name})";
    inspect_public_subnet => "Public: its route table leads to an internet gateway.", "퍼블릭: 라우팅 테이블이 인터넷 게이트웨이로 이어집니다.";
    inspect_private_subnet => "Private: no route leads to an internet gateway.", "프라이빗: 인터넷 게이트웨이로 가는 라우팅이 없습니다.";
    inspect_auto_assign => "Auto-assign public IP", "퍼블릭 IP 자동 할당";
    inspect_auto_assign_note => "For new instances.", "새로 만드는 인스턴스에 적용됩니다.";

    inspect_came_with => "Came with the VPC", "VPC와 함께 생긴 것";
    inspect_came_with_hint => "Used by everything that names no other.", "따로 정하지 않으면 이것을 씁니다.";
    inspect_main_route_table => "Main table", "기본 테이블";
    inspect_default_acl_label => "Default ACL", "기본 ACL";
    inspect_default_group_label => "Default group", "기본 그룹";
    inspect_resolver => "DNS resolver", "DNS 서버";
    inspect_dns_support => "DNS resolution", "DNS 확인";
    inspect_dns_hostnames => "DNS hostnames", "DNS 호스트 이름";
    inspect_public_access => "Block public access", "퍼블릭 액세스 차단";
    inspect_public_access_off => "off", "끔";
    inspect_public_access_ingress => "ingress only", "수신만 차단";
    inspect_public_access_both => "bidirectional", "양방향 차단";
    inspect_public_access_off_note => "Internet gateways work as their VPCs say.", "인터넷 게이트웨이가 VPC 설정대로 동작합니다.";
    inspect_public_access_ingress_note => "Only what goes out through a NAT gateway passes, and the replies to it.", "NAT 게이트웨이로 나가는 것과 그 응답만 지나갑니다.";
    inspect_public_access_both_note => "Nothing passes the internet gateways of this Region, in or out.", "이 리전의 인터넷 게이트웨이로는 들어오지도 나가지도 못합니다.";
    inspect_exclusion => "This VPC is excluded from it", "이 VPC는 차단에서 제외";

    inspect_routes => "Routes", "라우팅";
    inspect_routes_hint => "The longest prefix that fits decides.", "맞는 것 가운데 접두사가 가장 긴 라우팅을 따릅니다.";
    inspect_destination => "destination", "목적지";
    inspect_target => "target", "대상";
    inspect_route_row(destination: Cidr) => "Route to {destination}", "{destination} 라우팅";
    inspect_disaster => "Disaster", "재해";
    inspect_struck_zone => "Struck by a disaster: nothing in this zone works, in any VPC.", "재해가 일어났습니다. 어느 VPC든 이 가용 영역 안의 것은 작동하지 않습니다.";
    inspect_struck_region => "Struck by a disaster: nothing in this Region works.", "재해가 일어났습니다. 이 리전 안의 것은 아무것도 작동하지 않습니다.";
    inspect_strike_zone_hint => "What still answers when this zone is lost? Strike it, send a packet, and bring it back.",
        "이 가용 영역이 없어져도 무엇이 응답할까요? 재해를 일으키고 패킷을 보내 본 뒤 복구하세요.";
    inspect_strike_region_hint => "Only what also exists in another Region outlives this one.", "다른 리전에도 있는 것만 이 리전의 재해를 견딥니다.";
    inspect_strike => "Strike with a disaster", "재해 일으키기";
    inspect_restore => "Bring it back", "복구하기";
    inspect_leads_nowhere => "Blackhole: this leads nowhere.", "블랙홀: 대상이 없어 패킷이 사라집니다.";
    inspect_add_route => "Add route", "라우팅 추가";
    inspect_no_target =>
        "A route needs somewhere to lead: attach an internet gateway, or add a NAT gateway or an instance.",
        "라우팅의 대상이 될 것이 없습니다. 인터넷 게이트웨이를 연결하거나, NAT 게이트웨이나 인스턴스를 추가하세요.";
    inspect_main_table => "The main table: subnets without a table of their own use it.", "기본 라우팅 테이블입니다. 테이블을 따로 정하지 않은 서브넷이 씁니다.";
    inspect_make_main => "Make it the main table", "기본 테이블로 지정";
    inspect_used_by => "Used by", "사용하는 곳";
    inspect_used_by_no_subnet => "No subnet uses it yet. Choose it in a subnet's settings.", "아직 쓰는 서브넷이 없습니다. 서브넷 설정에서 고르세요.";

    inspect_inbound_rules => "Inbound rules", "인바운드 규칙";
    inspect_outbound_rules => "Outbound rules", "아웃바운드 규칙";
    inspect_acl_hint => "Lowest number first; the first match decides.", "번호가 작은 규칙부터 보고, 처음 맞는 규칙에서 멈춥니다.";
    inspect_acl_hint_outbound => "Replies are checked here too: it remembers nothing.", "기억하지 않으므로 응답도 여기서 다시 검사합니다.";
    inspect_group_hint => "What one rule allows comes in, and its reply goes out.", "규칙 하나라도 허용하면 들어오고, 그 응답은 나갑니다.";
    inspect_acl_row(direction: &str, number: RuleNumber) => "Rule {number} {direction}", "{direction} {number}번 규칙";
    inspect_group_row(group: &str, direction: &str, position: usize) => "{group} {direction} rule {position}", "{group} {direction} {position}번째 규칙";
    inspect_number => "number", "번호";
    inspect_traffic => "type", "유형";
    inspect_traffic_all => "All", "전체";
    inspect_traffic_other => "Other", "기타";
    inspect_ports => "port range", "포트 범위";
    inspect_every_port => "every port", "모든 포트";
    inspect_icmp => "ICMP type", "ICMP 유형";
    inspect_protocol_number => "protocol number", "프로토콜 번호";
    inspect_source => "source", "소스";
    inspect_peer_destination => "destination", "대상";
    inspect_from => "from", "소스";
    inspect_to => "to", "대상";
    inspect_peer_addresses => "CIDR", "CIDR";
    inspect_peer_gone => "This group is gone: the rule matches nobody.", "그룹이 없어졌습니다. 이 규칙에는 아무도 해당하지 않습니다.";
    inspect_allow_or_deny => "allow or deny", "허용/거부";
    inspect_allow => "Allow", "허용";
    inspect_deny => "Deny", "거부";
    inspect_the_rest => "everything else", "나머지 전부";
    inspect_add_rule => "Add rule", "규칙 추가";
    inspect_nothing_in => "No rule: nothing may come in, replies excepted.", "규칙이 없어 응답 말고는 들어올 수 없습니다.";
    inspect_nothing_out => "No rule: nothing may go out, replies excepted.", "규칙이 없어 응답 말고는 나갈 수 없습니다.";
    inspect_default_acl => "The default ACL: subnets without an ACL of their own use it.", "기본 네트워크 ACL입니다. ACL을 따로 정하지 않은 서브넷이 씁니다.";
    inspect_default_group => "The default group: new instances get it where no other is chosen.", "기본 보안 그룹입니다. 따로 고르지 않으면 새 인스턴스에 붙습니다.";
    inspect_guards => "Guards", "지키는 대상";
    inspect_guards_nothing => "It guards nothing yet.", "아직 지키는 대상이 없습니다.";
    inspect_named_by => "Named in the rules of", "규칙에 이 그룹을 쓰는 그룹";
    inspect_ephemeral => "ephemeral", "임시 포트";

    outline_label => "Everything in this network", "이 네트워크의 모든 것";
}

/// With commas between the thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Texts {
    /// How many warnings there are.
    pub fn inspect_warnings(self, count: usize) -> Text {
        match (self.language, count) {
            (Language::English, 1) => "One thing will not work as it is drawn.".into(),
            (Language::English, _) => format!("{count} things will not work as they are drawn.").into(),
            (Language::Korean, _) => format!("제대로 동작하지 않는 부분이 {count}개 있습니다.").into(),
        }
    }

    /// What will not work as it is drawn, and what that does to packets.
    pub fn warning(self, network: &Network, warning: &Warning) -> String {
        let (subnet, gateway) = (self.noun(ResourceKind::Subnet), self.noun(ResourceKind::InternetGateway));
        match warning.kind {
            WarningKind::BlackholeRoute { destination, target } => {
                self.warn_blackhole(destination, &self.resource(network, target.resource()))
            }
            WarningKind::NatGatewayWithoutElasticIp => {
                self.warn_nat_without_elastic_ip(self.noun(ResourceKind::ElasticIp))
            }
            WarningKind::NatGatewayWithoutInternetRoute => self.warn_nat_without_route(subnet, gateway),
            WarningKind::EndpointNotSelected => {
                self.warn_endpoint_not_selected(self.noun(ResourceKind::RouteTable))
            }
            WarningKind::PeeringNotActive => self.warn_peering(),
            WarningKind::TableThrottles => self.warn_throttles(),
            WarningKind::InternetGatewayNotAttached => self.warn_detached(self.noun(ResourceKind::Vpc)),
            WarningKind::PublicAddressWithoutInternetRoute => self.warn_public_without_route(subnet, gateway),
            WarningKind::ForwardingWithSourceDestCheck => self.warn_source_dest_check(),
            WarningKind::EmptyNetworkAcl => {
                let used_by = |id: SubnetId| {
                    network.effective_network_acl(id).is_some_and(|acl| warning.resource == acl.into())
                };
                let subnets = network.subnets.keys().filter(|id| used_by(**id));
                let names: Vec<String> = subnets.map(|id| self.resource(network, (*id).into())).collect();
                self.warn_empty_acl(&names.join(", "))
            }
            WarningKind::RuleNamesMissingGroup { direction, group } => self
                .warn_missing_group(self.inspect_direction(direction), &self.resource(network, group.into())),
        }
        .into_owned()
    }

    /// How many addresses a block has.
    pub fn inspect_addresses(self, cidr: Cidr) -> Text {
        self.inspect_addresses_count(&grouped(cidr.size()))
    }

    /// How many addresses a subnet with this block can give away, and how many it has given.
    pub fn inspect_usable(self, cidr: Cidr, taken: u64) -> Text {
        let (usable, size) = (grouped(cidr.size().saturating_sub(5)), grouped(cidr.size()));
        match taken {
            0 => self.inspect_usable_count(&usable, &size),
            _ => self.inspect_usable_taken(&usable, &size, taken),
        }
    }

    /// The heading of a list of rules.
    pub fn inspect_rules(self, direction: Direction) -> Text {
        match direction {
            Direction::Inbound => self.inspect_inbound_rules(),
            Direction::Outbound => self.inspect_outbound_rules(),
        }
    }

    /// What an empty list of a security group means.
    pub fn inspect_no_rules(self, direction: Direction) -> Text {
        match direction {
            Direction::Inbound => self.inspect_nothing_in(),
            Direction::Outbound => self.inspect_nothing_out(),
        }
    }

    /// The direction, inside the name of a row.
    pub fn inspect_direction(self, direction: Direction) -> &'static str {
        match (direction, self.language) {
            (Direction::Inbound, Language::English) => "inbound",
            (Direction::Inbound, Language::Korean) => "인바운드",
            (Direction::Outbound, Language::English) => "outbound",
            (Direction::Outbound, Language::Korean) => "아웃바운드",
        }
    }

    /// What the addresses of a rule are.
    pub fn inspect_peer(self, direction: Direction) -> Text {
        match direction {
            Direction::Inbound => self.inspect_source(),
            Direction::Outbound => self.inspect_peer_destination(),
        }
    }

    /// The word before the addresses of a rule.
    pub fn inspect_from_to(self, direction: Direction) -> Text {
        match direction {
            Direction::Inbound => self.inspect_from(),
            Direction::Outbound => self.inspect_to(),
        }
    }

    /// What a rule decides, with its sign.
    pub fn inspect_action(self, action: RuleAction) -> String {
        match action {
            RuleAction::Allow => format!("✓ {}", self.inspect_allow()),
            RuleAction::Deny => format!("✕ {}", self.inspect_deny()),
        }
    }

    /// What an instance does with packets for others.
    pub fn inspect_forwarding(self, forwarding: Forwarding) -> Text {
        match forwarding {
            Forwarding::None => self.inspect_forwarding_none(),
            Forwarding::Nat => self.inspect_forwarding_nat(),
            Forwarding::Firewall => self.inspect_forwarding_firewall(),
        }
    }

    /// The type of a NAT gateway.
    pub fn inspect_connectivity(self, connectivity: Connectivity) -> Text {
        match connectivity {
            Connectivity::Public => self.inspect_connectivity_public(),
            Connectivity::Private => self.inspect_connectivity_private(),
        }
    }

    /// The state of a NAT gateway.
    pub fn inspect_nat_state(self, state: NatGatewayState) -> Text {
        match state {
            NatGatewayState::Pending => self.inspect_nat_pending(),
            NatGatewayState::Available => self.inspect_nat_available(),
            NatGatewayState::Deleting => self.inspect_nat_deleting(),
            NatGatewayState::Failed => self.inspect_nat_failed(),
        }
    }

    /// The setting of VPC Block Public Access.
    pub fn inspect_block_public_access(self, setting: BlockPublicAccess) -> Text {
        match setting {
            BlockPublicAccess::Off => self.inspect_public_access_off(),
            BlockPublicAccess::IngressOnly => self.inspect_public_access_ingress(),
            BlockPublicAccess::Bidirectional => self.inspect_public_access_both(),
        }
    }

    /// What that setting does.
    pub fn inspect_public_access_note(self, setting: BlockPublicAccess) -> Text {
        match setting {
            BlockPublicAccess::Off => self.inspect_public_access_off_note(),
            BlockPublicAccess::IngressOnly => self.inspect_public_access_ingress_note(),
            BlockPublicAccess::Bidirectional => self.inspect_public_access_both_note(),
        }
    }

    /// What usually answers at the ports of a rule, such as `HTTP` for TCP 80; empty where nothing well known does.
    pub fn inspect_service(self, traffic: TrafficMatch) -> Text {
        let (ports, udp) = match traffic {
            TrafficMatch::Tcp(ports) => (ports, false),
            TrafficMatch::Udp(ports) => (ports, true),
            _ => return Text::default(),
        };
        if ports.first() != ports.last() {
            let ephemeral =
                ports.first() >= 1024 && ports.last() >= 60999 && ports.last() - ports.first() > 10_000;
            return if ephemeral { self.inspect_ephemeral() } else { Text::default() };
        }
        let name = match (ports.first(), udp) {
            (20 | 21, false) => "FTP",
            (22, false) => "SSH",
            (25, false) => "SMTP",
            (53, _) => "DNS",
            (67 | 68, true) => "DHCP",
            (80 | 8080, false) => "HTTP",
            (123, true) => "NTP",
            (443 | 8443, false) => "HTTPS",
            (443, true) => "HTTP/3",
            (1433, false) => "SQL Server",
            (2049, false) => "NFS",
            (3306, false) => "MySQL",
            (3389, _) => "RDP",
            (5432, false) => "PostgreSQL",
            (6379, false) => "Redis",
            (27017, false) => "MongoDB",
            _ => "",
        };
        Text::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::View;

    #[test]
    fn a_subnet_says_how_many_addresses_it_has() {
        let texts = Texts { language: Language::English, view: View::Aws };
        let block = |text: &str| text.parse().unwrap_or(Cidr::ANYWHERE);
        assert_eq!(texts.inspect_usable(block("10.0.1.0/24"), 0), "251 of 256 usable");
        assert_eq!(texts.inspect_usable(block("10.0.0.0/16"), 2), "65,531 of 65,536 usable · 2 in use");
    }
}
