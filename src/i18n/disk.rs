//! Texts about disks: volumes, snapshots, AMIs and the files on them.

use super::texts;

texts! {
    disk_title => "Disks", "디스크";
    disk_files => "Files", "파일";
    disk_root(path: &str) => "Root volume · 8 GiB · {path}", "루트 볼륨 · 8GiB · {path}";
    disk_store(size: u32, path: &str) => "Instance store · {size} GB · {path}", "인스턴스 스토어 · {size}GB · {path}";
    disk_volume(path: &str) => "EBS volume · {path}", "EBS 볼륨 · {path}";
    disk_store_note =>
        "The host's own disk: a reboot keeps it; a stop, a broken host or termination empties it.",
        "호스트에 달린 디스크입니다. 재부팅하면 남고, 중지하거나 호스트가 고장 나거나 종료하면 비워집니다.";
    disk_no_files => "Nothing was written here.", "아직 쓴 것이 없습니다.";
    disk_loose => "Volumes on no instance", "연결되지 않은 볼륨";
    disk_offline =>
        "To read and write it takes a running instance in a zone that works.",
        "읽고 쓰려면 정상인 가용 영역에서 실행 중인 인스턴스가 있어야 합니다.";
    disk_write => "Write a file", "파일 쓰기";
    disk_write_note => "Its name, a space, its text.", "이름을 쓰고 한 칸 띄운 뒤 내용을 씁니다.";
    disk_delete_on_termination => "Delete on termination", "종료 시 삭제";
    disk_deleted_along => "To terminate the instance deletes it, and all that is on it.", "인스턴스를 종료하면 들어 있는 것과 함께 삭제됩니다.";
    disk_kept => "It stays in its zone when the instance is terminated.", "인스턴스를 종료해도 볼륨은 가용 영역에 남습니다.";
    disk_take_snapshot => "Take a snapshot", "스냅샷 생성";
    disk_make_ami => "Create an image (AMI)", "이미지(AMI) 생성";
    disk_new_volume => "Add a volume", "볼륨 추가";
    disk_host_fails => "The host breaks", "호스트 고장";
    disk_attached_to => "Attached to", "연결된 인스턴스";
    disk_zone_note => "Only instances of the same zone can have it.", "같은 가용 영역의 인스턴스에만 연결할 수 있습니다.";
    disk_size => "Size (GiB)", "크기(GiB)";
    disk_not_size => "A size is a number of GiB, such as 20.", "크기는 20처럼 GiB 단위의 숫자입니다.";
    disk_snapshots => "Snapshots of it", "이 볼륨의 스냅샷";
    disk_snapshot_about =>
        "The disk as it was at one moment. It belongs to the Region: it outlives its volume, and any zone.",
        "어느 한 순간의 디스크입니다. 리전에 속하므로 볼륨이나 가용 영역이 사라져도 남습니다.";
    disk_taken_of => "Taken of", "원본";
    disk_use => "Make something of it", "이것으로 만들기";
    disk_restore(zone: &str) => "Volume in {zone}", "{zone}에 볼륨 생성";
    disk_ami_about =>
        "The template of a server: its operating system, and what was on its root volume.",
        "서버의 틀입니다. 운영 체제와 루트 볼륨에 있던 것이 들어 있습니다.";
    disk_launch(subnet: &str) => "Launch an instance in {subnet}", "{subnet}에 인스턴스 시작";
    disk_launched => "Launched from it", "이 이미지로 시작한 인스턴스";

    refuse_volume_zone(from: &str, to: &str) =>
        "A disk in {from} cannot be used in {to}: a volume stays in its zone. Take a snapshot, and make a volume from it in {to}.",
        "{from}에 있는 디스크는 {to}에서 쓸 수 없습니다. 볼륨은 자기 가용 영역을 떠나지 못합니다. 스냅샷을 찍어 {to}에 볼륨을 만드세요.";
    refuse_volume_in_use(name: &str) =>
        "The volume is attached to {name}. Detach it first.", "볼륨이 {name}에 연결되어 있습니다. 먼저 분리하세요.";
    refuse_volume_size(size: u32) =>
        "A volume cannot have {size} GiB: it has 1 to 65,536, and only ever grows.",
        "볼륨 크기를 {size}GiB로 할 수 없습니다. 1~65,536GiB이고, 늘릴 수만 있습니다.";
    refuse_disk_offline(name: &str) =>
        "Nothing can be read from or written to {name} now: that needs a running instance in a zone that works.",
        "지금은 {name}에서 읽거나 쓸 수 없습니다. 정상인 가용 영역에서 실행 중인 인스턴스가 있어야 합니다.";
    refuse_file_name =>
        "A file's name is one word of at most 40 letters, digits, dots and dashes, and its text has at most 200.",
        "파일 이름은 글자, 숫자, 점, 하이픈(-)으로 된 40자 이하의 한 단어이고, 내용은 200자까지입니다.";
    refuse_struck(name: &str) =>
        "A disaster has struck {name}: nothing can be copied from or to it until it is back. A snapshot from before still works in another zone.",
        "재해로 {name}을(를) 쓸 수 없습니다. 복구될 때까지 복사하지 못합니다. 미리 찍어 둔 스냅샷은 다른 가용 영역에서 쓸 수 있습니다.";
    refuse_no_system(name: &str) =>
        "{name} has no operating system on it. Make an AMI from an instance, or from a snapshot of one.",
        "{name}에는 운영 체제가 없습니다. 인스턴스나 인스턴스의 스냅샷으로 AMI를 만드세요.";
}
