//! The project's own build tool, run as `cargo xtask <command>`.
//!
//! It exists so that a fresh clone on a fresh machine needs one command and no reading: it looks for the tools
//! the page is built with, fetches the missing ones into `.tools/` (never into the user's own folders), and then
//! builds, serves or tests. It uses the standard library and, for `tidy`, `syn`, so that it compiles in some seconds.
//!
//! One concern per file: [`repo`] knows where things are, [`process`] runs other programs, [`tools`] finds or
//! fetches them, [`page`] builds and weighs the page, [`serve`] is the development server, [`preview`] the static
//! server of the end-to-end tests, [`test`] the list of checks, [`steps`] their timing and their summary, [`deny`]
//! the licence and advisory check, [`styles`] the page's style sheet. [`tidy`] the rules about
//! the source tree.

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

use std::process::ExitCode;

/// What every fallible function here returns: an error is a sentence for the person at the terminal.
pub(crate) type Outcome<T> = Result<T, String>;

const USAGE: &str = "\
Usage: cargo xtask <command> [options]

  serve     build the page, serve it on this machine, rebuild after every edit
              --port N        first port to try is 8080
              --no-open       do not open a browser
  build     build the release page into dist/ and print its size
  test      every check: fmt, tidy, clippy, native, deny, wasm, build, e2e
              --only A,B      only these steps, in the order above
              --keep-going    do not stop at the first step that fails
              --reuse-dist    let e2e use dist/ as it is, without building it
              -- ARGS         handed to cargo test (--only native or wasm) or to Playwright (--only e2e)
  preview   serve dist/ as it is
              --port N        default 4173
  tidy      what the compiler does not count: circles, wildcard arms, long files, and what kinds lack
              NAMES           list each place for these columns and rows of the table
  deny      licences, bans, sources and advisories of the dependencies
  styles    only put the style sheets into one file (Trunk calls it)
  tools     only fetch the tools that the other commands need

Missing tools are put into .tools/ in this folder; delete it to start again.";

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

fn no_more(rest: &[String]) -> Outcome<()> {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(format!("`{extra}` is not an option here\n\n{USAGE}")),
    }
}

/// The value of an option such as `--port 8080`: the argument after it.
fn value<'a>(option: &str, rest: &mut std::slice::Iter<'a, String>) -> Outcome<&'a str> {
    rest.next().map(String::as_str).ok_or_else(|| format!("`{option}` needs a value\n\n{USAGE}"))
}

/// A port number, or a sentence about what was given instead.
fn port(text: &str) -> Outcome<u16> {
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("`{text}` is not a port number (1 to 65535)")),
    }
}
