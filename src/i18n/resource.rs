//! Shelves of the palette, states, and the parts of things that have no kind of their own.

use super::{Texts, nouns, texts};
use tollgate_model::{ComponentGroup, InstanceState};

nouns! {
    noun_router => "router", "라우터"; "fork in the road", "갈래길";
}

texts! {
    group_places => "Places", "장소";
    group_gates => "Gates and roads", "문과 길";
    group_buildings => "Buildings", "건물";
    group_outside => "Outside world", "바깥 세상";
    group_names => "Names", "이름";

    router => "Router", "라우터";
    internet => "Internet", "인터넷";

    state_pending => "starting", "시작 중";
    state_running => "running", "실행 중";
    state_stopped => "stopped", "중지됨";
    state_terminated => "terminated", "종료됨";

}

impl Texts {
    /// The heading of a shelf of the palette.
    pub fn component_group(self, group: ComponentGroup) -> super::Text {
        match group {
            ComponentGroup::Places => self.group_places(),
            ComponentGroup::GatesAndRoads => self.group_gates(),
            ComponentGroup::Buildings => self.group_buildings(),
            ComponentGroup::Scaling => self.group_scaling(),
            ComponentGroup::OutsideWorld => self.group_outside(),
            ComponentGroup::Names => self.group_names(),
        }
    }

    /// The state of an instance.
    pub fn instance_state(self, state: InstanceState) -> super::Text {
        match state {
            InstanceState::Pending => self.state_pending(),
            InstanceState::Running => self.state_running(),
            InstanceState::Stopped => self.state_stopped(),
            InstanceState::Terminated => self.state_terminated(),
        }
    }
}

texts! {
    default_acl => "default", "기본";
    in_thing(name: &str) => "in {name}", "{name} 안";
    at_thing(name: &str) => "at {name}", "{name} 앞";
    problem_count(count: usize) => "problems: {count}", "문제 {count}개";
}
