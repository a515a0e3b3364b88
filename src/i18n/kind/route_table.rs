//! A route table.

use super::{Named, Words, words};
use tollgate_model::RouteTable;

impl Named for RouteTable {
    fn words() -> &'static Words {
        words! {
            noun: "route table", "라우팅 테이블"; "signpost", "표지판";
            name: "Route table", "라우팅 테이블"; "signpost", "표지판";
        }
    }
}
