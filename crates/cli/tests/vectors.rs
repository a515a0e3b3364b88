//! `tollgate vectors` as a shell and CI meet it: exit status, and the last line that says how many passed and failed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GOOD: &str = r#"{"kind":"case","id":"T-1","op":"build","title":"good","action":"create_vpc","given":{"cidr":"10.0.0.0/16"},"expect":{"code":"SIM_BUILD_OK"}}"#;
const WRONG: &str = r#"{"kind":"case","id":"T-2","op":"build","title":"wrong","action":"create_vpc","given":{"cidr":"10.0.0.0/16"},"expect":{"code":"SIM_BUILD_ERROR"}}"#;
const KNOWN: &str = r#"{"id":"T-2","reason":"because","found":{"code":"SIM_BUILD_OK"}}"#;

/// A folder of its own for one test, with these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> std::io::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (file, text) in files {
        fs::write(folder.join(file), text)?;
    }
    Ok(folder)
}

/// Runs files of a folder: the exit status and all lines.
fn vectors(folder: &Path, files: &[&str]) -> std::io::Result<(Option<i32>, Vec<String>)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    let found = command.current_dir(folder).arg("vectors").args(files).output()?;
    let said = String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect();
    Ok((found.status.code(), said))
}

#[test]
fn the_exit_status_and_the_last_line_tell() -> std::io::Result<()> {
    let mut bytes = b"\xff\xfe\n".to_vec();
    bytes.extend(GOOD.as_bytes());
    let folder = folder(
        "plain",
        &[
            ("good.jsonl", GOOD.as_bytes()),
            ("wrong.jsonl", WRONG.as_bytes()),
            ("bytes.jsonl", &bytes),
            ("windows.jsonl", format!("\u{feff}{GOOD}\r\n\r\n{GOOD}\r\n").as_bytes()),
        ],
    )?;
    let (status, said) = vectors(&folder, &["good.jsonl"])?;
    let all = ["0 not yet supported", "0 known failures", "0 could not be read", "1 passed, 0 failed"];
    assert_eq!((status, said), (Some(0), all.map(str::to_owned).to_vec()));

    let (status, said) = vectors(&folder, &["good.jsonl", "wrong.jsonl"])?;
    assert_eq!((status, said.last().map(String::as_str)), (Some(1), Some("1 passed, 1 failed")));

    let (status, said) = vectors(&folder, &["bytes.jsonl"])?;
    assert_eq!((status, said.last().map(String::as_str)), (Some(1), Some("1 passed, 0 failed")));
    assert!(
        said.iter().any(|line| line.starts_with("could not be read: bytes.jsonl:1: (not JSON")),
        "{said:?}"
    );

    let (status, said) = vectors(&folder, &["windows.jsonl"])?;
    assert_eq!((status, said.last().map(String::as_str)), (Some(0), Some("2 passed, 0 failed")));

    assert_eq!(vectors(&folder, &["good.jsonl", "none.jsonl"])?.0, Some(2));
    Ok(())
}

#[test]
fn known_failures_stand_beside_the_vectors() -> std::io::Result<()> {
    let cases = format!("{GOOD}\n{WRONG}\n");
    let folder =
        folder("known", &[("cases.jsonl", cases.as_bytes()), ("known-failures.jsonl", KNOWN.as_bytes())])?;
    // Named among the files, as a shell's pattern does it, the list is no file of vectors.
    for files in [&["cases.jsonl"][..], &["cases.jsonl", "known-failures.jsonl"]] {
        let (status, said) = vectors(&folder, files)?;
        assert_eq!((status, said.last().map(String::as_str)), (Some(0), Some("1 passed, 0 failed")));
        assert!(said.iter().any(|line| line == "1 known failures"), "{said:?}");
    }
    fs::write(folder.join("known-failures.jsonl"), KNOWN.replace("T-2", "T-1"))?;
    let (status, said) = vectors(&folder, &["cases.jsonl"])?;
    assert_eq!((status, said.last().map(String::as_str)), (Some(1), Some("0 passed, 2 failed")));
    Ok(())
}
