//! Texts about load balancers, target groups, Auto Scaling and Elastic Beanstalk.

use super::{Text, Texts, nouns, sentences, texts};
use std::net::Ipv4Addr;
use tollgate_engine::{Code, Health, Hop, HttpError, Step};
use tollgate_model::check::BuildError;
use tollgate_model::{EnvironmentKind, LoadBalancerId, LoadBalancerKind, Network, ResourceId, Scheme};

nouns! {
    label_load_balancer => "LB", "LB"; "Reception", "접수처";
}

texts! {
    group_scaling => "Balance and scale", "부하 분산과 확장";


    note_no_listener => "no listener", "리스너 없음";
    note_no_targets => "no target", "대상 없음";
    note_no_target_in_zone => "no target in this zone", "이 가용 영역에 대상 없음";
    note_target(target: &str) => "→ {target}", "→ {target}";
    note_fails_open(target: &str) => "→ {target} (all unhealthy)", "→ {target}(모두 비정상)";

    sees_http(status: u16) => "HTTP {status}", "HTTP {status}";
    sees_bad_gateway => "The load balancer answers for the target: 502 Bad Gateway. The target refused the connection.", "로드 밸런서가 대상을 대신해 502 Bad Gateway라고 답합니다. 대상이 연결을 거절했습니다.";
    sees_unavailable => "The load balancer answers by itself: 503 Service Unavailable. It has no target.", "로드 밸런서가 직접 503 Service Unavailable이라고 답합니다. 요청을 넘길 대상이 없습니다.";
    sees_gateway_timeout => "The load balancer answers for the target: 504 Gateway Time-out. No answer of the target has come to it.", "로드 밸런서가 대상을 대신해 504 Gateway Time-out이라고 답합니다. 대상의 응답을 받지 못했습니다.";

    help_listener => "Call a port on which the load balancer listens, or add a listener.", "로드 밸런서에 리스너가 있는 포트로 보내거나, 그 포트의 리스너를 추가하세요.";
    help_targets => "Register running instances in the target group.", "대상 그룹에 실행 중인 인스턴스를 등록하세요.";
    help_targets_in_zone => "Register a target in this zone, or turn on cross-zone load balancing.", "이 가용 영역에 있는 대상을 등록하거나 교차 영역 로드 밸런싱을 켜세요.";

    refuse_zones(zones: usize) =>
        "This needs a subnet in each of at least {zones} Availability Zones of the VPC.",
        "VPC의 가용 영역 {zones}개 이상에 각각 서브넷이 있어야 합니다.";
    refuse_public_zones(zones: usize) =>
        "This needs a public subnet in each of at least {zones} Availability Zones: one whose route table leads to the internet gateway.",
        "가용 영역 {zones}개 이상에 각각 퍼블릭 서브넷이 있어야 합니다. 퍼블릭 서브넷은 라우팅 테이블이 인터넷 게이트웨이로 이어지는 서브넷입니다.";
    refuse_one_subnet => "A load balancer has one subnet in each Availability Zone.", "로드 밸런서에는 가용 영역마다 서브넷을 하나만 고를 수 있습니다.";
    refuse_listener_exists => "The load balancer listens on this port already.", "이 포트에는 이미 리스너가 있습니다.";
    refuse_listener_protocol => "An Application Load Balancer takes HTTP, which goes over TCP.", "Application Load Balancer는 HTTP만 받고, HTTP는 TCP로 전달됩니다.";
    refuse_group_size(most: u32) =>
        "The least is not above the desired number, and that not above the most, which is {most} here.",
        "최소 ≤ 원하는 용량 ≤ 최대여야 합니다. 여기서는 최대 {most}개까지입니다.";
    refuse_managed(what: &str, by: &str) =>
        "{what} belongs to the environment {by}: Elastic Beanstalk built it and looks after it. Terminate the environment instead.",
        "{what}은(는) Elastic Beanstalk 환경 {by}에서 만들어 관리합니다. 지우려면 환경을 종료하세요.";
}

// The inspector.
texts! {
    inspect_dns_name => "DNS name", "DNS 이름";
    inspect_scheme => "Scheme", "체계";
    scheme_internet_facing => "Internet-facing", "인터넷 경계";
    scheme_internal => "Internal", "내부";
    inspect_nodes => "Subnets (a node in each)", "서브넷(서브넷마다 노드 하나)";
    inspect_cross_zone => "Cross-zone load balancing", "교차 영역 로드 밸런싱";
    inspect_listener_list => "Listeners", "리스너";
    inspect_listener_row(number: usize) => "Listener {number}", "리스너 {number}";
    inspect_forwards_to => "forwards to", "전달 대상";
    inspect_registered => "Registered instances", "등록된 인스턴스";
    inspect_target_port => "Port of the targets", "대상 포트";
    inspect_targets => "Targets", "대상";
    inspect_no_instances => "There is no instance in this VPC.", "이 VPC에 인스턴스가 없습니다.";
    inspect_check_path => "Health check path", "상태 확인 경로";
    inspect_check_path_note => "The servers here have / and /health. On other paths they answer 404.", "이곳의 서버는 /와 /health에 응답합니다. 다른 경로에는 404로 응답합니다.";
    inspect_check_port => "Health check port", "상태 확인 포트";
    inspect_traffic_port => "traffic port", "트래픽 포트";
    inspect_not_path => "A path begins with /.", "경로는 /로 시작합니다.";
    inspect_preserves => "Preserve client IP addresses", "클라이언트 IP 주소 보존";
    inspect_preserves_note => "For Network Load Balancers: the target sees the client's own address.", "Network Load Balancer에만 해당합니다. 대상이 클라이언트의 주소를 그대로 봅니다.";
    health_healthy => "healthy", "정상";
    health_unused => "unused", "미사용";
    health_no_page => "unhealthy: no such page (404)", "비정상: 페이지 없음(404)";
    health_refused => "unhealthy: refused", "비정상: 연결 거절";
    health_fails(code: &str) => "unhealthy: no answer ({code})", "비정상: 응답 없음({code})";
    inspect_group_min => "Minimum", "최소";
    inspect_desired => "Desired", "원하는 용량";
    inspect_group_max => "Maximum", "최대";
    inspect_launches_in => "Launches in", "시작할 서브넷";
    inspect_registers_in => "Registers in", "등록할 대상 그룹";
    inspect_members => "Instances", "인스턴스";
    inspect_none_launched => "None.", "없음";
    inspect_environment_kind => "Environment type", "환경 유형";
    environment_load_balanced => "Load balanced", "로드 밸런싱";
    environment_single => "Single instance", "단일 인스턴스";
    inspect_private_instances => "Instances in private subnets", "인스턴스를 프라이빗 서브넷에 두기";
    inspect_private_note => "They then need a NAT gateway to report to Elastic Beanstalk and to download the application.", "이때는 NAT 게이트웨이가 있어야 Elastic Beanstalk에 상태를 알리고 애플리케이션을 내려받을 수 있습니다.";
    inspect_upload => "Upload an application", "애플리케이션 업로드";
    inspect_upload_again => "Upload a new version", "새 버전 업로드";
    inspect_upload_note => "You bring the program. Elastic Beanstalk builds the rest.", "프로그램만 올리면 나머지는 Elastic Beanstalk이 만듭니다.";
    inspect_built => "What it built", "만든 것";
    inspect_requests => "Requests per second", "초당 요청 수";
    inspect_load_note(each: u32) => "One instance answers about {each} per second. Auto Scaling follows the load.", "인스턴스 하나가 초당 약 {each}건을 처리합니다. Auto Scaling이 부하를 따라갑니다.";
    inspect_load_full => "More than the group may grow to: requests wait.", "그룹의 최대 크기로도 감당할 수 없는 부하입니다. 요청이 밀립니다.";
    inspect_terminate => "Terminate environment", "환경 종료";
    inspect_environment_health => "Health", "상태";
    environment_ok => "Ok", "정상(Ok)";
    environment_warning => "Degraded: some instances do not answer", "성능 저하(Degraded): 응답하지 않는 인스턴스가 있음";
    environment_severe => "Severe: no instance answers", "심각(Severe): 응답하는 인스턴스가 없음";
    environment_silent => "No data: the instances cannot reach Elastic Beanstalk. They need a way out, such as a NAT gateway. Then upload again.", "데이터 없음(No Data): 인스턴스가 Elastic Beanstalk에 닿지 못합니다. NAT 게이트웨이처럼 밖으로 나가는 길을 만들고 다시 업로드하세요.";
    built_front => "A security group that opens port 80 to everybody, for the load balancer.", "누구에게나 80번 포트를 여는 보안 그룹(로드 밸런서용)";
    built_balancer => "An Application Load Balancer with a node in each public subnet.", "퍼블릭 서브넷마다 노드가 있는 Application Load Balancer";
    built_targets => "A target group: which instances may get requests, and whether they are healthy.", "대상 그룹: 요청을 받을 인스턴스와 그 상태";
    built_guard => "A security group that admits the load balancer alone.", "로드 밸런서만 들여보내는 보안 그룹";
    built_open_guard => "A security group that opens port 80 to everybody.", "누구에게나 80번 포트를 여는 보안 그룹";
    built_group => "An Auto Scaling group, which launches the instances and replaces them.", "인스턴스를 시작하고 교체하는 Auto Scaling 그룹";
    built_address => "An Elastic IP for the one instance.", "하나뿐인 인스턴스의 탄력적 IP";
    built_instance => "An instance with your application.", "애플리케이션이 실행되는 인스턴스";
    inspect_alias_balancer => "alias to a load balancer", "로드 밸런서 별칭";
    how_balancer => "takes the connection and hands it on to one healthy target", "연결을 받아 정상인 대상 하나에 넘깁니다";
    table_health => "Health", "상태";
    table_no_target => "no target", "대상 없음";
}

sentences! {
    no_listener(gate: &str, what: &str) =>
        "{gate} has no listener for {what}: nothing takes it, and nothing is said.",
        "{gate}에 {what}을(를) 받는 리스너가 없습니다. 패킷을 받는 곳이 없어 응답도 없습니다.";
        "{gate} has no counter for {what}: the letter stays in front of it.",
        "{gate}에 {what}을(를) 받는 창구가 없습니다. 편지가 그 앞에 그대로 남습니다.";
    no_targets(gate: &str, group: &str) =>
        "{gate} takes the request, but no running instance is registered in {group}.",
        "{gate}이(가) 요청을 받았지만 {group}에 등록된 실행 중인 인스턴스가 없습니다.";
        "{gate} takes the letter, but there is no house on {group}.",
        "{gate}이(가) 편지를 받았지만 {group}에 적힌 집이 없습니다.";
    no_target_in_zone(gate: &str, group: &str) =>
        "{gate} sends to targets in its own zone alone (cross-zone is off), and {group} has none here.",
        "{gate}은(는) 자기 가용 영역의 대상에만 보냅니다(교차 영역 꺼짐). 그런데 {group}의 대상이 이 가용 영역에 없습니다.";
        "{gate} serves its own city alone, and {group} has no house here.",
        "{gate}은(는) 자기 도시의 집에만 전합니다. 그런데 {group}에 적힌 집이 이 도시에 없습니다.";
    chosen_by_application(gate: &str, target: &str, group: &str, own: Ipv4Addr) =>
        "{gate} chooses {target}, a healthy target of {group}, and opens a second connection to it from its own address {own}. Who asked stands in the header X-Forwarded-For.",
        "{gate}이(가) {group}의 정상 대상 {target}을(를) 골라 자기 주소 {own}에서 두 번째 연결을 엽니다. 처음에 누가 보냈는지는 X-Forwarded-For 헤더에 적습니다.";
        "{gate} reads the letter, chooses {target} from {group} and writes a second letter to it under its own address {own}. Who wrote first is noted inside (X-Forwarded-For).",
        "{gate}이(가) 편지를 읽고 {group}에서 {target}을(를) 골라 자기 주소 {own}(으)로 새 편지를 씁니다. 처음 보낸 사람은 안에 적어 둡니다(X-Forwarded-For).";
    chosen_by_network(gate: &str, target: &str, group: &str, from: Ipv4Addr) =>
        "{gate} passes the connection on to {target}, a healthy target of {group}. The sender on it is {from}.",
        "{gate}이(가) 연결을 {group}의 정상 대상 {target}(으)로 넘깁니다. 보낸 곳은 {from}(으)로 적혀 있습니다.";
        "{gate} passes the letter on to {target} from {group}. The sender on it is {from}.",
        "{gate}이(가) 편지를 {group}에 있는 {target}(으)로 넘깁니다. 보낸 사람은 {from}(으)로 적혀 있습니다.";
    fails_open(gate: &str, target: &str, group: &str) =>
        "{gate}: no target of {group} is healthy, so it fails open and tries all of them, here {target}.",
        "{gate}: {group}에 정상인 대상이 하나도 없어 모든 대상에 나눠 보냅니다(fail open). 이번에는 {target}입니다.";
        "{gate}: no house on {group} has answered the round, so any will do, here {target}.",
        "{gate}: {group}에 적힌 집 가운데 점검에 답한 곳이 없어 아무 집에나 보냅니다. 이번에는 {target}입니다.";
    answer_handed_on(gate: &str, to: Ipv4Addr) =>
        "{gate} passes the answer of the target on to {to}, as its own.",
        "{gate}이(가) 대상의 응답을 자기 응답으로 {to}에 전합니다.";
        "{gate} writes the answer of the house to {to} under its own name.",
        "{gate}이(가) 집에서 온 답장을 자기 이름으로 {to}에 보냅니다.";
    http_error(gate: &str, status: u16, name: &str, why: &str) =>
        "{gate} answers by itself: {status} {name}. {why}",
        "{gate}이(가) 직접 {status} {name}(으)로 답합니다. {why}";
        "{gate} writes back by itself: {status} {name}. {why}",
        "{gate}이(가) 직접 답장을 씁니다: {status} {name}. {why}";
    why_bad_gateway() =>
        "The target refused the connection.", "대상이 연결을 거절했습니다.";
        "The house refused the letter.", "집에서 편지를 거절했습니다.";
    why_unavailable() =>
        "There is no target.", "대상이 없습니다.";
        "There is no house.", "보낼 집이 없습니다.";
    why_gateway_timeout() =>
        "No answer of the target has come in time.", "대상의 응답이 제때 오지 않았습니다.";
        "No answer of the house has come in time.", "집에서 제때 답이 오지 않았습니다.";
}

impl Texts {
    /// What a load balancer did, and why; nothing for other steps.
    pub(super) fn balance_sentence(self, network: &Network, gate: &str, hop: &Hop, what: &str) -> String {
        let name = |id: ResourceId| self.resource(network, id);
        match hop.step {
            Step::NoListener => self.no_listener(gate, what),
            Step::NoTargets(group) => self.no_targets(gate, &name(group.into())),
            Step::NoTargetInZone(group) => self.no_target_in_zone(gate, &name(group.into())),
            Step::TargetChosen { group, target, fails_open } => {
                let (group, target) = (name(group.into()), name(target.into()));
                if fails_open {
                    self.fails_open(gate, &target, &group)
                } else if is_network(network, hop) {
                    self.chosen_by_network(gate, &target, &group, hop.after.source)
                } else {
                    self.chosen_by_application(gate, &target, &group, hop.after.source)
                }
            }
            Step::AnswerHandedOn => self.answer_handed_on(gate, hop.after.destination),
            Step::HttpError(error) => {
                let why = match error {
                    HttpError::BadGateway => self.why_bad_gateway(),
                    HttpError::Unavailable => self.why_unavailable(),
                    HttpError::GatewayTimeout => self.why_gateway_timeout(),
                };
                self.http_error(gate, error.status(), error.name(), &why)
            }
            _ => String::new(),
        }
    }

    /// The same in a word or two.
    pub(super) fn balance_note(self, network: &Network, hop: &Hop) -> Text {
        let name = |id: ResourceId| self.resource(network, id);
        match hop.step {
            Step::NoListener => self.note_no_listener(),
            Step::NoTargets(_) => self.note_no_targets(),
            Step::NoTargetInZone(_) => self.note_no_target_in_zone(),
            Step::TargetChosen { target, fails_open: true, .. } => self.note_fails_open(&name(target.into())),
            Step::TargetChosen { target, .. } => self.note_target(&name(target.into())),
            Step::HttpError(error) => self.sees_http(error.status()),
            _ => self.note_target(&hop.after.destination.to_string()),
        }
    }

    /// What a client experiences that is told an error.
    pub(super) fn http_sentence(self, error: HttpError) -> Text {
        match error {
            HttpError::BadGateway => self.sees_bad_gateway(),
            HttpError::Unavailable => self.sees_unavailable(),
            HttpError::GatewayTimeout => self.sees_gateway_timeout(),
        }
    }

    /// Why AWS would not make or change something about load balancers; nothing for other reasons.
    pub(super) fn balance_error(self, network: &Network, error: &BuildError) -> Text {
        match *error {
            BuildError::TooFewZones(zones) => self.refuse_zones(zones),
            BuildError::TooFewPublicZones(zones) => self.refuse_public_zones(zones),
            BuildError::OneSubnetAZone => self.refuse_one_subnet(),
            BuildError::ListenerExists => self.refuse_listener_exists(),
            BuildError::ListenerProtocol => self.refuse_listener_protocol(),
            BuildError::GroupSizeOutOfOrder => self.refuse_group_size(tollgate_model::GroupSize::LIMIT),
            BuildError::Managed { what, by } => {
                self.refuse_managed(&self.resource(network, what), &self.resource(network, by))
            }
            _ => Text::default(),
        }
    }

    /// What a load balancer knows about a target.
    pub fn health(self, health: Health) -> Text {
        match health {
            Health::Healthy => self.health_healthy(),
            Health::Unused => self.health_unused(),
            Health::NoSuchPage => self.health_no_page(),
            Health::Fails(Code::PortClosed) => self.health_refused(),
            Health::Fails(code) => self.health_fails(code.as_str()),
        }
    }

    /// Who can reach a load balancer.
    pub fn scheme(self, scheme: Scheme) -> Text {
        match scheme {
            Scheme::InternetFacing => self.scheme_internet_facing(),
            Scheme::Internal => self.scheme_internal(),
        }
    }

    /// The type of an environment.
    pub fn environment_kind(self, kind: EnvironmentKind) -> Text {
        match kind {
            EnvironmentKind::LoadBalanced => self.environment_load_balanced(),
            EnvironmentKind::SingleInstance => self.environment_single(),
        }
    }
}

fn is_network(network: &Network, hop: &Hop) -> bool {
    let of = hop.place.resource().and_then(|id| LoadBalancerId::of(network.owner_of(id)));
    of.and_then(|id| network.load_balancers.get(&id)).is_some_and(|it| it.kind == LoadBalancerKind::Network)
}
