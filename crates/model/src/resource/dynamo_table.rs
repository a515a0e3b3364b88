//! A DynamoDB table: <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.html>.

use super::{Resource, Role, named};
use crate::check::BuildError;
use crate::component::Component;
use crate::id::{RegionId, ResourceId};

/// A table of DynamoDB. It belongs to a Region, to no VPC, and is reached over HTTPS at the service's public addresses or
/// through an endpoint (R-DDB-1). Left out: keys and items, IAM, indexes, global tables, bursts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DynamoTable {
    /// Unique among resources.
    pub name: String,
    /// The Region that it belongs to.
    pub region: RegionId,
    /// How much it can take.
    pub capacity: Capacity,
    /// How much is asked of it at present.
    pub load: Units,
}

/// Reads and writes each second. One unit is one read of up to 4 KB, strongly consistent, or one write of up to 1 KB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// Reads each second: RCU.
    pub read: u32,
    /// Writes each second: WCU.
    pub write: u32,
}

/// The capacity mode of a table:
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Capacity {
    /// It takes what comes, and each request is billed.
    #[default]
    OnDemand,
    /// It takes so much and no more, which is billed by the hour.
    Provisioned(Provisioned),
}

/// Capacity that is there whether it is used or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provisioned {
    /// So much.
    pub units: Units,
    /// What changes that as the load changes.
    pub scaling: Option<AutoScaling>,
}

/// Auto scaling of reads and writes alike. (AWS has settings for each.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AutoScaling {
    /// Never fewer units than these.
    pub min: u32,
    /// Never more.
    pub max: u32,
    /// Which part of the units should be in use, in percent.
    pub target: u8,
}

impl AutoScaling {
    /// What it starts with.
    pub const OFFERED: AutoScaling = AutoScaling { min: 5, max: 100, target: 70 };

    /// What it makes of some units after a few minutes of this load. It sees what is consumed, not what is throttled, and
    /// so it gets to a higher load step by step.
    fn step(self, units: u32, load: u32) -> u32 {
        let consumed = u64::from(load.min(units)) * 100;
        let wanted = consumed.div_ceil(u64::from(self.target.max(1)));
        u32::try_from(wanted).unwrap_or(u32::MAX).max(self.min).min(self.max)
    }
}

impl DynamoTable {
    /// What it has of provisioned units; `None`: on demand.
    pub const fn provisioned(&self) -> Option<Units> {
        match self.capacity {
            Capacity::OnDemand => None,
            Capacity::Provisioned(it) => Some(it.units),
        }
    }

    /// How much of the load it serves.
    pub fn consumed(&self) -> Units {
        match self.provisioned() {
            None => self.load,
            Some(units) => {
                Units { read: self.load.read.min(units.read), write: self.load.write.min(units.write) }
            }
        }
    }

    /// Whether it refuses some of what is asked of it.
    pub fn throttles(&self) -> bool {
        self.consumed() != self.load
    }

    /// The capacity after a few minutes of the present load (R-DDB-1).
    pub fn scaled(&self) -> Capacity {
        match self.capacity {
            Capacity::Provisioned(Provisioned { units, scaling: Some(scaling) }) => {
                let read = scaling.step(units.read, self.load.read);
                let write = scaling.step(units.write, self.load.write);
                Capacity::Provisioned(Provisioned { units: Units { read, write }, scaling: Some(scaling) })
            }
            same @ (Capacity::OnDemand | Capacity::Provisioned(Provisioned { scaling: None, .. })) => same,
        }
    }
}

impl Capacity {
    /// Units that a table may have provisioned by default: its quota.
    pub const MOST_UNITS: u32 = 40_000;

    /// Whether DynamoDB takes this capacity.
    pub fn check(self) -> Result<(), BuildError> {
        let Capacity::Provisioned(Provisioned { units, scaling }) = self else { return Ok(()) };
        let possible = |units: u32| (1..=Self::MOST_UNITS).contains(&units);
        let bounded = scaling.is_none_or(|it| {
            possible(it.min) && possible(it.max) && it.min <= it.max && (20..=90).contains(&it.target)
        });
        if possible(units.read) && possible(units.write) && bounded {
            Ok(())
        } else {
            Err(BuildError::TableCapacity)
        }
    }
}

impl Resource for DynamoTable {
    named!();

    fn component(&self) -> Component {
        Component::DynamoTable
    }

    fn role(&self) -> Role<'_> {
        Role::Answers
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.region.into())
    }

    fn check(&self, _: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        self.capacity.check().unwrap_or_else(refuse);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(capacity: Capacity, read: u32) -> DynamoTable {
        let load = Units { read, write: 0 };
        DynamoTable { name: "orders".to_owned(), region: RegionId(1), capacity, load }
    }

    #[test]
    fn on_demand_follows_and_provisioned_throttles() {
        assert!(!table(Capacity::OnDemand, 4000).throttles());
        let units = Units { read: 5, write: 5 };
        let fixed = Capacity::Provisioned(Provisioned { units, scaling: None });
        assert!(!table(fixed, 5).throttles());
        assert!(table(fixed, 6).throttles());
        assert_eq!(table(fixed, 6).consumed().read, 5);
        assert_eq!(table(fixed, 6).scaled(), fixed);
    }

    #[test]
    fn auto_scaling_grows_in_steps_and_stays_in_its_bounds() {
        let scaling = Some(AutoScaling { min: 2, max: 40, target: 70 });
        let start = Capacity::Provisioned(Provisioned { units: Units { read: 5, write: 5 }, scaling });
        let mut table = table(start, 30);
        let mut steps = Vec::new();
        while table.throttles() {
            table.capacity = table.scaled();
            steps.push(table.provisioned().map_or(0, |it| it.read));
        }
        assert_eq!(steps, [8, 12, 18, 26, 38]);
        table.load.read = 1000;
        table.capacity = table.scaled();
        assert_eq!(table.provisioned(), Some(Units { read: 40, write: 2 }));
        table.load.read = 0;
        table.capacity = table.scaled();
        assert_eq!(table.provisioned(), Some(Units { read: 2, write: 2 }));
    }
}
