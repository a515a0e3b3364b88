//! Key pairs: the half that AWS keeps, and the files with the other half (R-SSH-1).

use super::fresh;
use super::lookup::{existing, existing_mut, live_instance, live_instance_mut, same_region};
use crate::command::Refusal;
use tollgate_model::{
    FileMode, InstanceId, KeyFile, KeyFormat, KeyPair, KeyPairId, Map, Network, OutsideHost, OutsideHostId,
    OutsideHostKind, RegionId,
};

/// Makes a key pair. The first laptop saves the private half, once and for all; without a laptop nobody has it. On an
/// instance it is the pair that the instance was launched with.
pub(super) fn make(
    network: &mut Network,
    region: RegionId,
    instance: Option<InstanceId>,
) -> Result<KeyPairId, Refusal> {
    let name = fresh::numbered_name(network, "my-key");
    let id = KeyPairId(fresh::number(network)?);
    let is_laptop = |host: &OutsideHost| host.kind == OutsideHostKind::Laptop;
    let laptop = network.outside_hosts.iter().find(|(_, it)| is_laptop(it)).map(|(id, _)| *id);
    if let Some(laptop) = laptop {
        let host = existing_mut(&mut network.outside_hosts, laptop)?;
        let file = KeyFile { key_pair: id, format: KeyFormat::Pem, mode: FileMode::SAVED };
        host.key_files.insert(free_file_name(&host.key_files, &name, KeyFormat::Pem), file);
    }
    network.key_pairs.insert(id, KeyPair { name, region });
    if let Some(instance) = instance {
        live_instance_mut(network, instance)?.key_pair = Some(id);
    }
    Ok(id)
}

/// The pair that a new instance in a Region is launched with: the one that was made last.
pub(super) fn latest(network: &Network, region: RegionId) -> Option<KeyPairId> {
    network.key_pairs.iter().filter(|(_, it)| it.region == region).map(|(id, _)| *id).last()
}

/// Draws an instance as if it had been launched with another pair, or without.
pub(super) fn launch_with(
    network: &mut Network,
    id: InstanceId,
    key_pair: Option<KeyPairId>,
) -> Result<(), Refusal> {
    live_instance(network, id)?;
    if let Some(key_pair) = key_pair {
        existing(&network.key_pairs, key_pair)?;
        same_region(network, id.into(), key_pair.into())?;
    }
    live_instance_mut(network, id)?.key_pair = key_pair;
    Ok(())
}

/// `chmod`.
pub(super) fn set_mode(
    network: &mut Network,
    host: OutsideHostId,
    file: &str,
    mode: FileMode,
) -> Result<(), Refusal> {
    let host = existing_mut(&mut network.outside_hosts, host)?;
    host.key_files.get_mut(&file.to_owned()).ok_or(Refusal::NoSuchRow)?.mode = mode;
    Ok(())
}

/// The same key for other programs, under a name that says so.
pub(super) fn set_format(
    network: &mut Network,
    host: OutsideHostId,
    file: &str,
    format: KeyFormat,
) -> Result<(), Refusal> {
    let host = existing_mut(&mut network.outside_hosts, host)?;
    let before = host.key_files.remove(&file.to_owned()).ok_or(Refusal::NoSuchRow)?;
    let name = match file.strip_suffix(before.format.extension()).and_then(|it| it.strip_suffix('.')) {
        Some(stem) => free_file_name(&host.key_files, stem, format),
        None => file.to_owned(),
    };
    host.key_files.insert(name, KeyFile { format, ..before });
    Ok(())
}

/// `stem.pem`, or the first of `stem-2.pem`, `stem-3.pem`, … that is free.
fn free_file_name(files: &Map<String, KeyFile>, stem: &str, format: KeyFormat) -> String {
    let extension = format.extension();
    let candidate = |number: u32| match number {
        1 => format!("{stem}.{extension}"),
        _ => format!("{stem}-{number}.{extension}"),
    };
    (1..).map(candidate).find(|name| !files.contains_key(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::{Component, InstanceState, ResourceId};

    fn key_pair(id: ResourceId) -> KeyPairId {
        id.to_string().parse().unwrap()
    }

    #[test]
    fn the_laptop_saves_the_private_half_readable_by_all() {
        let mut play = Play::starting(Starter::WebServer);
        let region = play.document.network.region_of(play.id("web-1")).unwrap();
        let made = key_pair(play.place(Component::KeyPair, Some(region.into()), (0, 0)));
        let laptop: OutsideHostId = play.id("laptop").to_string().parse().unwrap();
        let files = |play: &Play| play.document.network.outside_hosts[&laptop].key_files.clone();
        let file = KeyFile { key_pair: made, format: KeyFormat::Pem, mode: FileMode::SAVED };
        assert_eq!(files(&play), Map::from([("my-key-1.pem".to_owned(), file)]));

        let mode: FileMode = "400".parse().unwrap();
        play.does(Command::SetKeyFileMode(laptop, "my-key-1.pem".to_owned(), mode));
        play.does(Command::SetKeyFileFormat(laptop, "my-key-1.pem".to_owned(), KeyFormat::Ppk));
        assert_eq!(files(&play).keys().collect::<Vec<_>>(), ["my-key-1.ppk"]);
        assert_eq!(files(&play)[&"my-key-1.ppk".to_owned()].mode, mode);
        let gone = Command::SetKeyFileMode(laptop, "my-key-1.pem".to_owned(), mode);
        assert_eq!(play.refused(gone), Refusal::NoSuchRow);
    }

    #[test]
    fn an_instance_is_launched_with_the_pair_that_was_made_last() {
        let mut play = Play::starting(Starter::WebServer);
        let (web, subnet) = (play.instance("web-1"), play.id("public-a"));
        let of = |play: &Play, name: &str| play.document.network.instances[&play.instance(name)].key_pair;
        let region = play.document.network.region_of(web.into()).unwrap();
        let first = play.place(Component::KeyPair, Some(region.into()), (0, 0));
        assert_eq!(of(&play, "web-1"), None, "what was launched before does not change");
        play.place(Component::Instance, Some(subnet), (600, 250));
        assert_eq!(of(&play, "server-1"), Some(key_pair(first)));
        play.does(Command::Move { id: first, into: Some(web.into()), at: Default::default() });
        assert_eq!(of(&play, "web-1"), Some(key_pair(first)));
        // The public half stays on the instance when AWS forgets it.
        play.does(Command::Delete([first].into()));
        assert_eq!(of(&play, "web-1"), Some(key_pair(first)));
    }

    #[test]
    fn a_pair_of_another_region_is_refused_and_so_is_a_terminated_instance() {
        let mut play = Play::starting(Starter::WebServer);
        let web = play.instance("web-1");
        let abroad = play.place(Component::Region, None, (0, 1000));
        let key = play.place(Component::KeyPair, Some(abroad), (0, 0));
        let launch = Command::SetKeyPair(web, Some(key_pair(key)));
        assert_eq!(play.refused(launch), Refusal::DifferentVpc { id: web.into(), other: key });
        play.does(Command::SetInstanceState(web, InstanceState::Terminated));
        assert!(matches!(play.refused(Command::SetKeyPair(web, None)), Refusal::Build(_)));
    }
}
