//! Text that is being typed, and what it means.

use crate::i18n::{Text, Texts};
use tollgate_model::{Destination, IpProtocol, Probe, ProbeTraffic, Sender};

/// The fields in which one types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    From,
    To,
    Port,
    Number,
    SourcePort,
}

/// Text that is being typed and is not in the document yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) field: Field,
    pub(super) text: String,
    /// Whether the user has left the field, so that a mistake may be pointed out.
    pub(super) left: bool,
}

/// The packet with the text of one field put in; `None` where the text does not fit the field.
pub(super) fn with_text(probe: &Probe, field: Field, text: &str) -> Option<Probe> {
    let text = text.trim();
    let port = || text.parse::<u16>().ok().filter(|port| *port > 0);
    let mut probe = probe.clone();
    match field {
        Field::From => probe.from = Sender::Internet(text.parse().ok()?),
        Field::To => {
            probe.to = match (text.parse(), text.parse()) {
                (Ok(address), _) => Destination::Address(address),
                (Err(_), Ok(name)) if text.contains('.') => Destination::Name(name),
                (Err(_), _) => return None,
            }
        }
        Field::SourcePort => probe.source_port = port()?,
        Field::Port => {
            probe.traffic = match probe.traffic {
                ProbeTraffic::Udp(_) => ProbeTraffic::Udp(port()?),
                _ => ProbeTraffic::Tcp(port()?),
            }
        }
        Field::Number => {
            let number = text.parse::<u8>().ok()?;
            probe.traffic = match probe.traffic {
                ProbeTraffic::Icmp(_) => ProbeTraffic::Icmp(number),
                // The three that have entries of their own.
                _ => match IpProtocol(number) {
                    IpProtocol::TCP => ProbeTraffic::Tcp(DEFAULT_TCP),
                    IpProtocol::UDP => ProbeTraffic::Udp(DEFAULT_UDP),
                    IpProtocol::ICMP => ProbeTraffic::Ping,
                    IpProtocol(number) => ProbeTraffic::Protocol(number),
                },
            }
        }
    }
    Some(probe)
}

pub(super) fn complaint(field: Field, texts: Texts) -> Text {
    match field {
        Field::From => texts.bad_address(),
        Field::To => texts.bad_destination(),
        Field::Port | Field::SourcePort => texts.bad_port(),
        Field::Number => texts.bad_number(),
    }
}

pub(super) const DEFAULT_TCP: u16 = 80;

pub(super) const DEFAULT_UDP: u16 = 53;

/// ESP, the protocol that a NAT gateway does not carry.
pub(super) const DEFAULT_PROTOCOL: u8 = 50;

/// Destination unreachable.
pub(super) const DEFAULT_ICMP: u8 = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;
    use tollgate_model::InstanceId;

    fn probe() -> Probe {
        Probe {
            from: Sender::Internet(Ipv4Addr::new(198, 51, 100, 7)),
            to: Destination::Instance(InstanceId(4)),
            traffic: ProbeTraffic::Tcp(443),
            source_port: Probe::DEFAULT_SOURCE_PORT,
        }
    }

    #[test]
    fn text_that_does_not_fit_its_field_changes_nothing() {
        for (field, text) in [
            (Field::From, "10.0.0"),
            (Field::To, "web-1"),
            (Field::Port, "0"),
            (Field::Port, "70000"),
            (Field::Port, ""),
            (Field::SourcePort, "-1"),
            (Field::Number, "256"),
        ] {
            assert_eq!(with_text(&probe(), field, text), None, "{text:?} should be refused");
        }
    }

    #[test]
    fn a_protocol_that_has_an_entry_of_its_own_is_chosen_there() {
        let other = Probe { traffic: ProbeTraffic::Protocol(50), ..probe() };
        let traffic = |text| with_text(&other, Field::Number, text).map(|it| it.traffic);
        assert_eq!(traffic("6"), Some(ProbeTraffic::Tcp(DEFAULT_TCP)));
        assert_eq!(traffic("17"), Some(ProbeTraffic::Udp(DEFAULT_UDP)));
        assert_eq!(traffic("1"), Some(ProbeTraffic::Ping));
        assert_eq!(traffic("47"), Some(ProbeTraffic::Protocol(47)));
    }
}
