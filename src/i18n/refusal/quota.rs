//! Of what AWS lets nobody have more by default.

use crate::i18n::{Text, Texts, texts};
use tollgate_model::check::Quota;

texts! {
    refuse_quota_vpcs(limit: usize) =>
        "A Region has {limit} VPCs at most by default.", "VPC의 기본 한도는 리전마다 {limit}개입니다.";
    refuse_quota_subnets(limit: usize) =>
        "A VPC has {limit} subnets at most by default.", "서브넷의 기본 한도는 VPC마다 {limit}개입니다.";
    refuse_quota_gateways(limit: usize) =>
        "A Region has {limit} internet gateways at most by default.", "인터넷 게이트웨이의 기본 한도는 리전마다 {limit}개입니다.";
    refuse_quota_nat(limit: usize) =>
        "An Availability Zone has {limit} NAT gateways at most by default.", "NAT 게이트웨이의 기본 한도는 가용 영역마다 {limit}개입니다.";
    refuse_quota_elastic(limit: usize) =>
        "A Region has {limit} Elastic IPs at most by default.", "탄력적 IP의 기본 한도는 리전마다 {limit}개입니다.";
    refuse_quota_tables(limit: usize) =>
        "A VPC has {limit} route tables at most by default.", "라우팅 테이블의 기본 한도는 VPC마다 {limit}개입니다.";
    refuse_quota_routes(limit: usize) =>
        "A route table has {limit} routes at most by default.", "라우팅의 기본 한도는 라우팅 테이블마다 {limit}개입니다.";
    refuse_quota_acls(limit: usize) =>
        "A VPC has {limit} network ACLs at most by default.", "네트워크 ACL의 기본 한도는 VPC마다 {limit}개입니다.";
    refuse_quota_groups(limit: usize) =>
        "A Region has {limit} security groups at most by default.", "보안 그룹의 기본 한도는 리전마다 {limit}개입니다.";
}

impl Texts {
    /// That a limit is reached.
    pub(super) fn quota(self, quota: Quota) -> Text {
        let limit = quota.limit();
        match quota {
            Quota::Vpcs => self.refuse_quota_vpcs(limit),
            Quota::Subnets => self.refuse_quota_subnets(limit),
            Quota::InternetGateways => self.refuse_quota_gateways(limit),
            Quota::NatGateways => self.refuse_quota_nat(limit),
            Quota::ElasticIps => self.refuse_quota_elastic(limit),
            Quota::RouteTables => self.refuse_quota_tables(limit),
            Quota::Routes => self.refuse_quota_routes(limit),
            Quota::NetworkAcls => self.refuse_quota_acls(limit),
            Quota::SecurityGroups => self.refuse_quota_groups(limit),
        }
    }
}
