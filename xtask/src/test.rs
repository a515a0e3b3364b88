//! `cargo xtask test`: every check of the project, cheap ones first.

use crate::arguments::Outcome;
use crate::steps::{Steps, Tally, some_test_ran};
use crate::tools::{self, Browser, Toolbox, ensure_playwright, playwright};
use crate::{deny, page, preview, process, repo, tidy};
use std::process::Command;

/// The application, which compiles for the browser only in earnest.
const APP: &str = "tollgate-app";
const WASM: &str = "wasm32-unknown-unknown";

/// The steps in their order, and what each is for.
const STEPS: &[(&str, &str)] = &[
    ("fmt", "the layout of the Rust code"),
    ("tidy", "circles, wildcard arms and what else the compiler does not count"),
    ("clippy", "lints of all crates, warnings count as errors"),
    ("native", "tests that need no browser"),
    ("deny", "licences, bans, sources and advisories of the dependencies"),
    ("wasm", "the application's tests in headless Chromium"),
    ("build", "the release page and its size"),
    ("e2e", "end-to-end tests of the release page in headless Chromium"),
];

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    only: Vec<String>,
    keep_going: bool,
    reuse_dist: bool,
    extra: Vec<String>,
}

impl Options {
    pub(crate) fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self { only: Vec::new(), keep_going: false, reuse_dist: false, extra: Vec::new() };
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            match arg.as_str() {
                "--only" => {
                    for name in crate::arguments::value(arg, &mut rest)?.split(',') {
                        if !STEPS.iter().any(|(step, _)| *step == name) {
                            let names: Vec<_> = STEPS.iter().map(|(step, _)| *step).collect();
                            return Err(format!(
                                "there is no step `{name}`; the steps are {}",
                                names.join(", ")
                            ));
                        }
                        options.only.push(name.to_owned());
                    }
                }
                "--keep-going" => options.keep_going = true,
                "--reuse-dist" => options.reuse_dist = true,
                "--" => options.extra.extend(rest.by_ref().cloned()),
                other => {
                    return Err(format!("`{other}` is not an option of test\n\n{}", crate::arguments::USAGE));
                }
            }
        }
        let takes_extra =
            matches!(options.only.as_slice(), [one] if ["native", "wasm", "e2e"].contains(&one.as_str()));
        if !options.extra.is_empty() && !takes_extra {
            return Err("arguments after `--` go with --only native, --only wasm or --only e2e".to_owned());
        }
        Ok(options)
    }

    fn wants(&self, step: &str) -> bool {
        if step == "build" {
            // The end-to-end tests read what this step makes.
            let needed =
                self.only.is_empty() || self.only.iter().any(|name| name == "build" || name == "e2e");
            return needed && !self.reuse_dist;
        }
        self.only.is_empty() || self.only.iter().any(|name| name == step)
    }
}

pub(crate) fn run(options: &Options) -> Outcome<()> {
    let mut steps = Steps::new(options.keep_going);
    for (name, what) in STEPS.iter().filter(|(name, _)| options.wants(name)) {
        steps.step(name, what, |tally| match *name {
            "fmt" => fmt(),
            "tidy" => tidy::run(&[]),
            "clippy" => clippy(),
            "native" => native(tally, &options.extra),
            "deny" => deny::run(tally),
            "wasm" => wasm(tally, &options.extra),
            "build" => page::build().and_then(|()| page::report_size()),
            "e2e" => e2e(tally, &options.extra),
            other => Err(format!("step `{other}` has no work")),
        });
    }
    steps.finish()
}

fn cargo(args: &[&str]) -> Command {
    let mut command = process::cargo();
    command.current_dir(repo::root()).args(args);
    command
}

fn fmt() -> Outcome<()> {
    tools::ensure_rust()?;
    process::run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Outcome<()> {
    tools::ensure_rust()?;
    // The lints of the application are read for the target it runs on.
    let deny = ["--", "-D", "warnings"];
    process::run(
        cargo(&["clippy", "--locked", "--workspace", "--exclude", APP, "--all-targets"]).args(deny),
    )?;
    process::run(cargo(&["clippy", "--locked", "-p", APP, "--target", WASM, "--all-targets"]).args(deny))
}

fn native(tally: &mut Tally, extra: &[String]) -> Outcome<()> {
    process::run_counted(cargo(&["test", "--locked", "--workspace", "--exclude", APP]).args(extra), tally)?;
    // What of the page needs no browser: texts in both languages, shortening of words.
    process::run_counted(cargo(&["test", "--locked", "--package", APP, "--lib"]).args(extra), tally)?;
    some_test_ran(*tally)
}

fn wasm(tally: &mut Tally, extra: &[String]) -> Outcome<()> {
    let toolbox = Toolbox::for_wasm_tests()?;
    let browser = Browser::ensure()?;
    let mut command = cargo(&["test", "--locked", "-p", APP, "--target", WASM, "--tests"]);
    command.args(extra);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", toolbox.program("wasm-bindgen-test-runner"));
    command.env("CHROMEDRIVER", browser.driver()?);
    // The defaults of 20 s for a test file and 5 s for the driver are short for a machine that is busy.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "180").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    // Anything else these say would send the tests to another kind of runner.
    command.env("WASM_BINDGEN_TEST_ONLY_WEB", "1").env_remove("NO_HEADLESS");
    process::run_counted(&mut command, tally)?;
    some_test_ran(*tally)
}

fn e2e(tally: &mut Tally, extra: &[String]) -> Outcome<()> {
    ensure_playwright()?;
    let browser = Browser::ensure()?;
    let xtask =
        std::env::current_exe().map_err(|error| format!("xtask does not know where it is: {error}"))?;
    let mut playwright = playwright(&["test"]);
    playwright.args(extra);
    playwright.env("TOLLGATE_CHROMIUM", &browser.program);
    playwright.env("TOLLGATE_XTASK", xtask);
    playwright.env("TOLLGATE_PORT", preview::free_port()?.to_string());
    process::run_counted(&mut playwright, tally)?;
    // `--list` and the like run nothing, and are asked for.
    if extra.is_empty() { some_test_ran(*tally) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &str) -> Outcome<Options> {
        Options::parse(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn everything_runs_unless_told_otherwise() {
        let all = parse("").unwrap();
        assert!(STEPS.iter().all(|(step, _)| all.wants(step)));
    }

    #[test]
    fn end_to_end_tests_bring_the_build_along_unless_it_is_to_be_reused() {
        let built = parse("--only e2e -- smoke").unwrap();
        assert!(built.wants("build") && built.wants("e2e") && !built.wants("fmt"));
        assert!(!parse("--only e2e --reuse-dist").unwrap().wants("build"));
    }

    #[test]
    fn mistakes_are_answered_in_words() {
        assert!(parse("--only fmt,typo").unwrap_err().contains("`typo`"));
        assert!(parse("--only fmt -- --nocapture").is_err());
        assert!(parse("--fast").is_err());
    }
}
