//! Texts of labs: the panel and the list. What a lab itself says stands in its file.

use super::{Language, Text, Texts, texts};
use tollgate_labs::{Entry, Kind};

texts! {
    labs => "Labs", "실습";
    lab_panel => "Lab", "실습";
    lab_list_title => "Labs", "실습";
    lab_list_about => "The simulator itself checks each goal. Your own network waits until you come back.",
        "목표는 시뮬레이터가 직접 확인합니다. 하던 그림은 돌아올 때까지 그대로 있습니다.";
    lab_lessons => "The lesson", "수업";
    lab_challenges => "Challenges: find the fault", "도전: 고장 찾기";
    lab_done => "done", "완료";
    lab_open_now => "open now", "하는 중";
    lab_number_lesson(number: u8) => "Lab {number}", "실습 {number}";
    lab_number_challenge(number: u8) => "Challenge {number}", "도전 {number}";
    lab_leave => "Leave the lab", "실습 나가기";
    lab_reset => "Start over", "처음부터 다시";
    lab_solve => "Show a solution", "풀이 보기";
    lab_steps => "Steps", "할 일";
    lab_goals => "Goals", "목표";
    lab_goals_met(met: usize, all: usize) => "{met} of {all} goals met", "목표 {all}개 중 {met}개 달성";
    lab_goal_met => "met", "달성";
    lab_goal_open => "not yet", "아직";
    lab_hint => "Hint", "힌트";
    lab_hint_more => "Tell me more", "더 알려 주세요";
    lab_show => "Show me", "어디인지 보기";
    lab_why => "Why it works", "왜 그럴까요";
    lab_see => "See where it happened", "그 순간 보기";
    lab_next => "Next lab", "다음 실습";
    lab_all_done => "That was the last one.", "마지막 실습까지 마쳤습니다.";
    lab_solved_for_you => "This is one solution, laid out in steps that you can undo. Start over to find your own.",
        "여러 풀이 가운데 하나입니다. 실행 취소를 누르면 한 단계씩 되짚어 볼 수 있습니다. 직접 풀어 보려면 “처음부터 다시”를 누르세요.";
    lab_opening => "Opening the lab …", "실습을 여는 중 …";
    lab_cannot_fetch(title: &str) => "\u{201c}{title}\u{201d} did not arrive. Check the connection and try again. Your work is untouched.",
        "\u{201c}{title}\u{201d} 실습을 받지 못했습니다. 네트워크 연결을 확인하고 다시 시도하세요. 하던 그림은 그대로 있습니다.";
    lab_cannot_read(title: &str) => "\u{201c}{title}\u{201d} belongs to a newer version of this page. Reload to get it. Your work is kept.",
        "\u{201c}{title}\u{201d} 실습은 새 버전 페이지의 것입니다. 페이지를 새로 고치면 열 수 있습니다. 하던 그림은 저장되어 있습니다.";
    lab_unknown => "There is no lab of that name.", "그런 이름의 실습은 없습니다.";
    lab_sheet(met: usize, all: usize) => "Lab {met}/{all}", "실습 {met}/{all}";
}

impl Texts {
    /// A text of a lab.
    pub fn of_lab(self, text: &tollgate_labs::Text) -> String {
        match self.language {
            Language::English => text.en.clone(),
            Language::Korean => text.ko.clone(),
        }
    }

    /// What a lab of the list is called.
    pub const fn lab_title(self, entry: &Entry) -> &'static str {
        match self.language {
            Language::English => entry.english,
            Language::Korean => entry.korean,
        }
    }

    /// "Lab 3", "Challenge 3".
    pub fn lab_number(self, kind: Kind, number: u8) -> Text {
        match kind {
            Kind::Lesson => self.lab_number_lesson(number),
            Kind::Challenge => self.lab_number_challenge(number),
        }
    }
}
