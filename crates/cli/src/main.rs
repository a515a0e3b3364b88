//! `tollgate` on the command line: the page's model and engine, without a browser.
//!
//! Knows the model, the engine, the saved file and the labs. It must never know the page: it shows that the rules work
//! without it, and holds the engine to the vectors of the spec. Its words are English, for shells and logs; the page
//! has its own.
//!
//! Entry points: `trace.rs` (one packet and its answer), `vectors/` (the test vectors), `check.rs` (labs).
//!
//! Exit status: 0 answered (or every vector, every lab passed), 1 not, 2 bad input.

mod check;
mod document;
mod element;
mod input;
mod refusal;
mod report;
mod trace;
mod vectors;
mod who;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Send packets through AWS networks.
#[derive(Parser)]
#[command(name = "tollgate", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Send one packet through a network and its answer back.
    Trace(trace::Arguments),
    /// Run test vectors; prints each failure and, last, "N passed, M failed".
    ///
    /// Each case ends in one class. It passed, or it failed. It is not yet supported: it needs something that is not
    /// modelled, which is said. It could not be read: it is not of the format, and file, line and reason are said; the
    /// other lines run. Or it is a known failure: known-failures.jsonl in the same folder lists it with the reason and
    /// the wrong answer that it gives. A known failure that passes, or whose wrong answer changes, has failed.
    ///
    /// Exit status: 0; 1 where a case failed or a line could not be read; 2 where a file could not be read at all.
    Vectors {
        /// JSON Lines: worlds and cases. A file known-failures.jsonl is not among them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Replay labs: the start must miss a goal, the solution must meet all.
    Check {
        /// Lab files, or folders of them.
        #[arg(required = true)]
        labs: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = std::io::stdout().lock();
    let answered = match arguments.command {
        Command::Trace(arguments) => trace::run(&arguments, &mut out),
        Command::Vectors { files } => vectors::run(&files, &mut out),
        Command::Check { labs } => check::run(&labs, &mut out),
    };
    match answered {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(bad) => {
            eprintln!("tollgate: {bad}");
            ExitCode::from(2)
        }
    }
}
