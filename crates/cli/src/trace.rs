//! `tollgate trace`: one packet and its answer.

use crate::input::BadInput;
use crate::{document, report, who};
use std::io::Write;
use std::path::PathBuf;
use tollgate_engine::{Code, compile, trace};
use tollgate_model::{Probe, ProbeTraffic};

/// What is asked.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A Tollgate document.
    network: PathBuf,
    /// Who sends: an id, a unique name, an address of the drawing, `internet`, or any other address.
    #[arg(long)]
    from: String,
    /// To whom: the same, or a domain name.
    #[arg(long)]
    to: String,
    /// tcp, udp, icmp or a number.
    #[arg(long, default_value = "tcp")]
    protocol: String,
    /// The receiver's port, for TCP and UDP.
    #[arg(long)]
    port: Option<u16>,
    /// The sender's port, for TCP and UDP.
    #[arg(long, default_value_t = Probe::DEFAULT_SOURCE_PORT)]
    source_port: u16,
    /// One JSON object instead of lines to read.
    #[arg(long)]
    json: bool,
}

impl Arguments {
    fn traffic(&self) -> Result<ProbeTraffic, BadInput> {
        let port = || self.port.ok_or_else(|| format!("--protocol {} needs a --port", self.protocol));
        match self.protocol.as_str() {
            "tcp" | "6" => port().map(ProbeTraffic::Tcp),
            "udp" | "17" => port().map(ProbeTraffic::Udp),
            "icmp" | "1" => Ok(ProbeTraffic::Ping),
            number => match number.parse() {
                Ok(number) => Ok(ProbeTraffic::Protocol(number)),
                Err(_) => Err(format!("{number:?} is not tcp, udp, icmp or a number from 0 to 255")),
            },
        }
    }
}

/// Sends the packet; whether it was answered.
pub(crate) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<bool, BadInput> {
    let document = document::read(&arguments.network)?;
    let network = &document.network;
    let probe = Probe {
        from: who::sender(network, &arguments.from)?,
        to: who::destination(network, &arguments.to)?,
        traffic: arguments.traffic()?,
        source_port: arguments.source_port,
    };
    let (topology, _) = compile(network);
    let journey = trace(&topology, &probe);
    let written = if arguments.json {
        writeln!(out, "{}", report::json(network, &journey))
    } else {
        write!(out, "{}", report::text(network, &journey))
    };
    written.map_err(|error| error.to_string())?;
    Ok(journey.outcome.code == Code::Reachable)
}
