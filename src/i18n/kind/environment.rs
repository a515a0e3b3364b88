//! An Elastic Beanstalk environment.

use super::{Named, Seen, Words, words};
use crate::i18n::texts;
use tollgate_model::{Environment, ResourceId};

texts! {
    environment_nothing => "No application yet", "애플리케이션 없음";
    environment_detail(count: usize) => "instances: {count}", "인스턴스 {count}개";
}

impl Named for Environment {
    fn words() -> &'static Words {
        words! {
            noun: "Elastic Beanstalk environment", "Elastic Beanstalk 환경"; "contractor", "시공사";
            name: "Elastic Beanstalk", "Elastic Beanstalk"; "the contractor who builds everything", "다 지어 주는 시공사";
        }
    }

    fn detail(&self, seen: &Seen<'_>) -> String {
        if self.built.is_empty() {
            return seen.texts.environment_nothing().into_owned();
        }
        let members = |id: &ResourceId| match id {
            ResourceId::AutoScalingGroup(id) => {
                seen.network.auto_scaling_groups.get(id).map_or(0, |it| it.instances.len())
            }
            _ => 0,
        };
        seen.texts.environment_detail(self.built.iter().map(members).sum()).into_owned()
    }
}
