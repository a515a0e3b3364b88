//! The files of an instance to which somebody is logged in: on its root volume, its instance store, its volumes.
//!
//! Its home folder is on the root volume; the instance store is under `/mnt`, the volumes are under `/data`, `/data2`
//! and so on, in the order of their ids.

use crate::{Answer, Shell};
use tollgate_editor::Command;
use tollgate_engine::Topology;
use tollgate_model::{Disks, Files, InstanceId, Network, Storage};

/// Where the disks of an instance are found on it, its root volume first.
pub fn mounts(network: &Network, instance: InstanceId) -> impl Iterator<Item = (String, Storage)> + '_ {
    let mut volumes = 0;
    network.disks_of(instance).map(move |storage| {
        let path = match storage {
            Storage::Root(_) => "~".to_owned(),
            Storage::InstanceStore(_) => "/mnt".to_owned(),
            Storage::Volume(_) => {
                volumes += 1;
                if volumes == 1 { "/data".to_owned() } else { format!("/data{volumes}") }
            }
        };
        (path, storage)
    })
}

/// The disk that a path leads to, and the rest of the path: a file on it, or nothing for the folder itself.
fn find<'a>(topology: &Topology, shell: &Shell, path: &'a str) -> Option<(Storage, &'a str)> {
    let session = shell.session.as_ref()?;
    let home = format!("/home/{}", session.user);
    let path = path.strip_prefix(&home).map_or(path, |rest| rest.trim_start_matches('/'));
    let path = path.strip_prefix('~').map_or(path, |rest| rest.trim_start_matches('/'));
    let path = path.trim_start_matches("./").trim_end_matches('/');
    let mut all = mounts(topology.network(), session.instance);
    if !path.starts_with('/') {
        return all.next().map(|(_, storage)| (storage, if path == "." { "" } else { path }));
    }
    all.find_map(|(mount, storage)| {
        let rest = path.strip_prefix(&mount)?;
        let file = rest.strip_prefix('/').unwrap_or_default();
        (rest.is_empty() || rest.starts_with('/')).then_some((storage, file))
    })
}

fn files(topology: &Topology, storage: Storage) -> Option<&Files> {
    topology.network().files(storage)
}

/// A file by its path.
fn read<'a>(topology: &'a Topology, shell: &Shell, path: &str) -> Option<&'a String> {
    let (storage, name) = find(topology, shell, path)?;
    files(topology, storage)?.get(&name.to_owned())
}

const MISSING: &str = "No such file or directory";

/// `ls`, `ls -l /data`.
pub(crate) fn ls(topology: &Topology, shell: &Shell, long: bool, wanted: &[&str]) -> Answer {
    let user = shell.session.as_ref().map_or("", |it| &it.user);
    let row = |name: &str, text: &str| match long {
        true => format!("-rw-r--r-- 1 {user} {user} {:>4} Jan  2 09:00 {name}", text.len() + 1),
        false => name.to_owned(),
    };
    let mut lines = Vec::new();
    for path in if wanted.is_empty() { &["."] } else { wanted } {
        let (storage, name) = match find(topology, shell, path) {
            Some(found) => found,
            None => {
                lines.push(format!("ls: cannot access '{path}': {MISSING}"));
                continue;
            }
        };
        match read(topology, shell, path) {
            Some(text) => lines.push(row(path, text)),
            None if name.is_empty() => {
                let all = files(topology, storage);
                if long {
                    lines.push(format!("total {}", all.map_or(0, Files::len) * 4));
                }
                lines.extend(all.into_iter().flatten().map(|(name, text)| row(name, text)));
            }
            None => lines.push(format!("ls: cannot access '{path}': {MISSING}")),
        }
    }
    shell.prints(lines)
}

/// `cat FILE`.
pub(crate) fn cat(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let line = |path: &&str| match read(topology, shell, path) {
        Some(text) => text.clone(),
        None => format!("cat: {path}: {MISSING}"),
    };
    shell.prints(arguments.iter().map(line).collect())
}

/// `rm FILE`.
pub(crate) fn rm(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let Some(path) = arguments.last() else { return shell.says("rm: missing operand") };
    match (find(topology, shell, path), read(topology, shell, path)) {
        (Some((storage, name)), Some(_)) => write(shell, storage, name, None),
        _ => shell.says(format!("rm: cannot remove '{path}': {MISSING}")),
    }
}

/// `cp FROM TO`.
pub(crate) fn cp(topology: &Topology, shell: &Shell, arguments: &[&str]) -> Answer {
    let [from, to] = arguments else { return shell.says("cp: missing file operand") };
    let Some(text) = read(topology, shell, from) else {
        return shell.says(format!("cp: cannot stat '{from}': {MISSING}"));
    };
    let own = from.rsplit('/').next().unwrap_or_default();
    match find(topology, shell, to) {
        Some((storage, name)) => {
            write(shell, storage, if name.is_empty() { own } else { name }, Some(text.clone()))
        }
        None => shell.says(format!("cp: cannot create regular file '{to}': {MISSING}")),
    }
}

/// `echo TEXT > FILE`, `echo TEXT >> FILE`.
pub(crate) fn echo(topology: &Topology, shell: &Shell, line: &str) -> Answer {
    let line = line.trim_start().strip_prefix("echo").unwrap_or_default();
    let plain = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
    let Some((text, path)) = line.split_once('>') else { return shell.says(plain(line)) };
    let (appends, path) = (path.starts_with('>'), path.trim_start_matches('>').trim());
    match find(topology, shell, path) {
        Some((storage, name)) if !name.is_empty() => {
            let before = read(topology, shell, path).filter(|_| appends);
            let text = before.map_or_else(|| plain(text), |before| format!("{before} {}", plain(text)));
            write(shell, storage, name, Some(text))
        }
        Some(_) => shell.says(format!("-bash: {path}: Is a directory")),
        None => shell.says(format!("-bash: {path}: {MISSING}")),
    }
}

fn write(shell: &Shell, storage: Storage, name: &str, text: Option<String>) -> Answer {
    let command = Command::WriteFile(storage, name.to_owned(), text);
    Answer { command: Some(command), ..shell.prints(Vec::new()) }
}

/// `df -h`, `lsblk`: the disks and where they are mounted.
pub(crate) fn df(topology: &Topology, shell: &Shell) -> Answer {
    let network = topology.network();
    let Some(session) = &shell.session else { return shell.says("df: no disks to speak of") };
    let mut lines = vec!["Filesystem       Size  Mounted on".to_owned()];
    for (index, (mount, storage)) in mounts(network, session.instance).enumerate() {
        let size = match storage {
            Storage::Root(_) => Some(Disks::ROOT_SIZE),
            Storage::InstanceStore(id) => {
                network.instances.get(&id).and_then(|it| it.instance_type.instance_store())
            }
            Storage::Volume(id) => network.volumes.get(&id).map(|it| it.size),
        };
        let mount = if mount == "~" { "/" } else { &mount };
        lines.push(format!("/dev/nvme{index}n1    {:>4}G  {mount}", size.unwrap_or_default()));
    }
    shell.prints(lines)
}
