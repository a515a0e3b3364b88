//! The command that each verb means.

use super::Intention;
use crate::pick::*;
use crate::verb::Verb;
use tollgate_editor::{Command, RestoreFrom, legal_move};
use tollgate_model::*;

impl Intention {
    pub(super) fn meant(&self, document: &Document) -> Command {
        let (one, two, three) = (&self.first, &self.second, &self.third);
        match self.verb {
            Verb::Place => self.place(document),
            Verb::Move => {
                // Most things that can be moved stand somewhere; those that cannot are associated by being moved.
                let all: Vec<_> = document.network.ids().collect();
                let placed: Vec<_> = all.iter().copied().filter(|id| id.kind().is_placed()).collect();
                let id = one_of(if self.number.is_multiple_of(3) { &all } else { &placed }, one);
                let id = id.unwrap_or(ResourceId::Subnet(SubnetId(9999)));
                let into =
                    if self.flag { document.network.parent(id) } else { Some(self.anything(document, two)) };
                let into = if self.sensible { legal_move(document, id, into).unwrap_or(into) } else { into };
                Command::Move { id, into, at: self.at }
            }
            Verb::Resize => {
                let all = document.network.ids().filter(|id| id.kind().is_container() || !self.sensible);
                let id = one_of(&all.collect::<Vec<_>>(), one).unwrap_or(ResourceId::Subnet(SubnetId(9999)));
                Command::Resize { id, to: Rect { origin: self.at, size: self.size } }
            }
            Verb::Delete => {
                let ids = [self.anything(document, one), self.anything(document, two)];
                Command::Delete(ids.into_iter().take(if self.flag { 1 } else { 2 }).collect())
            }
            Verb::Rename => Command::Rename(self.anything(document, one), self.name(document)),
            Verb::SetTitle => Command::SetTitle(self.name(document)),
            Verb::SetProbe => Command::SetProbe(self.probe(document)),

            Verb::SetRegionCode => Command::SetRegionCode(region(document, one), *two.get(RegionCode::ALL)),
            Verb::SetBlockPublicAccess => Command::SetBlockPublicAccess(
                region(document, one),
                match self.number % 3 {
                    0 => BlockPublicAccess::Off,
                    1 => BlockPublicAccess::Bidirectional,
                    _ => BlockPublicAccess::IngressOnly,
                },
            ),
            Verb::StrikeZone => {
                // A zone that is drawn, so that something is in it.
                let drawn = document.network.availability_zones.get(&zone(document, two)).map(|it| it.zone);
                let letter = drawn.unwrap_or(*two.get(&ZoneLetter::ALL));
                Command::StrikeZone(region(document, one), letter, self.flag)
            }
            Verb::StrikeRegion => Command::StrikeRegion(region(document, one), self.flag),
            Verb::SetZone => Command::SetZone(zone(document, one), *two.get(&ZoneLetter::ALL)),

            Verb::SetVpcCidr => Command::SetVpcCidr(vpc(document, one), self.vpc_cidr()),
            Verb::AddVpcCidr => Command::AddVpcCidr(vpc(document, one), self.vpc_cidr()),
            Verb::RemoveVpcCidr => {
                let id = vpc(document, one);
                let blocks = document.network.vpcs.get(&id).map(|it| it.cidrs().collect::<Vec<_>>());
                // The first one is always refused.
                let blocks = blocks.map(|it| it.into_iter().skip(self.sensible.into()).collect::<Vec<_>>());
                Command::RemoveVpcCidr(id, blocks.and_then(|it| one_of(&it, two)).unwrap_or(Cidr::ANYWHERE))
            }
            Verb::SetDnsSupport => Command::SetDnsSupport(vpc(document, one), self.flag),
            // On, so that private names and public databases become possible.
            Verb::SetDnsHostnames => Command::SetDnsHostnames(vpc(document, one), self.flag || self.sensible),
            Verb::SetPublicAccessExclusion => {
                Command::SetPublicAccessExclusion(vpc(document, one), self.flag)
            }
            Verb::SetMainRouteTable => {
                let table = table(document, two);
                Command::SetMainRouteTable(self.vpc_of(document, table.into(), one), table)
            }
            Verb::SetSubnetCidr => Command::SetSubnetCidr(subnet(document, one), self.cidr()),
            Verb::SetSubnetRouteTable => {
                let subnet = subnet(document, one);
                let table = self.beside(document, subnet.into(), ResourceKind::RouteTable, two);
                Command::SetSubnetRouteTable(subnet, RouteTableId::of(table).filter(|_| self.sensible))
            }
            Verb::SetSubnetNetworkAcl => {
                let subnet = subnet(document, one);
                let acl = self.beside(document, subnet.into(), ResourceKind::NetworkAcl, two);
                let acl = if let ResourceId::NetworkAcl(acl) = acl { Some(acl) } else { None };
                Command::SetSubnetNetworkAcl(subnet, acl.filter(|_| self.flag || self.sensible))
            }
            Verb::SetAutoAssignPublicIp => Command::SetAutoAssignPublicIp(subnet(document, one), self.flag),
            Verb::AttachInternetGateway => Command::AttachInternetGateway(
                gateway(document, one),
                if self.flag { Some(vpc(document, two)) } else { None },
            ),
            Verb::SetGatewayRouteTable => {
                let gateway = gateway(document, one);
                let table = self.beside(document, gateway.into(), ResourceKind::RouteTable, two);
                Command::SetGatewayRouteTable(
                    gateway,
                    RouteTableId::of(table).filter(|_| self.flag || self.sensible),
                )
            }
            Verb::EditRoute => self.route(document),
            Verb::EditNetworkAclRule => {
                let id = acl(document, one);
                let number = RuleNumber::new((self.number % 40 + 1) as u16).unwrap();
                let action = if self.flag { RuleAction::Allow } else { RuleAction::Deny };
                let rule = NetworkAclRule { traffic: self.traffic(), cidr: self.cidr(), action };
                let rules = document.network.network_acls.get(&id).map(|it| it.rules(self.direction()));
                let keys: Vec<RuleNumber> = rules.map_or(Vec::new(), |it| it.keys().copied().collect());
                Command::EditNetworkAclRule(
                    id,
                    self.direction(),
                    self.edit(one_of(&keys, two), (number, rule)),
                )
            }
            Verb::EditSecurityGroupRule => {
                let id = group(document, one);
                let peer = match self.number % 3 {
                    0 => Peer::PrefixList(*three.get(&AwsService::ALL)),
                    1 => Peer::SecurityGroup(group(document, two)),
                    _ => Peer::Cidr(self.cidr()),
                };
                let rule = SecurityGroupRule { traffic: self.traffic(), peer };
                let rules =
                    document.network.security_groups.get(&id).map(|it| it.rules(self.direction()).len());
                let rows: Vec<usize> = (0..rules.unwrap_or(0)).collect();
                Command::EditSecurityGroupRule(id, self.direction(), self.edit(one_of(&rows, three), rule))
            }

            Verb::SetPrivateIp => {
                let id = match self.number % 5 {
                    0 => self.anything(document, two),
                    1 => id(document, ResourceKind::NatGateway, one),
                    2 => id(document, ResourceKind::NetworkInterface, one),
                    _ => instance(document, one).into(),
                };
                let home = document.network.ancestors(id).find_map(|it| match it {
                    ResourceId::Subnet(subnet) => document.network.subnets.get(&subnet),
                    _ => None,
                });
                let inside = home.and_then(|it| it.cidr.nth(u64::from(self.number % 20)));
                Command::SetPrivateIp(id, inside.filter(|_| self.sensible).unwrap_or(self.private()))
            }
            Verb::SetPublicIp => Command::SetPublicIp(instance(document, one), self.flag),
            Verb::SetInstanceState => {
                Command::SetInstanceState(instance(document, one), *two.get(&InstanceState::ALL))
            }
            Verb::RebootInstance => Command::RebootInstance(instance(document, one)),
            Verb::SetImage => Command::SetImage(instance(document, one), *two.get(&Image::ALL)),
            Verb::SetInstanceType => {
                Command::SetInstanceType(instance(document, one), *two.get(InstanceType::ALL))
            }
            Verb::SetKeyPair => Command::SetKeyPair(
                instance(document, one),
                if self.flag { Some(key_pair(document, two)) } else { None },
            ),
            Verb::SetUserData => {
                Command::SetUserData { id: instance(document, one), user_data: *two.get(&UserData::ALL) }
            }
            Verb::SetInstanceListeners => {
                Command::SetInstanceListeners(instance(document, one), self.listeners())
            }
            Verb::SetSecurityGroups => {
                let (id, groups) = self.groups(document);
                Command::SetSecurityGroups(id, groups)
            }
            Verb::SetSourceDestCheck => Command::SetSourceDestCheck(instance(document, one), self.flag),
            Verb::SetForwarding => {
                Command::SetForwarding(instance(document, one), *two.get(&Forwarding::ALL))
            }

            Verb::SetAmi => Command::SetAmi(instance(document, one), ami(document, two)),
            Verb::LaunchInstance => Command::LaunchInstance(ami(document, one), subnet(document, two)),
            Verb::WriteFile => {
                // Few names, so that a file is written again and removed.
                let name =
                    if self.sensible { format!("note-{}", self.number % 3) } else { self.name(document) };
                let text = self.flag.then(|| self.name(document));
                Command::WriteFile(self.storage(document), name, text)
            }
            Verb::AttachVolume => Command::AttachVolume(
                volume(document, one),
                if self.flag { Some(instance(document, two)) } else { None },
            ),
            Verb::SetVolumeSize => Command::SetVolumeSize(volume(document, one), self.number),
            Verb::SetDeleteOnTermination => {
                Command::SetDeleteOnTermination(self.storage(document), self.flag)
            }
            Verb::RestoreVolume => Command::RestoreVolume(snapshot(document, one), zone(document, two)),

            Verb::AssociateElasticIp => {
                let target = match self.number % 4 {
                    0 => Some(ElasticIpTarget::NatGateway(nat(document, two))),
                    1 => None,
                    _ => Some(ElasticIpTarget::Instance(instance(document, two))),
                };
                Command::AssociateElasticIp(elastic_ip(document, one), target)
            }
            Verb::SetConnectivity => Command::SetConnectivity(
                nat(document, one),
                if self.flag { Connectivity::Private } else { Connectivity::Public },
            ),
            Verb::SetNatGatewayState => {
                Command::SetNatGatewayState(nat(document, one), *two.get(&NatGatewayState::ALL))
            }

            Verb::SetEngine => {
                let engines = [Engine::MySql, Engine::Postgres, Engine::MariaDb, Engine::DocumentDb];
                Command::SetEngine(database(document, one), *two.get(&engines))
            }
            Verb::SetSubnetGroup => {
                let id = database(document, one);
                // With those in which it stands, or it is refused.
                let it = document.network.databases.get(&id).filter(|_| self.sensible);
                let home = it.into_iter().flat_map(|it| [Some(it.subnet), it.standby.map(|it| it.subnet)]);
                let more = [two, three].map(|pick| subnet(document, pick));
                Command::SetSubnetGroup(id, home.flatten().chain(more).collect())
            }
            Verb::SetMultiAz => Command::SetMultiAz(database(document, one), self.flag || self.sensible),
            Verb::SetPubliclyAccessible => Command::SetPubliclyAccessible(database(document, one), self.flag),
            Verb::SetDatabaseState => {
                let state = if self.flag { DatabaseState::Available } else { DatabaseState::Stopped };
                Command::SetDatabaseState(database(document, one), state)
            }
            Verb::FailOver => Command::FailOver(database(document, one)),
            Verb::RebootDatabase => Command::RebootDatabase(database(document, one)),
            Verb::SetParameterGroup => {
                Command::SetParameterGroup(database(document, one), self.flag || self.sensible)
            }
            Verb::SetParameter => {
                let id = database(document, one);
                let engine = document.network.databases.get(&id).map_or(Engine::MySql, |it| it.engine);
                let parameter = two.get(engine.parameters());
                let value = if self.sensible {
                    (*three.get(parameter.values)).to_owned()
                } else {
                    self.name(document)
                };
                Command::SetParameter(id, parameter.name.to_owned(), value)
            }
            Verb::SetBackupRetention => {
                Command::SetBackupRetention(database(document, one), (self.number % 40) as u8)
            }
            Verb::SetRow => {
                let row =
                    if self.sensible { format!("row {}", self.number % 3) } else { self.name(document) };
                Command::SetRow(database(document, one), row, self.flag)
            }
            Verb::Restore => {
                let from = match self.flag {
                    true => RestoreFrom::Snapshot(db_snapshot(document, two)),
                    false => RestoreFrom::Moment(database(document, one), (self.number % 2) as usize),
                };
                Command::Restore { from, subnet: subnet(document, three) }
            }

            Verb::SetPublicAddress => {
                let id = match self.number % 4 {
                    0 => host(document, one).into(),
                    1 => self.anything(document, one),
                    _ => elastic_ip(document, one).into(),
                };
                Command::SetPublicAddress(id, if self.sensible { self.public() } else { self.number.into() })
            }
            Verb::SetOutsideHostKind => Command::SetOutsideHostKind(
                host(document, one),
                if self.flag { OutsideHostKind::Laptop } else { OutsideHostKind::Server },
            ),
            Verb::SetKeyFileMode => {
                let (id, file) = self.key_file(document);
                Command::SetKeyFileMode(id, file, FileMode::new((self.number % 0o1000) as u16).unwrap())
            }
            Verb::SetKeyFileFormat => {
                let (id, file) = self.key_file(document);
                Command::SetKeyFileFormat(id, file, *three.get(&KeyFormat::ALL))
            }
            Verb::SetOutsideListeners => {
                let listeners = match self.flag {
                    true => Listeners::EveryPort,
                    false => Listeners::Only(self.listeners()),
                };
                Command::SetOutsideListeners(host(document, one), listeners)
            }
            Verb::SetNearestRegion => {
                Command::SetNearestRegion(host(document, one), *two.get(RegionCode::ALL))
            }

            Verb::SetLoadBalancerSubnets => {
                Command::SetLoadBalancerSubnets(balancer(document, one), self.subnets(document))
            }
            Verb::SetScheme => Command::SetScheme(
                balancer(document, one),
                if self.flag { Scheme::Internal } else { Scheme::InternetFacing },
            ),
            Verb::SetCrossZone => Command::SetCrossZone(balancer(document, one), self.flag),
            Verb::EditListener => {
                let id = balancer(document, one);
                let group = self.beside(document, id.into(), ResourceKind::TargetGroup, two);
                let group =
                    if let ResourceId::TargetGroup(it) = group { it } else { target_group(document, two) };
                let protocol = if self.sensible { TransportProtocol::Tcp } else { TransportProtocol::Udp };
                let listener = Listener { protocol, port: 80 + (self.number % 3) as u16 };
                let rows = document.network.load_balancers.get(&id).map(|it| &it.listeners);
                let keys: Vec<Listener> = rows.map_or(Vec::new(), |it| it.keys().copied().collect());
                Command::EditListener(id, self.edit(one_of(&keys, three), (listener, group)))
            }
            Verb::SetTargets => {
                let targets = [two, three].map(|pick| instance(document, pick));
                Command::SetTargets(target_group(document, one), targets.into())
            }
            Verb::SetTargetPort => Command::SetTargetPort(target_group(document, one), self.number as u16),
            Verb::SetTargetCheck => {
                let path = if self.sensible { "/health".to_owned() } else { self.name(document) };
                let check = TargetCheck { port: self.flag.then_some(self.number as u16), path };
                Command::SetTargetCheck(target_group(document, one), check)
            }
            Verb::SetPreservesClient => Command::SetPreservesClient(target_group(document, one), self.flag),
            Verb::SetGroupSize => {
                let number = self.number % 9;
                let max = number + u32::from(self.flag);
                Command::SetGroupSize(
                    scaling_group(document, one),
                    GroupSize { min: number / 2, desired: number, max },
                )
            }
            Verb::SetGroupSubnets => {
                Command::SetGroupSubnets(scaling_group(document, one), self.subnets(document))
            }
            Verb::SetGroupTargets => {
                let groups: Set<_> =
                    [two, three].into_iter().map(|pick| target_group(document, pick)).collect();
                let groups = if self.number.is_multiple_of(4) { Set::new() } else { groups };
                Command::SetGroupTargets(scaling_group(document, one), groups)
            }
            Verb::UploadApplication => Command::UploadApplication(environment(document, one)),
            Verb::SetEnvironmentKind => Command::SetEnvironmentKind(
                environment(document, one),
                if self.flag { EnvironmentKind::SingleInstance } else { EnvironmentKind::LoadBalanced },
            ),
            Verb::SetPrivateInstances => Command::SetPrivateInstances(environment(document, one), self.flag),
            Verb::SetEnvironmentLoad => {
                Command::SetEnvironmentLoad(environment(document, one), self.number % 10 * 90)
            }

            Verb::SetDomainName => Command::SetDomainName(domain(document, one), self.domain_name()),
            Verb::SetDomainExpired => Command::SetDomainExpired(domain(document, one), self.flag),
            Verb::SetNameServers => Command::SetNameServers(
                domain(document, one),
                if self.flag { Some(hosted_zone(document, two)) } else { None },
            ),
            Verb::SetZoneName => Command::SetZoneName(hosted_zone(document, one), self.domain_name()),
            Verb::SetVisibility => {
                let visibility = match self.number % 5 {
                    0 => Visibility::Public,
                    1 => Visibility::Private(Set::new()),
                    _ => Visibility::Private([two, three].map(|pick| vpc(document, pick)).into()),
                };
                Command::SetVisibility(hosted_zone(document, one), visibility)
            }
            Verb::EditRecord => {
                let id = hosted_zone(document, one);
                let rows = document.network.hosted_zones.get(&id).map_or(0, |it| it.records.len());
                let rows: Vec<usize> = (0..rows).collect();
                Command::EditRecord(id, self.edit(one_of(&rows, two), self.record(document)))
            }

            Verb::SetCapacity => {
                let units = Units { read: self.number % 50, write: 5 };
                let scaling =
                    self.flag.then_some(AutoScaling { min: 1, max: 40, target: (self.number % 100) as u8 });
                let capacity = match self.number % 4 {
                    0 => Capacity::OnDemand,
                    _ => Capacity::Provisioned(Provisioned { units, scaling }),
                };
                Command::SetCapacity(dynamo_table(document, one), capacity)
            }
            Verb::SetLoad => {
                let load = Units { read: self.number, write: u32::MAX - self.number };
                Command::SetLoad(dynamo_table(document, one), load)
            }
            Verb::ScaleTable => Command::ScaleTable(dynamo_table(document, one)),
            Verb::SetEndpointService => {
                Command::SetEndpointService(self.endpoint(document), *two.get(&AwsService::ALL))
            }
            Verb::SetEndpointPolicy => Command::SetEndpointPolicy(self.endpoint(document), self.flag),
            Verb::SetEndpointRouteTables => {
                let id = endpoint(document, one);
                let beside = |pick| self.beside(document, id.into(), ResourceKind::RouteTable, pick);
                let tables = [two, three].into_iter().filter_map(|pick| RouteTableId::of(beside(pick)));
                Command::SetEndpointRouteTables(id, tables.collect())
            }
            Verb::SetPrivateDns => {
                Command::SetPrivateDns(interface_endpoint(document, one), self.flag || self.sensible)
            }
            Verb::SetPeeringAccepter => {
                Command::SetPeeringAccepter(peering(document, one), vpc(document, two))
            }
            Verb::SetPeeringState => {
                // Accepted more often than not: nothing leads over one that is not.
                let state = if self.flag { PeeringState::Active } else { *two.get(&PeeringState::ALL) };
                Command::SetPeeringState(peering(document, one), state)
            }
            Verb::SetPeeringDns => Command::SetPeeringDns(peering(document, one), self.flag),
        }
    }
}
