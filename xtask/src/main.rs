//! The project's own build tool, run as `cargo xtask <command>`.
//!
//! It exists so that a fresh clone on a fresh machine needs one command and no reading: it looks for the tools
//! the page is built with, fetches the missing ones into `.tools/` (never into the user's own folders), and then
//! builds, serves or tests. It uses the standard library and, for `tidy`, `syn`, so that it compiles in some seconds.
//!
//! One concern per file: [`arguments`] reads the command line, [`repo`] knows where things are, [`process`] runs other programs, [`tools`] finds or
//! fetches them, [`page`] builds and weighs the page, [`serve`] is the development server, [`preview`] the static
//! server of the end-to-end tests, [`test`] the list of checks, [`steps`] their timing and their summary, [`deny`]
//! the licence and advisory check, [`styles`] the page's style sheet. [`tidy`] the rules about
//! the source tree, [`add_resource`] what a new kind of resource costs.

mod add_resource;
mod arguments;
mod deny;
mod page;
mod preview;
mod process;
mod repo;
mod serve;
mod steps;
mod styles;
mod test;
mod tidy;
mod tools;

use arguments::{Outcome, USAGE, no_more};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Outcome<()> {
    let Some((command, rest)) = args.split_first() else {
        return Err(format!("no command given\n\n{USAGE}"));
    };
    match command.as_str() {
        "serve" => serve::run(serve::Options::parse(rest)?),
        "build" => {
            no_more(rest)?;
            page::build().and_then(|()| page::report_size())
        }
        "test" => test::run(&test::Options::parse(rest)?),
        "preview" => preview::run(preview::parse_port(rest)?),
        "deny" => {
            no_more(rest)?;
            deny::run(&mut steps::Tally::default())
        }
        "tidy" => tidy::run(rest),
        "add-resource" => add_resource::run(rest),
        "styles" => {
            no_more(rest)?;
            styles::bundle()
        }
        "tools" => {
            no_more(rest)?;
            tools::fetch_all()
        }
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{USAGE}")),
    }
}
