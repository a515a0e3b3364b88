//! A database in RDS or DocumentDB.

use super::{Named, Seen, Words, words};
use tollgate_model::{Component, Database};

const RDS: &Words = words! {
    noun: "database", "데이터베이스"; "safe", "금고";
    name: "RDS database", "RDS 데이터베이스"; "the safe that AWS keeps", "AWS가 지키는 금고";
};

const DOCUMENT_DB: &Words = words! {
    noun: "database", "데이터베이스"; "safe", "금고";
    name: "DocumentDB", "DocumentDB"; "a safe for documents", "문서 금고";
};

impl Named for Database {
    fn words() -> &'static Words {
        words! {
            noun: "database", "데이터베이스"; "safe", "금고";
            name: "Database", "데이터베이스"; "the safe that AWS keeps", "AWS가 지키는 금고";
        }
    }

    fn words_for(component: Component) -> &'static Words {
        if component == Component::DocumentDb { DOCUMENT_DB } else { RDS }
    }

    fn detail(&self, _: &Seen<'_>) -> String {
        format!("{} · {}", self.private_ip, self.engine.name())
    }

    fn address(&self) -> String {
        self.private_ip.to_string()
    }
}
