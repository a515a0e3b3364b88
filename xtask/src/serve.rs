//! `cargo xtask serve`: the development server, which is Trunk's.

use crate::arguments::Outcome;
use crate::steps::Took;
use crate::tools::Toolbox;
use crate::{page, preview, process, repo};
use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const FIRST_PORT: u16 = 8080;

/// What was asked for on the command line.
#[derive(Debug)]
pub(crate) struct Options {
    port: Option<u16>,
    open: bool,
}

impl Options {
    pub(crate) fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self { port: None, open: true };
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            match arg.as_str() {
                "--port" => {
                    options.port = Some(crate::arguments::port(crate::arguments::value(arg, &mut rest)?)?)
                }
                "--no-open" => options.open = false,
                other => {
                    return Err(format!(
                        "`{other}` is not an option of serve\n\n{}",
                        crate::arguments::USAGE
                    ));
                }
            }
        }
        Ok(options)
    }
}

pub(crate) fn run(options: Options) -> Outcome<()> {
    let start = Instant::now();
    let port = choose_port(options.port)?;
    let toolbox = Toolbox::for_the_page()?;
    page::fetch_crates()?;

    let mut command = page::trunk(&toolbox, "serve")?;
    command.args(["--address", "127.0.0.1", "--port", &port.to_string(), "--open=false", "--dist"]);
    command.arg(repo::dev_dist());
    for path in watched()? {
        command.arg("--watch").arg(path);
    }
    let mut trunk = command.spawn().map_err(|error| format!("cannot run trunk: {error}"))?;

    if wait_until_served(&mut trunk, port)? {
        let address = format!("http://127.0.0.1:{port}/");
        println!("\n    Tollgate is at {address}  (after {}; Ctrl-C ends it)\n", Took(start.elapsed()));
        if options.open {
            open(&address);
        }
    }
    let status = trunk.wait().map_err(|error| format!("lost trunk: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("trunk ended ({status})")) }
}

/// The port that was asked for, or the first free one from 8080 on. Trunk would only find out after the build.
fn choose_port(asked: Option<u16>) -> Outcome<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match asked {
        Some(port) if free(&port) => Ok(port),
        Some(port) => Err(format!("port {port} is in use; give another one with --port")),
        None => (FIRST_PORT..FIRST_PORT + 20)
            .find(free)
            .ok_or_else(|| format!("the ports from {FIRST_PORT} on are in use; give one with --port")),
    }
}

/// What to rebuild after: everything the page is made of. Named one by one, since watching the whole folder would
/// also watch the tens of thousands of files that cargo, npm and the tools keep in it.
fn watched() -> Outcome<Vec<PathBuf>> {
    const NOT_THE_PAGE: &[&str] =
        &["target", "dist", "xtask", "tests", "bench", "docs", "node_modules", "test-results", "screenshots"];
    let root = repo::root();
    let entries = fs::read_dir(&root).map_err(|error| format!("cannot read {}: {error}", root.display()))?;
    let mut paths = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_folder = entry.path().is_dir();
        let is_source = ["index.html", "build.rs", "Cargo.toml", "Trunk.toml"].contains(&name.as_ref());
        if is_source || is_folder && !name.starts_with('.') && !NOT_THE_PAGE.contains(&name.as_ref()) {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Waits until the page answers. `false` if Trunk ends before.
fn wait_until_served(trunk: &mut Child, port: u16) -> Outcome<bool> {
    loop {
        if trunk.try_wait().map_err(|error| format!("lost trunk: {error}"))?.is_some() {
            return Ok(false);
        }
        if preview::answers(port) {
            return Ok(true);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Opens the page where there is a desktop to open it on; without one, the printed address has to do.
fn open(address: &str) {
    let has = |variable| env::var_os(variable).is_some_and(|value| !value.is_empty());
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if (has("DISPLAY") || has("WAYLAND_DISPLAY")) && process::find(&["xdg-open"]).is_some() {
        Command::new("xdg-open")
    } else {
        return;
    };
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if command.spawn().is_err() {
        println!("    (no browser could be opened; please open the address yourself)");
    }
}
