//! Why something sends no packet, or gets none: what it is, and what to choose in its place.

use super::refusal::{a, capitalised};
use super::{Language, Texts, nouns, texts};
use tollgate_model::{NoReceiver, NoSender, ResourceKind};

nouns! {
    noun_packets => "packets", "패킷"; "letters", "편지";
    noun_senders => "an instance, a laptop or an internet host", "인스턴스나 노트북, 인터넷 호스트";
        "a house, your own computer or a server far away", "집이나 내 컴퓨터, 먼 곳의 서버";
    noun_name_server => "name server", "네임 서버"; "information desk", "안내소";
}

texts! {
    end_holds_sender(thing: &str, packets: &str, senders: &str) =>
        "{thing} does not send {packets} itself. Choose who sends: {senders}.",
        "{thing}에서 직접 {packets}을(를) 보내지는 않습니다. 보내는 곳으로 {senders}을(를) 고르세요.";
    end_holds_receiver(thing: &str, packets: &str, instance: &str) =>
        "{thing} does not receive {packets} itself. Choose something in it, such as {instance}.",
        "{thing}에서 직접 {packets}을(를) 받지는 않습니다. 그 안에서 {instance} 같은 것을 고르세요.";
    end_way_sender(thing: &str, packets: &str, senders: &str) =>
        "{thing} only deals with {packets} on their way. Choose who sends: {senders}.",
        "{thing}은(는) 지나가는 {packets}만 다룹니다. 보내는 곳으로 {senders}을(를) 고르세요.";
    end_way_receiver(thing: &str, packets: &str, instance: &str) =>
        "{thing} only deals with {packets} on their way. Choose who receives, such as {instance}.",
        "{thing}은(는) 지나가는 {packets}만 다룹니다. 받는 곳으로 {instance} 같은 것을 고르세요.";
    end_forwards(thing: &str, instance: &str) =>
        "{thing} sends nothing of its own: it forwards what others send. Choose {instance} that sends through it.",
        "{thing}은(는) 스스로 보내지 않고 남이 보낸 것을 전달합니다. 이곳을 거쳐 보낼 {instance}을(를) 고르세요.";
    end_hands_on(thing: &str, senders: &str) =>
        "{thing} sends nothing of its own: it hands on what clients send. Choose the client: {senders}.",
        "{thing}은(는) 스스로 보내지 않고 클라이언트가 보낸 것을 나눠 줍니다. 클라이언트로 {senders}을(를) 고르세요.";
    end_only_answers(thing: &str, senders: &str) =>
        "{thing} answers and calls nobody. Choose who calls it: {senders}.",
        "{thing}은(는) 응답만 하고 먼저 연결하지 않습니다. 여기에 연결할 {senders}을(를) 고르세요.";
    end_only_names(thing: &str, packets: &str, senders: &str) =>
        "{thing} is only asked about names and sends no {packets}. Choose who sends: {senders}.",
        "{thing}은(는) 이름을 찾을 때만 쓰이고 {packets}을(를) 보내지 않습니다. 보내는 곳으로 {senders}을(를) 고르세요.";
    end_name_server(thing: &str) =>
        "{thing} is asked by itself when something is sent to a name. Send to the name, such as a domain.",
        "이름으로 보내면 {thing}에는 알아서 물어봅니다. 도메인 같은 이름으로 보내세요.";
    end_no_network_sender(thing: &str, packets: &str, senders: &str) =>
        "{thing} is not on the network and sends no {packets}. Choose who sends: {senders}.",
        "{thing}은(는) 네트워크에 연결되지 않아 {packets}을(를) 보내지 않습니다. 보내는 곳으로 {senders}을(를) 고르세요.";
    end_no_network_receiver(thing: &str, packets: &str, instance: &str) =>
        "{thing} is not on the network and receives no {packets}. Choose who receives, such as {instance}.",
        "{thing}은(는) 네트워크에 연결되지 않아 {packets}을(를) 받지 않습니다. 받는 곳으로 {instance} 같은 것을 고르세요.";
    end_unassociated(thing: &str, instance: &str) =>
        "Nobody has this {thing} yet. Put it on {instance}, which then sends.",
        "이 {thing}은(는) 아직 아무도 쓰지 않습니다. 보낼 {instance}에 먼저 연결하세요.";
    end_nothing_built(thing: &str) =>
        "Nothing runs in this {thing} yet. Upload an application first.",
        "이 {thing}에는 아직 실행 중인 것이 없습니다. 먼저 애플리케이션을 업로드하세요.";
}

impl Texts {
    /// Why something cannot send, and who can.
    pub fn no_sender(self, why: NoSender) -> String {
        let (packets, senders) = (self.noun_packets(), self.noun_senders());
        let one = |kind| self.one(self.noun(kind), true);
        match why {
            NoSender::Holds(kind) => self.end_holds_sender(&one(kind), packets, senders),
            NoSender::OnTheWay(kind) => self.end_way_sender(&one(kind), packets, senders),
            NoSender::Router => self.end_way_sender(&self.one(self.noun_router(), true), packets, senders),
            NoSender::Forwards => self.end_forwards(&one(ResourceKind::NatGateway), &self.an_instance()),
            NoSender::HandsOn(kind) => self.end_hands_on(&one(kind), senders),
            NoSender::OnlyAnswers(kind) => self.end_only_answers(&one(kind), senders),
            NoSender::OnlyNames(kind) => self.end_only_names(&one(kind), packets, senders),
            NoSender::NameServer => {
                self.end_only_names(&self.one(self.noun_name_server(), true), packets, senders)
            }
            NoSender::NoNetwork(kind) => self.end_no_network_sender(&one(kind), packets, senders),
            NoSender::Unassociated => {
                self.end_unassociated(self.noun(ResourceKind::ElasticIp), &self.an_instance())
            }
            NoSender::Gone(kind) => self.refuse_gone(self.noun(kind)),
        }
        .into_owned()
    }

    /// Why nothing can be sent to something, and to whom it can.
    pub fn no_receiver(self, why: NoReceiver) -> String {
        let (packets, instance) = (self.noun_packets(), &self.an_instance());
        let one = |kind| self.one(self.noun(kind), true);
        match why {
            NoReceiver::Holds(kind) => self.end_holds_receiver(&one(kind), packets, instance),
            NoReceiver::OnTheWay(kind) => self.end_way_receiver(&one(kind), packets, instance),
            NoReceiver::Router => {
                self.end_way_receiver(&self.one(self.noun_router(), true), packets, instance)
            }
            NoReceiver::NameServer => self.end_name_server(&self.one(self.noun_name_server(), true)),
            NoReceiver::NoNetwork(kind) => self.end_no_network_receiver(&one(kind), packets, instance),
            NoReceiver::NothingBuilt => self.end_nothing_built(self.noun(ResourceKind::Environment)),
            NoReceiver::Gone(kind) => self.refuse_gone(self.noun(kind)),
        }
        .into_owned()
    }

    fn an_instance(self) -> String {
        self.one(self.noun(ResourceKind::Instance), false)
    }

    /// One of what a noun names: with an article in English, and a capital letter where it begins the sentence.
    fn one(self, noun: &str, begins: bool) -> String {
        match self.language {
            Language::English if begins => capitalised(&a(noun)),
            Language::English => a(noun),
            Language::Korean => noun.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::View;

    fn everywhere(say: impl Fn(Texts) -> String) -> [String; 4] {
        let (english, korean) = (Language::English, Language::Korean);
        let views =
            [(english, View::Aws), (english, View::Village), (korean, View::Aws), (korean, View::Village)];
        views.map(|(language, view)| say(Texts { language, view }))
    }

    #[test]
    fn what_does_not_send_says_what_it_does_and_who_sends() {
        assert_eq!(
            everywhere(|texts| texts.no_sender(NoSender::Forwards)),
            [
                "A NAT gateway sends nothing of its own: it forwards what others send. Choose an instance that sends through it.",
                "A forwarding office sends nothing of its own: it forwards what others send. Choose a house that sends through it.",
                "NAT 게이트웨이는 스스로 보내지 않고 남이 보낸 것을 전달합니다. 이곳을 거쳐 보낼 인스턴스를 고르세요.",
                "대리 발송소는 스스로 보내지 않고 남이 보낸 것을 전달합니다. 이곳을 거쳐 보낼 집을 고르세요.",
            ]
        );
    }

    #[test]
    fn what_does_not_receive_says_who_does() {
        assert_eq!(
            everywhere(|texts| texts.no_receiver(NoReceiver::Holds(ResourceKind::Subnet))),
            [
                "A subnet does not receive packets itself. Choose something in it, such as an instance.",
                "A neighbourhood does not receive letters itself. Choose something in it, such as a house.",
                "서브넷에서 직접 패킷을 받지는 않습니다. 그 안에서 인스턴스 같은 것을 고르세요.",
                "동네에서 직접 편지를 받지는 않습니다. 그 안에서 집 같은 것을 고르세요.",
            ]
        );
    }

    #[test]
    fn every_reason_is_a_whole_sentence() {
        let kind = ResourceKind::Vpc;
        let senders = [
            NoSender::Holds(kind),
            NoSender::OnTheWay(kind),
            NoSender::Router,
            NoSender::Forwards,
            NoSender::HandsOn(kind),
            NoSender::OnlyAnswers(kind),
            NoSender::OnlyNames(kind),
            NoSender::NameServer,
            NoSender::NoNetwork(kind),
            NoSender::Unassociated,
            NoSender::Gone(kind),
        ];
        let receivers = [
            NoReceiver::Holds(kind),
            NoReceiver::OnTheWay(kind),
            NoReceiver::Router,
            NoReceiver::NameServer,
            NoReceiver::NoNetwork(kind),
            NoReceiver::NothingBuilt,
            NoReceiver::Gone(kind),
        ];
        let senders = senders.into_iter().flat_map(|why| everywhere(|texts| texts.no_sender(why)));
        let receivers = receivers.into_iter().flat_map(|why| everywhere(|texts| texts.no_receiver(why)));
        for sentence in senders.chain(receivers) {
            assert!(sentence.ends_with('.') && !sentence.contains(['{', '(']), "{sentence}");
        }
    }
}
