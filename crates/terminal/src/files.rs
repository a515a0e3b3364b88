//! The files of the laptop: its keys.

use crate::{Answer, Shell, disks};
use tollgate_editor::Command;
use tollgate_engine::Topology;
use tollgate_model::{FileMode, KeyFile, Map, OutsideHost};

/// How large a private half is in its file.
const KEY_SIZE: u32 = 1678;

fn laptop<'a>(topology: &'a Topology, shell: &Shell) -> Option<&'a OutsideHost> {
    topology.network().outside_hosts.get(&shell.laptop).filter(|_| shell.session.is_none())
}

/// The key files that can be named at the prompt.
fn files<'a>(topology: &'a Topology, shell: &Shell) -> Option<&'a Map<String, KeyFile>> {
    laptop(topology, shell).map(|it| &it.key_files)
}

/// A name as it is kept: without what stands for the folder that everything is in.
fn plain(name: &str) -> &str {
    name.strip_prefix("./").or_else(|| name.strip_prefix("~/")).unwrap_or(name)
}

/// A key file by its name.
pub(crate) fn find<'a>(topology: &'a Topology, shell: &Shell, name: &str) -> Option<&'a KeyFile> {
    files(topology, shell)?.get(&plain(name).to_owned())
}

/// `ls`, `ls -l`.
pub(crate) fn ls(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let long = arguments.iter().any(|it| it.starts_with('-') && it.contains('l'));
    let wanted: Vec<&str> = arguments.iter().copied().filter(|it| !it.starts_with('-')).collect();
    if shell.session.is_some() {
        return disks::ls(topology, shell, long, &wanted);
    }
    let all = files(topology, shell);
    let mut lines = Vec::new();
    if long && wanted.is_empty() {
        lines.push(format!("total {}", all.map_or(0, Map::len) * 4));
    }
    let row = |name: &str, file: &KeyFile| match long {
        true => format!("-{} 1 me me {KEY_SIZE} Jan  2 09:00 {name}", letters(file.mode)),
        false => name.to_owned(),
    };
    if wanted.is_empty() {
        lines.extend(all.into_iter().flatten().map(|(name, file)| row(name, file)));
    }
    for name in wanted {
        lines.push(match find(topology, shell, name) {
            Some(file) => row(name, file),
            None => format!("ls: cannot access '{name}': No such file or directory"),
        });
    }
    shell.prints(lines)
}

/// `rw-r--r--`.
fn letters(mode: FileMode) -> String {
    (0..9)
        .rev()
        .zip("rwxrwxrwx".chars())
        .map(|(bit, letter)| if mode.bits() >> bit & 1 == 1 { letter } else { '-' })
        .collect()
}

/// `chmod 400 FILE`, `chmod go= FILE`.
pub(crate) fn chmod(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let (mode, name) = match arguments {
        [] => return shell.says("chmod: missing operand"),
        [mode] => return shell.says(format!("chmod: missing operand after ‘{mode}’")),
        [mode, name] => (*mode, *name),
        [_, _, more, ..] => {
            return shell.says(format!("chmod: cannot access '{more}': No such file or directory"));
        }
    };
    let before = find(topology, shell, name).map(|it| it.mode);
    let Some(after) = changed(before.unwrap_or(FileMode::SAVED), mode) else {
        return shell.says(format!("chmod: invalid mode: ‘{mode}’"));
    };
    if before.is_none() {
        return shell.says(format!("chmod: cannot access '{name}': No such file or directory"));
    }
    let command = Command::SetKeyFileMode(shell.laptop, plain(name).to_owned(), after);
    Answer { command: Some(command), ..shell.prints(Vec::new()) }
}

/// A mode after a change in octal or in letters.
fn changed(before: FileMode, text: &str) -> Option<FileMode> {
    if let Ok(mode) = text.parse() {
        return Some(mode);
    }
    let bits = text.split(',').try_fold(before.bits(), |bits, clause| {
        let at = clause.find(['+', '-', '='])?;
        let (who, rest) = (clause.get(..at)?, clause.get(at..)?);
        let (operator, what) = (rest.get(..1)?, rest.get(1..)?);
        let who = who.chars().try_fold(0, |all, letter| {
            Some(
                all | match letter {
                    'u' => 0o700,
                    'g' => 0o070,
                    'o' => 0o007,
                    'a' => 0o777,
                    _ => return None,
                },
            )
        })?;
        let who: u16 = if who == 0 { 0o777 } else { who };
        let what = what.chars().try_fold(0_u16, |all, letter| {
            Some(
                all | match letter {
                    'r' => 0o444,
                    'w' => 0o222,
                    'x' => 0o111,
                    _ => return None,
                },
            )
        })?;
        Some(match operator {
            "+" => bits | who & what,
            "-" => bits & !(who & what),
            _ => bits & !who | who & what,
        })
    })?;
    FileMode::new(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_in_letters() {
        let after = |text: &str| changed(FileMode::SAVED, text).map(|it| it.to_string());
        for (text, mode) in [
            ("400", "0400"),
            ("0600", "0600"),
            ("go=", "0600"),
            ("go-rwx,u-w", "0400"),
            ("u=r,go=", "0400"),
            ("+x", "0755"),
            ("a=r", "0444"),
        ] {
            assert_eq!(after(text).as_deref(), Some(mode), "{text}");
        }
        for bad in ["", "x", "900", "u", "z+r", "u+q", "u+r,"] {
            assert_eq!(after(bad), None, "{bad}");
        }
        assert_eq!(letters(FileMode::SAVED), "rw-r--r--");
    }
}
