//! Disks: what is written to them, what they are attached to, and what is made from them (R-EBS-1).

use super::lookup::{
    existing, existing_mut, live_instance, live_instance_mut, must_exist, region_of, same_region,
};
use super::{forget, fresh};
use crate::command::Refusal;
use tollgate_model::check::{self, BuildError};
use tollgate_model::lifecycle::{self, Disk, DiskFate, Event};
use tollgate_model::{
    Ami, AmiId, Attachment, AvailabilityZoneId, Disks, Files, Image, Instance, InstanceId, InstanceType,
    Network, RegionId, ResourceId, Set, Snapshot, SnapshotId, Storage, System, Volume, VolumeId,
};

/// How large a new volume is, in GiB.
const NEW_SIZE: u32 = 8;
/// How long the name of a file may be, and its text.
const NAME_LENGTH: usize = 40;
const TEXT_LENGTH: usize = 200;

/// Writes a file in place of the one of this name, or removes it. A disk that no running instance has cannot be written.
pub(super) fn write(
    network: &mut Network,
    storage: Storage,
    name: &str,
    text: Option<&str>,
) -> Result<(), Refusal> {
    must_exist(network, storage.resource())?;
    let plain = |it: char| it.is_alphanumeric() || matches!(it, '.' | '-' | '_');
    let fits = (1..=NAME_LENGTH).contains(&name.len()) && name.chars().all(plain) && !name.starts_with('.');
    if network.reader_of(storage).is_none() {
        return Err(Refusal::DiskOffline(storage.resource()));
    }
    let files = match storage {
        Storage::Root(id) => &mut existing_mut(&mut network.instances, id)?.disks.root,
        Storage::InstanceStore(id) => &mut existing_mut(&mut network.instances, id)?.disks.instance_store,
        Storage::Volume(id) => &mut existing_mut(&mut network.volumes, id)?.files,
    };
    match text {
        Some(text) if fits && text.len() <= TEXT_LENGTH => {
            files.insert(name.to_owned(), text.to_owned());
        }
        Some(_) => return Err(Refusal::FileName),
        None => drop(files.remove(&name.to_owned()).ok_or(Refusal::NoSuchRow)?),
    }
    Ok(())
}

/// What an event in the life of an instance does to its disks (R-EC2-3).
pub(super) fn follow(network: &mut Network, id: InstanceId, event: Event) -> Result<(), Refusal> {
    if lifecycle::disk(event, Disk::InstanceStore) != DiskFate::Kept {
        existing_mut(&mut network.instances, id)?.disks.instance_store = Files::new();
    }
    if event != Event::Terminate {
        return Ok(());
    }
    let fate = |delete_on_termination| lifecycle::disk(event, Disk::Ebs { delete_on_termination });
    let zone = network.zone_of(id.into());
    let instance = existing_mut(&mut network.instances, id)?;
    let disks = std::mem::take(&mut instance.disks);
    let (name, system) = (format!("{}-root", instance.name), system_of(instance));
    if let (DiskFate::Kept, Some(availability_zone)) = (fate(!disks.keeps_root), zone) {
        let (size, files) = (Disks::ROOT_SIZE, disks.root);
        let root = Volume {
            name: fresh::name(network, &name),
            availability_zone,
            size,
            files,
            system: Some(system),
            attachment: None,
        };
        let volume = VolumeId(fresh::number(network)?);
        network.volumes.insert(volume, root);
    }
    let deleted = |it: &Volume| {
        let along = it.attachment.is_some_and(|it| it.delete_on_termination);
        fate(along) == DiskFate::Deleted
    };
    let gone = network.volumes_of(id).filter(|(_, it)| deleted(it)).map(|(id, _)| id.into()).collect();
    forget::forget(network, &gone);
    for volume in network.volumes.matching_mut(|it| it.attachment.is_some_and(|it| it.instance == id)) {
        volume.attachment = None;
    }
    Ok(())
}

/// Makes a volume, empty.
pub(super) fn make(
    network: &mut Network,
    availability_zone: AvailabilityZoneId,
    on: Option<InstanceId>,
) -> Result<VolumeId, Refusal> {
    let name = fresh::numbered_name(network, "data");
    let id = VolumeId(fresh::number(network)?);
    let attachment = on.map(|instance| Attachment { instance, delete_on_termination: false });
    let volume =
        Volume { name, availability_zone, size: NEW_SIZE, files: Files::new(), system: None, attachment };
    network.volumes.insert(id, volume);
    Ok(id)
}

/// Whether a volume can be attached to an instance: one of its own zone.
pub(super) fn admit_attachment(network: &Network, id: VolumeId, on: InstanceId) -> Result<(), Refusal> {
    live_instance(network, on)?;
    Ok(check::attachment(network, existing(&network.volumes, id)?.availability_zone, on)?)
}

/// Whether a volume can lie in a zone: it never leaves its own.
pub(super) fn admit_into_zone(
    network: &Network,
    id: VolumeId,
    zone: AvailabilityZoneId,
) -> Result<(), Refusal> {
    let from = existing(&network.volumes, id)?.availability_zone;
    match from == zone {
        true => Ok(()),
        false => Err(BuildError::VolumeZoneMismatch { volume: from, other: zone }.into()),
    }
}

/// Whether instances can be drawn in another zone: not with anything on their disks, which are where they are.
pub(super) fn admit_leaving<'a>(
    network: &Network,
    instances: impl Iterator<Item = (&'a InstanceId, &'a Instance)>,
    zone: AvailabilityZoneId,
) -> Result<(), Refusal> {
    let attached = network.volumes.values().filter_map(|it| Some(it.attachment?.instance));
    let attached: Set<InstanceId> = attached.collect();
    for (id, instance) in instances {
        let disks = &instance.disks;
        let bare = disks.root.is_empty() && disks.instance_store.is_empty() && !attached.contains(id);
        if let Some(from) = network.zone_of((*id).into()).filter(|from| *from != zone && !bare) {
            return Err(BuildError::VolumeZoneMismatch { volume: from, other: zone }.into());
        }
    }
    Ok(())
}

/// Attaches a volume, or detaches it; what is on it stays.
pub(super) fn attach(network: &mut Network, id: VolumeId, to: Option<InstanceId>) -> Result<(), Refusal> {
    let before = existing(&network.volumes, id)?.attachment;
    if before.map(|it| it.instance) == to {
        return Ok(());
    }
    let mut zone = None;
    if let Some(instance) = to {
        admit_attachment(network, id, instance)?;
        zone = network.zone_of(instance.into());
    }
    let volume = existing_mut(&mut network.volumes, id)?;
    // The same zone, as the instance's VPC draws it.
    volume.availability_zone = zone.unwrap_or(volume.availability_zone);
    volume.attachment = to.map(|instance| Attachment { instance, delete_on_termination: false });
    Ok(())
}

/// `DeleteOnTermination`.
pub(super) fn delete_on_termination(
    network: &mut Network,
    storage: Storage,
    on: bool,
) -> Result<(), Refusal> {
    match storage {
        Storage::Root(id) => live_instance_mut(network, id)?.disks.keeps_root = !on,
        Storage::InstanceStore(_) => return Err(Refusal::NoSuchRow),
        Storage::Volume(id) => {
            let attachment = &mut existing_mut(&mut network.volumes, id)?.attachment;
            attachment.as_mut().ok_or(Refusal::NoSuchRow)?.delete_on_termination = on;
        }
    }
    Ok(())
}

/// Makes a volume larger; AWS makes none smaller.
pub(super) fn resize(network: &mut Network, id: VolumeId, size: u32) -> Result<(), Refusal> {
    let volume = existing_mut(&mut network.volumes, id)?;
    Volume::check_size(size)?;
    if size < volume.size {
        return Err(BuildError::VolumeSize(size).into());
    }
    volume.size = size;
    Ok(())
}

/// Whether a copy of the disk of a thing can be taken: not where a disaster keeps it out of reach (R-AZ-2).
pub(super) fn admit_copy(network: &Network, of: ResourceId) -> Result<RegionId, Refusal> {
    if let ResourceId::Instance(id) = of {
        live_instance(network, id)?;
    }
    match network.outage(of) {
        Some(_) => Err(Refusal::Struck(of)),
        None => region_of(network, of),
    }
}

/// Takes a snapshot: of a volume, or of the root volume of an instance.
pub(super) fn take_snapshot(network: &mut Network, of: ResourceId) -> Result<SnapshotId, Refusal> {
    let region = admit_copy(network, of)?;
    let (size, files, system) = match (VolumeId::of(of), InstanceId::of(of)) {
        (Some(id), _) => {
            let volume = existing(&network.volumes, id)?;
            (volume.size, volume.files.clone(), volume.system.clone())
        }
        (None, Some(id)) => {
            let instance = existing(&network.instances, id)?;
            (Disks::ROOT_SIZE, instance.disks.root.clone(), Some(system_of(instance)))
        }
        (None, None) => return Err(Refusal::NoSuchRow),
    };
    let name = fresh::numbered_name(network, "snapshot");
    let id = SnapshotId(fresh::number(network)?);
    network.snapshots.insert(id, Snapshot { name, region, of, size, files, system });
    Ok(id)
}

/// What runs from the root volume of an instance.
fn system_of(instance: &Instance) -> System {
    System { image: instance.image, listeners: instance.listeners.clone() }
}

/// What an AMI that is made from a thing has: a system and files.
fn template(network: &Network, from: ResourceId) -> Result<(System, Files), Refusal> {
    match (InstanceId::of(from), SnapshotId::of(from)) {
        (Some(id), _) => {
            let instance = existing(&network.instances, id)?;
            Ok((system_of(instance), instance.disks.root.clone()))
        }
        (None, Some(id)) => {
            let snapshot = existing(&network.snapshots, id)?;
            let system = snapshot.system.clone().ok_or(Refusal::NoSystem(id))?;
            Ok((system, snapshot.files.clone()))
        }
        (None, None) => Err(Refusal::NoSuchRow),
    }
}

/// Whether an AMI can be made from a thing.
pub(super) fn admit_ami(network: &Network, from: ResourceId) -> Result<RegionId, Refusal> {
    template(network, from)?;
    admit_copy(network, from)
}

/// Makes an AMI, from an instance or from a snapshot.
pub(super) fn make_ami(network: &mut Network, from: ResourceId) -> Result<AmiId, Refusal> {
    let region = admit_ami(network, from)?;
    let (system, files) = template(network, from)?;
    let name = fresh::numbered_name(network, "image");
    let id = AmiId(fresh::number(network)?);
    network.amis.insert(id, Ami { name, region, system, files });
    Ok(id)
}

/// Makes a volume from a snapshot, in any zone of the Region that works.
pub(super) fn restore(
    network: &mut Network,
    id: SnapshotId,
    zone: AvailabilityZoneId,
) -> Result<VolumeId, Refusal> {
    let snapshot = existing(&network.snapshots, id)?.clone();
    existing(&network.availability_zones, zone)?;
    same_region(network, id.into(), zone.into())?;
    admit_copy(network, zone.into())?;
    let made = make(network, zone, None)?;
    let volume = existing_mut(&mut network.volumes, made)?;
    (volume.size, volume.files, volume.system) = (snapshot.size, snapshot.files, snapshot.system);
    Ok(made)
}

/// Draws an instance as if it had been launched from one of AWS's images: its root volume begins anew.
pub(super) fn set_image(network: &mut Network, id: InstanceId, image: Image) -> Result<(), Refusal> {
    let instance = live_instance_mut(network, id)?;
    if instance.ami.is_some() || instance.image != image {
        (instance.image, instance.ami, instance.disks.root) = (image, None, Files::new());
    }
    Ok(())
}

/// Draws an instance as if it had been launched from an AMI of one's own: it has that one's files, and runs what that
/// one runs.
pub(super) fn launch_from(network: &mut Network, id: InstanceId, ami: AmiId) -> Result<(), Refusal> {
    admit_launch(network, id, ami)?;
    let template = existing(&network.amis, ami)?.clone();
    let instance = live_instance_mut(network, id)?;
    if instance.ami != Some(ami) {
        (instance.image, instance.listeners) = (template.system.image, template.system.listeners);
        (instance.ami, instance.disks.root) = (Some(ami), template.files);
    }
    Ok(())
}

/// Whether an instance can have been launched from an AMI: a live one of its Region.
pub(super) fn admit_launch(network: &Network, id: InstanceId, ami: AmiId) -> Result<(), Refusal> {
    live_instance(network, id)?;
    existing(&network.amis, ami)?;
    same_region(network, id.into(), ami.into())
}

/// Another type comes on another host, with another instance store.
pub(super) fn set_type(network: &mut Network, id: InstanceId, to: InstanceType) -> Result<(), Refusal> {
    let instance = live_instance_mut(network, id)?;
    if instance.instance_type != to {
        instance.instance_type = to;
        instance.disks.instance_store = Files::new();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrange::FENCE;
    use crate::command::Command;
    use crate::scene::Scene;
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::{Component, InstanceState, ZoneLetter};

    /// Two zones with an instance each; the one in `public-a` has an instance store and a data volume. On each of its
    /// disks is a file that is called as the disk is.
    fn house() -> (Play, InstanceId, VolumeId) {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        let web = play.instance("web-1");
        play.does(Command::SetInstanceType(web, InstanceType::M5dLarge));
        play.place(Component::Volume, Some(web.into()), (0, 0));
        let data: VolumeId = play.id("data-1").to_string().parse().unwrap();
        for (storage, name) in [
            (Storage::Root(web), "root"),
            (Storage::InstanceStore(web), "store"),
            (Storage::Volume(data), "data"),
        ] {
            play.does(Command::WriteFile(storage, name.to_owned(), Some("hello".to_owned())));
        }
        (play, web, data)
    }

    fn on(play: &Play, storage: Storage) -> Vec<String> {
        play.document.network.files(storage).map_or(Vec::new(), |files| files.keys().cloned().collect())
    }

    fn is(state: InstanceState, id: InstanceId) -> Command {
        Command::SetInstanceState(id, state)
    }

    #[test]
    fn what_survives() {
        let (mut play, web, data) = house();
        let all = [Storage::Root(web), Storage::InstanceStore(web), Storage::Volume(data)];
        let there = |play: &Play| all.map(|it| on(play, it).len());
        play.does(Command::RebootInstance(web));
        assert_eq!(there(&play), [1, 1, 1], "a reboot keeps everything");
        play.does(is(InstanceState::Stopped, web));
        assert_eq!(there(&play), [1, 0, 1], "the host's own disk goes with the host");
        play.does(is(InstanceState::Running, web)).does(is(InstanceState::Terminated, web));
        assert_eq!(there(&play), [0, 0, 1], "the root volume is deleted, the data volume kept");
        let kept = &play.document.network.volumes[&data];
        assert_eq!(kept.attachment, None);
        assert_eq!(play.document.network.parent(data.into()), Some(kept.availability_zone.into()));
    }

    #[test]
    fn delete_on_termination_is_a_setting_of_each_volume() {
        let (mut play, web, data) = house();
        play.does(Command::SetDeleteOnTermination(Storage::Root(web), false));
        play.does(Command::SetDeleteOnTermination(Storage::Volume(data), true));
        play.does(is(InstanceState::Terminated, web));
        assert!(!play.document.network.contains(data.into()));
        let root: VolumeId = play.id("web-1-root").to_string().parse().unwrap();
        assert_eq!(on(&play, Storage::Volume(root)), ["root"]);
        let system = play.document.network.volumes[&root].system.as_ref();
        assert_eq!(system.map(|it| it.image), Some(Image::AmazonLinux));
    }

    #[test]
    fn a_volume_stays_in_its_zone_and_a_snapshot_does_not() {
        let (mut play, web, data) = house();
        let there = play.instance("app-a");
        play.does(Command::AttachVolume(data, Some(there)));
        assert_eq!(play.document.network.parent(data.into()), Some(there.into()), "the same zone will do");
        play.does(Command::AttachVolume(data, Some(web)));
        let subnet = play.id("public-b");
        let far = play.place(Component::Instance, Some(subnet), (900, 250));
        let (from, other) = (play.document.network.zone_of(web.into()), play.document.network.zone_of(far));
        let mismatch =
            Refusal::Build(BuildError::VolumeZoneMismatch { volume: from.unwrap(), other: other.unwrap() });
        let far: InstanceId = far.to_string().parse().unwrap();
        assert_eq!(play.refused(Command::AttachVolume(data, Some(far))), mismatch);
        let into = Some(other.unwrap().into());
        let carry = Command::Move { id: data.into(), into, at: Default::default() };
        assert_eq!(play.refused(carry), mismatch);
        let carry = Command::Move { id: web.into(), into: Some(subnet), at: Default::default() };
        assert_eq!(play.refused(carry), mismatch, "nor does its instance take it along");

        let snapshot = play.place(Component::Snapshot, Some(data.into()), (0, 0));
        let snapshot: SnapshotId = snapshot.to_string().parse().unwrap();
        play.does(Command::AttachVolume(data, None)).does(Command::Delete([data.into()].into()));
        play.does(Command::RestoreVolume(snapshot, other.unwrap()));
        let restored: VolumeId = play.id("data-1").to_string().parse().unwrap();
        assert_ne!(restored, data);
        play.does(Command::AttachVolume(restored, Some(far)));
        assert_eq!(on(&play, Storage::Volume(restored)), ["data"]);
    }

    #[test]
    fn a_snapshot_is_one_moment_and_an_image_starts_servers() {
        let (mut play, web, data) = house();
        let of_data: SnapshotId =
            play.place(Component::Snapshot, Some(data.into()), (0, 0)).to_string().parse().unwrap();
        play.does(Command::WriteFile(Storage::Volume(data), "later".to_owned(), Some(String::new())));
        let of_root = play.place(Component::Snapshot, Some(web.into()), (0, 0));
        assert_eq!(play.document.network.snapshots[&of_data].files.len(), 1);
        let ami =
            Command::Place { component: Component::Ami, on: Some(of_data.into()), at: Default::default() };
        assert_eq!(play.refused(ami), Refusal::NoSystem(of_data));
        let ami: AmiId = play.place(Component::Ami, Some(of_root), (0, 0)).to_string().parse().unwrap();
        play.does(is(InstanceState::Terminated, web));
        play.does(Command::LaunchInstance(ami, play.subnet("public-b")));
        let server = play.instance("server-1");
        assert_eq!(on(&play, Storage::Root(server)), ["root"]);
        let listeners = |id| &play.document.network.instances[&id].listeners;
        assert_eq!(listeners(server), listeners(web), "the same programs run");
        play.does(Command::SetImage(server, Image::AmazonLinux));
        assert!(on(&play, Storage::Root(server)).is_empty(), "another image is another root volume");
    }

    #[test]
    fn a_volume_is_drawn_on_its_instance_or_in_its_zone() {
        let (mut play, web, data) = house();
        let drawn = |play: &Play| Scene::of(&play.document).rect(data.into()).unwrap();
        assert!(play.rect(web.into()).grown(FENCE).intersects(drawn(&play)));
        let target = Scene::of(&play.document).drop_target(drawn(&play).centre().into(), |_| false);
        assert_eq!(target, Some(data.into()), "a snapshot can be dropped on it");
        play.does(Command::AttachVolume(data, None));
        let zone = play.document.network.zone_of(data.into()).unwrap();
        for _ in 0..9 {
            play.place(Component::Volume, Some(zone.into()), (0, 0));
        }
        let scene = Scene::of(&play.document);
        let subnets: Vec<_> = ["public-a", "private-a"].map(|name| play.rect(play.id(name))).into();
        for id in play.document.network.volumes.keys() {
            let rect = scene.rect((*id).into()).unwrap();
            assert!(play.rect(zone.into()).encloses(rect), "{id}");
            assert!(!subnets.iter().any(|subnet| subnet.intersects(rect)), "{id}");
        }
    }

    #[test]
    fn a_disk_is_written_where_a_running_instance_has_it() {
        let (mut play, web, data) = house();
        let write = |storage, name: &str| Command::WriteFile(storage, name.to_owned(), Some("x".to_owned()));
        for bad in ["", "two words", "a/b", ".hidden", &"a".repeat(41)] {
            assert_eq!(play.refused(write(Storage::Root(web), bad)), Refusal::FileName, "{bad:?}");
        }
        let gone = Command::WriteFile(Storage::Root(web), "none".to_owned(), None);
        assert_eq!(play.refused(gone), Refusal::NoSuchRow);
        let region = play.document.network.region_of(web.into()).unwrap();
        play.does(Command::StrikeZone(region, ZoneLetter::ALL[0], true));
        assert_eq!(play.refused(write(Storage::Root(web), "a")), Refusal::DiskOffline(web.into()));
        let take =
            |of| Command::Place { component: Component::Snapshot, on: Some(of), at: Default::default() };
        assert_eq!(play.refused(take(data.into())), Refusal::Struck(data.into()));
        play.does(Command::StrikeZone(region, ZoneLetter::ALL[0], false));
        play.does(Command::AttachVolume(data, None));
        assert_eq!(play.refused(write(Storage::Volume(data), "a")), Refusal::DiskOffline(data.into()));
        play.does(Command::SetInstanceType(web, InstanceType::T3Micro));
        let store = Storage::InstanceStore(web);
        assert_eq!(play.refused(write(store, "a")), Refusal::DiskOffline(web.into()), "it has none");
    }

    #[test]
    fn a_volume_is_deleted_by_itself_and_only_grows() {
        let (mut play, web, data) = house();
        let delete = Command::Delete([data.into()].into());
        assert_eq!(play.refused(delete), BuildError::VolumeInUse(web).into());
        play.does(Command::SetVolumeSize(data, 20));
        assert_eq!(play.refused(Command::SetVolumeSize(data, 19)), BuildError::VolumeSize(19).into());
        play.does(Command::Delete([web.into()].into()));
        assert!(play.document.network.contains(data.into()), "it outlives its instance");
        play.does(Command::Delete([play.document.network.zone_of(data.into()).unwrap().into()].into()));
        assert!(!play.document.network.contains(data.into()), "and not its zone");
    }
}
