//! Running other programs: with errors that name the program, with a time limit, and counting the tests they
//! report while their output goes through.

use crate::arguments::Outcome;
use crate::steps::Tally;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Runs a command to its end, its output going straight to the terminal.
pub(crate) fn run(command: &mut Command) -> Outcome<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    check(command, status)
}

/// As [`run`], but the command is ended when it takes longer than `limit`.
pub(crate) fn run_within(command: &mut Command, limit: Duration) -> Outcome<()> {
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    match wait_within(&mut child, limit) {
        Some(status) => check(command, status),
        None => Err(format!("{} gave no result within {} s", name(command), limit.as_secs())),
    }
}

/// What a command prints, if it can be started and succeeds. For questions like `--version`, where "no answer"
/// is an answer.
pub(crate) fn answer(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a test program: each line of its standard output is passed on as it comes, and the lines in which it
/// says how many tests passed or failed are added to the tally.
pub(crate) fn run_counted(command: &mut Command, tally: &mut Tally) -> Outcome<()> {
    command.stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        // Bytes, not `lines()`: a test may print what is not UTF-8, and that must not end the reading.
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let mut terminal = std::io::stdout().lock();
            // A closed terminal is no reason to stop counting.
            let _ = terminal.write_all(&line).and_then(|()| terminal.flush());
            tally.read_line(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    check(command, status)
}

/// Waits for a child; ends it and gives `None` when the limit passes.
fn wait_within(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(_) => break,
        }
    }
    // It may have ended by itself in the meantime: then there is nothing to end.
    let _ = child.kill();
    let _ = child.wait();
    None
}

fn check(command: &Command, status: ExitStatus) -> Outcome<()> {
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", name(command))) }
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("cannot run {}: {error}", name(command))
}

/// The command as one would type it, without the folder of the program.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut text = format!("`{}", program.to_string_lossy());
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text.push('`');
    text
}

/// The first of these programs that lies on the search path.
pub(crate) fn find(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| find_all(program).into_iter().next())
}

/// Every place on the search path where a program of this name lies.
pub(crate) fn find_all(program: &str) -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let suffixes: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    std::env::split_paths(&path)
        .flat_map(|folder| suffixes.iter().map(move |suffix| folder.join(format!("{program}{suffix}"))))
        .filter(|file| file.is_file())
        .collect()
}

/// The program that npm is: on Windows a script, which only its full name starts.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// The cargo that runs us, so that a `+toolchain` choice carries on to what we start.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    // Set by `cargo run` for xtask itself; a build script or test that reads them would believe to be xtask, and
    // every change of them makes cargo rebuild what depends on them.
    for (key, _) in std::env::vars_os() {
        let text = key.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&key);
        }
    }
    command
}
