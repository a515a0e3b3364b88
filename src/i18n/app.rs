//! Texts of the frame: header, palette, canvas controls, dialogs, notices.

use super::{Language, Text, Texts, shown, texts};
use crate::store::NotKept;
use tollgate_editor::Starter;
use tollgate_labs::{CATALOG, Entry};

texts! {
    undo => "Undo", "실행 취소";
    redo => "Redo", "다시 실행";
    view_switch => "View", "보기";
    view_aws => "AWS", "AWS";
    view_village => "Village", "마을";
    starters => "Starters", "예제";
    share => "Share", "공유";
    save_file => "Save as file", "파일로 저장";
    open_file => "Open a file", "파일 열기";
    help => "Help", "도움말";
    other_language => "한국어", "English";
    other_language_label => "Switch to Korean (한국어)", "영어로 바꾸기 (English)";
    theme_dark => "Dark theme", "어두운 테마로";
    theme_light => "Light theme", "밝은 테마로";
    document_title => "Title of this network", "네트워크 제목";
    untitled => "Untitled network", "제목 없는 네트워크";
    saved => "saved", "저장됨";
    saving => "saving …", "저장 중 …";
    unchanged => "not changed yet", "아직 바꾸지 않음";
    not_saved => "not saved", "저장되지 않음";
    not_saved_framed => "not kept after this page is closed", "페이지를 닫으면 사라짐";
    not_saved_elsewhere => "open in another tab", "다른 탭에서 열려 있음";
    try_again => "Try again", "다시 시도";
    reload => "Reload the page", "페이지 새로 고침";
    write_here => "Continue here instead", "여기서 이어서 하기";
    download_kept => "Download it", "내려받기";
    throw_away => "Delete", "삭제";
    more => "More", "더 보기";
    close => "Close", "닫기";
    close_callout => "Put the book away", "규칙 창 닫기";

    palette => "Components", "구성 요소";
    find_component => "Find a component", "구성 요소 찾기";
    nothing_found => "No component is called that.", "그런 이름의 구성 요소가 없습니다.";
    palette_hint => "Drag onto the canvas, or click and then click a place. With the keyboard: Enter.",
        "캔버스로 끌어다 놓거나, 누른 뒤 놓을 곳을 누르세요. 키보드에서는 Enter를 누르세요.";
    choose_place(component: &str) => "Where should the {component} go?", "{component}을(를) 어디에 둘까요?";
    on_canvas => "on the open canvas", "캔버스 빈 곳에";
    place_into(place: &str) => "into {place}", "{place}에";

    inspector_panel => "Inspector", "속성 창";
    sheet_add => "Add", "추가";
    sheet_inspect => "Inspect", "속성";

    canvas_role => "network diagram", "네트워크 그림";
    canvas_label => "Network. Tab goes from thing to thing, arrows move the selected one, Control and arrows go to the nearest.",
        "네트워크 그림. Tab으로 다음 구성 요소로 가고, 화살표로 고른 것을 옮기고, Ctrl과 화살표로 가까운 것을 고릅니다.";
    empty_title => "An empty plain", "아직 아무것도 없는 들판";
    empty_hint => "Drag a Region onto it to begin, or start from a network that is already built.",
        "리전을 끌어다 놓거나, 이미 지어 놓은 예제로 시작하세요.";
    open_gallery => "See the starters", "예제 보기";
    outside_world => "Outside world", "바깥 세상";
    zoom_bar => "View of the canvas", "캔버스 보기";
    hand_tool => "Move the view (H)", "화면 옮기기 (H)";
    zoom_in => "Zoom in", "확대";
    zoom_out => "Zoom out", "축소";
    zoom_whole => "Show at 100 %", "100%로 보기";
    zoom_fit => "Show everything", "모두 보기";

    gallery_title => "Start from a network", "예제로 시작하기";
    gallery_hint => "Undo brings back what is on the canvas now.", "지금 캔버스에 있는 그림은 실행 취소를 누르면 돌아옵니다.";
    earlier_work => "Your earlier work", "이전에 하던 그림";
    earlier_work_about => "Each was put here when another network took its place.",
        "다른 그림을 저장하면서 이곳으로 옮겨 둔 그림입니다.";
    unreadable_work => "Cannot be read", "읽을 수 없음";

    starter_web_server => "Web server in a public subnet", "퍼블릭 서브넷의 웹 서버";
    starter_web_server_about => "One server on the internet, with every gate a packet meets on its way there and back.",
        "인터넷에 열린 서버 하나. 패킷이 오가며 만나는 문이 모두 있습니다.";
    starter_public_and_private => "Public and private subnets with NAT", "퍼블릭·프라이빗 서브넷과 NAT";
    starter_public_and_private_about => "AWS's own example: servers out of reach from the internet that still fetch their updates.",
        "AWS 문서의 대표 예제. 인터넷에서는 닿을 수 없지만 업데이트는 받아 오는 서버들입니다.";
    starter_two_tiers => "Two tiers with a database host", "웹과 데이터베이스, 두 계층";
    starter_two_tiers_about => "A database that only the web server may talk to, by a security group that names another.",
        "웹 서버만 말을 걸 수 있는 데이터베이스. 보안 그룹이 다른 보안 그룹을 가리킵니다.";
    starter_one_fault => "One fault to find", "고장 하나 찾기";
    starter_one_fault_about => "The page never loads. Send a packet, and see who stops it.",
        "페이지가 열리지 않습니다. 패킷을 보내 누가 막는지 찾아보세요.";
    starter_empty => "Empty canvas", "빈 캔버스";
    starter_empty_about => "Build a network from nothing.", "처음부터 직접 지어 보세요.";

    share_title => "Share this network", "네트워크 공유하기";
    share_about => "The link holds the whole network. Nothing is stored on any server.",
        "링크 안에 네트워크 전체가 들어 있습니다. 어떤 서버에도 저장되지 않습니다.";
    share_link => "Link", "링크";
    copy_link => "Copy the link", "링크 복사";
    link_copied => "The link is on the clipboard.", "링크를 복사했습니다.";
    link_length(characters: usize) => "{characters} characters", "{characters}자";
    link_long => "The link is getting long: some chat programs cut it. A file is the safer way.",
        "링크가 길어졌습니다. 메신저에 따라 잘릴 수 있으니 파일로 보내는 편이 안전합니다.";
    link_too_long => "The link is too long for many programs. Save a file instead.",
        "링크가 너무 길어 여러 프로그램에서 열리지 않습니다. 파일로 저장해 보내세요.";

    help_title => "How it works", "사용법";
    help_build => "Drag components from the left, or click one and then a place. Legal places light up; for others the reason is shown.",
        "왼쪽에서 구성 요소를 끌어다 놓거나, 누른 뒤 놓을 곳을 누르세요. 놓을 수 있는 곳은 밝아지고, 놓을 수 없는 곳은 이유를 알려 줍니다.";
    help_configure => "Select a thing to see its settings and rules at the right. Every change can be undone.",
        "구성 요소를 고르면 오른쪽에 설정과 규칙이 나옵니다. 모든 변경은 되돌릴 수 있습니다.";
    help_send => "Choose from, to, protocol and port at the bottom and send. Every gate says what it decided and by which rule.",
        "아래에서 보내는 곳, 받는 곳, 프로토콜, 포트를 고르고 보내세요. 지나는 문마다 어느 규칙으로 어떻게 결정했는지 알려 줍니다.";
    help_shortcuts => "Keyboard", "키보드";
    help_letters => "Single letters are shortcuts", "글자 하나짜리 단축키 사용";
    key_select => "Select", "고르기";
    key_hand => "Move the view", "화면 옮기기";
    key_find => "Find a component", "구성 요소 찾기";
    key_send => "Send the packet", "패킷 보내기";
    key_play => "Play or pause", "재생 또는 멈춤";
    key_step => "Step back, step on", "한 단계 뒤로, 앞으로";
    key_ends => "First hop, last hop", "첫 지점, 마지막 지점";
    key_speed => "Slower, faster", "느리게, 빠르게";
    key_parts => "Next or previous part of the page", "화면의 다음, 이전 부분";
    key_walk => "Next or previous thing", "다음, 이전 구성 요소";
    key_nearest => "Nearest thing in that direction", "그 방향의 가장 가까운 것";
    key_move => "Move the selected thing (Shift: further)", "고른 것 옮기기 (Shift: 더 멀리)";
    key_inside => "Into a container, out of it; with the envelope in hand, sender and receiver", "구성 요소 안으로, 밖으로; 봉투를 들었을 때는 보내는 곳과 받는 곳";
    key_delete => "Delete", "삭제";
    key_undo => "Undo, redo", "실행 취소, 다시 실행";
    key_zoom => "Zoom in, out, 100 %", "확대, 축소, 100%";
    key_fit => "Show everything, show the selected thing", "모두 보기, 고른 것 보기";
    key_cancel => "Cancel, close", "취소, 닫기";
    key_help => "This page", "이 도움말";
    licence_note => "Tollgate is free software (MIT or Apache-2.0). Icons: Lucide (ISC). Not affiliated with Amazon Web Services.",
        "Tollgate는 자유 소프트웨어입니다(MIT 또는 Apache-2.0). 아이콘: Lucide(ISC). Amazon Web Services와는 관련이 없습니다.";

    notice_read_only => "Nothing can be changed here. Packets can be sent.", "여기서는 변경할 수 없습니다. 패킷은 보낼 수 있습니다.";
    notice_opening_file => "Opening the file …", "파일을 여는 중 …";
    notice_over_limits(what: &str) => "Opened. It holds more than a link may, so it can be slow and cannot be shared as a link. {what}",
        "열었습니다. 링크에 담을 수 있는 것보다 커서 느릴 수 있고, 링크로 공유할 수 없습니다. {what}";
    notice_elsewhere => "This network is open in another tab. What you change here stays in this tab and is gone when you close it.",
        "이 네트워크는 다른 탭에서 열려 있습니다. 여기서 바꾼 내용은 이 탭에만 남고, 탭을 닫으면 사라집니다.";
    notice_refused => "This browser does not let the page store anything: your work lives in this tab only. Save it as a file.",
        "이 브라우저에는 저장할 수 없어 작업이 이 탭에만 남아 있습니다. 파일로 저장해 두세요.";
    notice_full => "There is no room left in this browser's storage, so your last changes are not saved. Save them as a file, or delete earlier work under Starters.",
        "브라우저 저장 공간이 가득 차 마지막 변경이 저장되지 않았습니다. 파일로 저장하거나, 예제 창에서 이전에 하던 그림을 삭제하세요.";
    notice_not_read_back => "This network cannot be saved in the browser: reading it back failed. What was saved before is still there. Save this as a file.",
        "이 네트워크를 브라우저에 저장하지 못했습니다. 저장한 내용을 다시 읽을 수 없었습니다. 전에 저장한 것은 그대로 있으니, 지금 것은 파일로 저장해 두세요.";
    notice_kept_unreadable(why: &str) => "What this browser had saved cannot be read. {why} It is kept, and you can download it.",
        "이 브라우저에 저장되어 있던 그림을 읽을 수 없습니다. {why} 그대로 보관해 두었으며 내려받을 수 있습니다.";
    notice_thrown_away => "Deleted from this browser.", "이 브라우저에서 삭제했습니다.";
    notice_opened_link => "Opened from the link. Undo brings back what was here before.",
        "링크에서 열었습니다. 실행 취소를 누르면 전에 있던 그림이 돌아옵니다.";
    notice_deleted(what: &str) => "{what} was deleted.", "{what}을(를) 삭제했습니다.";
    title_of_page(title: &str) => "{title} · Tollgate", "{title} · Tollgate";
}

impl Texts {
    /// Why the browser does not have the work, in a sentence.
    pub fn not_kept(self, why: NotKept) -> Text {
        match why {
            NotKept::OpenElsewhere => self.notice_elsewhere(),
            NotKept::Framed => self.not_saved_framed(),
            NotKept::Refused => self.notice_refused(),
            NotKept::Full => self.notice_full(),
            NotKept::Unreadable => self.notice_not_read_back(),
        }
    }

    /// The name of a starter.
    pub fn starter(self, starter: Starter) -> Text {
        match starter {
            Starter::WebServer => self.starter_web_server(),
            Starter::PublicAndPrivate => self.starter_public_and_private(),
            Starter::TwoTiers => self.starter_two_tiers(),
            Starter::OneFault => self.starter_one_fault(),
            Starter::Empty => self.starter_empty(),
        }
    }

    /// The title of the browser's window.
    pub fn page_title(self, title: &str) -> Text {
        self.title_of_page(&shown(title))
    }

    /// A title as it is shown: that of a starter or a lab, which nobody has changed, in the language of the page.
    pub fn title(self, title: &str) -> String {
        let voices = [Language::English, Language::Korean].map(|language| Texts { language, ..self });
        let starter = |it: &&Starter| voices.iter().any(|texts| texts.starter(**it) == title);
        let lab = |it: &&Entry| [it.english, it.korean].contains(&title);
        let known = Starter::ALL.iter().find(starter).map(|it| self.starter(*it).into_owned());
        let known = known.or_else(|| CATALOG.iter().find(lab).map(|it| self.lab_title(it).to_owned()));
        known.unwrap_or_else(|| title.to_owned())
    }

    /// What a starter is good for.
    pub fn starter_about(self, starter: Starter) -> Text {
        match starter {
            Starter::WebServer => self.starter_web_server_about(),
            Starter::PublicAndPrivate => self.starter_public_and_private_about(),
            Starter::TwoTiers => self.starter_two_tiers_about(),
            Starter::OneFault => self.starter_one_fault_about(),
            Starter::Empty => self.starter_empty_about(),
        }
    }
}
