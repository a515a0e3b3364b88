//! `cargo xtask deny`: what may be depended on, by `deny.toml`.
//!
//! Licences, bans and sources are checked always; advisories only where their database can be reached, which some
//! networks do not allow. The crates are no worse for it, but nobody must read it as a pass: the output says that
//! they were not checked, and the summary of `cargo xtask test` counts them as skipped.
//!
//! A check that can seldom be carried out may be broken for long before anyone notices. So every run first carries
//! it out on databases made for it, which needs no network: see [`prove`].

use crate::arguments::Outcome;
use crate::steps::Tally;
use crate::tools::Toolbox;
use crate::{process, repo};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// The database that cargo-deny reads when its settings name no other.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// How long its host may take to answer.
const ANSWER_LIMIT: Duration = Duration::from_secs(60);

/// An address that leads nowhere; git is told where the made database lies.
const MADE_DATABASE: &str = "https://made.invalid/advisory-db";
const MADE_ADVISORY: &str = "RUSTSEC-2000-0001";

/// Only the command line uses it, so that it is not found when the page alone is looked at.
const CRATE_OF_OURS: &str = "clap";
const CRATE_OF_OTHERS: &str = "nothing-here-uses-this";

/// Checks what can be checked from here; advisories that cannot are counted as skipped.
pub(crate) fn run(tally: &mut Tally) -> Outcome<()> {
    let deny = CargoDeny {
        program: Toolbox::for_deny()?.program("cargo-deny"),
        settings: repo::root().join("deny.toml"),
        git_settings: Vec::new(),
    };
    process::run(deny.check(&["licenses", "bans", "sources"]).arg("--hide-inclusion-graph"))?;

    if process::find(&["git"]).is_none() {
        return not_checked(tally, "git, which fetches their database, is not there");
    }
    prove(&deny, tally).map_err(|problem| format!("the check of advisories does not work: {problem}"))?;
    if !deny.reaches(DATABASE) {
        return not_checked(tally, &format!("{DATABASE} cannot be reached from here"));
    }
    process::run(&mut deny.check(&["advisories"]))
}

fn not_checked(tally: &mut Tally, why: &str) -> Outcome<()> {
    println!("advisories NOT CHECKED: {why}");
    tally.skipped += 1;
    Ok(())
}

/// The program, by which settings it goes, and what git is told besides its own settings.
struct CargoDeny {
    program: PathBuf,
    settings: PathBuf,
    git_settings: Vec<(&'static str, String)>,
}

impl CargoDeny {
    /// Checks the whole workspace, with what only tests and tools use. It fetches the advisories itself.
    fn check(&self, which: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(repo::root()).args(["--workspace", "--all-features", "--locked"]);
        command.arg("--config").arg(&self.settings).arg("check").args(which);
        // git gives a download up that stands still, and takes away what it has written of it.
        command.env("GIT_HTTP_LOW_SPEED_LIMIT", "1000").env("GIT_HTTP_LOW_SPEED_TIME", "60");
        self.tell_git(&mut command);
        command
    }

    /// Whether there is a database to fetch. Asked apart, so that whatever goes wrong later is a failure: a check
    /// that refuses its arguments must not read as a network that is missing.
    fn reaches(&self, database: &str) -> bool {
        let mut command = git();
        command.args(["ls-remote", "--exit-code", "--heads", database, "main"]);
        self.tell_git(&mut command);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        process::run_within(&mut command, ANSWER_LIMIT).is_ok()
    }

    fn tell_git(&self, command: &mut Command) {
        // A network that asks for a password is one from which the database cannot be reached.
        command.stdin(Stdio::null()).env("GIT_TERMINAL_PROMPT", "0");
        command.envs(self.git_settings.iter().map(|(name, value)| (name, value)));
    }
}

/// Lets the check meet a database that must not trouble it, one that names a crate of ours, and none at all.
/// It reaches them by the same calls as the real one, under an address that git takes for another.
fn prove(deny: &CargoDeny, tally: &mut Tally) -> Outcome<()> {
    let folder = std::env::temp_dir().join(format!("tollgate-advisories-{}", std::process::id()));
    let outcome = prove_in(deny, &folder);
    // What cannot be removed is small, and lies where the system cleans up.
    let _ = fs::remove_dir_all(&folder);
    outcome?;
    println!("advisories: seen to pass and to fail, with databases made for it");
    tally.passed += 3;
    Ok(())
}

fn prove_in(deny: &CargoDeny, folder: &Path) -> Outcome<()> {
    let missing = deny.with_database_at(&folder.join("missing"))?;
    if missing.reaches(MADE_DATABASE) {
        return Err("it reaches a database that does not exist".to_owned());
    }
    let harmless = deny.with_database_at(&make_database(&folder.join("harmless"), CRATE_OF_OTHERS)?)?;
    if !harmless.reaches(MADE_DATABASE) {
        return Err("it does not reach a database on this machine".to_owned());
    }
    let (passes, said) = harmless.check_made()?;
    if !passes {
        return Err(format!("it fails although no advisory names a crate of ours\n{said}"));
    }
    let harmful = deny.with_database_at(&make_database(&folder.join("harmful"), CRATE_OF_OURS)?)?;
    let (passes, said) = harmful.check_made()?;
    if passes || !said.contains(MADE_ADVISORY) {
        return Err(format!("it does not find an advisory that names {CRATE_OF_OURS}\n{said}"));
    }
    Ok(())
}

impl CargoDeny {
    /// With the same settings, but with advisories from this git repository.
    fn with_database_at(&self, repository: &Path) -> Outcome<Self> {
        let settings = repository.with_extension("toml");
        let copies = repository.with_extension("copies");
        write(&settings, &name_database(&repo::read(&self.settings)?, &copies)?)?;
        Ok(Self {
            program: self.program.clone(),
            settings,
            git_settings: vec![
                ("GIT_CONFIG_COUNT", "1".to_owned()),
                ("GIT_CONFIG_KEY_0", format!("url.{}.insteadOf", repository.display())),
                ("GIT_CONFIG_VALUE_0", MADE_DATABASE.to_owned()),
            ],
        })
    }

    /// Whether the check of advisories passes, and what it says.
    fn check_made(&self) -> Outcome<(bool, String)> {
        let output = self
            .check(&["advisories"])
            .output()
            .map_err(|error| format!("cargo-deny cannot be run: {error}"))?;
        Ok((output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned()))
    }
}

/// The settings, but with the made database, of which the copy that is read lies in `copies`.
fn name_database(settings: &str, copies: &Path) -> Outcome<String> {
    let heading = "[advisories]\n";
    if !settings.contains(heading) {
        return Err(format!("deny.toml has no line {heading}"));
    }
    // A literal string of TOML, in which a backslash is one.
    let named = format!("{heading}db-path = '{}'\ndb-urls = [\"{MADE_DATABASE}\"]\n", copies.display());
    Ok(settings.replacen(heading, &named, 1))
}

/// Makes a database, as RustSec's is laid out, with one advisory: on every version of the crate of this name.
fn make_database(repository: &Path, on: &str) -> Outcome<PathBuf> {
    let advisory = format!(
        "```toml\n[advisory]\nid = \"{MADE_ADVISORY}\"\npackage = \"{on}\"\ndate = \"2000-01-01\"\n\n\
         [versions]\npatched = []\n```\n\n# Made to see that it is found\n\nNothing is wrong with this crate.\n"
    );
    write(&repository.join("crates").join(on).join(format!("{MADE_ADVISORY}.md")), &advisory)?;
    let git = |args: &[&str]| process::run(git().current_dir(repository).args(args));
    git(&["init", "--quiet", "--initial-branch", "main"])?;
    git(&["add", "."])?;
    let author = ["-c", "user.name=test", "-c", "user.email=test@made.invalid", "-c", "commit.gpgsign=false"];
    git(&[author.as_slice(), &["commit", "--quiet", "--no-verify", "--message", "Made"]].concat())?;
    Ok(repository.to_path_buf())
}

fn write(path: &Path, text: &str) -> Outcome<()> {
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// git, told nothing about the repository that may have started us, as a hook of it would be.
fn git() -> Command {
    let mut command = Command::new("git");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"] {
        command.env_remove(name);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tag can be moved to other code by whoever owns the action, or has broken in there; a digest cannot.
    #[test]
    fn actions_of_the_workflows_are_named_by_digest() {
        let folder = repo::root().join(".github").join("workflows");
        let mut seen = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            for line in repo::read(&path).unwrap().lines() {
                let Some((_, action)) = line.split_once("uses: ") else { continue };
                assert!(is_by_digest(action), "{}: {action}", path.display());
                seen += 1;
            }
        }
        assert!(seen > 0);
    }

    /// `owner/name@digest # v1.2.3`
    fn is_by_digest(action: &str) -> bool {
        action.split_once('@').and_then(|(_, version)| version.split_once(" # v")).is_some_and(
            |(digest, tag)| {
                digest.len() == 40
                    && digest.chars().all(|digit| digit.is_ascii_hexdigit())
                    && tag.starts_with(|first: char| first.is_ascii_digit())
            },
        )
    }

    #[test]
    fn a_tag_or_half_a_digest_is_no_digest() {
        let digest = "0123456789abcdef0123456789abcdef01234567";
        assert!(is_by_digest(&format!("actions/checkout@{digest} # v4.4.0")));
        assert!(!is_by_digest(&format!("actions/checkout@{digest}")));
        assert!(!is_by_digest("actions/checkout@v4"));
        assert!(!is_by_digest("actions/checkout@v4 # v4.4.0"));
        assert!(!is_by_digest("actions/checkout@0123456 # v4.4.0"));
    }

    #[test]
    fn settings_without_advisories_are_not_taken_for_settings_with_a_made_database() {
        let copies = Path::new("copies");
        let named = name_database("[bans]\n[advisories]\nyanked = \"warn\"\n", copies).unwrap();
        assert_eq!(
            named,
            "[bans]\n[advisories]\ndb-path = 'copies'\ndb-urls = [\"https://made.invalid/advisory-db\"]\nyanked = \"warn\"\n"
        );
        assert!(name_database("[bans]\n", copies).is_err());
    }
}
