//! Texts about databases: RDS, DocumentDB and what is kept of them.

use super::{Text, Texts, texts};
use tollgate_model::{DatabaseState, Engine};

texts! {
    database_endpoint => "Endpoint", "엔드포인트";
    database_endpoint_note => "Call it by this name: the address behind it changes, the name does not.",
        "이 이름으로 접속하세요. 뒤의 주소는 바뀌어도 이름은 그대로입니다.";
    database_engine => "Engine", "엔진";
    database_tls => "Only over TLS, and only inside its VPC: there is no public access.",
        "TLS로만, VPC 안에서만 접속합니다. 퍼블릭 액세스는 없습니다.";
    database_available => "available", "사용 가능";
    database_stopped => "stopped", "중지됨";
    database_stop => "Stop", "중지";
    database_start => "Start", "시작";
    database_reboot => "Reboot", "재부팅";
    database_fail_over => "Fail over", "장애 조치";
    database_no_login => "Nobody logs in to its machine: AWS looks after it. There is no port 22 here.",
        "서버에는 아무도 로그인하지 못합니다. 서버는 AWS가 관리하고, 22번 포트도 없습니다.";
    database_public => "Publicly accessible", "퍼블릭 액세스 가능";
    database_public_note => "From outside, the endpoint then leads to a public address. Subnets, route and security group must let it in as well.",
        "켜면 밖에서 엔드포인트가 퍼블릭 주소로 해석됩니다. 서브넷, 라우팅, 보안 그룹도 열려 있어야 합니다.";
    database_multi_az => "Multi-AZ: a standby in another zone", "다중 AZ: 다른 가용 영역에 대기 복제본";
    database_multi_az_note => "A copy in step that nobody reads. When this zone fails, the endpoint leads there.",
        "늘 똑같이 맞춰 두지만 읽을 수는 없습니다. 이 가용 영역에 장애가 나면 엔드포인트가 그쪽을 가리킵니다.";
    database_replica => "A replica in another zone", "다른 가용 영역에 복제본";
    database_replica_note => "Kept in step. When this zone fails, it takes over, and the endpoint leads there.",
        "늘 똑같이 맞춰 둡니다. 이 가용 영역에 장애가 나면 이 복제본이 대신하고, 엔드포인트가 그쪽을 가리킵니다.";
    database_standby_in(subnet: &str) => "standby in {subnet}", "대기 복제본: {subnet}";
    database_standby_of(name: &str) => "{name} standby", "{name}(대기)";
    database_subnet_group => "Subnet group", "서브넷 그룹";
    database_subnet_group_hint => "Where it may stand: subnets in at least two zones.",
        "데이터베이스가 놓일 수 있는 서브넷입니다. 가용 영역 두 곳 이상이어야 합니다.";
    database_subnet_in(name: &str, zone: &str) => "{name} · {zone}", "{name} · {zone}";

    database_data => "Data", "데이터";
    database_words_rds => "A database has tables, a table has rows, a row has columns.",
        "데이터베이스에 테이블이, 테이블에 행이, 행에 열이 있습니다.";
    database_words_docs => "Here a table is a collection, a row is a document, a column is a field.",
        "여기서는 테이블이 컬렉션, 행이 문서, 열이 필드입니다.";
    database_word_table => "table", "테이블";
    database_word_row => "row", "행";
    database_word_column => "column", "열";
    database_word_collection => "collection", "컬렉션";
    database_word_document => "document", "문서";
    database_word_field => "field", "필드";
    database_rows_none => "Nothing is in it yet.", "아직 아무것도 없습니다.";
    database_add_row => "Write a row", "행 쓰기";
    database_add_document => "Write a document", "문서 쓰기";

    database_backups => "Backups", "백업";
    database_retention => "Automated backups are kept for (days)", "자동 백업 보존 기간(일)";
    database_retention_note => "0 switches them off. They go with the database; manual snapshots stay.",
        "0이면 꺼집니다. 자동 백업은 데이터베이스와 함께 삭제되고, 수동 스냅샷은 남습니다.";
    database_not_days => "Write a number of days from 0 to 35.", "0부터 35까지의 일수를 쓰세요.";
    database_moment(rows: &str) => "to when it had: {rows}", "“{rows}”이(가) 있던 때로";
    database_moment_empty => "to when it was empty", "비어 있던 때로";
    database_moments_none => "Write or delete something: then there is a moment to go back to.",
        "데이터를 쓰거나 지우면 되돌아갈 시점이 생깁니다.";
    database_take_snapshot => "Take a snapshot", "스냅샷 생성";
    database_restore => "Restore", "복원";
    database_restore_hint => "A restore makes a new database with a new endpoint. The old one stays as it is.",
        "복원하면 새 엔드포인트를 가진 새 데이터베이스가 생깁니다. 원래 것은 그대로입니다.";
    database_restore_in(subnet: &str) => "Restore in {subnet}", "{subnet}에 복원";
    database_restore_nowhere => "To restore it, a VPC of its Region needs subnets in two zones.",
        "복원하려면 같은 리전의 VPC에 가용 영역 두 곳의 서브넷이 있어야 합니다.";
    database_snapshot_of(engine: &str) => "Of a database with {engine}", "{engine} 데이터베이스의 스냅샷";

    database_parameters => "Parameter group", "파라미터 그룹";
    database_group_default => "default (cannot be edited)", "기본(편집 불가)";
    database_group_own => "a group of my own", "내 파라미터 그룹";
    database_parameter_dynamic => "dynamic: at once", "동적: 바로 적용";
    database_parameter_static => "static: after a reboot", "정적: 재부팅 후 적용";
    database_parameter_pending(value: &str) => "pending-reboot: still {value}", "재부팅 대기(pending-reboot): 지금은 아직 {value}";
    database_group_pending => "pending-reboot: the group takes effect after a reboot.",
        "재부팅 대기(pending-reboot): 재부팅해야 이 그룹이 적용됩니다.";

    refuse_subnet_group => "The subnet group must lie in at least two Availability Zones. Make a subnet in another zone first.",
        "서브넷 그룹은 가용 영역 두 곳 이상에 걸쳐야 합니다. 다른 가용 영역에 서브넷을 먼저 만드세요.";
    refuse_not_offered(engine: &str) => "{engine} does not offer that.", "{engine}에서는 할 수 없습니다.";
    refuse_public_without_names(vpc: &str) =>
        "A publicly accessible database needs DNS resolution and DNS hostnames in {vpc}. Switch both on there.",
        "퍼블릭 액세스를 켜려면 {vpc}의 DNS 확인과 DNS 호스트 이름이 모두 켜져 있어야 합니다.";
    refuse_database_stopped(name: &str) => "{name} is stopped. Start it first.", "{name}이(가) 중지되어 있습니다. 먼저 시작하세요.";
    refuse_single_zone(name: &str) => "{name} stands in one zone and has nothing to fail over to. Switch Multi-AZ on.",
        "{name}은(는) 가용 영역 한 곳에만 있어 장애 조치할 곳이 없습니다. 다중 AZ를 켜세요.";
    refuse_default_parameters => "The default parameter group cannot be edited. Choose “a group of my own” above.",
        "기본 파라미터 그룹은 편집할 수 없습니다. 위에서 ‘내 파라미터 그룹’을 고르세요.";
    refuse_retention(days: u8) => "Backups cannot be kept for {days} days: 35 at most.", "백업은 {days}일 동안 보존할 수 없습니다. 최대 35일입니다.";
}

impl Texts {
    /// Whether a database runs.
    pub fn database_state(self, state: DatabaseState) -> Text {
        match state {
            DatabaseState::Available => self.database_available(),
            DatabaseState::Stopped => self.database_stopped(),
        }
    }

    /// The words for what is in a database.
    pub fn database_words(self, engine: Engine) -> Text {
        match engine {
            Engine::DocumentDb => self.database_words_docs(),
            Engine::MySql | Engine::Postgres | Engine::MariaDb => self.database_words_rds(),
        }
    }
}
