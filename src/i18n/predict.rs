//! Texts of predicting first: the question, what came of it, the summary.

use super::reason::capitalised;
use super::{Text, Texts, texts};
use tollgate_labs::{Answer, GateKind};
use tollgate_model::ResourceKind;

texts! {
    predict_first => "Predict first", "먼저 예측하기";
    predict_about => "Before each gate opens, say what it will do. Only then does it show its rules.",
        "문이 열리기 전에 어떻게 될지 먼저 말해 보세요. 규칙은 그다음에 보여 줍니다.";
    predict_question => "What will happen to the letter here?", "이 편지는 여기서 어떻게 될까요?";
    predict_asked(gate: &str) => "{gate}. What will happen to the letter here? 1: it is let in. 2: it is stopped. 3: it is rewritten.",
        "{gate}. 이 편지는 여기서 어떻게 될까요? 1: 통과, 2: 막힘, 3: 주소 바뀜.";
    predict_let_in => "let in", "통과";
    predict_stop => "stop", "막힘";
    predict_rewritten => "rewritten", "주소 바뀜";
    predict_is_right(right: &str) => "Right: {right}.", "맞았습니다: {right}.";
    predict_is_wrong(said: &str, right: &str) => "Not so: you said “{said}”, and it is “{right}”.",
        "아닙니다. “{said}”(이)라고 했지만 “{right}”입니다.";
    predict_go_on => "Go on", "계속 가기";
    predict_count(right: u32, all: u32) => "{right} of {all} right", "{all}번 중 {right}번 맞음";
    predict_summary => "Your predictions", "예측 결과";
    predict_gate => "Gate", "문";
    predict_right => "Right", "맞음";
    predict_wrong => "Wrong", "틀림";
    predict_all => "All", "전체";
    predict_forget => "Count from nought", "처음부터 다시 세기";
    mark_asked => "waits for your prediction", "예측을 기다리는 중";
    gate_kind_host => "Machine", "서버·컴퓨터";
}

impl Texts {
    /// An answer, as it stands on its button.
    pub fn predict_answer(self, answer: Answer) -> Text {
        match answer {
            Answer::LetIn => self.predict_let_in(),
            Answer::Stop => self.predict_stop(),
            Answer::Rewritten => self.predict_rewritten(),
        }
    }

    /// Whether what was said is right.
    pub fn predict_result(self, said: Answer, right: Answer) -> Text {
        let words = self.predict_answer(right);
        if said == right {
            self.predict_is_right(&words)
        } else {
            self.predict_is_wrong(&self.predict_answer(said), &words)
        }
    }

    /// A kind of gate, in the words of the view.
    pub fn gate_kind(self, kind: GateKind) -> Text {
        let noun = match kind {
            GateKind::SecurityGroup => self.noun(ResourceKind::SecurityGroup),
            GateKind::NetworkAcl => self.noun(ResourceKind::NetworkAcl),
            GateKind::Router => self.noun_router(),
            GateKind::InternetGateway => self.noun(ResourceKind::InternetGateway),
            GateKind::Nat => self.noun(ResourceKind::NatGateway),
            GateKind::Host => return self.gate_kind_host(),
            GateKind::LoadBalancer => self.noun(ResourceKind::LoadBalancer),
            GateKind::Endpoint => return self.label_endpoint().into(),
            GateKind::PeeringConnection => self.noun(ResourceKind::PeeringConnection),
        };
        capitalised(noun).into()
    }
}
