//! The words and sentences of what happens to packets.

use crate::i18n::{nouns, sentences, texts};
use std::net::Ipv4Addr;
use tollgate_model::{Cidr, RuleNumber};

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
    verdict_answer_lost_behind(from: &str, to: &str, what: &str) =>
        "{from} reaches {to} with {what} and a target answers, but its answer is lost on the way to {to}.",
        "{from}에서 보낸 {what} 요청이 {to}에 닿고 대상도 응답하지만, 그 응답이 {to}까지 오지 못합니다.";
        "The letter from {from} reaches {to} ({what}) and a house behind it answers, but that answer never gets to {to}.",
        "{from}에서 부친 편지가 {to}에 닿고 그 뒤의 집도 답장하지만, 그 답장이 {to}까지 오지 못합니다({what}).";
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
    help_acl_default => "Add an allow rule for this: what no numbered rule allows, the final * denies.", "이 트래픽을 허용하는 규칙을 추가하세요. 번호 있는 규칙 가운데 맞는 것이 없으면 마지막 * 규칙이 거부합니다.";
    help_no_route => "Add a route for this destination to the table.", "라우팅 테이블에 이 목적지로 가는 라우팅을 추가하세요.";
    help_route_to_service => "Route the service's addresses to a NAT or internet gateway, or put a gateway endpoint into the VPC and associate it with this table.", "서비스 주소를 NAT 게이트웨이나 인터넷 게이트웨이로 라우팅하거나, VPC에 게이트웨이 엔드포인트를 두고 이 라우팅 테이블에 연결하세요.";
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
