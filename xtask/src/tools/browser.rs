//! Chromium and its driver, for the tests that need a browser.

use crate::arguments::Outcome;
use crate::process;
use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The names under which systems install it.
const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where macOS has it, which puts no application on the search path.
const APPLICATIONS: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// The Debian packages: the browser, its driver, and fonts, without which Korean comes out as empty boxes on the
/// screenshots.
const PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk", "fonts-liberation"];

/// A browser of the Chromium family.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The browser itself.
    pub(crate) program: PathBuf,
    driver: Option<PathBuf>,
}

impl Browser {
    /// Finds Chromium and chromedriver; where they are missing and Debian's packages can be installed without
    /// asking anybody, installs them.
    pub(crate) fn ensure() -> Outcome<Self> {
        for variable in ["CHROMIUM", "CHROMEDRIVER"] {
            if let Some(program) = named(variable).filter(|program| major(program).is_none()) {
                return Err(format!(
                    "the variable {variable} names {}, which does not say its version when run with --version",
                    program.display()
                ));
            }
        }
        let found = look();
        if let Some(browser) = found.as_ref().filter(|browser| browser.driver.is_some()) {
            return Ok(browser.clone_paths());
        }
        if let Some(root) = root_command() {
            let there = || look().filter(|browser| browser.driver.is_some());
            let what = "Chromium or its driver is not there; installing Debian's packages (about 1 minute)";
            match super::fetch::fetch(what, there, || install(&root)) {
                Ok(browser) => return Ok(browser),
                Err(problem) => println!("tools: that did not work: {problem}"),
            }
        }
        found.or_else(from_playwright).ok_or_else(|| {
            "no Chromium was found. Install Chromium or Chrome and the chromedriver of the same version, so that \
             both are on the search path (Debian: apt install chromium chromium-driver fonts-noto-cjk), or name \
             them in the variables CHROMIUM and CHROMEDRIVER"
                .to_owned()
        })
    }

    /// The driver, which the wasm tests need and the end-to-end tests do not.
    pub(crate) fn driver(&self) -> Outcome<&PathBuf> {
        self.driver.as_ref().ok_or_else(|| {
            format!(
                "no chromedriver was found that fits {}. Install the one of the browser's version so that it is on \
                 the search path, or name it in the variable CHROMEDRIVER",
                self.program.display()
            )
        })
    }

    fn clone_paths(&self) -> Self {
        Self { program: self.program.clone(), driver: self.driver.clone() }
    }
}

/// A browser and, if there is one, the driver of the same version: a driver refuses any other browser, and a
/// machine may well have two of each.
fn look() -> Option<Browser> {
    let installed = || {
        let mut browsers = all(BROWSERS);
        browsers.extend(APPLICATIONS.iter().map(PathBuf::from).filter(|program| program.is_file()));
        browsers
    };
    let browsers = named("CHROMIUM").map_or_else(installed, |path| vec![path]);
    let drivers = named("CHROMEDRIVER").map_or_else(|| all(&["chromedriver"]), |path| vec![path]);
    for driver in &drivers {
        let Some(version) = major(driver) else { continue };
        if let Some(program) = browsers.iter().find(|browser| major(browser) == Some(version)) {
            return Some(Browser { program: program.clone(), driver: Some(driver.clone()) });
        }
    }
    let program = browsers.into_iter().find(|browser| major(browser).is_some())?;
    Some(Browser { program, driver: None })
}

/// A path that the user has put into the environment.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn all(names: &[&str]) -> Vec<PathBuf> {
    names.iter().flat_map(|name| process::find_all(name)).collect()
}

/// The first number of `Chromium 156.0.1 built on ...` and of `ChromeDriver 156.0.1 (...)`.
fn major(program: &PathBuf) -> Option<u64> {
    let line = process::answer(program, &["--version"])?;
    line.split_whitespace().find_map(|word| super::fetch::numbers(word).first().copied())
}

/// How to run a command as root without asking for a password, if Debian's packages are to be had here at all.
fn root_command() -> Option<Vec<&'static str>> {
    process::find(&["apt-get"])?;
    if process::answer("id", &["-u"])? == "0" {
        return Some(Vec::new());
    }
    process::answer("sudo", &["-n", "true"]).map(|_| vec!["sudo", "-n"])
}

fn install(root: &[&str]) -> Outcome<()> {
    let as_root = |words: &[&str]| {
        let mut all = root.iter().chain(words);
        let mut command = Command::new(all.next().unwrap_or(&"apt-get"));
        // Not into the environment: sudo would drop it.
        command.args(all).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
        command
    };
    process::run(&mut as_root(&["apt-get", "-qq", "update"]))?;
    // Ubuntu's packages of these names only lead to its snaps, which do not run in containers: its `chromium-driver`
    // does not exist, so this stops there.
    for package in PACKAGES {
        if process::answer("apt-cache", &["show", "--no-all-versions", package])
            .is_none_or(|text| text.is_empty())
        {
            return Err(format!("there is no package {package} here"));
        }
    }
    let mut words = vec!["apt-get", "-qq", "install", "-y", "--no-install-recommends"];
    words.extend(PACKAGES);
    process::run(&mut as_root(&words))
}

/// On other systems, Playwright's own browser will do for the end-to-end tests.
fn from_playwright() -> Option<Browser> {
    // Asked for by the version of Playwright that will drive it, which is fetched for the tests in any case.
    super::playwright::playwright_browser().map(|program| Browser { program, driver: None })
}
