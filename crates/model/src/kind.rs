//! The one table of the kinds of resource. Ids ([`crate::id`]), the fields of [`crate::Network`] and everything that is asked
//! of any resource come from it; what is asked of each kind is implemented in the file of its noun
//! ([`crate::resource::Resource`]).

/// Hands the table to a macro. A row: the kind, which is the name of its type, the type of its ids, their prefix as AWS has
/// it, its table in the network, and how it stands on the canvas ([`Standing`](crate::id::Standing)). Rows stand in the order
/// in which kinds contain one another.
macro_rules! kinds {
    ($then:ident) => {
        $then! {
            /// A Region.
            Region, RegionId, "region", regions, Container;
            /// A VPC.
            Vpc, VpcId, "vpc", vpcs, Container;
            /// The part of a VPC that lies in one Availability Zone.
            AvailabilityZone, AvailabilityZoneId, "az", availability_zones, Container;
            /// A subnet.
            Subnet, SubnetId, "subnet", subnets, Container;
            /// An internet gateway.
            InternetGateway, InternetGatewayId, "igw", internet_gateways, Attached;
            /// A route table.
            RouteTable, RouteTableId, "rtb", route_tables, Attached;
            /// A network ACL.
            NetworkAcl, NetworkAclId, "acl", network_acls, Attached;
            /// A security group.
            SecurityGroup, SecurityGroupId, "sg", security_groups, Attached;
            /// An EC2 instance.
            Instance, InstanceId, "i", instances, Placed;
            /// An Elastic IP address.
            ElasticIp, ElasticIpId, "eipalloc", elastic_ips, Attached;
            /// A key pair.
            KeyPair, KeyPairId, "key", key_pairs, Attached;
            /// An EBS volume.
            Volume, VolumeId, "vol", volumes, Attached;
            /// A snapshot of an EBS volume.
            Snapshot, SnapshotId, "snap", snapshots, Attached;
            /// An AMI of one's own.
            Ami, AmiId, "ami", amis, Attached;
            /// A NAT gateway.
            NatGateway, NatGatewayId, "nat", nat_gateways, Placed;
            /// A database in RDS or DocumentDB.
            Database, DatabaseId, "db", databases, Placed;
            /// A manual snapshot of a database.
            DbSnapshot, DbSnapshotId, "dbsnap", db_snapshots, Attached;
            /// A load balancer.
            LoadBalancer, LoadBalancerId, "lb", load_balancers, Placed;
            /// A network interface that AWS manages: the node of a load balancer in a subnet.
            NetworkInterface, NetworkInterfaceId, "eni", network_interfaces, Placed;
            /// A target group.
            TargetGroup, TargetGroupId, "tg", target_groups, Attached;
            /// An Auto Scaling group.
            AutoScalingGroup, AutoScalingGroupId, "asg", auto_scaling_groups, Attached;
            /// An Elastic Beanstalk environment.
            Environment, EnvironmentId, "env", environments, Placed;
            /// A machine on the internet: the learner's laptop, or any host.
            OutsideHost, OutsideHostId, "host", outside_hosts, Placed;
            /// A registered domain.
            Domain, DomainId, "domain", domains, Placed;
            /// A hosted zone of Route 53.
            HostedZone, HostedZoneId, "zone", hosted_zones, Placed;
            /// A DynamoDB table.
            DynamoTable, DynamoTableId, "table", dynamo_tables, Placed;
            /// A gateway endpoint.
            GatewayEndpoint, GatewayEndpointId, "vpce", gateway_endpoints, Attached;
            /// An interface endpoint.
            InterfaceEndpoint, InterfaceEndpointId, "vpce-eni", interface_endpoints, Placed;
            /// A VPC peering connection.
            PeeringConnection, PeeringConnectionId, "pcx", peering_connections, Attached;
        }
    };
}

pub(crate) use kinds;
