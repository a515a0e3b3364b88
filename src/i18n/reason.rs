//! What happened to a packet, in words: every hop, the verdict, and what would help.
//!
//! A sentence speaks in the present tense, names the gate and the rule, and exists four times: in English and Korean,
//! for AWS and for the village. It is a function of the network and the hop alone.

use super::{Text, Texts, nouns, texts};
use crate::store::{Journey, Leg};
use std::net::Ipv4Addr;
use tollgate_engine::{
    ClientSees, Code, GatewayRefusal, Header, Hop, NatRefusal, Obstacle, Payload, Phase, Place, RouteTo,
    SecurityGroupRuleRef, Step, Verdict,
};
use tollgate_model::{
    Cidr, Destination, Direction, IcmpMatch, Network, NetworkAclId, Outage, Peer, Probe, ProbeTraffic,
    ResourceId, RuleNumber, SecurityGroupId, Sender, TrafficMatch,
};

/// Declares sentences that differ between the views:
/// `name(arguments) => aws_english, aws_korean; village_english, village_korean;`
macro_rules! sentences {
    ($($name:ident ($($argument:ident : $type:ty),* $(,)?) =>
        $english:literal, $korean:literal; $village_english:literal, $village_korean:literal;)*) => {
        impl $crate::i18n::Texts {
            $(
                #[allow(clippy::too_many_arguments, reason = "a sentence takes as many as it has gaps")]
                #[allow(clippy::too_many_arguments, reason = "a sentence has as many as it names things")]
                pub(super) fn $name(self, $($argument: $type),*) -> String {
                    $crate::i18n::check_gaps!($english, $korean, $village_english, $village_korean);
                    let all = concat!($english, "\0", $korean, "\0", $village_english, "\0", $village_korean);
                    self.filled(all, concat!($(stringify!($argument), ","),*), &[$(&$argument),*])
                }
            )*
        }
    };
}

pub(super) use sentences;

nouns! {
    noun_request => "the packet", "패킷"; "the letter", "편지";
    noun_reply => "the reply", "응답"; "the answer", "답장";
    label_internet_gateway => "IGW", "IGW"; "Tollgate", "톨게이트";
    label_router => "Router", "라우터"; "Fork", "갈래길";
    label_acl_in => "NACL in", "NACL 인바운드"; "Checkpoint in", "검문소 · 들어옴";
    label_acl_out => "NACL out", "NACL 아웃바운드"; "Checkpoint out", "검문소 · 나감";
    label_group_in => "SG in", "SG 인바운드"; "Dog in", "개 · 들어옴";
    label_group_out => "SG out", "SG 아웃바운드"; "Dog out", "개 · 나감";
    label_nat => "NAT", "NAT"; "Forwarding", "대리 발송소";
    label_edge => "AWS edge", "AWS 경계"; "Border", "국경";
    label_resolver => "DNS", "DNS"; "Info desk", "마을 안내소";
    inbound => "inbound", "인바운드"; "on the way in", "들어올 때";
    outbound => "outbound", "아웃바운드"; "on the way out", "나갈 때";
    noun_server => "internet host", "인터넷 호스트"; "far away", "먼 곳";
    noun_resolver => "DNS resolver", "DNS 서버"; "village information desk", "마을 안내소";
    noun_edge => "the edge of AWS", "AWS 네트워크 경계"; "the border of the country", "국경";
}

texts! {
    what_ping => "ping (ICMP type 8)", "ping(ICMP 유형 8)";
    what_ping_reply => "ping reply (ICMP type 0)", "ping 응답(ICMP 유형 0)";
    what_icmp(kind: u8) => "ICMP type {kind}", "ICMP 유형 {kind}";
    what_icmp_code(kind: u8, code: u8) => "ICMP type {kind} code {code}", "ICMP 유형 {kind} 코드 {code}";
    what_protocol(number: u8) => "IP protocol {number}", "IP 프로토콜 {number}";
    every_traffic => "all traffic", "모든 트래픽";
    every_tcp => "all TCP", "모든 TCP";
    every_udp => "all UDP", "모든 UDP";
    every_icmp => "all ICMP", "모든 ICMP";

    anywhere_in(what: &str) => "{what} from anywhere", "모든 곳에서 오는 {what}";
    anywhere_out(what: &str) => "{what} to anywhere", "모든 곳으로 가는 {what}";
    peer_in(what: &str, peer: &str) => "{what} from {peer}", "{peer}에서 오는 {what}";
    peer_out(what: &str, peer: &str) => "{what} to {peer}", "{peer}(으)로 가는 {what}";
    members_of(group: &str) => "members of {group}", "{group} 소속 인스턴스";

    some_rule => "one of its rules", "규칙 하나";
    the_internet => "The internet", "인터넷";
    its_groups => "its groups", "연결된 보안 그룹";

    note_allow(rule: RuleNumber) => "#{rule} allow", "#{rule} 허용";
    note_deny(rule: RuleNumber) => "#{rule} deny", "#{rule} 거부";
    note_deny_rest => "* deny", "* 거부";
    note_group_allow(group: &str) => "{group} allow", "{group} 허용";
    note_remembered => "remembered", "기억함";
    note_no_rule => "no rule", "규칙 없음";
    note_reference_lost => "source unknown", "소스 알 수 없음";
    note_local(route: Cidr) => "{route} local", "{route} local";
    note_route(route: Cidr, target: &str) => "{route} → {target}", "{route} → {target}";
    note_no_route => "no route", "라우팅 없음";
    note_blackhole(route: Cidr) => "{route} blackhole", "{route} 블랙홀";
    note_nobody(address: Ipv4Addr) => "nobody at {address}", "{address} 주인 없음";
    note_becomes(address: Ipv4Addr) => "→ {address}", "→ {address}";
    note_unchanged => "unchanged", "그대로";
    note_no_public_address => "no public IP", "퍼블릭 IP 없음";
    note_unknown_address => "unknown address", "모르는 주소";
    note_private_address => "private address", "프라이빗 주소";
    note_shared_address => "100.64.0.0/10", "100.64.0.0/10";
    note_blocked => "public access blocked", "퍼블릭 액세스 차단";
    note_appliance => "wrong appliance path", "어플라이언스 경로 오류";
    note_unsolicited => "unasked", "요청한 적 없음";
    note_wrong_protocol => "wrong protocol", "미지원 프로토콜";
    note_loop => "leads back to itself", "자기에게 돌아옴";
    note_unknown_flow => "unknown flow", "모르는 흐름";
    note_source_elsewhere => "outside its VPC", "VPC 밖";
    note_check => "source/dest check", "소스/대상 확인";
    note_not_forwarding => "does not forward", "전달하지 않음";
    note_answers => "answers", "응답";
    note_port_closed => "port closed", "포트 닫힘";
    note_resolver_off => "DNS off", "DNS 꺼짐";
    note_received => "received", "도착";
    note_not_asked => "not sent", "보내지 않음";
}

sentences! {
    group_of(house: &str) => "Security group of {house}", "{house}의 보안 그룹"; "Dog of {house}", "{house} 집 앞 개";
    router_of(village: &str) => "Router of {village}", "{village}의 라우터"; "Fork in the road of {village}", "{village}의 갈래길";

    sent_there(who: &str, to: Ipv4Addr, what: &str) =>
        "{who} sends {what} to {to}.",
        "{who}이(가) {to}(으)로 {what} 패킷을 보냅니다.";
        "{who} posts a letter to {to}: {what}.",
        "{who}이(가) {to} 앞으로 편지를 부칩니다. 내용은 {what}입니다.";
    sent_back(who: &str, to: Ipv4Addr) =>
        "{who} sends its reply to {to}.",
        "{who}이(가) {to}(으)로 응답을 보냅니다.";
        "{who} writes back to {to}.",
        "{who}이(가) {to} 앞으로 답장을 부칩니다.";

    group_allows(group: &str, house: &str, it: &str, way: &str, lets: &str, rule: &str) =>
        "Security group {group} lets {it} {way}: a rule allows {rule}.",
        "보안 그룹 {group}이(가) {it}을(를) {lets}. {rule}을(를) 허용하는 규칙이 있습니다.";
        "The dog of {house} sniffs at {it} and lets it {way}: {group} allows {rule}.",
        "{house} 집 앞 개가 {it} 냄새를 맡고 {lets}. {group}에 {rule}을(를) 허용하는 규칙이 있습니다.";
    group_remembers(house: &str, it: &str, way: &str, lets: &str, earlier: &str, past: &str) =>
        "The security group of {house} remembers the flow that it let {earlier}: no rule is read, {it} may go {way}.",
        "{house}의 보안 그룹은 자기가 앞서 {past} 흐름을 기억합니다(상태 저장). 규칙을 읽지 않고 {it}을(를) {lets}.";
        "The dog of {house} knows this one: it let the letter {earlier} itself, so {it} goes {way} without a sniff.",
        "{house} 집 앞 개가 알아봅니다. 자기가 {past} 편지의 답장이라 냄새도 맡지 않고 {lets}.";
    group_denies(house: &str, groups: &str, it: &str, direction: &str, way: &str, letting: &str, packet: &str) =>
        "The security group of {house} drops {it}: no {direction} rule of {groups} allows {packet}.",
        "{house}의 보안 그룹이 {it}을(를) 차단합니다. {groups}에 {packet}을(를) 허용하는 {direction} 규칙이 없습니다.";
        "The dog of {house} barks: no rule of {groups} lets {packet} {way}.",
        "{house} 집 앞 개가 짖습니다. {groups}에 {packet}을(를) {letting} 규칙이 없습니다.";
    group_is_empty(house: &str, groups: &str, it: &str, way: &str, letting: &str) =>
        "The security group of {house} drops {it}: there are no rules at all in {groups}, and what no rule allows is dropped.",
        "{house}의 보안 그룹이 {it}을(를) 차단합니다. {groups}에 규칙이 하나도 없습니다. 허용하는 규칙이 없으면 모두 차단됩니다.";
        "The dog of {house} barks at everybody: there are no rules in {groups}, so nobody told it whom to let {way}.",
        "{house} 집 앞 개가 누구에게나 짖습니다. {groups}에 규칙이 하나도 없어 누구를 {letting} 말을 들은 적이 없습니다.";

    group_reference_lost(house: &str, group: &str, it: &str, rule: &str) =>
        "The security group of {house} drops {it}: {group} allows {rule}, but an appliance forwarded {it}, so it is no longer known whose it is.",
        "{house}의 보안 그룹이 {it}을(를) 차단합니다. {group}에 {rule}을(를) 허용하는 규칙이 있지만, 어플라이언스가 전달한 것이라 누구의 것인지 알 수 없습니다.";
        "The dog of {house} barks: {group} allows {rule}, but a stranger carried {it} here, and the scent is gone.",
        "{house} 집 앞 개가 짖습니다. {group}에 {rule}을(를) 허용하는 규칙이 있지만, 낯선 이가 들고 와 냄새가 사라졌습니다.";

    acl_allows(gate: &str, it: &str, way: &str, lets: &str, number: RuleNumber, rule: &str) =>
        "{gate} lets {it} {way}: rule {number} allows {rule}.",
        "{gate}이(가) {it}을(를) {lets}. {number}번 규칙이 {rule}을(를) 허용합니다.";
        "{gate} lifts its barrier and lets {it} {way}: rule {number} allows {rule}.",
        "{gate}이(가) 차단기를 올려 {it}을(를) {lets}. {number}번 규칙이 {rule}을(를) 허용합니다.";
    acl_denies(gate: &str, it: &str, number: RuleNumber, rule: &str) =>
        "{gate} drops {it}: rule {number} denies {rule}.",
        "{gate}이(가) {it}을(를) 차단합니다. {number}번 규칙이 {rule}을(를) 거부합니다.";
        "{gate} keeps its barrier down for {it}: rule {number} denies {rule}.",
        "{gate}이(가) 차단기를 내려 {it}을(를) 막습니다. {number}번 규칙이 {rule}을(를) 거부합니다.";
    acl_denies_rest(gate: &str, it: &str, packet: &str) =>
        "{gate} drops {it}: no numbered rule matches {packet}, so the final * denies it.",
        "{gate}이(가) {it}을(를) 차단합니다. {packet}에 맞는 번호 규칙이 없어 마지막 * 규칙이 거부합니다.";
        "{gate} keeps its barrier down for {it}: no rule in its book matches {packet}, and the last line, *, says no.",
        "{gate}이(가) 차단기를 내려 {it}을(를) 막습니다. 장부에 {packet}에 맞는 규칙이 없고, 마지막 줄(*)은 모두 거부합니다.";
    acl_forgets() =>
        "A network ACL is stateless: a reply needs a rule of its own.",
        "네트워크 ACL은 상태 비저장이라 응답에도 규칙이 따로 필요합니다.";
        "A checkpoint remembers nobody: an answer needs a rule of its own.",
        "검문소는 아무도 기억하지 않아서 답장에도 규칙이 따로 필요합니다.";

    routed_local(table: &str, to: Ipv4Addr, route: Cidr, it: &str) =>
        "Route table {table}: the longest match for {to} is {route}, which is local, so {it} stays in the VPC.",
        "라우팅 테이블 {table}: {to}과(와) 가장 길게 일치하는 라우팅은 {route} → local입니다. {it}은(는) VPC 안에 머뭅니다.";
        "At the fork, signpost {table} says that {to} is right here ({route}): {it} stays in the village.",
        "갈래길의 표지판 {table}에 {to}은(는) 우리 마을({route})이라고 적혀 있습니다. {it}은(는) 마을 안에 머뭅니다.";
    routed_to(table: &str, to: Ipv4Addr, route: Cidr, target: &str) =>
        "Route table {table}: the longest match for {to} is {route}, which leads to {target}.",
        "라우팅 테이블 {table}: {to}과(와) 가장 길게 일치하는 라우팅은 {route} → {target}입니다.";
        "At the fork, signpost {table} points the way to {to}: along {route} to {target}.",
        "갈래길의 표지판 {table}이(가) {to}(으)로 가는 길을 알려 줍니다. {route} 방향, {target} 쪽입니다.";
    gateway_routed(gate: &str, table: &str, to: Ipv4Addr, route: Cidr, target: &str) =>
        "{gate} reads its own route table {table}: {to} matches {route}, which leads to {target}.",
        "{gate}이(가) 자기 라우팅 테이블 {table}을(를) 읽습니다. {to}은(는) {route} 라우팅을 따라 {target}(으)로 갑니다.";
        "{gate} has a signpost of its own, {table}: {to} goes along {route} to {target}.",
        "{gate}에 표지판 {table}이(가) 따로 서 있습니다. {to}은(는) {route} 방향, {target} 쪽입니다.";
    no_route(table: &str, to: Ipv4Addr, it: &str) =>
        "Route table {table} has no route for {to}, so {it} is dropped.",
        "라우팅 테이블 {table}에 {to}(으)로 가는 라우팅이 없어 {it}이(가) 버려집니다.";
        "At the fork, no board of signpost {table} points to {to}: {it} has nowhere to go.",
        "갈래길의 표지판 {table}에 {to} 방향이 없습니다. {it}은(는) 갈 곳이 없습니다.";
    blackhole(table: &str, route: Cidr, target: &str, it: &str) =>
        "Route table {table} sends {it} along {route} to {target}, which is gone or does not work. Such a blackhole route still wins, so {it} is dropped.",
        "라우팅 테이블 {table}의 {route} 라우팅이 {it}을(를) {target}(으)로 보내지만, 그 대상이 없거나 작동하지 않습니다. 이런 블랙홀 라우팅도 그대로 선택되므로 {it}이(가) 버려집니다.";
        "Signpost {table} sends {it} along {route} to {target}, but that road ends in a hole: what it leads to is gone or closed.",
        "표지판 {table}이(가) {route} 방향, {target} 쪽을 가리키지만 그곳은 없어졌거나 닫혀 있습니다. {it}이(가) 길 끝의 구덩이에 빠집니다.";
    nobody_there(address: Ipv4Addr, it: &str) =>
        "{address} lies inside the VPC, but nothing has this address, so {it} is dropped.",
        "{address}은(는) VPC 안의 주소지만 이 주소를 쓰는 것이 없어 {it}이(가) 버려집니다.";
        "{address} would be in this village, but no house has this address: {it} finds no door.",
        "{address}은(는) 우리 마을 주소지만 그런 집이 없어 {it}을(를) 전할 수 없습니다.";

    translates_source(gate: &str, old: Ipv4Addr, new: Ipv4Addr) =>
        "{gate} writes the public address {new} over the sender's private {old}: outside, only {new} is known.",
        "{gate}이(가) 보낸 곳의 프라이빗 주소 {old}을(를) 퍼블릭 주소 {new}(으)로 바꿉니다. 바깥에는 {new}만 알려져 있습니다.";
        "{gate} crosses out the sender {old} and writes {new}: outside the village only that address is known.",
        "{gate}에서 보낸 사람 {old}을(를) 지우고 {new}(으)로 고쳐 씁니다. 마을 밖에서는 이 주소만 압니다.";
    translates_destination(gate: &str, old: Ipv4Addr, new: Ipv4Addr) =>
        "{gate} writes the private address {new} over the public {old}: the instance never sees its own public address.",
        "{gate}이(가) 받는 곳의 퍼블릭 주소 {old}을(를) 프라이빗 주소 {new}(으)로 바꿉니다. 인스턴스는 자기 퍼블릭 주소를 보지 못합니다.";
        "{gate} crosses out the receiver {old} and writes {new}, the address inside the village.",
        "{gate}에서 받는 사람 {old}을(를) 지우고 마을 안 주소 {new}(으)로 고쳐 씁니다.";
    passed_on(gate: &str, it: &str) =>
        "{gate} passes {it} on unchanged.",
        "{gate}이(가) {it}을(를) 그대로 전달합니다.";
        "{gate} waves {it} through, unchanged.",
        "{gate}이(가) {it}을(를) 그대로 지나가게 합니다.";
    router_hands_on(gate: &str, it: &str, to: Ipv4Addr) =>
        "{gate} takes {it} to the subnet of {to}.",
        "{gate}이(가) {it}을(를) {to}이(가) 있는 서브넷으로 전달합니다.";
        "At the fork, {it} takes the road to the neighbourhood of {to}.",
        "갈래길에서 {it}이(가) {to}이(가) 있는 동네로 갑니다.";

    no_public_address(gate: &str, it: &str, from: Ipv4Addr) =>
        "{gate} drops {it}: the sender {from} has no public IP address.",
        "{gate}이(가) {it}을(를) 버립니다. 보낸 곳 {from}에 퍼블릭 IP 주소가 없습니다.";
        "{gate} keeps its bar down: {from} has no address to which the world outside could write back.",
        "{gate}이(가) 열리지 않습니다. {from}에는 바깥에서 답장할 수 있는 주소가 없습니다.";
    nobody_has_it(gate: &str, it: &str, to: Ipv4Addr) =>
        "{gate} drops {it}: the public address {to} belongs to no network interface.",
        "{gate}이(가) {it}을(를) 버립니다. 퍼블릭 주소 {to}에 연결된 네트워크 인터페이스가 없습니다.";
        "{gate} turns its back on {it}: no house answers to {to}.",
        "{gate}에서 {it}이(가) 막힙니다. {to} 주소를 쓰는 집이 없습니다.";
    private_destination(gate: &str, it: &str, to: Ipv4Addr) =>
        "{gate} drops {it}: {to} is a private address, and no road on the internet leads to it.",
        "{gate}이(가) {it}을(를) 버립니다. {to}은(는) 프라이빗 주소라 인터넷에서 갈 수 없습니다.";
        "{gate} keeps its bar down: {to} is an address inside some village, and nobody outside knows the way.",
        "{gate}이(가) 열리지 않습니다. {to}은(는) 마을 안에서만 쓰는 주소라 바깥에는 가는 길이 없습니다.";
    shared_destination(gate: &str, it: &str, to: Ipv4Addr) =>
        "{gate} drops {it}: {to} is in the shared range 100.64.0.0/10, to which no road on the internet leads.",
        "{gate}이(가) {it}을(를) 버립니다. {to}은(는) 공유 주소 대역 100.64.0.0/10에 있어 인터넷에서 갈 수 없습니다.";
        "{gate} keeps its bar down: {to} is in 100.64.0.0/10, and nobody outside knows the way.",
        "{gate}이(가) 열리지 않습니다. {to}은(는) 100.64.0.0/10에 있어 바깥에는 가는 길이 없습니다.";
    private_source(gate: &str, it: &str, from: Ipv4Addr) =>
        "{gate} drops {it}: it comes from the internet and claims the private sender {from}.",
        "{gate}이(가) {it}을(를) 버립니다. 인터넷에서 왔는데 보낸 곳이 프라이빗 주소 {from}입니다.";
        "{gate} does not believe {it}: it comes from far away and bears a sender of some village, {from}.",
        "{gate}이(가) {it}을(를) 믿지 않습니다. 먼 곳에서 왔는데 보낸 사람이 마을 안 주소 {from}입니다.";
    shared_source(gate: &str, it: &str, from: Ipv4Addr) =>
        "{gate} drops {it}: it comes from the internet and claims the sender {from} of the shared range 100.64.0.0/10.",
        "{gate}이(가) {it}을(를) 버립니다. 인터넷에서 왔는데 보낸 곳 {from}이(가) 공유 주소 대역 100.64.0.0/10에 있습니다.";
        "{gate} does not believe {it}: nobody far away can be {from}, which is in 100.64.0.0/10.",
        "{gate}이(가) {it}을(를) 믿지 않습니다. 100.64.0.0/10에 있는 {from}은(는) 먼 곳의 주소일 수 없습니다.";
    private_on_the_internet(it: &str, to: Ipv4Addr) =>
        "{to} is a private address: on the internet it leads nowhere, so {it} never gets as far as AWS.",
        "{to}은(는) 프라이빗 주소입니다. 인터넷에서는 갈 수 없는 주소라 {it}이(가) AWS까지 오지도 못합니다.";
        "{to} is an address inside some village: from far away no road leads there, and {it} is lost.",
        "{to}은(는) 마을 안에서만 쓰는 주소입니다. 먼 곳에서는 가는 길이 없어 {it}이(가) 사라집니다.";
    public_access_blocked(gate: &str, it: &str) =>
        "{gate} drops {it}: VPC Block Public Access is on in this Region, and the VPC is not excluded from it.",
        "{gate}이(가) {it}을(를) 버립니다. 이 리전에 VPC 퍼블릭 액세스 차단이 켜져 있고 이 VPC는 제외되지 않았습니다.";
        "{gate} keeps its bar down: the whole country has shut its tollgates (Block Public Access).",
        "{gate}이(가) 열리지 않습니다. 나라 전체가 톨게이트를 닫아 두었습니다(퍼블릭 액세스 차단).";
    appliance_without_address(gate: &str, it: &str) =>
        "{gate} drops {it}: its route table leads to an appliance that has no public IP address.",
        "{gate}이(가) {it}을(를) 버립니다. 라우팅 테이블이 가리키는 어플라이언스에 퍼블릭 IP 주소가 없습니다.";
        "{gate} keeps its bar down: its signpost leads to a house that nobody outside knows.",
        "{gate}이(가) 열리지 않습니다. 표지판이 가리키는 집을 바깥에서는 아무도 모릅니다.";
    reply_misses_appliance(gate: &str, it: &str) =>
        "{gate} drops {it}: what comes in must pass an appliance, and the way out does not lead through it.",
        "{gate}이(가) {it}을(를) 버립니다. 들어올 때는 어플라이언스를 거치는데 나가는 길은 거치지 않습니다.";
        "{gate} keeps its bar down: letters come in through the inspector's house, but this one did not leave by it.",
        "{gate}이(가) 열리지 않습니다. 들어올 때 들르는 검사소를 나갈 때는 들르지 않았습니다.";

    nat_translates(gate: &str, old: &str, new: &str) =>
        "{gate} writes its own address {new} over the sender {old} and remembers the flow.",
        "{gate}이(가) 보낸 곳 {old}을(를) 자기 주소 {new}(으)로 바꾸고 이 흐름을 기억합니다.";
        "{gate} crosses out the sender {old}, posts the letter under its own address {new} and notes whose it was.",
        "{gate}에서 보낸 사람 {old}을(를) 지우고 자기 주소 {new}(으)로 부칩니다. 누구의 편지인지는 적어 둡니다.";
    nat_restores(gate: &str, old: &str, new: &str) =>
        "{gate} finds the flow again and writes {new} back over {old}, for whoever asked.",
        "{gate}이(가) 기억해 둔 흐름을 찾아 받는 곳 {old}을(를) 원래 주소 {new}(으)로 되돌립니다.";
        "{gate} looks into its notes and hands the answer for {old} back to {new}, who wrote first.",
        "{gate}에서 적어 둔 것을 보고 {old} 앞으로 온 답장을 먼저 편지를 쓴 {new}에 돌려줍니다.";
    nat_unsolicited(gate: &str, it: &str, from: Ipv4Addr) =>
        "{gate} drops {it}: nobody inside has asked {from} for anything, and NAT carries only answers inward.",
        "{gate}이(가) {it}을(를) 버립니다. 안에서 {from}에 먼저 보낸 것이 없고, NAT는 응답만 안으로 들입니다.";
        "{gate} drops {it}: nobody in the village has written to {from}, and it takes in answers only.",
        "{gate}이(가) {it}을(를) 받지 않습니다. 마을에서 {from}에 먼저 편지를 쓴 적이 없고, 여기서는 답장만 받습니다.";
    nat_protocol(gate: &str, it: &str, what: &str) =>
        "{gate} drops {it}: it carries TCP, UDP and ICMP only, and this is {what}.",
        "{gate}이(가) {it}을(를) 버립니다. TCP, UDP, ICMP만 전달하는데 이것은 {what}입니다.";
        "{gate} does not handle this kind of letter: TCP, UDP and ICMP only, and this is {what}.",
        "{gate}에서는 이런 편지를 다루지 않습니다. TCP, UDP, ICMP만 받는데 이것은 {what}입니다.";
    nat_no_internet(gate: &str, it: &str) =>
        "{gate} drops {it}: the route table of its own subnet leads back to itself and not to an internet gateway.",
        "{gate}이(가) {it}을(를) 버립니다. 자기 서브넷의 라우팅 테이블이 인터넷 게이트웨이가 아니라 자기 자신을 가리킵니다.";
        "{gate} cannot get out itself: the signpost of its own neighbourhood leads straight back to it.",
        "{gate}도 밖으로 나가지 못합니다. 자기 동네 표지판이 다시 자기를 가리킵니다.";
    nat_unknown_flow(gate: &str, it: &str) =>
        "{gate} drops {it}: it is the reply to a flow that never came through here.",
        "{gate}이(가) {it}을(를) 버립니다. 이곳을 지나간 적이 없는 흐름의 응답입니다.";
        "{gate} drops {it}: its notes say nothing of a letter that this would answer.",
        "{gate}이(가) {it}을(를) 버립니다. 적어 둔 것 가운데 이 답장에 맞는 편지가 없습니다.";
    nat_source_elsewhere(gate: &str, it: &str, from: Ipv4Addr) =>
        "{gate} drops {it}: the sender {from} is not in its VPC.",
        "{gate}이(가) {it}을(를) 버립니다. 보낸 곳 {from}이(가) 같은 VPC에 있지 않습니다.";
        "{gate} serves its own village only, and {from} lives elsewhere.",
        "{gate}은(는) 자기 마을 편지만 다루는데 {from}은(는) 다른 곳에 삽니다.";

    check_drops(house: &str, it: &str) =>
        "The network interface of {house} drops {it}: {house} is neither its sender nor its receiver, and the source/destination check is on.",
        "{house}의 네트워크 인터페이스가 {it}을(를) 버립니다. {house}은(는) 보낸 곳도 받는 곳도 아닌데 소스/대상 확인이 켜져 있습니다.";
        "{house} does not take in {it}: the letter is neither from nor for this house (source/destination check).",
        "{house}에서 {it}을(를) 받지 않습니다. 이 집에서 보낸 것도 이 집으로 온 것도 아닙니다(소스/대상 확인).";
    not_forwarding(house: &str, it: &str, to: Ipv4Addr) =>
        "{house} drops {it}: it is for {to}, and the operating system of {house} forwards nothing for others.",
        "{house}이(가) {it}을(를) 버립니다. {to}(으)로 가는 것인데, {house}의 운영 체제는 다른 호스트의 패킷을 전달하지 않습니다.";
        "{house} lets {it} lie: it is for {to}, and nobody here carries letters for others.",
        "{house}에 {it}이(가) 그대로 남습니다. {to} 앞으로 온 것인데 이 집은 남의 편지를 전해 주지 않습니다.";
    flow_unknown(house: &str, it: &str) =>
        "{house} drops {it}: it is stateful and saw only one half of this flow, because the way there and the way back differ.",
        "{house}이(가) {it}을(를) 버립니다. 흐름을 기억하는 장비인데(상태 저장), 가는 길과 오는 길이 달라 흐름의 절반만 보았습니다.";
        "{house} does not know what {it} answers: the letter went by another road than this one came.",
        "{house}은(는) {it}이(가) 무엇에 대한 것인지 모릅니다. 편지가 간 길과 답장이 온 길이 다릅니다.";
    host_down_receiver(house: &str, state: &str, it: &str) =>
        "{house} is {state}: nobody takes {it}, and nothing comes back.",
        "{house}의 상태가 ‘{state}’(이)라 {it}을(를) 받지 못합니다. 아무것도 돌아오지 않습니다.";
        "{house} is dark ({state}): nobody opens, and nothing comes back.",
        "{house}은(는) 불이 꺼져 있습니다({state}). {it}을(를) 받을 사람이 없고, 아무것도 돌아오지 않습니다.";
    host_down_sender(house: &str, state: &str, it: &str) =>
        "{house} is {state} and cannot send anything.",
        "{house}의 상태가 ‘{state}’(이)라 아무것도 보낼 수 없습니다.";
        "{house} is dark ({state}): nobody is at home to write a letter.",
        "{house}은(는) 불이 꺼져 있습니다({state}). {it}을(를) 쓸 사람이 없습니다.";
    resolver_answers(gate: &str, it: &str) =>
        "{gate} answers. No security group, network ACL or route table is asked on this way.",
        "{gate}이(가) 응답합니다. 이 길에서는 보안 그룹, 네트워크 ACL, 라우팅 테이블을 거치지 않습니다.";
        "{gate} answers {it} at once: no dog, checkpoint or signpost stands on this way.",
        "{gate}에서 바로 답합니다. 이 길에는 개도 검문소도 표지판도 없습니다.";
    resolver_off(gate: &str, it: &str) =>
        "{gate} is silent: DNS resolution (enableDnsSupport) is off in this VPC.",
        "{gate}이(가) 응답하지 않습니다. 이 VPC의 DNS 확인(enableDnsSupport)이 꺼져 있습니다.";
        "{gate} is closed: nobody answers {it} (DNS resolution, enableDnsSupport, is off).",
        "{gate}이(가) 닫혀 있어 {it}에 답하는 사람이 없습니다(DNS 확인, enableDnsSupport 꺼짐).";
    answered(house: &str, what: &str) =>
        "{house} takes {what} and answers.",
        "{house}이(가) {what} 요청을 받아 응답합니다.";
        "{house} opens the door for {what} and writes an answer.",
        "{house}에서 {what} 편지를 받아 답장을 씁니다.";
    port_closed(house: &str, what: &str) =>
        "{house} is reached, but no process listens on {what}: it refuses at once.",
        "패킷이 {house}까지 왔지만 {what}을(를) 듣고 있는 프로세스가 없어 바로 거절당합니다.";
        "{house} is reached, but nobody lives behind the door {what}: the letter is handed back at once.",
        "{house}까지 왔지만 {what} 문 뒤에는 아무도 없어 편지를 바로 돌려보냅니다.";
    database_port_closed(house: &str, port: u16) =>
        "{house} is reached and refuses: it answers on port {port} alone. AWS looks after its machine, and nobody logs in there.",
        "패킷이 {house}까지 왔지만 거절당합니다. 이 데이터베이스는 {port}번 포트에서만 응답합니다. 서버는 AWS가 관리하고 아무도 로그인하지 못합니다.";
        "{house} is reached, and it has one door, {port}: AWS keeps the safe, and nobody goes inside.",
        "{house}까지 왔지만 문은 {port} 하나뿐입니다. 금고는 AWS가 지키고 아무도 안으로 들어가지 못합니다.";
    udp_port_closed(house: &str, what: &str) =>
        "{house} is reached, but no process listens on {what}.",
        "패킷이 {house}까지 왔지만 {what}을(를) 듣고 있는 프로세스가 없습니다.";
        "{house} is reached, but nobody lives behind the door {what}.",
        "{house}까지 왔지만 {what} 문 뒤에는 아무도 없습니다.";
    received(who: &str, from: Ipv4Addr) =>
        "The reply from {from} reaches {who}.",
        "{from}의 응답이 {who}에 도착합니다.";
        "The answer from {from} is delivered to {who}.",
        "{from}의 답장이 {who}에 배달됩니다.";
    not_asked(it: &str) =>
        "There is no way to send {it}: the other end is missing, or nothing connects the two.",
        "{it}을(를) 보낼 길이 없습니다. 상대가 없거나 둘을 잇는 것이 없습니다.";
        "There is no road for {it}: the other house is missing, or nothing connects the two villages.",
        "{it}이(가) 갈 길이 없습니다. 상대 집이 없거나 두 마을을 잇는 길이 없습니다.";

    verdict_reachable(from: &str, to: &str, what: &str) =>
        "{from} reaches {to} with {what}, and the reply comes back.",
        "{from}에서 {to}(으)로 보낸 {what} 요청이 도착하고 응답도 돌아옵니다.";
        "The letter from {from} reaches {to} ({what}), and the answer comes home.",
        "{from}에서 부친 편지가 {to}에 닿고({what}) 답장도 돌아옵니다.";
    verdict_forward(from: &str, to: &str, what: &str) =>
        "{from} does not reach {to} with {what}.",
        "{from}에서 보낸 {what} 패킷이 {to}에 닿지 못합니다.";
        "The letter from {from} does not reach {to} ({what}).",
        "{from}에서 부친 편지가 {to}에 닿지 못합니다({what}).";
    verdict_answered_for(from: &str, to: &str, what: &str) =>
        "{from} reaches {to} with {what}, but no target serves the request.",
        "{from}에서 보낸 {what} 요청이 {to}에 닿지만 처리해 줄 대상에 이르지 못합니다.";
        "The letter from {from} reaches {to} ({what}), but no house behind it reads it.",
        "{from}에서 부친 편지가 {to}에 닿지만 그 뒤의 집에서 받아 보지 못합니다({what}).";
    verdict_return(from: &str, to: &str) =>
        "The packet from {from} reaches {to}, but the reply is lost on its way back.",
        "{from}에서 보낸 패킷은 {to}에 닿지만 응답이 돌아오는 길에 사라집니다.";
        "The letter from {from} reaches {to}, but the answer is lost on its way home.",
        "{from}에서 부친 편지는 {to}에 닿지만 답장이 돌아오는 길에 사라집니다.";
    verdict_unsent(from: &str, to: &str) =>
        "Nothing is sent from {from} to {to}.",
        "{from}에서 {to}(으)로 패킷이 나가지 않았습니다.";
        "No letter leaves {from} for {to}.",
        "{from}에서 {to}(으)로 편지가 떠나지 않았습니다.";
}

texts! {
    config_missing => "The sender or the receiver does not exist.", "보내는 쪽이나 받는 쪽이 없습니다.";
    config_unassociated => "One of the two is terminated, or was never attached to a network.", "둘 중 하나가 종료되었거나 네트워크에 연결된 적이 없습니다.";
    config_disconnected => "They are in different VPCs, and nothing connects the two.", "서로 다른 VPC에 있고 두 VPC를 잇는 것이 없습니다.";

    sees_connected => "Connected", "연결됨";
    sees_reply => "Reply", "응답 받음";
    sees_timeout => "Timeout", "시간 초과";
    sees_no_reply => "No reply", "응답 없음";
    sees_refused => "Refused", "연결 거절";
    sees_unreachable => "Unreachable", "도달할 수 없음";
    sees_nothing => "Not sent", "보내지 않음";

    sees_connected_more => "The client is connected.", "클라이언트가 연결되었습니다.";
    sees_reply_more => "The client gets its answer.", "클라이언트가 응답을 받습니다.";
    sees_timeout_more => "The client hears nothing, waits, and gives up: a timeout.", "클라이언트는 아무 대답도 듣지 못하고, 기다리다 포기합니다(시간 초과).";
    sees_no_reply_more => "The client hears nothing.", "클라이언트는 아무 대답도 듣지 못합니다.";
    sees_refused_more => "The client is told at once: connection refused.", "클라이언트는 바로 연결이 거절되었다는 대답(connection refused)을 듣습니다.";
    sees_unreachable_more => "The client is told: unreachable.", "클라이언트는 도달할 수 없다는 대답(unreachable)을 듣습니다.";
    sees_nothing_more => "The client sent nothing.", "클라이언트는 아무것도 보내지 않았습니다.";

    help_port_closed => "Start the service, and check that it listens on this port, and at 0.0.0.0 rather than 127.0.0.1.", "서비스를 시작하고, 이 포트를 127.0.0.1이 아니라 0.0.0.0 주소에서 듣는지 확인하세요.";
    help_database_port => "Call it by its endpoint on its own port, with a database client. There is nothing to log in to.", "데이터베이스 클라이언트로 엔드포인트와 그 포트에 접속하세요. 로그인할 서버는 없습니다.";
    help_return_acl => "Allow the reply in the list that stopped it: for TCP and UDP, the ephemeral ports 1024-65535.", "응답을 막은 규칙 목록에서 응답을 허용하세요. TCP와 UDP라면 임시 포트 1024-65535입니다.";
    help_return_route => "Add the missing route to the table of the subnet that answers, or give the subnet a table that has it.", "응답하는 서브넷의 라우팅 테이블에 빠진 라우팅을 추가하거나, 그 라우팅이 있는 테이블로 바꾸세요.";
    help_asymmetric => "Make the way there and the way back use the same device.", "가는 길과 오는 길이 같은 장비를 거치게 하세요.";
    help_private_destination => "Use its public or Elastic IP, or come in through a bastion host or a VPN.", "퍼블릭 IP나 탄력적 IP를 쓰거나, 배스천 호스트 또는 VPN을 거쳐 들어오세요.";
    help_unsolicited => "NAT is a one-way street: to be reached from outside, a server needs an Elastic IP or a load balancer.", "NAT는 일방통행입니다. 바깥에서 들어오려면 서버에 탄력적 IP나 로드 밸런서가 필요합니다.";
    help_nat_path => "Put the NAT gateway into a public subnet, whose table leads to an internet gateway.", "NAT 게이트웨이를 퍼블릭 서브넷에 두세요. 라우팅 테이블이 인터넷 게이트웨이로 이어지는 서브넷입니다.";
    help_resolver => "Turn on DNS resolution (enableDnsSupport) for the VPC.", "VPC의 DNS 확인(enableDnsSupport)을 켜세요.";
    struck_zone(what: &str, letter: &str) =>
        "A disaster has struck Availability Zone {letter}: {what} stands in it and does not work.",
        "가용 영역 {letter}에 재해가 일어나 그 안에 있는 {what}은(는) 작동하지 않습니다.";
    struck_region(what: &str) =>
        "A disaster has struck the whole Region: {what} stands in it and does not work.",
        "리전 전체에 재해가 일어나 그 안에 있는 {what}은(는) 작동하지 않습니다.";
    note_struck => "out of order", "작동 안 함";
    help_bad_state => "Start it, wait until it runs, or use another one.", "시작하거나, 실행될 때까지 기다리거나, 다른 것으로 바꾸세요.";
    help_bad_route => "Point the route to something that works, or delete it.", "라우팅이 작동하는 대상을 가리키게 하거나, 라우팅을 삭제하세요.";
    help_group_mismatch => "To let it through, add a rule that allows this port from this source, or to this destination.", "통과시키려면 이 포트와 이 소스(또는 대상)를 허용하는 규칙을 추가하세요.";
    help_group_empty => "Add the rules that you need; an empty group allows nothing.", "필요한 규칙을 추가하세요. 빈 그룹은 아무것도 허용하지 않습니다.";
    help_reference => "Behind an appliance, name addresses (CIDR) in the rule and not a group.", "어플라이언스를 거칠 때는 규칙에 그룹 대신 주소(CIDR)를 적으세요.";
    help_check => "Turn off the source/destination check of the NAT or firewall instance.", "NAT나 방화벽 인스턴스의 소스/대상 확인을 끄세요.";
    help_acl => "To let it through, add an allow rule, and give it a lower number than the rule that denies.", "통과시키려면 허용 규칙을 추가하고, 거부하는 규칙보다 작은 번호를 주세요.";
    help_no_route => "Add a route for this destination to the table.", "라우팅 테이블에 이 목적지로 가는 라우팅을 추가하세요.";
    help_nobody => "Check the address: who should have it?", "주소를 확인하세요. 누구의 주소여야 하나요?";
    help_egress => "Give the sender a public or Elastic IP, or route its subnet through a NAT gateway.", "보내는 쪽에 퍼블릭 IP나 탄력적 IP를 주거나, 그 서브넷이 NAT 게이트웨이를 거치게 라우팅하세요.";
    help_ingress => "See which address the instance has now: one of its own changes with a stop and a start. An Elastic IP, associated with the running instance, stays.", "인스턴스의 지금 주소를 확인하세요. 자동으로 받은 주소는 중지했다가 시작하면 바뀝니다. 실행 중인 인스턴스에 탄력적 IP를 연결하면 바뀌지 않습니다.";
    help_private_egress => "Route this range to where it really is; the internet does not know it.", "이 대역이 실제로 있는 곳으로 라우팅하세요. 인터넷은 이 대역을 모릅니다.";
    help_private_ingress => "Send from a real public address.", "실제 퍼블릭 주소에서 보내세요.";
    help_block_public_access => "Exclude this VPC from Block Public Access, or change its mode.", "이 VPC를 퍼블릭 액세스 차단에서 제외하거나 차단 모드를 바꾸세요.";
    help_appliance_address => "Give the appliance an Elastic IP.", "어플라이언스에 탄력적 IP를 연결하세요.";
    help_appliance_route => "Route what leaves the subnet through the same appliance.", "서브넷에서 나가는 것도 같은 어플라이언스를 거치게 라우팅하세요.";
    help_protocol => "Use TCP, UDP or ICMP.", "TCP, UDP 또는 ICMP를 쓰세요.";
    help_nat_vpc => "Use a NAT gateway in the sender's own VPC.", "보내는 쪽 VPC에 있는 NAT 게이트웨이를 쓰세요.";
    help_interface => "Send to the address of the interface itself, or let the instance forward.", "인터페이스 자신의 주소로 보내거나, 인스턴스가 전달하게 하세요.";
    help_missing => "Choose a sender and a receiver that exist.", "보내는 쪽과 받는 쪽을 캔버스에 있는 것 중에서 고르세요.";
    help_unassociated => "Use an instance that is not terminated.", "종료되지 않은 인스턴스를 쓰세요.";
    help_disconnected => "Use the public address, or connect the VPCs.", "퍼블릭 주소를 쓰거나 두 VPC를 연결하세요.";
}

/// With a capital letter, for the start of a sentence.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// An address with its port, as on an envelope.
fn endpoint(address: Ipv4Addr, port: Option<u16>) -> String {
    port.map_or_else(|| address.to_string(), |port| format!("{address}:{port}"))
}

/// The ports of a packet, the sender's and the receiver's.
pub fn ports(payload: Payload) -> (Option<u16>, Option<u16>) {
    match payload {
        Payload::Tcp { source_port, destination_port } | Payload::Udp { source_port, destination_port } => {
            (Some(source_port), Some(destination_port))
        }
        Payload::Icmp { .. } | Payload::Other(_) => (None, None),
    }
}

/// The sender as it stands on the envelope.
pub fn source(header: &Header) -> String {
    endpoint(header.source, ports(header.payload).0)
}

/// The receiver as it stands on the envelope.
pub fn destination(header: &Header) -> String {
    endpoint(header.destination, ports(header.payload).1)
}

/// The network ACL that decided at a hop, or would have.
pub fn acl_of(network: &Network, hop: &Hop) -> Option<NetworkAclId> {
    match (hop.step, hop.place) {
        (Step::NetworkAclAllows { acl, .. } | Step::NetworkAclDenies { acl, .. }, _) => Some(acl),
        (_, Place::NetworkAcl { subnet, .. }) => network.effective_network_acl(subnet),
        _ => None,
    }
}

impl Texts {
    /// Protocol and port of a packet: `TCP 443`.
    pub fn payload(self, payload: Payload) -> String {
        match payload {
            Payload::Tcp { destination_port, .. } => format!("TCP {destination_port}"),
            Payload::Udp { destination_port, .. } => format!("UDP {destination_port}"),
            Payload::Icmp { kind: 8, .. } => self.what_ping().into_owned(),
            Payload::Icmp { kind: 0, .. } => self.what_ping_reply().into_owned(),
            Payload::Icmp { kind, .. } => self.what_icmp(kind).into_owned(),
            Payload::Other(protocol) => self.what_protocol(protocol.0).into_owned(),
        }
    }

    /// What is asked: `TCP 443`, `ping (ICMP type 8)`.
    pub fn probe_traffic(self, traffic: ProbeTraffic) -> String {
        match traffic {
            ProbeTraffic::Tcp(port) => format!("TCP {port}"),
            ProbeTraffic::Udp(port) => format!("UDP {port}"),
            ProbeTraffic::Ping | ProbeTraffic::Icmp(8) => self.what_ping().into_owned(),
            ProbeTraffic::Icmp(kind) => self.what_icmp(kind).into_owned(),
            ProbeTraffic::Protocol(number) => self.what_protocol(number).into_owned(),
        }
    }

    /// Protocol and ports of a rule, in words.
    pub fn traffic(self, traffic: TrafficMatch) -> String {
        use tollgate_model::PortRange;
        match traffic {
            TrafficMatch::All => self.every_traffic().into_owned(),
            TrafficMatch::Tcp(PortRange::ALL) => self.every_tcp().into_owned(),
            TrafficMatch::Tcp(range) => format!("TCP {range}"),
            TrafficMatch::Udp(PortRange::ALL) => self.every_udp().into_owned(),
            TrafficMatch::Udp(range) => format!("UDP {range}"),
            TrafficMatch::Icmp(IcmpMatch::All) => self.every_icmp().into_owned(),
            TrafficMatch::Icmp(IcmpMatch::Type(8)) => self.what_ping().into_owned(),
            TrafficMatch::Icmp(IcmpMatch::Type(kind)) => self.what_icmp(kind).into_owned(),
            TrafficMatch::Icmp(IcmpMatch::Code(kind, code)) => self.what_icmp_code(kind, code).into_owned(),
            TrafficMatch::Other(protocol) => self.what_protocol(protocol.0).into_owned(),
        }
    }

    /// `TCP 443 from anywhere`.
    fn rule_phrase(self, traffic: TrafficMatch, peer: &PeerWords, direction: Direction) -> String {
        let what = self.traffic(traffic);
        match (direction, peer) {
            (Direction::Inbound, PeerWords::Anywhere) => self.anywhere_in(&what),
            (Direction::Inbound, PeerWords::Some(peer)) => self.peer_in(&what, peer),
            (Direction::Outbound, PeerWords::Anywhere) => self.anywhere_out(&what),
            (Direction::Outbound, PeerWords::Some(peer)) => self.peer_out(&what, peer),
        }
        .into_owned()
    }

    /// The packet as a rule of this direction sees it: `TCP 443 from 203.0.113.9`.
    fn packet_phrase(self, header: &Header, direction: Direction) -> String {
        let what = self.payload(header.payload);
        match direction {
            Direction::Inbound => self.peer_in(&what, &header.source.to_string()),
            Direction::Outbound => self.peer_out(&what, &header.destination.to_string()),
        }
        .into_owned()
    }

    fn acl_rule(self, network: &Network, hop: &Hop, rule: RuleNumber) -> String {
        let direction = direction_of(hop.place);
        acl_of(network, hop)
            .and_then(|acl| network.network_acls.get(&acl)?.rules(direction).get(&rule))
            .map_or_else(
                || self.packet_phrase(&hop.before, direction),
                |it| self.rule_phrase(it.traffic, &PeerWords::of_cidr(it.cidr), direction),
            )
    }

    fn group_rule(self, network: &Network, hop: &Hop, rule: SecurityGroupRuleRef) -> String {
        let direction = direction_of(hop.place);
        network
            .security_groups
            .get(&rule.group)
            .and_then(|group| group.rules(direction).get(rule.index))
            .map_or_else(
                || self.some_rule().into_owned(),
                |it| self.rule_phrase(it.traffic, &self.peer_words(network, it.peer), direction),
            )
    }

    fn peer_words(self, network: &Network, peer: Peer) -> PeerWords {
        match peer {
            Peer::Cidr(cidr) => PeerWords::of_cidr(cidr),
            Peer::PrefixList(service) => PeerWords::Some(self.prefix_list(service).into_owned()),
            Peer::SecurityGroup(group) => {
                PeerWords::Some(self.members_of(&self.resource(network, group.into())).into_owned())
            }
        }
    }

    /// The packet or its reply, with its article.
    fn it(self, leg: Leg) -> &'static str {
        match leg {
            Leg::Forward => self.noun_request(),
            Leg::Reply => self.noun_reply(),
        }
    }

    /// `in` or `out`, for English.
    fn way(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => "in",
            Direction::Outbound => "out",
        }
    }

    /// `들여보냅니다`, for Korean.
    fn lets(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => "들여보냅니다",
            Direction::Outbound => "내보냅니다",
        }
    }

    /// `들여보낸`, for Korean.
    fn let_before(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => "들여보낸",
            Direction::Outbound => "내보낸",
        }
    }

    /// `들여보내라는`, for Korean.
    fn told_to_let(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => "들여보내라는",
            Direction::Outbound => "내보내라는",
        }
    }

    /// `inbound` or `outbound`; in the village, on the way in or out.
    pub fn direction(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => self.inbound(),
            Direction::Outbound => self.outbound(),
        }
    }

    /// The groups of an instance by name.
    fn groups_of(self, network: &Network, of: ResourceId) -> String {
        let names: Vec<String> = network
            .security_groups_of(of)
            .into_iter()
            .flatten()
            .map(|group: &SecurityGroupId| self.resource(network, (*group).into()))
            .collect();
        if names.is_empty() { self.its_groups().into_owned() } else { names.join(", ") }
    }

    /// A thing with its noun: `internet gateway igw-shop`.
    fn noun_and_name(self, network: &Network, noun: &str, id: ResourceId) -> String {
        format!("{noun} {}", self.resource(network, id))
    }

    /// Where a route leads: `internet gateway igw-shop`.
    fn target(self, network: &Network, to: RouteTo) -> String {
        let target = match to {
            RouteTo::Local => return "local".to_owned(),
            RouteTo::Endpoint(id) => {
                return self.noun_and_name(network, self.noun_gateway_endpoint(), id.into());
            }
            RouteTo::Target(target) => target,
        };
        use tollgate_model::RouteTarget;
        let noun = match target {
            RouteTarget::InternetGateway(_) => self.noun_internet_gateway(),
            RouteTarget::NatGateway(_) => self.noun_nat_gateway(),
            RouteTarget::Instance(_) => self.noun_instance(),
            RouteTarget::PeeringConnection(_) => self.noun_peering(),
        };
        self.noun_and_name(network, noun, target.resource())
    }

    /// Who acts at a hop, as the subject of a sentence.
    fn gate(self, network: &Network, hop: &Hop) -> String {
        let named = |noun: &str, id: ResourceId| capitalised(&self.noun_and_name(network, noun, id));
        match hop.place {
            Place::OutsideHost(id) => self.resource(network, id.into()),
            Place::Instance(id) => self.resource(network, id.into()),
            Place::Internet => match hop.step {
                Step::Sent => hop.before.source.to_string(),
                Step::Answered | Step::PortClosed | Step::UdpPortClosed | Step::Received => {
                    hop.before.destination.to_string()
                }
                _ => self.the_internet().into_owned(),
            },
            Place::AwsEdge => capitalised(self.noun_edge()),
            Place::InternetGateway(id) => named(self.noun_internet_gateway(), id.into()),
            Place::Router(id) => self.router_of(&self.resource(network, id.into())),
            Place::NetworkAcl { subnet, .. } => acl_of(network, hop).map_or_else(
                || named(self.noun_network_acl(), subnet.into()),
                |acl| named(self.noun_network_acl(), acl.into()),
            ),
            Place::SecurityGroup { of, .. } => self.group_of(&self.resource(network, of)),
            Place::NatGateway(id) => named(self.noun_nat_gateway(), id.into()),
            Place::LoadBalancer { of, .. } => named(self.noun_load_balancer(), of.into()),
            Place::Database(id) => named(self.noun_database(), id.into()),
            Place::DynamoTable(id) => self.resource(network, id.into()),
            Place::GatewayEndpoint(id) => named(self.noun_gateway_endpoint(), id.into()),
            Place::InterfaceEndpoint(id) => named(self.noun_interface_endpoint(), id.into()),
            Place::PeeringConnection(id) => named(self.noun_peering(), id.into()),
            Place::Resolver(_) if matches!(hop.step, Step::Lookup(_)) => capitalised(self.noun_resolver()),
            Place::Resolver(_) => format!("{} {}", capitalised(self.noun_resolver()), hop.before.destination),
            Place::NameServer(server) => self.name_server(network, server),
        }
    }

    /// What the place of a hop is called under its mark on the timeline: its noun, short.
    pub fn hop_label(self, network: &Network, hop: &Hop) -> String {
        match hop.place {
            Place::OutsideHost(id) => self.resource(network, id.into()),
            Place::Instance(id) => self.resource(network, id.into()),
            Place::Internet => self.internet().into_owned(),
            Place::AwsEdge => self.label_edge().to_owned(),
            Place::InternetGateway(_) => self.label_internet_gateway().to_owned(),
            Place::Router(_) => self.label_router().to_owned(),
            Place::NetworkAcl { direction: Direction::Inbound, .. } => self.label_acl_in().to_owned(),
            Place::NetworkAcl { direction: Direction::Outbound, .. } => self.label_acl_out().to_owned(),
            Place::SecurityGroup { direction: Direction::Inbound, .. } => self.label_group_in().to_owned(),
            Place::SecurityGroup { direction: Direction::Outbound, .. } => self.label_group_out().to_owned(),
            Place::NatGateway(_) => self.label_nat().to_owned(),
            Place::LoadBalancer { .. } => self.label_load_balancer().to_owned(),
            Place::Database(id) => self.resource(network, id.into()),
            Place::DynamoTable(id) => self.resource(network, id.into()),
            Place::GatewayEndpoint(_) | Place::InterfaceEndpoint(_) => self.label_endpoint().to_owned(),
            Place::PeeringConnection(_) => self.label_peering().to_owned(),
            Place::Resolver(_) => self.label_resolver().to_owned(),
            Place::NameServer(server) => self.name_server_short(network, server),
        }
    }

    /// The name of the thing at a hop, or for what is named already, its address.
    pub fn hop_name(self, network: &Network, hop: &Hop) -> String {
        match hop.place {
            Place::OutsideHost(id) => network
                .outside_hosts
                .get(&id)
                .map_or_else(|| self.noun_server().to_owned(), |it| it.address.to_string()),
            Place::Instance(id) => network
                .instances
                .get(&id)
                .map_or_else(|| self.noun_instance().to_owned(), |it| it.private_ip.to_string()),
            Place::NameServer(server) => self.name_server_of(network, server),
            Place::Resolver(vpc) if matches!(hop.step, Step::Lookup(_)) => network
                .vpcs
                .get(&vpc)
                .map_or_else(|| self.label_resolver().to_owned(), |it| it.resolver().to_string()),
            Place::Internet | Place::AwsEdge | Place::Resolver(_) => match hop.step {
                Step::Sent => hop.before.source.to_string(),
                _ => hop.before.destination.to_string(),
            },
            Place::InternetGateway(id) => self.resource(network, id.into()),
            Place::Router(vpc) => match hop.step {
                Step::Routed { table, .. } | Step::NoRoute { table } | Step::Blackhole { table, .. } => {
                    self.resource(network, table.into())
                }
                _ => self.resource(network, vpc.into()),
            },
            Place::NetworkAcl { subnet, .. } => {
                self.resource(network, acl_of(network, hop).map_or(subnet.into(), ResourceId::from))
            }
            Place::SecurityGroup { of, .. } => self.resource(network, of),
            Place::LoadBalancer { of, .. } => self.resource(network, of.into()),
            Place::NatGateway(id) => self.resource(network, id.into()),
            Place::Database(id) => self.resource(network, id.into()),
            Place::DynamoTable(_) => "DynamoDB".to_owned(),
            Place::GatewayEndpoint(id) => self.resource(network, id.into()),
            Place::InterfaceEndpoint(id) => self.resource(network, id.into()),
            Place::PeeringConnection(id) => self.resource(network, id.into()),
        }
    }

    /// The place of a hop with its name and direction: `Network ACL acl-public · inbound`.
    pub fn hop_title(self, network: &Network, hop: &Hop, leg: Leg) -> String {
        let gate = match (hop.place, hop.step) {
            (
                Place::Router(_),
                Step::Routed { table, .. } | Step::NoRoute { table } | Step::Blackhole { table, .. },
            ) => {
                format!(
                    "{} · {}",
                    capitalised(self.noun_router()),
                    self.noun_and_name(network, self.noun_route_table(), table.into())
                )
            }
            (Place::InternetGateway(id), Step::GatewayRouted { table, .. }) => format!(
                "{} · {}",
                capitalised(&self.noun_and_name(network, self.noun_internet_gateway(), id.into())),
                self.noun_and_name(network, self.noun_route_table(), table.into())
            ),
            (Place::Internet, _) => self.internet().into_owned(),
            _ => self.gate(network, hop),
        };
        match (hop.place, leg) {
            (Place::NetworkAcl { direction, .. } | Place::SecurityGroup { direction, .. }, _) => {
                format!("{gate} · {}", self.direction(direction))
            }
            _ => gate,
        }
    }

    /// What was decided at a hop in a word or two: `#100 allow`, `10.0.0.0/16 local`.
    pub fn hop_note(self, network: &Network, hop: &Hop, leg: Leg) -> String {
        let name = |id: ResourceId| self.resource(network, id);
        match hop.step {
            Step::Sent => match leg {
                Leg::Forward => self.payload(hop.before.payload).into(),
                Leg::Reply => self.note_answers(),
            },
            Step::SecurityGroupAllows(rule) => self.note_group_allow(&name(rule.group.into())),
            Step::SecurityGroupRemembers => self.note_remembered(),
            Step::SecurityGroupDenies { empty: _ } => self.note_no_rule(),
            Step::SecurityGroupReferenceLost(_) => self.note_reference_lost(),
            Step::NetworkAclAllows { rule, .. } => self.note_allow(rule),
            Step::NetworkAclDenies { rule: Some(rule), .. } => self.note_deny(rule),
            Step::NetworkAclDenies { rule: None, .. } => self.note_deny_rest(),
            Step::Routed { destination, to, .. } | Step::GatewayRouted { destination, to, .. } => match to {
                RouteTo::Local => self.note_local(destination),
                RouteTo::Target(target) => self.note_route(destination, &name(target.resource())),
                RouteTo::Endpoint(id) => self.note_route(destination, &name(id.into())),
            },
            Step::NoRoute { .. } => self.note_no_route(),
            Step::Blackhole { destination, .. } => self.note_blackhole(destination),
            Step::NobodyThere { address } => self.note_nobody(address),
            Step::GatewayTranslatesSource | Step::NatTranslates => self.note_becomes(hop.after.source),
            Step::GatewayTranslatesDestination | Step::NatRestores => {
                self.note_becomes(hop.after.destination)
            }
            Step::PassedOn => self.note_unchanged(),
            Step::GatewayDrops(refusal) => match refusal {
                GatewayRefusal::SourceHasNoPublicAddress => self.note_no_public_address(),
                GatewayRefusal::NobodyHasThisPublicAddress => self.note_unknown_address(),
                GatewayRefusal::PrivateDestination
                | GatewayRefusal::PrivateSource
                | GatewayRefusal::PrivateAddressOnTheInternet => self.note_private_address(),
                GatewayRefusal::SharedDestination | GatewayRefusal::SharedSource => {
                    self.note_shared_address()
                }
                GatewayRefusal::BlockPublicAccess => self.note_blocked(),
                GatewayRefusal::ApplianceHasNoPublicAddress | GatewayRefusal::ReplyBypassesAppliance => {
                    self.note_appliance()
                }
            },
            Step::NatDrops(refusal) => match refusal {
                NatRefusal::Unsolicited => self.note_unsolicited(),
                NatRefusal::Protocol => self.note_wrong_protocol(),
                NatRefusal::NoInternetPath => self.note_loop(),
                NatRefusal::UnknownFlow => self.note_unknown_flow(),
                NatRefusal::SourceElsewhere => self.note_source_elsewhere(),
            },
            Step::EndpointRefusesProtocol => self.note_wrong_protocol(),
            Step::EndpointPolicyDenies => self.note_policy(),
            Step::TableThrottles => self.note_throttled(),
            Step::PeeringDrops => self.note_not_peer(),
            Step::SourceDestCheckDrops => self.note_check(),
            Step::NotForwarding => self.note_not_forwarding(),
            Step::FlowUnknown => self.note_unknown_flow(),
            Step::HostDown { state } => self.instance_state(state),
            Step::Struck(_) => self.note_struck(),
            Step::ResolverAnswers | Step::Answered => self.note_answers(),
            Step::ResolverOff => self.note_resolver_off(),
            Step::PortClosed | Step::UdpPortClosed => self.note_port_closed(),
            Step::Received => self.note_received(),
            Step::NotAsked => self.note_not_asked(),
            Step::NoListener
            | Step::NoTargets(_)
            | Step::NoTargetInZone(_)
            | Step::TargetChosen { .. }
            | Step::AnswerHandedOn
            | Step::HttpError(_) => self.balance_note(network, hop),
            Step::Lookup(said) => return self.lookup_note(network, said),
        }
        .into_owned()
    }

    /// What happened at a hop and why, in one or two sentences.
    pub fn hop_sentence(self, network: &Network, hop: &Hop, leg: Leg) -> String {
        let gate = self.gate(network, hop);
        let gate = gate.as_str();
        let it = self.it(leg);
        let (from, to) = (hop.before.source, hop.before.destination);
        let what = self.payload(hop.before.payload);
        let direction = direction_of(hop.place);
        let house = match hop.place {
            Place::SecurityGroup { of, .. } => self.resource(network, of),
            _ => gate.to_owned(),
        };
        let name = |id: ResourceId| self.resource(network, id);
        match hop.step {
            Step::Sent => match leg {
                Leg::Forward => self.sent_there(gate, to, &what),
                Leg::Reply => self.sent_back(gate, to),
            },
            Step::SecurityGroupAllows(rule) => {
                let words = self.group_rule(network, hop, rule);
                let group = name(rule.group.into());
                self.group_allows(&group, &house, it, self.way(direction), self.lets(direction), &words)
            }
            Step::SecurityGroupRemembers => {
                let earlier = direction.opposite();
                let (way, lets) = (self.way(direction), self.lets(direction));
                self.group_remembers(&house, it, way, lets, self.way(earlier), self.let_before(earlier))
            }
            Step::SecurityGroupDenies { empty } => {
                let groups = match hop.place {
                    Place::SecurityGroup { of, .. } => self.groups_of(network, of),
                    _ => self.its_groups().into_owned(),
                };
                let (way, letting) = (self.way(direction), self.told_to_let(direction));
                if empty {
                    self.group_is_empty(&house, &groups, it, way, letting)
                } else {
                    let packet = self.packet_phrase(&hop.before, direction);
                    self.group_denies(&house, &groups, it, self.direction(direction), way, letting, &packet)
                }
            }
            Step::SecurityGroupReferenceLost(rule) => {
                let words = self.group_rule(network, hop, rule);
                self.group_reference_lost(&house, &name(rule.group.into()), it, &words)
            }
            Step::NetworkAclAllows { rule, .. } => {
                let words = self.acl_rule(network, hop, rule);
                self.acl_allows(gate, it, self.way(direction), self.lets(direction), rule, &words)
            }
            Step::NetworkAclDenies { rule, .. } => {
                let sentence = match rule {
                    Some(rule) => self.acl_denies(gate, it, rule, &self.acl_rule(network, hop, rule)),
                    None => self.acl_denies_rest(gate, it, &self.packet_phrase(&hop.before, direction)),
                };
                match leg {
                    Leg::Forward => sentence,
                    Leg::Reply => format!("{sentence} {}", self.acl_forgets()),
                }
            }
            Step::Routed { table, destination, to: RouteTo::Local } => {
                self.routed_local(&name(table.into()), to, destination, it)
            }
            Step::Routed { table, destination, to: target @ (RouteTo::Target(_) | RouteTo::Endpoint(_)) } => {
                self.routed_to(&name(table.into()), to, destination, &self.target(network, target))
            }
            Step::GatewayRouted { table, destination, to: target } => {
                self.gateway_routed(gate, &name(table.into()), to, destination, &self.target(network, target))
            }
            Step::NoRoute { table } => self.no_route(&name(table.into()), to, it),
            Step::Blackhole { table, destination, target } => {
                let target = self.target(network, RouteTo::Target(target));
                self.blackhole(&name(table.into()), destination, &target, it)
            }
            Step::NobodyThere { address } => self.nobody_there(address, it),
            Step::GatewayTranslatesSource => self.translates_source(gate, from, hop.after.source),
            Step::GatewayTranslatesDestination => {
                self.translates_destination(gate, to, hop.after.destination)
            }
            Step::PassedOn => match hop.place {
                Place::Router(_) => self.router_hands_on(gate, it, to),
                Place::GatewayEndpoint(_) | Place::InterfaceEndpoint(_) if leg == Leg::Forward => {
                    self.endpoint_passes(gate, it, from)
                }
                Place::PeeringConnection(_) => self.peering_passes(gate, it),
                _ => self.passed_on(gate, it),
            },
            Step::GatewayDrops(refusal) => match refusal {
                GatewayRefusal::SourceHasNoPublicAddress => self.no_public_address(gate, it, from),
                GatewayRefusal::NobodyHasThisPublicAddress => self.nobody_has_it(gate, it, to),
                GatewayRefusal::PrivateDestination => self.private_destination(gate, it, to),
                GatewayRefusal::SharedDestination => self.shared_destination(gate, it, to),
                GatewayRefusal::PrivateSource => self.private_source(gate, it, from),
                GatewayRefusal::SharedSource => self.shared_source(gate, it, from),
                GatewayRefusal::PrivateAddressOnTheInternet => self.private_on_the_internet(it, to),
                GatewayRefusal::BlockPublicAccess => self.public_access_blocked(gate, it),
                GatewayRefusal::ApplianceHasNoPublicAddress => self.appliance_without_address(gate, it),
                GatewayRefusal::ReplyBypassesAppliance => self.reply_misses_appliance(gate, it),
            },
            Step::NatTranslates => self.nat_translates(gate, &source(&hop.before), &source(&hop.after)),
            Step::NatRestores => self.nat_restores(gate, &destination(&hop.before), &destination(&hop.after)),
            Step::NatDrops(refusal) => match refusal {
                NatRefusal::Unsolicited => self.nat_unsolicited(gate, it, from),
                NatRefusal::Protocol => self.nat_protocol(gate, it, &what),
                NatRefusal::NoInternetPath => self.nat_no_internet(gate, it),
                NatRefusal::UnknownFlow => self.nat_unknown_flow(gate, it),
                NatRefusal::SourceElsewhere => self.nat_source_elsewhere(gate, it, from),
            },
            Step::EndpointRefusesProtocol => self.endpoint_refuses(gate, it, &what),
            Step::EndpointPolicyDenies => self.policy_denies(gate, it),
            Step::TableThrottles => self.table_refuses(gate, it),
            Step::PeeringDrops => self.peering_drops(gate, it, from, to),
            Step::SourceDestCheckDrops => self.check_drops(&house, it),
            Step::NotForwarding => self.not_forwarding(&house, it, to),
            Step::FlowUnknown => self.flow_unknown(&house, it),
            Step::HostDown { state } => {
                let is_sender = match hop.place {
                    Place::Instance(id) => network.instances.get(&id).is_some_and(|it| it.private_ip == from),
                    _ => false,
                };
                let state = self.instance_state(state);
                if is_sender {
                    self.host_down_sender(&house, &state, it)
                } else {
                    self.host_down_receiver(&house, &state, it)
                }
            }
            Step::Struck(outage) => {
                let what = if matches!(hop.place, Place::Instance(_)) { &house } else { gate };
                match outage {
                    Outage::Zone(letter) => self.struck_zone(what, &letter.to_string()).into_owned(),
                    Outage::Region => self.struck_region(what).into_owned(),
                }
            }
            Step::ResolverAnswers => self.resolver_answers(gate, it),
            Step::ResolverOff => self.resolver_off(gate, it),
            Step::Answered => self.answered(&house, &what),
            Step::PortClosed => match hop.place {
                Place::Database(id) => {
                    let port = network.databases.get(&id).map_or(0, |it| it.engine.port());
                    self.database_port_closed(&house, port)
                }
                _ => self.port_closed(&house, &what),
            },
            Step::UdpPortClosed => self.udp_port_closed(&house, &what),
            Step::Received => self.received(&house, from),
            Step::NotAsked => self.not_asked(it),
            Step::NoListener
            | Step::NoTargets(_)
            | Step::NoTargetInZone(_)
            | Step::TargetChosen { .. }
            | Step::AnswerHandedOn
            | Step::HttpError(_) => self.balance_sentence(network, gate, hop, &what),
            Step::Lookup(said) => self.lookup_sentence(network, gate, hop.place, said),
        }
    }

    /// Who sends, by name or address.
    pub fn sender(self, network: &Network, from: Sender) -> String {
        match from {
            Sender::Instance(id) => self.resource(network, id.into()),
            Sender::OutsideHost(id) => self.resource(network, id.into()),
            Sender::Internet(address) => address.to_string(),
        }
    }

    /// Who is to receive, by name or address.
    pub fn receiver(self, network: &Network, to: &Destination) -> String {
        match to {
            Destination::Instance(id) => self.resource(network, (*id).into()),
            Destination::NatGateway(id) => self.resource(network, (*id).into()),
            Destination::LoadBalancer(id) => self.resource(network, (*id).into()),
            Destination::Database(id) => self.resource(network, (*id).into()),
            Destination::OutsideHost(id) => self.resource(network, (*id).into()),
            Destination::DynamoTable(id) => self.resource(network, (*id).into()),
            Destination::Address(address) => address.to_string(),
            Destination::Name(name) => name.to_string(),
        }
    }

    /// How it ended, for somebody who reads nothing else: whether it arrived, and which gate decided by which rule.
    pub fn verdict_sentence(self, network: &Network, journey: &Journey) -> String {
        let Probe { from, to, traffic, .. } = &journey.probe;
        let (from, to, what) =
            (self.sender(network, *from), self.receiver(network, to), self.probe_traffic(*traffic));
        let outcome = &journey.trip.outcome;
        let first = match outcome.phase {
            Phase::None => return self.verdict_reachable(&from, &to, &what),
            Phase::Config => {
                if let Some(hop) = journey.lookup.last() {
                    let why = self.hop_sentence(network, hop, Leg::Forward);
                    return format!("{} {why}", self.verdict_unsent(&from, &to));
                }
                let why = match outcome.code {
                    Code::UnassociatedComponent => self.config_unassociated(),
                    Code::DisconnectedVpcs => self.config_disconnected(),
                    _ => self.config_missing(),
                };
                return format!("{} {why}", self.verdict_unsent(&from, &to));
            }
            Phase::Forward if matches!(outcome.client, ClientSees::Http(_)) => {
                self.verdict_answered_for(&from, &to, &what)
            }
            Phase::Forward => self.verdict_forward(&from, &to, &what),
            Phase::Return => self.verdict_return(&from, &to),
            Phase::App => String::new(),
        };
        let (leg, hops) = match outcome.phase {
            Phase::Return => (Leg::Reply, &journey.trip.reply),
            _ => (Leg::Forward, &journey.trip.forward),
        };
        let decided = hops
            .iter()
            .rev()
            .find(|hop| matches!(hop.verdict(), Verdict::Drop | Verdict::Refuse))
            .or(hops.last())
            .map(|hop| self.hop_sentence(network, hop, leg))
            .unwrap_or_default();
        format!("{first} {decided}").trim().to_owned()
    }

    /// What else would have stopped it, at one place.
    pub fn obstacle(self, network: &Network, obstacle: &Obstacle) -> String {
        let leg = if obstacle.phase == Phase::Return { Leg::Reply } else { Leg::Forward };
        self.hop_sentence(network, &obstacle.hop, leg)
    }

    /// What would help, in our words (spec 12). `None` where nothing is wrong.
    pub fn suggestion(self, code: Code) -> Option<Text> {
        Some(match code {
            Code::Reachable => return None,
            Code::PortClosed | Code::UdpPortClosed => self.help_port_closed(),
            Code::ReturnAclRestriction => self.help_return_acl(),
            Code::ReturnNoRoute => self.help_return_route(),
            Code::ReturnAsymmetric => self.help_asymmetric(),
            Code::PrivateDestinationFromInternet => self.help_private_destination(),
            Code::EndpointPolicyDenied => self.help_policy(),
            Code::TableThrottled => self.help_throttled(),
            Code::EndpointProtocolRestriction => self.help_endpoint_protocol(),
            Code::PeeringRequiresAddressInVpc => self.help_peering(),
            Code::NatUnsolicitedInbound => self.help_unsolicited(),
            Code::NatNoInternetPath => self.help_nat_path(),
            Code::DnsNoResolver => self.help_resolver(),
            Code::DnsOk => return None,
            Code::DnsNoSuchName => self.help_no_such_name(),
            Code::DnsNoData => self.help_no_data(),
            Code::DnsNotDelegated => self.help_not_delegated(),
            Code::DnsStale => self.help_stale(),
            Code::BadState => self.help_bad_state(),
            Code::BadStateRoute => self.help_bad_route(),
            Code::SecurityGroupMismatch => self.help_group_mismatch(),
            Code::SecurityGroupHasNoRules => self.help_group_empty(),
            Code::SecurityGroupReferencesNotPreserved => self.help_reference(),
            Code::SourceDestCheck => self.help_check(),
            Code::SubnetAclRestriction => self.help_acl(),
            Code::NoRoute => self.help_no_route(),
            Code::NoPossibleDestination => self.help_nobody(),
            Code::IgwPublicIpForEgress => self.help_egress(),
            Code::IgwPrivateIpForIngress => self.help_ingress(),
            Code::IgwDestinationRfc1918 | Code::IgwDestinationRfc6598 => self.help_private_egress(),
            Code::IgwSourceRfc1918 | Code::IgwSourceRfc6598 => self.help_private_ingress(),
            Code::BlockPublicAccess => self.help_block_public_access(),
            Code::IngressNoPublicIp => self.help_appliance_address(),
            Code::IngressTrafficRedirection => self.help_appliance_route(),
            Code::ProtocolRestriction => self.help_protocol(),
            Code::NatRequiresSourceInVpc => self.help_nat_vpc(),
            Code::EniAddressRestriction => self.help_interface(),
            Code::ListenersMismatch => self.help_listener(),
            Code::ListenerHasNoTargets => self.help_targets(),
            Code::NoTargetsInZone => self.help_targets_in_zone(),
            Code::NoSourceOrDestination => self.help_missing(),
            Code::UnassociatedComponent => self.help_unassociated(),
            Code::DisconnectedVpcs => self.help_disconnected(),
        })
    }

    /// What the asking program experiences, in a word or two.
    pub fn client(self, client: ClientSees) -> Text {
        match client {
            ClientSees::Connected => self.sees_connected(),
            ClientSees::Reply => self.sees_reply(),
            ClientSees::Timeout => self.sees_timeout(),
            ClientSees::NoReply => self.sees_no_reply(),
            ClientSees::Refused => self.sees_refused(),
            ClientSees::Http400 => "HTTP 400".into(),
            ClientSees::Http403 => "HTTP 403".into(),
            ClientSees::Unreachable => self.sees_unreachable(),
            ClientSees::Nothing => self.sees_nothing(),
            ClientSees::NoSuchName => self.sees_no_such_name(),
            ClientSees::NoAnswer => self.sees_no_answer(),
            ClientSees::ServerFailure => self.sees_server_failure(),
            ClientSees::ResolverSilent => self.sees_resolver_silent(),
            ClientSees::Http(error) => self.sees_http(error.status()),
        }
    }

    /// The same in a sentence.
    pub fn client_sentence(self, client: ClientSees) -> Text {
        match client {
            ClientSees::Connected => self.sees_connected_more(),
            ClientSees::Reply => self.sees_reply_more(),
            ClientSees::Timeout => self.sees_timeout_more(),
            ClientSees::NoReply => self.sees_no_reply_more(),
            ClientSees::Refused => self.sees_refused_more(),
            ClientSees::Http400 => self.sees_throttled_more(),
            ClientSees::Http403 => self.sees_denied_more(),
            ClientSees::Unreachable => self.sees_unreachable_more(),
            ClientSees::Nothing => self.sees_nothing_more(),
            ClientSees::NoSuchName => self.sees_no_such_name_more(),
            ClientSees::NoAnswer => self.sees_no_answer_more(),
            ClientSees::ServerFailure => self.sees_server_failure_more(),
            ClientSees::ResolverSilent => self.sees_resolver_silent_more(),
            ClientSees::Http(error) => self.http_sentence(error),
        }
    }
}

/// The direction in which a gate is passed; inbound where a place has none.
fn direction_of(place: Place) -> Direction {
    match place {
        Place::NetworkAcl { direction, .. } | Place::SecurityGroup { direction, .. } => direction,
        _ => Direction::Inbound,
    }
}

/// The other end that a rule speaks of.
enum PeerWords {
    /// Every address.
    Anywhere,
    /// These.
    Some(String),
}

impl PeerWords {
    fn of_cidr(cidr: Cidr) -> Self {
        if cidr.is_anywhere() {
            PeerWords::Anywhere
        } else if cidr.prefix_length() == 32 {
            PeerWords::Some(cidr.first().to_string())
        } else {
            PeerWords::Some(cidr.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, View};
    use super::*;
    use std::rc::Rc;
    use tollgate_engine::{At, NameServer, Outcome, RoundTrip, Said};
    use tollgate_model::{
        DynamoTableId, GatewayEndpointId, InstanceId, InstanceState, InterfaceEndpointId, InternetGatewayId,
        IpProtocol, NatGatewayId, OutsideHostId, PeeringConnectionId, RouteTableId, RouteTarget, SubnetId,
        VpcId, ZoneLetter,
    };

    const DIRECTIONS: [Direction; 2] = Direction::BOTH;

    /// Every language in every view.
    fn voices() -> impl Iterator<Item = Texts> {
        [Language::English, Language::Korean]
            .into_iter()
            .flat_map(|language| [View::Aws, View::Village].map(|view| Texts { language, view }))
    }

    fn places() -> Vec<Place> {
        let mut places = vec![
            Place::OutsideHost(OutsideHostId(1)),
            Place::Internet,
            Place::AwsEdge,
            Place::InternetGateway(InternetGatewayId(2)),
            Place::Router(VpcId(3)),
            Place::Instance(InstanceId(4)),
            Place::NatGateway(NatGatewayId(5)),
            Place::GatewayEndpoint(GatewayEndpointId(10)),
            Place::InterfaceEndpoint(InterfaceEndpointId(11)),
            Place::DynamoTable(DynamoTableId(12)),
            Place::PeeringConnection(PeeringConnectionId(13)),
            Place::Resolver(VpcId(3)),
        ];
        for direction in DIRECTIONS {
            places.push(Place::NetworkAcl { subnet: SubnetId(6), direction });
            places.push(Place::SecurityGroup { of: InstanceId(4).into(), direction });
        }
        places
    }

    /// Every step, with every refusal and target. (That none is forgotten in the sentences themselves is the compiler's
    /// business; a new one must be added here to be read.)
    fn steps() -> Vec<Step> {
        use GatewayRefusal as G;
        use NatRefusal as N;
        let rule = SecurityGroupRuleRef { group: SecurityGroupId(7), index: 0 };
        let (acl, table, destination) = (NetworkAclId(8), RouteTableId(9), Cidr::ANYWHERE);
        let target = RouteTarget::InternetGateway(InternetGatewayId(2));
        let mut steps = vec![
            Step::Sent,
            Step::SecurityGroupAllows(rule),
            Step::SecurityGroupRemembers,
            Step::SecurityGroupDenies { empty: false },
            Step::SecurityGroupDenies { empty: true },
            Step::SecurityGroupReferenceLost(rule),
            Step::NetworkAclAllows { acl, rule: RuleNumber::HUNDRED },
            Step::NetworkAclDenies { acl, rule: Some(RuleNumber::HUNDRED) },
            Step::NetworkAclDenies { acl, rule: None },
            Step::NoRoute { table },
            Step::Blackhole { table, destination, target },
            Step::NobodyThere { address: Ipv4Addr::new(10, 0, 1, 99) },
            Step::GatewayTranslatesSource,
            Step::GatewayTranslatesDestination,
            Step::PassedOn,
            Step::NatTranslates,
            Step::NatRestores,
            Step::EndpointRefusesProtocol,
            Step::EndpointPolicyDenies,
            Step::TableThrottles,
            Step::PeeringDrops,
            Step::SourceDestCheckDrops,
            Step::NotForwarding,
            Step::FlowUnknown,
            Step::ResolverAnswers,
            Step::ResolverOff,
            Step::Answered,
            Step::PortClosed,
            Step::UdpPortClosed,
            Step::Received,
            Step::NotAsked,
        ];
        steps.extend(
            [
                Said::Asks,
                Said::FromCache,
                Said::Refers(NameServer::TopLevel(None)),
                Said::Answers(Some(Ipv4Addr::new(203, 0, 113, 10))),
                Said::OtherName(0),
                Said::NoSuchName,
                Said::NoSuchType,
                Said::NotMine,
                Said::Silent,
            ]
            .map(Step::Lookup),
        );
        let targets = [
            RouteTo::Local,
            RouteTo::Target(target),
            RouteTo::Target(RouteTarget::NatGateway(NatGatewayId(5))),
            RouteTo::Target(RouteTarget::Instance(InstanceId(4))),
            RouteTo::Target(RouteTarget::PeeringConnection(PeeringConnectionId(13))),
            RouteTo::Endpoint(GatewayEndpointId(10)),
        ];
        for to in targets {
            steps.push(Step::Routed { table, destination, to });
            steps.push(Step::GatewayRouted { table, destination, to });
        }
        steps.extend(InstanceState::ALL.map(|state| Step::HostDown { state }));
        steps.extend([Outage::Zone(ZoneLetter::ALL[0]), Outage::Region].map(Step::Struck));
        steps.extend(
            [
                G::SourceHasNoPublicAddress,
                G::NobodyHasThisPublicAddress,
                G::PrivateDestination,
                G::SharedDestination,
                G::PrivateSource,
                G::SharedSource,
                G::PrivateAddressOnTheInternet,
                G::BlockPublicAccess,
                G::ApplianceHasNoPublicAddress,
                G::ReplyBypassesAppliance,
            ]
            .map(Step::GatewayDrops),
        );
        steps.extend(
            [N::Unsolicited, N::Protocol, N::NoInternetPath, N::UnknownFlow, N::SourceElsewhere]
                .map(Step::NatDrops),
        );
        steps
    }

    fn payloads() -> [Payload; 5] {
        [
            Payload::Tcp { source_port: 50000, destination_port: 443 },
            Payload::Udp { source_port: 50000, destination_port: 53 },
            Payload::Icmp { kind: 8, code: 0 },
            Payload::Icmp { kind: 3, code: 4 },
            Payload::Other(IpProtocol(50)),
        ]
    }

    fn header(payload: Payload) -> Header {
        Header { source: Ipv4Addr::new(203, 0, 113, 9), destination: Ipv4Addr::new(10, 0, 1, 10), payload }
    }

    #[track_caller]
    fn is_sound(text: &str, what: &str) {
        assert!(!text.trim().is_empty(), "{what} has no words");
        for bad in ["{", "}", "은(는)", "이(가)", "을(를)", "과(와)", "(으)로", "(이)라", "  "] {
            assert!(!text.contains(bad), "{what} is not finished: {text}");
        }
    }

    #[test]
    fn every_step_is_told_everywhere_in_both_languages_and_views() {
        let network = Network::default();
        let mut told = 0;
        for texts in voices() {
            for step in steps() {
                for place in places() {
                    for payload in payloads() {
                        for leg in [Leg::Forward, Leg::Reply] {
                            let before = header(payload);
                            let hop = Hop { place, step, before, after: before };
                            let what = format!("{step:?} at {place:?}, {leg:?}, {texts:?}");
                            is_sound(&texts.hop_title(&network, &hop, leg), &what);
                            is_sound(&texts.hop_label(&network, &hop), &what);
                            is_sound(&texts.hop_name(&network, &hop), &what);
                            is_sound(&texts.hop_note(&network, &hop, leg), &what);
                            let sentence = texts.hop_sentence(&network, &hop, leg);
                            is_sound(&sentence, &what);
                            assert!(sentence.ends_with(['.', '다']), "{what}: {sentence}");
                            told += 1;
                        }
                    }
                }
            }
        }
        assert!(told > 10_000);
    }

    #[test]
    fn both_languages_say_it_in_their_own_script() {
        let network = Network::default();
        for texts in voices() {
            for step in steps() {
                let before = header(Payload::Tcp { source_port: 50000, destination_port: 443 });
                let place = Place::SecurityGroup { of: InstanceId(4).into(), direction: Direction::Inbound };
                let hop = Hop { place, step, before, after: before };
                let sentence = texts.hop_sentence(&network, &hop, Leg::Forward);
                let is_korean = sentence.chars().any(|it| ('가'..='힣').contains(&it));
                assert_eq!(is_korean, texts.language == Language::Korean, "{step:?}: {sentence}");
            }
        }
    }

    #[test]
    fn every_code_has_a_suggestion_and_every_ending_its_own_words() {
        use ClientSees as C;
        let endings = [
            C::Connected,
            C::Reply,
            C::Timeout,
            C::NoReply,
            C::Refused,
            C::Http400,
            C::Http403,
            C::Unreachable,
            C::Nothing,
            C::NoSuchName,
            C::NoAnswer,
            C::ServerFailure,
            C::ResolverSilent,
        ];
        for texts in voices() {
            for code in Code::ALL {
                match texts.suggestion(*code) {
                    Some(help) => is_sound(&help, code.as_str()),
                    None => assert!(matches!(code, Code::Reachable | Code::DnsOk)),
                }
            }
            let words: std::collections::BTreeSet<_> = endings.map(|it| texts.client(it)).into();
            assert_eq!(words.len(), endings.len(), "two endings read alike");
            for ending in endings {
                is_sound(&texts.client_sentence(ending), ending.as_str());
            }
        }
    }

    #[test]
    fn a_verdict_is_told_for_every_phase() {
        let network = Rc::new(Network::default());
        let before = header(Payload::Tcp { source_port: 50000, destination_port: 443 });
        let hop = Hop {
            place: Place::NetworkAcl { subnet: SubnetId(6), direction: Direction::Outbound },
            step: Step::NetworkAclDenies { acl: NetworkAclId(8), rule: None },
            before,
            after: before,
        };
        for texts in voices() {
            for (phase, code) in [
                (Phase::None, Code::Reachable),
                (Phase::Config, Code::DisconnectedVpcs),
                (Phase::Forward, Code::SubnetAclRestriction),
                (Phase::App, Code::PortClosed),
                (Phase::Return, Code::ReturnAclRestriction),
            ] {
                let outcome = Outcome { code, phase, at: At::None, client: ClientSees::Timeout };
                let hops = if phase == Phase::Config { Vec::new() } else { vec![hop] };
                let probe = Probe {
                    from: Sender::Internet(before.source),
                    to: Destination::Instance(InstanceId(4)),
                    traffic: ProbeTraffic::Tcp(443),
                    source_port: 50000,
                };
                let trip = RoundTrip {
                    forward: hops.clone(),
                    reply: hops,
                    outcome,
                    also: Vec::new(),
                    seen_source: None,
                    lookup: None,
                };
                let journey = Journey { probe, trip, network: Rc::clone(&network), lookup: Vec::new() };
                is_sound(&texts.verdict_sentence(&network, &journey), phase.as_str());
            }
        }
    }
}
