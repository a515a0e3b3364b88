//! The one table of the kinds of resource. Ids ([`crate::id`]), the fields of [`crate::Network`] and everything that is asked
//! of any resource come from it; what is asked of each kind is implemented in the file of its noun
//! ([`crate::resource::Resource`]).

/// Hands the table to a macro. A row: the kind, which is the name of its type; the type of its ids; their prefix as AWS has
/// it; its table in the network; how many of it a link may hold ([`Limited::Kind`](crate::Limited::Kind)); how it stands on the
/// canvas ([`Standing`](crate::Standing)), with the size of a new one and what is drawn around it. Rows stand in the order in
/// which kinds contain one another.
#[macro_export]
macro_rules! kinds {
    ($then:ident) => {
        $then! {
            /// A Region.
            Region, RegionId, "region", regions, 50, Container(648, 424);
            /// A VPC.
            Vpc, VpcId, "vpc", vpcs, 1_000, Container(600, 352);
            /// The part of a VPC that lies in one Availability Zone.
            AvailabilityZone, AvailabilityZoneId, "az", availability_zones, 3_000, Container(376, 248);
            /// A subnet.
            Subnet, SubnetId, "subnet", subnets, 5_000, Container(320, 176);
            /// An internet gateway.
            InternetGateway, InternetGatewayId, "igw", internet_gateways, 1_000, Attached;
            /// A route table.
            RouteTable, RouteTableId, "rtb", route_tables, 5_000, Attached;
            /// A network ACL.
            NetworkAcl, NetworkAclId, "acl", network_acls, 5_000, Attached;
            /// A security group.
            SecurityGroup, SecurityGroupId, "sg", security_groups, 5_000, Attached;
            /// An EC2 instance.
            Instance, InstanceId, "i", instances, 5_000, Placed(144, 60, Fence);
            /// An Elastic IP address.
            ElasticIp, ElasticIpId, "eipalloc", elastic_ips, 5_000, Attached;
            /// A key pair.
            KeyPair, KeyPairId, "key", key_pairs, 5_000, Attached;
            /// An EBS volume.
            Volume, VolumeId, "vol", volumes, 5_000, Attached;
            /// A snapshot of an EBS volume.
            Snapshot, SnapshotId, "snap", snapshots, 5_000, Attached;
            /// An AMI of one's own.
            Ami, AmiId, "ami", amis, 5_000, Attached;
            /// A NAT gateway.
            NatGateway, NatGatewayId, "nat", nat_gateways, 1_000, Placed(96, 72, Fence);
            /// A database in RDS or DocumentDB.
            Database, DatabaseId, "db", databases, 1_000, Placed(144, 60, Fence);
            /// A manual snapshot of a database.
            DbSnapshot, DbSnapshotId, "dbsnap", db_snapshots, 1_000, Attached;
            /// A load balancer.
            LoadBalancer, LoadBalancerId, "lb", load_balancers, 500, Placed(176, 60, Nothing);
            /// A network interface that AWS manages: the node of a load balancer in a subnet.
            NetworkInterface, NetworkInterfaceId, "eni", network_interfaces, 3_000, Placed(128, 56, Fence);
            /// A target group.
            TargetGroup, TargetGroupId, "tg", target_groups, 1_000, Attached;
            /// An Auto Scaling group.
            AutoScalingGroup, AutoScalingGroupId, "asg", auto_scaling_groups, 500, Attached;
            /// An Elastic Beanstalk environment.
            Environment, EnvironmentId, "env", environments, 200, Placed(176, 60, Nothing);
            /// A machine on the internet: the learner's laptop, or any host.
            OutsideHost, OutsideHostId, "host", outside_hosts, 1_000, Placed(96, 96, Fence);
            /// A registered domain.
            Domain, DomainId, "domain", domains, 1_000, Placed(176, 60, NameServers);
            /// A hosted zone of Route 53.
            HostedZone, HostedZoneId, "zone", hosted_zones, 500, Placed(176, 60, NameServers);
            /// A DynamoDB table.
            DynamoTable, DynamoTableId, "table", dynamo_tables, 1_000, Placed(144, 60, Fence);
            /// A gateway endpoint.
            GatewayEndpoint, GatewayEndpointId, "vpce", gateway_endpoints, 1_000, Attached;
            /// An interface endpoint.
            InterfaceEndpoint, InterfaceEndpointId, "vpce-eni", interface_endpoints, 1_000, Placed(144, 60, Fence);
            /// A VPC peering connection.
            PeeringConnection, PeeringConnectionId, "pcx", peering_connections, 1_000, Attached;
        }
    };
}

pub(crate) use kinds;
