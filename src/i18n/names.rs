//! Texts about names: domains, hosted zones, records, and what was said when a name was looked up.

use super::{Text, Texts, sentences, texts};
use std::net::Ipv4Addr;
use tollgate_engine::Said;
use tollgate_model::check::RecordFault;
use tollgate_model::{
    DomainId, DomainName, FailoverRole, HostedZone, HostedZoneId, NameServer, Network, Node, RecordData,
    ResourceId, Routing,
};

texts! {
    name_resolver => "Resolver", "DNS 서버";
    name_root => "Root", "루트";
    name_top_level => "TLD", "최상위(TLD)";
    root_servers => "the root name servers", "루트 네임 서버";
    top_level_servers(domain: &str) => "the name servers of .{domain}", ".{domain} 네임 서버";
    any_top_level_servers => "the name servers of the top level", "최상위 도메인(TLD) 네임 서버";
    strangers_to(domain: &str) => "the name servers that the registrar lists for {domain}", "등록 기관에 적힌 {domain}의 네임 서버";
    amazon_servers => "AWS's own name servers", "AWS 네임 서버";

    registrars_own => "the registrar's own", "등록 기관의 기본 서버";

    inspect_domain_name => "Domain name", "도메인 이름";
    inspect_name_servers => "Name servers at the registrar", "등록 기관의 네임 서버";
    inspect_old_zone(zone: HostedZoneId) => "those of {zone}, which is gone", "삭제된 {zone}의 네임 서버";
    inspect_listed => "Listed", "적힌 네임 서버";
    inspect_expired => "The registration has expired", "등록이 만료됨";
    inspect_domain_hint =>
        "Registering makes the name yours. Who answers for it is said by the name servers: those of your hosted zone.",
        "등록하면 이름이 내 것이 됩니다. 그 이름에 누가 대답할지는 등록 기관에 적힌 네임 서버가 정합니다. 내 호스팅 영역의 네임 서버를 적으세요.";
    inspect_zone_servers => "Its name servers", "이 영역의 네임 서버";
    inspect_zone_type => "Type", "유형";
    inspect_zone_public => "Public", "퍼블릭";
    inspect_zone_private => "Private", "프라이빗";
    inspect_zone_private_hint =>
        "Only the resolvers of these VPCs ask it, and only where both DNS attributes are on. What it does not know does not exist there.",
        "아래 VPC의 DNS 서버만 물어봅니다. 두 DNS 속성이 모두 켜져 있어야 하고, 여기에 없는 이름은 그 VPC에서 없는 이름입니다.";
    inspect_zone_for(vpc: &str) => "For {vpc}", "{vpc}에 연결";
    inspect_records => "Records", "레코드";
    inspect_no_records => "No record yet: every name here is unknown.", "아직 레코드가 없습니다. 어떤 이름도 찾을 수 없습니다.";
    inspect_add_record => "Add a record", "레코드 추가";
    inspect_record_row(number: usize) => "Record {number}", "레코드 {number}";
    inspect_record_name => "Name", "이름";
    inspect_record_type => "Type", "유형";
    inspect_record_value => "Value", "값";
    inspect_record_ttl => "TTL in seconds", "TTL(초)";
    inspect_routing => "Routing policy", "라우팅 정책";
    inspect_weight => "Weight, 0 to 255", "가중치(0~255)";
    inspect_health_check => "Health check: address:port", "상태 확인: 주소:포트";
    inspect_no_health_check => "no health check", "상태 확인 없음";
    inspect_healthy => "Healthy: the checkers on the internet get an answer.", "정상: 인터넷의 상태 검사기가 응답을 받습니다.";
    inspect_unhealthy =>
        "Unhealthy: the checkers on the internet get no answer. They need a public address, and a security group that lets them in.",
        "비정상: 인터넷의 상태 검사기가 응답을 받지 못합니다. 퍼블릭 주소가 있고 보안 그룹이 허용해야 합니다.";
    inspect_not_name => "Write a name such as www.example.com.", "www.example.com 같은 이름을 쓰세요.";
    inspect_not_label => "Write the part before the zone's name, such as www; @ is the zone itself.", "www처럼 영역 이름 앞부분을 쓰세요. @는 영역 자체입니다.";
    inspect_not_value => "Write addresses such as 203.0.113.10, with commas between several.", "203.0.113.10 같은 주소를 쓰고, 여럿이면 쉼표로 나누세요.";
    inspect_not_ttl => "Write a number of seconds, such as 300.", "300 같은 초 단위 숫자를 쓰세요.";
    inspect_not_weight => "Write a number from 0 to 255.", "0부터 255까지의 숫자를 쓰세요.";
    inspect_not_health_check => "Write an address and a port, such as 203.0.113.10:80.", "203.0.113.10:80처럼 주소와 포트를 쓰세요.";
    inspect_used_by_domains => "Asked for these domains", "이 영역에 묻는 도메인";
    inspect_used_by_no_domain => "No registrar lists its name servers: nobody on the internet asks it.", "이 네임 서버를 적어 둔 등록 기관이 없어, 인터넷에서는 아무도 묻지 않습니다.";
    inspect_near => "Nearest Region", "가장 가까운 리전";
    inspect_public_name => "Public DNS name", "퍼블릭 DNS 이름";

    routing_simple => "Simple", "단순";
    routing_weighted => "Weighted", "가중치 기반";
    routing_latency(region: &str) => "Latency: {region}", "지연 시간: {region}";
    routing_primary => "Failover: primary", "장애 조치: 기본";
    routing_secondary => "Failover: secondary", "장애 조치: 보조";
    routing_country(country: &str) => "Geolocation: {country}", "지리적 위치: {country}";
    routing_elsewhere => "Geolocation: default", "지리적 위치: 기본값";
    routing_multivalue => "Multivalue answer", "다중값 응답";
    record_alias => "A · alias", "A · 별칭";

    how_zone => "The record of the name and type is read.", "이름과 유형이 맞는 레코드를 읽습니다.";
    how_registry => "What the registrar lists is read.", "등록 기관에 적힌 것을 읽습니다.";
    table_no_record => "no such record", "맞는 레코드 없음";
    table_not_registered => "not registered", "등록되지 않음";

    note_asks => "asks", "물어봄";
    note_cached => "remembered (TTL)", "기억함(TTL)";
    note_answers_with(address: Ipv4Addr) => "{address}", "{address}";
    note_no_such_name => "no such name", "없는 이름";
    note_no_such_type => "no address", "주소 없음";
    note_not_mine => "does not know it", "모르는 도메인";

    lookup_stale =>
        "The address is an old one: the resolver still remembers it (TTL), and whoever asks now is told another.",
        "예전 주소입니다. DNS 서버가 아직 기억하고 있어서(TTL) 그렇습니다. 지금 새로 물으면 다른 주소가 나옵니다.";
    wait_for_ttl(seconds: u32) => "Wait {seconds} s, until the TTL is over", "TTL이 끝날 때까지 {seconds}초 기다리기";

    help_no_such_name =>
        "Is the domain registered, and does the right zone have a record of this name? A private zone answers inside its VPCs only.",
        "도메인이 등록되어 있고, 맞는 영역에 이 이름의 레코드가 있나요? 프라이빗 영역은 연결된 VPC 안에서만 대답합니다.";
    help_no_data => "Add an A record for this name, or a default record.", "이 이름에 A 레코드나 기본값 레코드를 추가하세요.";
    help_not_delegated =>
        "Enter the four name servers of the present hosted zone at the registrar.",
        "등록 기관에 지금 호스팅 영역의 네임 서버 네 개를 적으세요.";
    help_failed_over => "The endpoint names the new address already. Wait until its short TTL is over, and connect again.", "엔드포인트는 이미 새 주소를 가리킵니다. 짧은 TTL이 끝나기를 기다렸다가 다시 연결하세요.";
    help_stale => "Wait until the TTL is over. Before the next move, lower the TTL first.", "TTL이 끝나기를 기다리세요. 다음에 옮길 때는 먼저 TTL을 줄이세요.";

    sees_no_such_name => "No such name", "없는 이름";
    sees_no_answer => "No address", "주소 없음";
    sees_server_failure => "Name server failed", "네임 서버 실패";
    sees_resolver_silent => "DNS timed out", "DNS 시간 초과";
    sees_no_such_name_more => "The client says: could not resolve host (NXDOMAIN).", "클라이언트에 호스트를 찾을 수 없다고 나옵니다(NXDOMAIN).";
    sees_no_answer_more => "The name exists, but it has no address.", "이름은 있지만 주소가 없습니다.";
    sees_server_failure_more => "The resolver found nobody who knows the name (SERVFAIL).", "DNS 서버가 이 이름을 아는 곳을 찾지 못했습니다(SERVFAIL).";
    sees_resolver_silent_more => "No DNS server answers.", "DNS 서버가 응답하지 않습니다.";

    refuse_not_registrable(domain: &str) =>
        "{domain} cannot be registered: a domain has a name and what it is under, such as example.com.",
        "{domain}은(는) 등록할 수 없습니다. example.com처럼 이름과 최상위 도메인이 있어야 합니다.";
    refuse_domain_taken(domain: &str) => "{domain} is registered already.", "{domain}은(는) 이미 등록되어 있습니다.";
    refuse_private_zone(zone: &str, vpc: &str) =>
        "A {vpc} sees one private zone of a name, and there is {zone} already.",
        "{vpc}에는 같은 이름의 프라이빗 영역을 하나만 연결할 수 있는데 이미 {zone}이(가) 있습니다.";
    fault_apex =>
        "A CNAME cannot stand at the zone's own name, because NS and SOA stand there. Use an alias.",
        "영역 자체(@)에는 NS와 SOA가 있어 CNAME을 둘 수 없습니다. 별칭을 쓰세요.";
    fault_not_alone => "Beside a CNAME no other record of that name may stand.", "CNAME이 있는 이름에는 다른 레코드를 둘 수 없습니다.";
    fault_exists => "There is such a record. Several of one name need a routing policy each.", "같은 레코드가 있습니다. 한 이름에 여럿을 두려면 각각 라우팅 정책이 있어야 합니다.";
    fault_mixed => "All records of one name and type have the same routing policy.", "이름과 유형이 같은 레코드는 라우팅 정책도 같아야 합니다.";
    fault_role => "There is a record for this already. Choose another Region, country or role.", "이미 같은 조건의 레코드가 있습니다. 다른 리전, 국가, 역할을 고르세요.";
    fault_no_value => "A record needs a value.", "레코드에는 값이 있어야 합니다.";
    fault_own_alias => "An alias cannot be one of itself.", "별칭이 자기 자신을 가리킬 수 없습니다.";
    fault_multivalue => "Multivalue answers are addresses.", "다중값 응답에는 주소만 쓸 수 있습니다.";
}

sentences! {
    zone_named(zone: &str) => "hosted zone {zone}", "호스팅 영역 {zone}"; "address book {zone}", "주소록 {zone}";
    lookup_sender(who: &str) =>
        "{who} knows a name and needs an address, so it asks its DNS resolver first.",
        "{who}은(는) 이름만 알고 주소를 몰라, 먼저 DNS 서버에 물어봅니다.";
    "{who} knows a name and needs an address: before the letter, a question goes out.",
        "{who}은(는) 이름만 알고 주소를 모릅니다. 편지를 부치기 전에 먼저 물어봅니다.";
    lookup_resolver(who: &str) =>
        "{who} does not know the name and asks from the top down, beginning at the root.",
        "{who}이(가) 이 이름을 몰라 맨 위 루트부터 차례로 물어봅니다.";
        "{who} looks for the right address book, beginning at the very top.",
        "{who}에서 어느 주소록에 있는지 맨 위부터 차례로 알아봅니다.";
    lookup_cached(who: &str) =>
        "{who} still remembers an earlier answer and asks nobody: its TTL is not over.",
        "{who}이(가) 앞서 들은 답을 아직 기억합니다. TTL이 남아 있어 아무에게도 묻지 않습니다.";
        "{who} has the address on a slip of paper from before, and asks nobody while the slip is valid (TTL).",
        "{who}에 전에 적어 둔 쪽지가 있습니다. 쪽지의 기한(TTL)이 남아 아무에게도 묻지 않습니다.";
    lookup_refers(who: &str, other: &str) =>
        "{who}: the address is not known here, but {other} will know more.",
        "{who}: 주소는 모르지만 {other}에 물어보라고 알려 줍니다.";
        "{who}: not in this book, but look at {other}.",
        "{who}: 이 책에는 없으니 {other}을(를) 펼쳐 보라고 알려 줍니다.";
    lookup_answers(who: &str, address: &str) =>
        "{who} has the record: the address is {address}.",
        "{who}에 레코드가 있습니다. 주소는 {address}입니다.";
        "{who} has the line: the address is {address}.",
        "{who}에 적혀 있습니다. 주소는 {address}입니다.";
    lookup_other(who: &str, other: &str) =>
        "{who}: that is another name for {other} (CNAME), so the question starts again with that name.",
        "{who}: {other}의 다른 이름입니다(CNAME). 그 이름으로 다시 물어봅니다.";
        "{who}: see under {other}. The question starts again with that name.",
        "{who}: {other} 쪽을 보라고 적혀 있습니다. 그 이름으로 다시 찾습니다.";
    lookup_no_name(who: &str) =>
        "{who}: there is no such name (NXDOMAIN).",
        "{who}: 그런 이름은 없습니다(NXDOMAIN).";
        "{who}: there is nobody of this name.",
        "{who}: 그런 이름은 없습니다.";
    lookup_no_type(who: &str) =>
        "{who}: the name exists, but there is no address for this question.",
        "{who}: 이름은 있지만 이 질문에 줄 주소가 없습니다.";
        "{who}: the name is there, but no address stands beside it.",
        "{who}: 이름은 있는데 옆에 적힌 주소가 없습니다.";
    lookup_not_mine(who: &str) =>
        "{who} do not know the domain, so nobody can answer (SERVFAIL).",
        "{who}은(는) 이 도메인을 모릅니다. 아무도 대답할 수 없습니다(SERVFAIL).";
        "{who} lead to an address book that does not know this name.",
        "{who}에 적힌 주소록에는 이 이름이 없습니다.";
    lookup_silent(who: &str) =>
        "{who} does not answer: DNS resolution (enableDnsSupport) is off in this VPC.",
        "{who}이(가) 응답하지 않습니다. 이 VPC는 DNS 확인(enableDnsSupport)이 꺼져 있습니다.";
        "{who} is closed (enableDnsSupport is off).",
        "{who}이(가) 닫혀 있습니다(enableDnsSupport 꺼짐).";
}

impl Texts {
    /// One of those who are asked before a zone is, on the canvas.
    pub fn name_server_label(self, server: NameServer) -> String {
        match server {
            NameServer::PublicResolver => self.name_resolver(),
            NameServer::Root => self.name_root(),
            NameServer::TopLevel(_) => self.name_top_level(),
            NameServer::Amazon => "AWS".into(),
        }
        .into_owned()
    }

    /// The name of a record in its zone.
    pub fn record_name(self, name: Option<&DomainName>) -> String {
        name.map_or_else(|| "@".to_owned(), ToString::to_string)
    }

    /// Its type.
    pub fn record_type(self, data: &RecordData) -> Text {
        match data {
            RecordData::Alias(_) => self.record_alias(),
            RecordData::LoadBalancer(_) => self.inspect_alias_balancer(),
            RecordData::A(_) | RecordData::Aaaa(_) | RecordData::Cname(_) => data.kind().as_str().into(),
        }
    }

    /// What it says.
    pub fn record_value(self, network: &Network, zone: &HostedZone, data: &RecordData) -> String {
        let list = |all: Vec<String>| all.join(", ");
        match data {
            RecordData::A(addresses) => list(addresses.iter().map(ToString::to_string).collect()),
            RecordData::Aaaa(addresses) => list(addresses.iter().map(ToString::to_string).collect()),
            RecordData::Cname(name) => name.to_string(),
            RecordData::Alias(name) => zone.whole(name.as_ref()).to_string(),
            RecordData::LoadBalancer(id) => self.resource(network, (*id).into()),
        }
    }

    /// A routing policy.
    pub fn routing(self, routing: Routing) -> Text {
        match routing {
            Routing::Simple => self.routing_simple(),
            Routing::Weighted(_) => self.routing_weighted(),
            Routing::Latency(region) => self.routing_latency(region.as_str()),
            Routing::Failover(FailoverRole::Primary) => self.routing_primary(),
            Routing::Failover(FailoverRole::Secondary) => self.routing_secondary(),
            Routing::Geolocation(Some(country)) => self.routing_country(&country.to_string()),
            Routing::Geolocation(None) => self.routing_elsewhere(),
            Routing::Multivalue => self.routing_multivalue(),
        }
    }

    /// Why Route 53 does not take a record.
    pub fn record_fault(self, fault: RecordFault) -> Text {
        match fault {
            RecordFault::CnameAtApex => self.fault_apex(),
            RecordFault::CnameNotAlone => self.fault_not_alone(),
            RecordFault::Exists => self.fault_exists(),
            RecordFault::MixedPolicies => self.fault_mixed(),
            RecordFault::RoleTaken => self.fault_role(),
            RecordFault::NoValue => self.fault_no_value(),
            RecordFault::AliasOfItself => self.fault_own_alias(),
            RecordFault::MultivalueNeedsAddresses => self.fault_multivalue(),
        }
    }

    /// Who is asked, as it stands in a sentence.
    pub(super) fn asked(self, network: &Network, server: Node) -> String {
        match server {
            Node::Resource(ResourceId::HostedZone(id)) => self.zone_named(&self.resource(network, id.into())),
            Node::Resource(ResourceId::Domain(id)) => {
                self.strangers_to(&self.resource(network, id.into())).into_owned()
            }
            Node::NameServer(NameServer::Root) => self.root_servers().into_owned(),
            Node::NameServer(NameServer::TopLevel(domain)) => {
                match domain.and_then(|id| network.domains.get(&id)) {
                    Some(domain) => self.top_level_servers(domain.name.top_level()).into_owned(),
                    None => self.any_top_level_servers().into_owned(),
                }
            }
            Node::NameServer(NameServer::Amazon) => self.amazon_servers().into_owned(),
            Node::NameServer(NameServer::PublicResolver)
            | Node::Resource(_)
            | Node::Router(_)
            | Node::Resolver(_)
            | Node::NetworkAcl { .. }
            | Node::SecurityGroup { .. }
            | Node::Internet
            | Node::AwsEdge => self.noun_resolver().to_owned(),
        }
    }

    /// What it answers for.
    pub(super) fn name_server_of(self, network: &Network, server: NameServer) -> String {
        match server {
            NameServer::TopLevel(domain) => {
                let domain = domain.and_then(|id| network.domains.get(&id));
                domain.map_or_else(String::new, |it| format!(".{}", it.name.top_level()))
            }
            NameServer::Root => ".".to_owned(),
            NameServer::PublicResolver | NameServer::Amazon => String::new(),
        }
    }

    /// The name servers that a domain has at its registrar.
    pub(super) fn servers_of_domain(self, network: &Network, domain: DomainId) -> String {
        match network.domains.get(&domain).and_then(|it| it.name_servers) {
            Some(zone) => zone.name_servers().into_iter().next().unwrap_or_default(),
            None => self.registrars_own().into_owned(),
        }
    }

    /// What was said, in a word or two.
    pub(super) fn lookup_note(self, network: &Network, said: Said) -> String {
        match said {
            Said::Asks => self.note_asks(),
            Said::FromCache => self.note_cached(),
            Said::Refers(other) => format!("→ {}", self.node_label(network, other)).into(),
            Said::Answers(Some(address)) => self.note_answers_with(address),
            Said::Answers(None) => "AAAA".into(),
            Said::OtherName(_) => "CNAME".into(),
            Said::NoSuchName => self.note_no_such_name(),
            Said::NoSuchType => self.note_no_such_type(),
            Said::NotMine => self.note_not_mine(),
            Said::Silent => self.note_resolver_off(),
        }
        .into_owned()
    }

    /// What was said, in a sentence.
    pub(super) fn lookup_sentence(self, network: &Network, who: &str, place: Node, said: Said) -> String {
        match said {
            Said::Asks => match place {
                Node::Resolver(_) | Node::NameServer(_) => self.lookup_resolver(who),
                _ => self.lookup_sender(who),
            },
            Said::FromCache => self.lookup_cached(who),
            Said::Refers(other) => self.lookup_refers(who, &self.asked(network, other)),
            Said::Answers(address) => {
                self.lookup_answers(who, &address.map_or_else(|| "AAAA".to_owned(), |it| it.to_string()))
            }
            Said::OtherName(index) => {
                let record = match place {
                    Node::Resource(ResourceId::HostedZone(zone)) => {
                        network.hosted_zones.get(&zone).and_then(|it| it.records.get(index))
                    }
                    _ => None,
                };
                match record.map(|it| &it.data) {
                    Some(RecordData::Cname(other)) => self.lookup_other(who, other.as_str()),
                    _ => self.lookup_other(who, "CNAME"),
                }
            }
            Said::NoSuchName => self.lookup_no_name(who),
            Said::NoSuchType => self.lookup_no_type(who),
            Said::NotMine => self.lookup_not_mine(who),
            Said::Silent => self.lookup_silent(who),
        }
    }
}
