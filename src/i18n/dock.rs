//! Texts of the dock and of the callout at a gate: the form, the timeline, the envelope, the tables.

use super::{Text, Texts, texts};
use std::net::Ipv4Addr;

texts! {
    dock => "Send a packet and follow it", "패킷을 보내고 따라가기";
    dock_expand => "Open the packet sheet", "패킷 창 열기";
    dock_collapse => "Close the packet sheet", "패킷 창 닫기";
    dock_ready => "Send a packet", "패킷 보내기";

    send_form => "Packet to send", "보낼 패킷";
    send_from => "From", "보내는 곳";
    send_to => "To", "받는 곳";
    send_protocol => "Protocol", "프로토콜";
    send_port => "Port", "포트";
    send_source_port => "Source port", "소스 포트";
    send_number => "Number", "번호";
    send_advanced => "Advanced", "고급";
    send => "Send", "보내기";
    send_from_address => "Sender's address", "보내는 주소";
    send_to_address => "Receiver's address", "받는 주소";
    other_internet_address => "another internet address…", "다른 인터넷 주소…";
    other_address => "another address…", "다른 주소…";
    option_public(name: &str, address: Ipv4Addr) => "{name} · public {address}", "{name} · 퍼블릭 {address}";
    option_private(name: &str, address: Ipv4Addr) => "{name} · private {address}", "{name} · 프라이빗 {address}";
    option_at(name: &str, address: Ipv4Addr) => "{name} · {address}", "{name} · {address}";
    options_instances => "Instances", "인스턴스";
    options_outside => "Outside", "바깥";
    options_services => "AWS services", "AWS 서비스";
    options_nat => "NAT gateways", "NAT 게이트웨이";
    options_databases => "Databases", "데이터베이스";
    options_addresses => "One address of a thing", "주소로 고르기";
    protocol_ping => "Ping (ICMP)", "Ping(ICMP)";
    protocol_icmp => "ICMP type…", "ICMP 유형…";
    protocol_other => "Other number…", "다른 번호…";
    bad_destination => "Write an IPv4 address such as 203.0.113.10, or a name such as www.example.com.", "203.0.113.10 같은 IPv4 주소나 www.example.com 같은 이름을 쓰세요.";
    bad_address => "An IPv4 address has four numbers from 0 to 255, such as 203.0.113.10.", "IPv4 주소는 203.0.113.10처럼 0부터 255까지 숫자 네 개입니다.";
    bad_port => "A port is a number from 1 to 65535.", "포트는 1부터 65535까지의 숫자입니다.";
    bad_number => "This is a number from 0 to 255.", "0부터 255까지의 숫자입니다.";
    drag_hint => "or drag the envelope from one component to another", "또는 봉투를 구성 요소에서 구성 요소로 끌어다 놓으세요";
    drag_take => "Take the envelope", "봉투 집기";
    drag_taken => "Press the sender, then the receiver: a click, or Tab and Enter.", "보내는 곳, 받는 곳 순서로 누르세요. 키보드로는 Tab과 Enter를 쓰세요.";
    drag_from(name: &str) => "{name} sends. Now press the receiver.", "{name}에서 보냅니다. 이제 받는 곳을 누르세요.";
    nothing_to_send => "Nobody can send yet", "아직 보내는 쪽이 없습니다";
    nothing_to_send_more => "Add a laptop or an EC2 instance to the canvas, and something that it may call. Then a packet can travel.", "캔버스에 노트북이나 EC2 인스턴스를 놓고, 연결할 상대도 하나 놓으세요. 그러면 패킷이 길을 떠날 수 있습니다.";
    nothing_to_call => "Nobody can be called yet", "아직 받는 쪽이 없습니다";
    nothing_to_call_more => "Build something that answers, as this network needs it. Then a packet can travel there.", "응답할 수 있는 것을 만드세요. 그러면 패킷이 길을 떠날 수 있습니다.";

    journey => "The packet's journey", "패킷의 여정";
    journey_empty => "Send a packet, and its way appears here, hop by hop: the request, and the reply beneath it.", "패킷을 보내면 지나는 길이 한 단계씩 여기에 나타납니다. 위는 가는 길, 아래는 오는 길입니다.";
    leg_request => "Request", "가는 길";
    leg_reply => "Reply", "오는 길";
    play => "Play", "재생";
    pause => "Pause", "일시 정지";
    restart => "Back to the start", "처음으로";
    step_back => "One step back", "한 단계 뒤로";
    step_forward => "One step forward", "한 단계 앞으로";
    speed(label: &str) => "Speed {label}", "속도 {label}";
    scrub => "Where the packet is", "패킷의 위치";
    skip_to_verdict => "Skip to the verdict", "결과 바로 보기";
    close_journey => "Take the packet off the canvas", "패킷 치우기";
    progress(request: usize, requests: usize, reply: usize, replies: usize) => "request {request} / {requests} · reply {reply} / {replies}", "가는 길 {request} / {requests} · 오는 길 {reply} / {replies}";
    hop_of(number: usize, total: usize) => "{number} of {total}", "{total}개 중 {number}번째";
    hop_nth(number: usize) => "stop {number}", "{number}번째 지점";
    silence => "Silence: nothing comes back.", "소식 없음: 아무것도 돌아오지 않습니다.";
    mark_passed => "passed", "통과";
    mark_rewritten => "rewritten", "주소 바뀜";
    mark_dropped => "dropped", "버려짐";
    mark_refused => "refused", "거절됨";
    mark_here => "on the way here", "오는 중";
    mark_ahead => "not reached yet", "도착 전";

    envelope => "On the envelope", "봉투에 적힌 것";
    envelope_before => "before", "이 문 앞";
    envelope_after => "after", "이 문 뒤";
    envelope_source => "src", "보낸 곳";
    envelope_destination => "dst", "받는 곳";
    envelope_protocol => "what", "내용";
    envelope_empty => "What is written on the packet stands here, before and after each gate.", "문을 지나기 전과 후에 패킷에 적힌 것이 여기에 나옵니다.";
    rewritten_to => "rewritten to", "다음으로 바뀜:";

    verdict => "Verdict", "결과";
    verdict_help => "What would help", "이렇게 해 보세요";
    verdict_also => "It would also have been stopped by", "여기서도 막혔을 것입니다";
    client_sees => "The client sees", "클라이언트가 보는 것";

    table_rule => "Rule", "번호";
    table_protocol => "Protocol", "프로토콜";
    table_port => "Port", "포트";
    table_from => "Source", "소스";
    table_to => "Destination", "대상";
    table_action => "Allow/Deny", "허용/거부";
    table_group => "Group", "그룹";
    table_route => "Destination", "목적지";
    table_target => "Target", "대상";
    table_decides => "decides", "결정";
    table_no_match => "looked at, no match", "확인했지만 맞지 않음";
    table_matches => "matches too", "이것도 일치";
    table_more(count: usize) => "… {count} more", "… {count}개 더";
    table_all => "all", "전체";
    table_allow => "ALLOW", "허용";
    table_deny => "DENY", "거부";
    table_listens => "answers", "응답함";
    table_missing => "nobody listens", "듣는 곳 없음";
    table_every_port => "every port", "모든 포트";
    table_no_rule_matches => "no rule matches: dropped", "맞는 규칙이 없어 차단됨";
    table_no_route_matches => "no route matches: dropped", "맞는 라우팅이 없어 버려짐";
    table_none => "no rules", "규칙 없음";
    table_no_listeners => "no process listens on any port", "듣는 포트 없음";
    table_blackhole => "blackhole", "블랙홀";
    how_acl => "lowest number first; the first match decides", "번호가 작은 규칙부터 보고, 처음 맞는 규칙에서 멈춥니다";
    how_group => "only allows, in no order; one match is enough", "허용 규칙만 있고 순서는 없습니다. 하나만 맞아도 통과합니다";
    how_group_reply => "remembered: rules not read", "기억하고 있는 연결이라 규칙을 보지 않습니다";
    how_routes => "the longest matching prefix wins; the order does not matter", "맞는 것 가운데 접두사가 가장 긴 라우팅을 따릅니다. 순서는 상관없습니다";
    how_gateway => "swaps public and private addresses, one for one", "퍼블릭 주소와 프라이빗 주소를 일대일로 맞바꿉니다";
    how_nat => "writes its own address over the sender's, and remembers it", "보낸 곳을 자기 주소로 바꾸고 기억해 둡니다";
    how_host => "who listens on which port", "어느 포트를 누가 듣고 있는지";
    how_envelope => "what is written on the envelope", "봉투에 적힌 것";
    note_acl => "stateless: the reply is checked again on the way out", "상태 비저장: 응답이 나갈 때도 따로 검사합니다";
    note_acl_outward => "stateless: the reply is checked again on the way in", "상태 비저장: 응답이 들어올 때도 따로 검사합니다";
    note_acl_reply => "stateless: it does not know that this is a reply", "상태 비저장: 이것이 응답인지 모릅니다";
    note_group => "stateful: the reply passes without a rule", "상태 저장: 응답은 규칙 없이 통과합니다";
    note_group_reply => "stateful: it let the request through itself", "상태 저장: 자기가 통과시킨 요청의 응답입니다";
    note_routes => "the reply is routed again, by the table of the subnet that answers", "응답은 응답하는 쪽 서브넷의 라우팅 테이블로 길을 다시 찾습니다";
    note_gateway => "the instance itself knows only its private address", "인스턴스는 자기 프라이빗 주소만 압니다";
    note_nat => "one-way: only replies come back in", "일방통행: 응답만 다시 들어옵니다";
    note_host => "refused is not timeout: a refusal proves that the way is open", "거절과 시간 초과는 다릅니다. 거절은 여기까지 길이 열려 있다는 뜻입니다";
}

impl Texts {
    /// Which hop it is, and of how many where that may be told.
    pub fn hop_place(self, number: usize, total: Option<usize>) -> Text {
        total.map_or_else(|| self.hop_nth(number), |total| self.hop_of(number, total))
    }
}
