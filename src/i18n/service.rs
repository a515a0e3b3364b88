//! Texts about services outside the VPC, the endpoints that lead to them, and the roads between VPCs.

use super::{Text, Texts, nouns, sentences, texts};
use std::net::Ipv4Addr;
use tollgate_model::{AwsService, PeeringState};

texts! {
    refuse_table_capacity(most: u32) =>
        "A table has 1 to {most} units each; the least of auto scaling is not above its most, and its target is 20 to 90 %.",
        "테이블의 용량 단위는 각각 1~{most}개입니다. Auto Scaling의 최소는 최대보다 클 수 없고, 목표 사용률은 20~90%입니다.";
    refuse_no_gateway_endpoint(service: AwsService) =>
        "There is no gateway endpoint for {service}: use an interface endpoint.",
        "{service}에는 게이트웨이 엔드포인트가 없습니다. 인터페이스 엔드포인트를 쓰세요.";
    refuse_endpoint_route(table: &str, by: &str) =>
        "{table} has a route to this service already, by {by}. A table has one.",
        "{table}에는 이 서비스로 가는 라우팅이 이미 있습니다({by}). 라우팅 테이블마다 하나만 둘 수 있습니다.";
    refuse_private_dns(vpc: &str) =>
        "Private DNS needs both DNS attributes of {vpc}: turn on DNS resolution and DNS hostnames there.",
        "프라이빗 DNS를 쓰려면 {vpc}의 DNS 확인과 DNS 호스트 이름이 모두 켜져 있어야 합니다.";
    refuse_private_dns_taken(name: &str) =>
        "{name} has the private name of this service already.", "이 서비스의 프라이빗 이름은 {name}이(가) 이미 쓰고 있습니다.";
    refuse_peering_exists(name: &str) =>
        "{name} is between the two already: two VPCs have one peering connection.",
        "두 VPC 사이에는 이미 {name}이(가) 있습니다. 피어링 연결은 하나만 둘 수 있습니다.";
    refuse_peering_state =>
        "What was rejected, has failed, expired or was deleted stays so. Ask for another connection.",
        "거부되거나 실패, 만료, 삭제된 연결은 되돌릴 수 없습니다. 새로 요청하세요.";
    refuse_peering_itself => "A VPC is not peered with itself.", "VPC는 자기 자신과 피어링할 수 없습니다.";
    refuse_no_other_vpc(name: &str) =>
        "{name} is alone: a peering connection needs another VPC.",
        "{name}뿐입니다. 피어링 연결에는 다른 VPC가 하나 더 있어야 합니다.";

    peering_pending => "pending acceptance", "수락 대기 중";
    peering_active => "active", "활성";
    peering_rejected => "rejected", "거부됨";
    peering_expired => "expired", "만료됨";
    peering_failed => "failed", "실패";
    peering_deleted => "deleted", "삭제됨";

    prefix_list(service: AwsService) => "prefix list of {service}", "{service} 접두사 목록";
}

nouns! {
    label_endpoint => "Endpoint", "엔드포인트"; "Side door", "쪽문";
    label_peering => "Peering", "피어링"; "Bridge", "다리";
}

sentences! {
    endpoint_passes(gate: &str, it: &str, from: Ipv4Addr) =>
        "{gate} takes {it} to the service inside AWS's network. No internet is needed, and the sender stays {from}.",
        "{gate}이(가) {it}을(를) AWS 네트워크 안의 서비스로 보냅니다. 인터넷이 필요 없고, 보낸 곳은 {from} 그대로입니다.";
        "{gate} takes {it} straight to the service, without going by the tollgate. The sender stays {from}.",
        "{gate}에서 톨게이트를 거치지 않고 {it}을(를) 서비스로 바로 보냅니다. 보낸 사람은 {from} 그대로입니다.";
    endpoint_refuses(gate: &str, it: &str, what: &str) =>
        "{gate} drops {it}: a gateway endpoint carries TCP and pings only, and this is {what}.",
        "{gate}이(가) {it}을(를) 버립니다. 게이트웨이 엔드포인트는 TCP와 ping만 전달하는데 이것은 {what}입니다.";
        "{gate} stays shut: only TCP and pings fit through it, and this is {what}.",
        "{gate}이(가) 열리지 않습니다. TCP와 ping만 지나가는데 이것은 {what}입니다.";
    policy_denies(gate: &str, it: &str) =>
        "{gate} was reached, but its policy denies what {it} asks for: the answer is HTTP 403. The network is fine.",
        "{gate}까지는 왔지만 엔드포인트 정책이 {it}을(를) 거부해 HTTP 403으로 답합니다. 네트워크에는 문제가 없습니다.";
        "{gate} was reached, but the notice on it says no to {it}: it is handed back at once (HTTP 403). The road is fine.",
        "{gate}까지는 왔지만 붙어 있는 안내문(정책)이 {it}을(를) 거부해 바로 돌려보냅니다(HTTP 403). 길에는 문제가 없습니다.";
    table_refuses(gate: &str, it: &str) =>
        "{gate} was reached, but more is asked of it than it has capacity for: it throttles {it} (HTTP 400, ProvisionedThroughputExceededException). The network is fine.",
        "{gate}까지는 왔지만 요청이 프로비저닝된 용량을 넘어 {it}이(가) 스로틀링됩니다(HTTP 400, ProvisionedThroughputExceededException). 네트워크에는 문제가 없습니다.";
        "{gate} was reached, but there are more customers than counters: {it} is sent away at once (HTTP 400, throttling). The road is fine.",
        "{gate}까지는 왔지만 창구보다 손님이 많아 {it}을(를) 바로 돌려보냅니다(HTTP 400, 스로틀링). 길에는 문제가 없습니다.";
    peering_passes(gate: &str, it: &str) =>
        "{gate} carries {it} to the other VPC. Both addresses stay as they are.",
        "{gate}이(가) {it}을(를) 상대 VPC로 보냅니다. 두 주소는 바뀌지 않습니다.";
        "{gate} leads {it} to the next village. Both addresses stay as they are.",
        "{gate}을(를) 건너 {it}이(가) 이웃 마을로 갑니다. 두 주소는 바뀌지 않습니다.";
    peering_drops(gate: &str, it: &str, from: Ipv4Addr, to: Ipv4Addr) =>
        "{gate} drops {it}: it carries only what goes between the two VPCs' own addresses, and {from} to {to} does not. Peering is not transitive.",
        "{gate}이(가) {it}을(를) 버립니다. 두 VPC의 주소끼리만 오갈 수 있는데 {from} → {to}은(는) 그렇지 않습니다. 피어링은 전이되지 않습니다.";
        "{gate} lets only the people of its two villages cross, and {it} from {from} to {to} goes further: it is turned away.",
        "{gate}은(는) 두 마을 사람만 건널 수 있습니다. {from}에서 {to}(으)로 가는 {it}은(는) 더 먼 곳으로 가는 것이라 건너지 못합니다.";
}

texts! {
    note_policy => "policy denies", "정책 거부";
    note_throttled => "throttled", "스로틀링";
    note_not_peer => "not in the other VPC", "상대 VPC 밖";
    help_policy => "Let the policy of the endpoint allow the request.", "엔드포인트 정책이 요청을 허용하게 하세요.";
    help_throttled => "Give the table more units, turn on auto scaling and wait some minutes, or switch it to on demand.",
        "용량 단위를 늘리거나, Auto Scaling을 켜고 몇 분 기다리거나, 온디맨드로 바꾸세요.";
    help_endpoint_protocol => "Use TCP: services are called over HTTPS, TCP 443.", "TCP를 쓰세요. 서비스에는 HTTPS(TCP 443)로 요청합니다.";
    help_peering => "Peer the two VPCs directly. Nobody can use the other VPC's gateways, endpoints or further peering connections.",
        "두 VPC를 직접 피어링하세요. 상대 VPC의 게이트웨이, 엔드포인트, 다른 피어링 연결은 빌려 쓸 수 없습니다.";
    sees_throttled_more => "The client is told: HTTP 400, throttled.", "클라이언트는 HTTP 400(스로틀링) 응답을 받습니다.";
    sees_denied_more => "The client is told: HTTP 403, access denied.", "클라이언트는 HTTP 403(거부) 응답을 받습니다.";
    warn_endpoint_not_selected(table: &str) =>
        "Selected in no {table}: no packet takes this endpoint.", "선택된 {table}이(가) 없어 이 엔드포인트로 가는 패킷이 없습니다.";
    warn_peering => "Not active: nothing crosses it, and routes to it are blackholes.", "활성 상태가 아니어서 아무것도 지나가지 못하고, 이 연결로 가는 라우팅은 블랙홀입니다.";
    warn_throttles => "More is asked of it than it has capacity for: some requests are throttled.", "요청이 용량을 넘어 일부가 스로틀링됩니다.";

    inspect_host_name => "Host name", "호스트 이름";
    inspect_table_hint =>
        "It belongs to the Region and to no VPC: no subnet, no security group. Programs reach it over HTTPS at this name.",
        "VPC가 아니라 리전에 속합니다. 서브넷도 보안 그룹도 없고, 프로그램은 이 이름으로 HTTPS로 접속합니다.";
    inspect_load => "Load", "부하";
    inspect_load_hint => "How many requests come each second.", "1초에 들어오는 요청 수입니다.";
    inspect_reads => "Reads", "읽기";
    inspect_writes => "Writes", "쓰기";
    inspect_provisioned => "Provisioned", "프로비저닝됨";
    inspect_as_needed => "as needed", "필요한 만큼";
    inspect_consumed => "Consumed", "소비됨";
    inspect_throttled => "Throttled", "스로틀링됨";
    inspect_serving => "Every request is served.", "모든 요청을 처리합니다.";
    inspect_throttling => "Too much for its capacity: the rest gets HTTP 400, ProvisionedThroughputExceededException.",
        "용량을 넘었습니다. 나머지 요청은 HTTP 400(ProvisionedThroughputExceededException)을 받습니다.";
    inspect_capacity => "Capacity", "용량";
    inspect_capacity_mode => "Capacity mode", "용량 모드";
    inspect_on_demand_hint => "It follows the load by itself, and each request is billed.", "용량이 부하에 맞게 저절로 바뀌고, 요청한 만큼 요금이 듭니다.";
    inspect_rcu => "Read capacity units (RCU)", "읽기 용량 단위(RCU)";
    inspect_wcu => "Write capacity units (WCU)", "쓰기 용량 단위(WCU)";
    inspect_not_number => "A whole number, such as 10.", "10 같은 정수를 적으세요.";
    inspect_auto_scaling => "Auto scaling", "Auto Scaling";
    inspect_auto_scaling_note => "Follows the load some minutes later, step by step.", "몇 분 뒤부터 부하에 맞춰 한 단계씩 바뀝니다.";
    inspect_min => "Minimum units", "최소 용량 단위";
    inspect_max => "Maximum units", "최대 용량 단위";
    inspect_target_use => "Target utilization (%)", "목표 사용률(%)";
    inspect_minutes_later => "Some minutes later", "몇 분 뒤";
    inspect_scaled => "It has what this load needs, or may have no more.", "지금 부하에 맞추었거나, 더 늘릴 수 없습니다.";

    inspect_endpoint_service => "Service", "서비스";
    inspect_prefix_list => "Prefix list", "접두사 목록";
    inspect_endpoint_tables => "Route tables", "라우팅 테이블";
    inspect_endpoint_tables_hint => "Those that are selected get a route to the prefix list.", "선택한 라우팅 테이블에 접두사 목록으로 가는 라우팅이 생깁니다.";
    inspect_policy => "The policy denies every request", "정책으로 모든 요청 거부";
    inspect_policy_note => "Denied is HTTP 403, not a timeout.", "거부되면 시간 초과가 아니라 HTTP 403입니다.";
    inspect_gateway_endpoint_hint =>
        "Free. The name of the service still leads to public addresses; routes take them here. Replies come from those addresses too: the network ACL must let them in.",
        "무료입니다. 서비스 이름은 그대로 퍼블릭 주소로 해석되고, 라우팅이 그 주소로 가는 패킷을 이리로 보냅니다. 응답도 그 주소에서 오므로 네트워크 ACL이 허용해야 합니다.";
    inspect_private_dns => "Private DNS name", "프라이빗 DNS 이름";
    inspect_private_dns_note => "Inside the VPC the service's own name leads here.", "VPC 안에서는 서비스 이름이 이 엔드포인트의 주소로 해석됩니다.";
    inspect_interface_endpoint_hint =>
        "A network interface of the service in your subnet: its security group must let TCP 443 in. Also reached over peering.",
        "내 서브넷에 놓인 서비스의 네트워크 인터페이스입니다. 보안 그룹이 TCP 443을 들여보내야 합니다. 피어링한 VPC에서도 쓸 수 있습니다.";

    inspect_requester => "Requester VPC", "요청자 VPC";
    inspect_accepter => "Accepter VPC", "수락자 VPC";
    inspect_peering_pending => "The other VPC has to accept it.", "상대 VPC가 수락해야 합니다.";
    inspect_peering_active => "Both VPCs need a route to the other's block over it.", "두 VPC의 라우팅 테이블 모두에 상대 대역으로 가는 라우팅이 있어야 합니다.";
    inspect_peering_failed => "The blocks of the two VPCs overlap: nobody could tell whose address it is.", "두 VPC의 대역이 겹칩니다. 어느 쪽 주소인지 가릴 수 없습니다.";
    inspect_peering_dns => "DNS resolution", "DNS 확인";
    inspect_peering_dns_note => "Public host names of one VPC lead to private addresses in the other.", "상대 VPC의 퍼블릭 호스트 이름을 프라이빗 주소로 해석합니다.";
    inspect_peering_no_route => "No route leads over it.", "이 연결로 가는 라우팅이 없습니다.";
    step_accept => "Accept", "수락";
    step_reject => "Reject", "거부";
    step_expire => "Let seven days pass", "7일 지나게 하기";
    step_delete => "Delete the connection", "연결 삭제";

}

impl Texts {
    /// What leads to a state of a peering connection.
    pub fn peering_step(self, next: PeeringState) -> Text {
        match next {
            PeeringState::Active => self.step_accept(),
            PeeringState::Rejected => self.step_reject(),
            PeeringState::Expired => self.step_expire(),
            PeeringState::PendingAcceptance | PeeringState::Failed | PeeringState::Deleted => {
                self.step_delete()
            }
        }
    }

    /// The state of a peering connection.
    pub fn peering_state(self, state: PeeringState) -> Text {
        match state {
            PeeringState::PendingAcceptance => self.peering_pending(),
            PeeringState::Active => self.peering_active(),
            PeeringState::Rejected => self.peering_rejected(),
            PeeringState::Expired => self.peering_expired(),
            PeeringState::Failed => self.peering_failed(),
            PeeringState::Deleted => self.peering_deleted(),
        }
    }
}
