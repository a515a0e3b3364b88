//! Why a file or link could not be opened or written, and where in it the fault is.

use super::{Text, Texts, shown, texts};
use tollgate_interop::{Expected, LinkDamage, Position, ReadError, Shape, Syntax, ValueKind, WriteError};
use tollgate_model::{Direction, Excess, Limited, Network};

const MIB: usize = 1024 * 1024;

texts! {
    open_kept => "What you had is untouched.", "하던 그림은 그대로 있습니다.";
    open_at(line: usize, column: usize) => "line {line}, column {column}", "{line}번째 줄 {column}번째 글자";
    open_not_json(what: &str) => "This is not a complete JSON file: {what}.", "올바른 JSON 파일이 아닙니다. {what}.";
    open_not_tollgate => "This is not a Tollgate document.", "Tollgate 문서가 아닙니다.";
    open_newer(found: u64, known: u32) => "A newer Tollgate wrote it (format {found}; this one reads up to {known}). Reload the page to get the newest.",
        "더 새로운 Tollgate가 만든 문서입니다(형식 {found}, 여기서는 {known}까지 읽습니다). 페이지를 새로 고치면 최신 버전이 됩니다.";
    open_shape(path: &str, what: &str) => "{path}: {what}.", "{path}: {what}.";
    open_whole => "the document", "문서 전체";
    open_inconsistent(what: &str) => "It contradicts itself: {what}", "내용이 서로 맞지 않습니다. {what}";
    open_and_more(count: usize) => "(and {count} more)", "(그 밖에 {count}개)";
    open_too_large(limit: usize) => "It is larger than {limit} MiB, which is more than is read.", "크기가 {limit}MiB가 넘습니다. 이보다 큰 내용은 읽지 않습니다.";
    open_over_limits(what: &str) => "The link holds more than a link may. {what} A file may hold more: ask for one.",
        "링크로 열 수 있는 양을 넘습니다. {what} 파일은 더 커도 열리니 파일로 받아 보세요.";
    write_too_large(limit: usize) => "The network is larger than {limit} MiB, which is more than could be read again.",
        "네트워크의 크기가 {limit}MiB가 넘어서, 저장해도 다시 읽을 수 없습니다.";
    write_over_limits(what: &str) => "The network is too much for a link. {what} Save it as a file instead.",
        "네트워크가 링크에 담을 수 있는 양을 넘습니다. {what} 파일로 저장하세요.";
    write_no_form => "A part of the network cannot be written. Please report this.", "네트워크에 저장할 수 없는 부분이 있습니다. 이 문제를 알려 주세요.";
    open_not_a_link => "The link holds no network.", "링크에 네트워크가 들어 있지 않습니다.";
    open_link_version(found: u32, known: u32) => "A newer Tollgate made this link (version {found}; this one reads up to {known}).",
        "더 새로운 Tollgate가 만든 링크입니다(버전 {found}, 여기서는 {known}까지 읽습니다).";
    open_link_character(position: usize, character: char) => "The link is damaged: character {position} is \u{201c}{character}\u{201d}, which no link has. Was part of a sentence copied with it?",
        "링크가 손상되었습니다. {position}번째 글자 \u{201c}{character}\u{201d}은(는) 링크에 있을 수 없습니다. 주변 문장까지 복사되었는지 확인해 보세요.";
    open_link_cut => "The link is cut short: its end is missing. Copy it once more, or ask for a file.",
        "링크의 끝부분이 잘렸습니다. 다시 복사하거나 파일로 받아 보세요.";
    open_link_changed => "The link was changed on its way and cannot be unpacked. Copy it once more.",
        "링크가 오는 길에 바뀌어 풀 수 없습니다. 다시 복사해 보세요.";

    excess_whole => "The drawing", "그림 전체";
    excess_many(name: &str, what: &str, count: usize, limit: usize) => "{name}: too many {what} ({count}, at most {limit}).",
        "{name}: {what}이(가) 너무 많습니다({count}개, 최대 {limit}개).";
    excess_long(name: &str, what: &str, count: usize, limit: usize) => "{name}: {what} is too long ({count} characters, at most {limit}).",
        "{name}: {what}이(가) 너무 깁니다({count}자, 최대 {limit}자).";
    limited_title => "the title", "제목";
    limited_name => "a name", "이름";
    limited_text => "a text", "글";
    limited_kind(kind: &str) => "things of the kind \u{201c}{kind}\u{201d}", "{kind}";
    limited_boxes => "things on the canvas", "캔버스에 놓인 것";
    limited_things => "things in all", "전체 구성 요소";
    limited_entries => "entries in all lists together", "모든 목록의 항목을 합친 수";
    limited_cidrs => "CIDR blocks", "CIDR 블록";
    limited_peerings => "active peering connections", "활성 피어링 연결";
    limited_gateway_endpoints => "gateway endpoints", "게이트웨이 엔드포인트";
    limited_elastic_ips => "Elastic IPs", "탄력적 IP";
    limited_routes => "routes", "라우팅";
    limited_inbound => "inbound rules", "인바운드 규칙";
    limited_outbound => "outbound rules", "아웃바운드 규칙";
    limited_security_groups => "security groups", "보안 그룹";
    limited_listeners => "ports that are listened on", "듣는 포트";
    limited_targets => "targets", "대상";
    limited_subnets => "subnets", "서브넷";
    limited_instances => "instances", "인스턴스";
    limited_target_groups => "target groups", "대상 그룹";
    limited_built => "things that were built", "환경이 만든 리소스";
    limited_route_tables => "route tables", "라우팅 테이블";
    limited_records => "records", "레코드";
    limited_addresses => "addresses in a record", "레코드의 주소";
    limited_vpcs => "VPCs", "VPC";
    limited_files => "files", "파일";
    limited_rows => "rows", "데이터 행";
    limited_moments => "moments in its backups", "백업 시점";
    limited_parameters => "settings", "설정값";

    json_cut_off => "it ends too early", "끝부분이 잘려 있습니다";
    json_text_after => "something follows after its end", "끝난 뒤에 다른 내용이 이어집니다";
    json_trailing_comma => "a comma has nothing after it", "쉼표 뒤에 아무것도 없습니다";
    json_missing_comma => "a comma or closing bracket is missing", "쉼표나 닫는 괄호가 빠졌습니다";
    json_missing_colon => "a colon is missing", "콜론이 빠졌습니다";
    json_no_value => "a value is missing", "값이 빠졌습니다";
    json_no_key => "a key in quotes is missing", "따옴표로 묶은 키가 빠졌습니다";
    json_bad_string => "a text has a character that it may not have", "문자열에 쓸 수 없는 글자가 있습니다";
    json_bad_number => "a number is malformed", "숫자가 올바르지 않습니다";
    json_too_deep => "brackets are nested too deep", "괄호가 너무 깊이 겹쳐 있습니다";

    shape_unknown(field: &str) => "there is no field \u{201c}{field}\u{201d}", "\u{201c}{field}\u{201d}(이)라는 항목은 없습니다";
    shape_missing(field: &str) => "the field \u{201c}{field}\u{201d} is missing", "\u{201c}{field}\u{201d} 항목이 빠졌습니다";
    shape_duplicate(field: &str) => "\u{201c}{field}\u{201d} is there twice", "\u{201c}{field}\u{201d} 항목이 두 번 있습니다";
    shape_type(expected: &str) => "it must be {expected}", "여기에는 {expected}이(가) 와야 합니다";
    shape_length(found: usize, expected: usize) => "it must have {expected} items and has {found}", "항목이 {expected}개여야 하는데 {found}개 있습니다";
    shape_value(value: &str, kind: &str) => "\u{201c}{value}\u{201d} is not {kind}", "\u{201c}{value}\u{201d} 자리에는 {kind}이(가) 와야 합니다";

    type_text => "a text", "문자열";
    type_number => "a whole number", "정수";
    type_boolean => "true or false", "true 또는 false";
    type_object => "an object in braces", "중괄호로 묶은 객체";
    type_list => "a list in brackets", "대괄호로 묶은 목록";
    type_choice => "one of the known names", "정해진 이름 중 하나";

    value_cidr => "a CIDR block such as 10.0.0.0/16", "10.0.0.0/16 같은 CIDR 블록";
    value_address => "an IPv4 address such as 10.0.0.4", "10.0.0.4 같은 IPv4 주소";
    value_ipv6 => "an IPv6 address such as 2001:db8::7", "2001:db8::7 같은 IPv6 주소";
    value_id => "the id of what belongs here, such as subnet-4", "여기에 맞는 ID(예: subnet-4)";
    value_rule_number => "a rule number from 1 to 32766", "1부터 32766까지의 규칙 번호";
    value_traffic => "a protocol and ports such as tcp 80", "tcp 80 같은 프로토콜과 포트";
    value_listener => "a listener such as tcp/80", "듣는 포트(예: tcp/80)";
    value_zone => "a zone letter from a to f", "a부터 f까지의 가용 영역 글자";
    value_domain_name => "a domain name", "도메인 이름";
    value_country => "a country of two letters", "두 글자로 된 국가 코드";
    value_file_mode => "a file mode such as 0400", "0400 같은 파일 권한";
    value_number(least: i64, most: i64) => "a whole number from {least} to {most}", "{least}부터 {most}까지의 정수";
    value_version => "a version number", "버전 번호";
    value_other => "what belongs here", "여기에 맞는 값";
}

impl Texts {
    /// Why a file or link could not be opened, and where the fault is, in one or two sentences.
    pub fn read_error(self, error: &ReadError) -> String {
        match error {
            ReadError::NotJson { position, what } => {
                let what = self.syntax(what);
                self.open_not_json(&self.located(&what, *position)).into_owned()
            }
            ReadError::NotTollgate => self.open_not_tollgate().into_owned(),
            ReadError::NewerVersion { found, known } => self.open_newer(*found, *known).into_owned(),
            ReadError::WrongShape { path, position, what } => {
                let whole = self.open_whole();
                let path = if path.is_empty() { whole.as_ref() } else { path.as_str() };
                self.open_shape(path, &self.located(&self.shape(what), *position)).into_owned()
            }
            ReadError::Inconsistent(found) => {
                // The later ones are often consequences of the first.
                let network = Network::default();
                let first = self.first_of(found, |it| self.inconsistency(&network, it));
                self.open_inconsistent(&first).into_owned()
            }
            ReadError::TooLarge { limit } => self.open_too_large(limit / MIB).into_owned(),
            ReadError::OverLimits(found) => self.open_over_limits(&self.excesses(found)).into_owned(),
            ReadError::NotALink => self.open_not_a_link().into_owned(),
            ReadError::BadLinkVersion { found, known } => self.open_link_version(*found, *known).into_owned(),
            ReadError::DamagedLink(LinkDamage::Character { position, character }) => {
                self.open_link_character(*position, *character).into_owned()
            }
            ReadError::DamagedLink(LinkDamage::CutShort) => self.open_link_cut().into_owned(),
            ReadError::DamagedLink(LinkDamage::Compression | LinkDamage::Checksum) => {
                self.open_link_changed().into_owned()
            }
        }
    }

    /// Why a document could not be written as a file or link.
    pub fn write_error(self, error: &WriteError) -> String {
        match error {
            WriteError::TooLarge { limit } => self.write_too_large(limit / MIB),
            WriteError::OverLimits(found) => self.write_over_limits(&self.excesses(found)),
            WriteError::NoForm => self.write_no_form(),
        }
        .into_owned()
    }

    /// What a document holds too much of: the first such thing, and how many more there are. Empty where there is none.
    pub fn excesses(self, found: &[Excess]) -> String {
        self.first_of(found, |it| self.excess(it))
    }

    fn excess(self, excess: &Excess) -> String {
        let Excess { at, name, what, count, limit } = excess;
        let whole = self.excess_whole();
        let name = if at.is_some() { shown(name) } else { whole.as_ref().into() };
        let words = self.limited(*what);
        let sentence = match what.is_length() {
            true => self.excess_long(&name, &words, *count, *limit),
            false => self.excess_many(&name, &words, *count, *limit),
        };
        sentence.into_owned()
    }

    fn limited(self, what: Limited) -> Text {
        match what {
            Limited::Title => self.limited_title(),
            Limited::Name => self.limited_name(),
            Limited::Text => self.limited_text(),
            Limited::Kind(kind) => self.limited_kind(&self.kind(kind)),
            Limited::Boxes => self.limited_boxes(),
            Limited::Things => self.limited_things(),
            Limited::Entries => self.limited_entries(),
            Limited::Cidrs => self.limited_cidrs(),
            Limited::Peerings => self.limited_peerings(),
            Limited::GatewayEndpoints => self.limited_gateway_endpoints(),
            Limited::NatAddresses => self.limited_elastic_ips(),
            Limited::Routes => self.limited_routes(),
            Limited::NetworkAclRules(Direction::Inbound)
            | Limited::SecurityGroupRules(Direction::Inbound) => self.limited_inbound(),
            Limited::NetworkAclRules(Direction::Outbound)
            | Limited::SecurityGroupRules(Direction::Outbound) => self.limited_outbound(),
            Limited::SecurityGroups => self.limited_security_groups(),
            Limited::Listeners => self.limited_listeners(),
            Limited::Targets => self.limited_targets(),
            Limited::Subnets => self.limited_subnets(),
            Limited::Instances => self.limited_instances(),
            Limited::TargetGroups => self.limited_target_groups(),
            Limited::Built => self.limited_built(),
            Limited::RouteTables => self.limited_route_tables(),
            Limited::Records => self.limited_records(),
            Limited::Addresses => self.limited_addresses(),
            Limited::ZoneVpcs => self.limited_vpcs(),
            Limited::Files => self.limited_files(),
            Limited::Rows => self.limited_rows(),
            Limited::Moments => self.limited_moments(),
            Limited::Parameters => self.limited_parameters(),
        }
    }

    /// The first in words, and how many more there are.
    fn first_of<T>(self, found: &[T], words: impl FnOnce(&T) -> String) -> String {
        match found {
            [] => String::new(),
            [only] => words(only),
            [first, more @ ..] => format!("{} {}", words(first), self.open_and_more(more.len())),
        }
    }

    fn located(self, what: &str, position: Option<Position>) -> String {
        match position {
            Some(Position { line, column }) => format!("{what} ({})", self.open_at(line, column)),
            None => what.to_owned(),
        }
    }

    fn syntax(self, what: &Syntax) -> Text {
        match what {
            Syntax::CutOff => self.json_cut_off(),
            Syntax::TextAfterEnd => self.json_text_after(),
            Syntax::TrailingComma => self.json_trailing_comma(),
            Syntax::MissingComma => self.json_missing_comma(),
            Syntax::MissingColon => self.json_missing_colon(),
            Syntax::NoValue => self.json_no_value(),
            Syntax::NoKey => self.json_no_key(),
            Syntax::BadString => self.json_bad_string(),
            Syntax::BadNumber => self.json_bad_number(),
            Syntax::TooDeep => self.json_too_deep(),
        }
    }

    fn shape(self, what: &Shape) -> Text {
        match what {
            Shape::UnknownField { field } => self.shape_unknown(&shown(field)),
            Shape::MissingField { field } => self.shape_missing(&shown(field)),
            Shape::DuplicateField { field } => self.shape_duplicate(&shown(field)),
            Shape::WrongType { expected } => {
                let expected = match expected {
                    Expected::Text => self.type_text(),
                    Expected::Number => self.type_number(),
                    Expected::Boolean => self.type_boolean(),
                    Expected::Object => self.type_object(),
                    Expected::List => self.type_list(),
                    Expected::Choice => self.type_choice(),
                };
                self.shape_type(&expected)
            }
            Shape::BadValue { value, kind } => {
                let kind = match kind {
                    ValueKind::Cidr => self.value_cidr(),
                    ValueKind::Address => self.value_address(),
                    ValueKind::Ipv6Address => self.value_ipv6(),
                    ValueKind::Id => self.value_id(),
                    ValueKind::RuleNumber => self.value_rule_number(),
                    ValueKind::Traffic => self.value_traffic(),
                    ValueKind::Listener => self.value_listener(),
                    ValueKind::ZoneLetter => self.value_zone(),
                    ValueKind::DomainName => self.value_domain_name(),
                    ValueKind::Country => self.value_country(),
                    ValueKind::FileMode => self.value_file_mode(),
                    ValueKind::Choice => self.type_choice(),
                    ValueKind::Number { least, most } => self.value_number(*least, *most),
                    ValueKind::Version => self.value_version(),
                    ValueKind::Other => self.value_other(),
                };
                self.shape_value(&shown(value), &kind)
            }
            Shape::WrongLength { found, expected } => self.shape_length(*found, *expected),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, View};
    use tollgate_interop::{file, link};
    use tollgate_model::{Document, SecurityGroup, SecurityGroupId, VpcId};

    fn say(language: Language, error: &ReadError) -> String {
        Texts { language, view: View::Aws }.read_error(error)
    }

    #[test]
    fn a_bad_address_is_told_in_the_language_of_the_page() {
        let zones = r#"{"zone-1":{"name":"a.com","records":[{"data":{"aaaa":["2001:db8::g"]}}]}}"#;
        let text =
            format!(r#"{{"format":"tollgate","version":2,"title":"","network":{{"hosted_zones":{zones}}}}}"#);
        let error = file::read(&text).unwrap_err();
        let column = text.find("\"2001").unwrap() + 1;
        let expected = "\u{201c}2001:db8::g\u{201d} 자리에는 2001:db8::7 같은 IPv6 주소가 와야 합니다";
        assert_eq!(
            say(Language::Korean, &error),
            format!(
                "network.hosted_zones.zone-1.records[0].data.aaaa[0]: {expected} (1번째 줄 {column}번째 글자)."
            )
        );
        assert!(say(Language::English, &error).contains("is not an IPv6 address such as 2001:db8::7"));
    }

    #[test]
    fn a_link_that_holds_too_much_names_the_thing() {
        let mut network = Network::default();
        let mut group = SecurityGroup::new("web-sg".to_owned(), VpcId(1));
        group.inbound = vec![group.outbound[0].clone(); 1_001];
        group.outbound = group.inbound.clone();
        network.security_groups.insert(SecurityGroupId(2), group);
        let document = Document { title: "x".into(), network: network.into(), ..Document::default() };
        let Err(WriteError::OverLimits(found)) = link::write(&document) else { panic!("was written") };
        let error = ReadError::OverLimits(found);
        assert_eq!(
            say(Language::English, &error),
            "The link holds more than a link may. web-sg: too many inbound rules (1001, at most 1000). (and 1 more) A file may hold more: ask for one."
        );
        assert_eq!(
            say(Language::Korean, &error),
            "링크로 열 수 있는 양을 넘습니다. web-sg: 인바운드 규칙이 너무 많습니다(1001개, 최대 1000개). (그 밖에 1개) 파일은 더 커도 열리니 파일로 받아 보세요."
        );
    }
}
