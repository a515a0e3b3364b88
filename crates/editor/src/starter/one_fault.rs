//! A web server that hears but is not heard: its network ACL lets requests in, and the ports of the *service* out
//! instead of the ports of the clients (R-NACL-6). Nothing here may give that away.

use super::builder::{Builder, Built};
use super::web_server::{Names, public_server};
use tollgate_model::{Cidr, Direction};

pub(super) fn build(builder: &mut Builder) -> Built {
    let names = Names {
        vpc: "blog",
        gateway: "igw-blog",
        table: "rtb-blog",
        acl: "acl-blog",
        group: "sg-blog",
        server: "blog-1",
    };
    let acl = public_server(builder, &names)?;
    builder.allow(acl, Direction::Outbound, &[(100, 80, 80, Cidr::ANYWHERE), (110, 443, 443, Cidr::ANYWHERE)])
}
