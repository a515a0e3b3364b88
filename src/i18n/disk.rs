//! Texts about disks: volumes, snapshots, AMIs and the files on them.

use super::texts;

texts! {
    refuse_volume_zone(from: &str, to: &str) =>
        "A disk in {from} cannot be used in {to}: a volume stays in its zone. Take a snapshot, and make a volume from it in {to}.",
        "{from}에 있는 디스크는 {to}에서 쓸 수 없습니다. 볼륨은 자기 가용 영역을 떠나지 못합니다. 스냅샷을 찍어 {to}에 볼륨을 만드세요.";
    refuse_volume_in_use(name: &str) =>
        "The volume is attached to {name}. Detach it first.", "볼륨이 {name}에 연결되어 있습니다. 먼저 분리하세요.";
    refuse_volume_size(size: u32) =>
        "A volume cannot have {size} GiB: it has 1 to 65,536, and only ever grows.",
        "볼륨은 {size}GiB가 될 수 없습니다. 1~65,536GiB이고, 늘릴 수만 있습니다.";
    refuse_disk_offline(name: &str) =>
        "Nothing can be read from or written to {name} now: that needs a running instance in a zone that works.",
        "지금은 {name}에서 읽거나 쓸 수 없습니다. 정상인 가용 영역에서 실행 중인 인스턴스가 있어야 합니다.";
    refuse_file_name =>
        "A file's name is one word of at most 40 letters, digits, dots and dashes, and its text has at most 200.",
        "파일 이름은 글자, 숫자, 점, 줄표로 된 40자 이하의 한 단어이고, 내용은 200자까지입니다.";
    refuse_struck(name: &str) =>
        "A disaster has struck {name}: nothing can be copied from or to it until it is back. A snapshot from before still works in another zone.",
        "재해로 {name}을(를) 쓸 수 없습니다. 복구될 때까지 복사하지 못합니다. 미리 찍어 둔 스냅샷은 다른 가용 영역에서 쓸 수 있습니다.";
    refuse_no_system(name: &str) =>
        "{name} has no operating system on it. Make an AMI from an instance, or from a snapshot of one.",
        "{name}에는 운영 체제가 없습니다. 인스턴스나 인스턴스의 스냅샷으로 AMI를 만드세요.";
}
