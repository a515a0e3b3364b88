//! Why a file or link could not be opened, and where in it the fault is.

use super::{Text, Texts, texts};
use tollgate_interop::{Expected, LinkDamage, Position, ReadError, Shape, Syntax, ValueKind};
use tollgate_model::Network;

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
    open_too_large(limit: usize) => "It is larger than {limit} MiB unpacked, which no network is.", "풀면 {limit}MiB가 넘습니다. 네트워크 문서일 수 없는 크기입니다.";
    open_not_a_link => "The link holds no network.", "링크에 네트워크가 들어 있지 않습니다.";
    open_link_version(found: u32, known: u32) => "A newer Tollgate made this link (version {found}; this one reads up to {known}).",
        "더 새로운 Tollgate가 만든 링크입니다(버전 {found}, 여기서는 {known}까지 읽습니다).";
    open_link_character(position: usize, character: char) => "The link is damaged: character {position} is \u{201c}{character}\u{201d}, which no link has. Was part of a sentence copied with it?",
        "링크가 손상되었습니다. {position}번째 글자 \u{201c}{character}\u{201d}은(는) 링크에 있을 수 없습니다. 주변 문장까지 복사되었는지 확인해 보세요.";
    open_link_cut => "The link is cut short: its end is missing. Copy it once more, or ask for a file.",
        "링크의 끝부분이 잘렸습니다. 다시 복사하거나 파일로 받아 보세요.";
    open_link_changed => "The link was changed on its way and cannot be unpacked. Copy it once more.",
        "링크가 오는 길에 바뀌어 풀 수 없습니다. 다시 복사해 보세요.";

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
                let first = found.first().map_or_else(String::new, |it| self.inconsistency(&network, it));
                let more = match found.len() {
                    0 | 1 => String::new(),
                    count => format!(" {}", self.open_and_more(count - 1)),
                };
                format!("{}{more}", self.open_inconsistent(&first))
            }
            ReadError::TooLarge { limit } => self.open_too_large(limit / (1024 * 1024)).into_owned(),
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
            Shape::UnknownField { field } => self.shape_unknown(field),
            Shape::MissingField { field } => self.shape_missing(field),
            Shape::DuplicateField { field } => self.shape_duplicate(field),
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
                self.shape_value(value, &kind)
            }
            Shape::WrongLength { found, expected } => self.shape_length(*found, *expected),
        }
    }
}
