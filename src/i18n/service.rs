//! Texts about services outside the VPC, the endpoints that lead to them, and the roads between VPCs.

use super::{Text, Texts, texts};
use tollgate_model::{AwsService, DynamoTable, PeeringState};

texts! {
    refuse_table_capacity(most: u32) =>
        "A table has 1 to {most} units each; the least of auto scaling is not above its most, and its target is 20 to 90 %.",
        "테이블의 용량 단위는 각각 1~{most}개입니다. Auto Scaling의 최소는 최대보다 클 수 없고, 목표 사용률은 20~90%입니다.";
    refuse_no_gateway_endpoint(service: AwsService) =>
        "There is no gateway endpoint for {service}: use an interface endpoint.",
        "{service}에는 게이트웨이 엔드포인트가 없습니다. 인터페이스 엔드포인트를 쓰세요.";
    refuse_endpoint_route(table: &str, by: &str) =>
        "{table} has a route to this service already, by {by}. A table has one.",
        "{table}에는 이 서비스로 가는 경로가 이미 있습니다({by}). 테이블마다 하나뿐입니다.";
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

texts! {
    table_on_demand => "on demand", "온디맨드";
    table_units(read: u32, write: u32) => "{read} RCU · {write} WCU", "RCU {read} · WCU {write}";
    table_throttles => "throttles", "스로틀링 중";
}

impl Texts {
    /// What a table can take, in a few words.
    pub fn table_detail(self, table: &DynamoTable) -> String {
        let capacity = match table.provisioned() {
            None => self.table_on_demand(),
            Some(units) => self.table_units(units.read, units.write),
        };
        match table.throttles() {
            true => format!("{capacity} · {}", self.table_throttles()),
            false => capacity.into_owned(),
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
