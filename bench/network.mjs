// A network of any size in the file format of crates/interop: instances in a grid, in subnets, in zones, in VPCs.

const PER_SUBNET = { columns: 4, rows: 3 };
const SUBNETS_PER_ZONE = 4;
const ZONES = ["a", "b"];
/** From one instance to the next: its size, its fence, and room for an address tag. */
const PITCH = { x: 192, y: 120 };
const SUBNET = { width: 96 + PER_SUBNET.columns * PITCH.x, height: 72 + PER_SUBNET.rows * PITCH.y + 24 };
const ZONE = { width: SUBNET.width + 80, height: 64 + SUBNETS_PER_ZONE * (SUBNET.height + 32) };
const VPC = { width: 240 + ZONES.length * (ZONE.width + 32), height: 64 + ZONE.height + 96 };

/** The text of a document with exactly `count` resources, as it is kept in the browser. */
export function networkOf(count) {
  const network = {
    last_number: 0,
    regions: {},
    vpcs: {},
    availability_zones: {},
    subnets: {},
    internet_gateways: {},
    route_tables: {},
    network_acls: {},
    security_groups: {},
    instances: {},
  };
  const positions = {};
  const sizes = {};
  let left = count;
  const add = (kind, prefix, resource, place, size) => {
    left -= 1;
    const id = `${prefix}-${(network.last_number += 1)}`;
    network[kind][id] = resource;
    if (place) positions[id] = { x: place[0], y: place[1] };
    if (size) sizes[id] = { width: size.width, height: size.height };
    return id;
  };
  const everything = (action) => ({ 100: { traffic: "all", cidr: "0.0.0.0/0", action } });
  const anywhere = [{ traffic: "all", peer: { cidr: "0.0.0.0/0" } }];

  const perVpc = 5 + ZONES.length * (1 + SUBNETS_PER_ZONE * (1 + PER_SUBNET.columns * PER_SUBNET.rows));
  const vpcs = Math.ceil((count - 1) / perVpc);
  // As wide as a screen, so that as much as possible is in view.
  const across = Math.max(1, Math.round(Math.sqrt((vpcs * VPC.height * 1.6) / VPC.width)));
  const region = add("regions", "region", { code: "ap-northeast-2" }, [240, 80], {
    width: 96 + across * (VPC.width + 64),
    height: 96 + Math.ceil(vpcs / across) * (VPC.height + 48),
  });
  for (let number = 0; left >= 8; number += 1) {
    const place = [48 + (number % across) * (VPC.width + 64), 64 + Math.floor(number / across) * (VPC.height + 48)];
    const block = `10.${number}`;
    const vpc = add("vpcs", "vpc", { name: `vpc-${number}`, region, cidr: `${block}.0.0/16` }, place, VPC);
    const gateway = add("internet_gateways", "igw", { name: `igw-${number}`, region, vpc });
    const routes = { "0.0.0.0/0": { internet_gateway: gateway } };
    const table = add("route_tables", "rtb", { name: `rtb-${number}`, vpc, routes });
    const acl = add("network_acls", "acl", {
      name: `acl-${number}`,
      vpc,
      inbound: everything("allow"),
      outbound: everything("allow"),
    });
    const inbound = [{ traffic: "tcp 80", peer: { cidr: "0.0.0.0/0" } }];
    const group = add("security_groups", "sg", { name: `sg-${number}`, vpc, inbound, outbound: anywhere });
    Object.assign(network.vpcs[vpc], {
      main_route_table: table,
      default_network_acl: acl,
      default_security_group: group,
    });
    ZONES.forEach((letter, column) => {
      if (left < 3) return;
      const zonePlace = [224 + column * (ZONE.width + 32), 64];
      const zone = add("availability_zones", "az", { vpc, zone: letter }, zonePlace, ZONE);
      for (let row = 0; row < SUBNETS_PER_ZONE && left >= 2; row += 1) {
        const third = column * SUBNETS_PER_ZONE + row;
        const subnet = add(
          "subnets",
          "subnet",
          { name: `subnet-${number}-${third}`, availability_zone: zone, cidr: `${block}.${third}.0/24` },
          [40, 56 + row * (SUBNET.height + 32)],
          SUBNET,
        );
        for (let index = 0; index < PER_SUBNET.columns * PER_SUBNET.rows && left > 0; index += 1) {
          const at = [
            96 + (index % PER_SUBNET.columns) * PITCH.x,
            72 + Math.floor(index / PER_SUBNET.columns) * PITCH.y,
          ];
          const name = `host-${number}-${third}-${index}`;
          const address = `${block}.${third}.${10 + index}`;
          const instance = { name, subnet, private_ip: address, security_groups: [group], listeners: ["tcp/80"] };
          add("instances", "i", instance, at);
        }
      }
    });
  }
  if (left > 0) {
    // The rest of the sum: machines outside, in a column beside the Region.
    network.outside_hosts = {};
    for (let index = 0; left > 0; index += 1) {
      const host = { name: `outside-${index}`, kind: "server", address: `203.0.113.${10 + index}`, listeners: "every_port" };
      add("outside_hosts", "host", host, [40, 80 + index * 160]);
    }
  }
  return JSON.stringify({ format: "tollgate", version: 1, title: `${count} resources`, network, layout: { positions, sizes } });
}
