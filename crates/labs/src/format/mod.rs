//! How a lab is written in its file: version 2. `docs/lab-format.md` describes it.
//!
//! The file's types are these and no others, so that a lab stays as it is, whatever becomes of what it is read into. Where a
//! network is meant, the file speaks of things by their names ([`names`]); what that means is worked out here, against the
//! start, and for the solution against what the steps before have made of it.

mod condition;
mod end;
mod file;
mod form;
mod names;
mod step;
mod value;

use crate::FACTS;
use crate::error::LabError;
use crate::lab::Lab;
use file::File;
use form::Form;
use names::Names;
use step::Step;
use tollgate_editor::{Command, apply};
use tollgate_interop::ReadError;
use tollgate_interop::json::{Located, Source};
use tollgate_model::Document;

/// What the field `format` of every lab says.
const FORMAT: &str = "tollgate-lab";

/// The version that is read. Version 1 had commands in place of a document and ids in place of names, and no lab of it is left.
const VERSION: u64 = 2;

impl Lab {
    /// The lab of a file's text.
    ///
    /// # Errors
    /// Says what is wrong with the file, and where.
    pub fn read(text: &str) -> Result<Self, LabError> {
        read(text)
    }
}

fn read(text: &str) -> Result<Lab, LabError> {
    let source = Source::parse(text).map_err(LabError::Unreadable)?;
    match source.version(FORMAT) {
        Ok(VERSION) => {}
        Ok(found) => return Err(LabError::OtherVersion { found, known: VERSION }),
        Err(ReadError::NotTollgate) => return Err(LabError::NotALab),
        Err(why) => return Err(LabError::Unreadable(why)),
    }
    let file: File = source.read().map_err(LabError::Unreadable)?;
    let start = source.document("start").map_err(LabError::Start)?;
    let names = Names::new(&start.network, &source);
    let (kind, palette) = (file.kind.meaning(&names)?, file.palette.meaning(&names)?);
    let (title, story) = (file.title.meaning(&names)?, file.story.meaning(&names)?);
    let (steps, goals) = (file.steps.meaning(&names)?, file.goals.meaning(&names)?);
    let (solution, solved) = carry_out(file.solution, &source, start.clone())?;
    let why = file.why.meaning(&Names::new(&solved.network, &source))?;
    let (id, number) = (file.id, file.number);
    Ok(Lab { id, kind, number, title, story, palette, steps, goals, why, start, solution })
}

/// The commands of a text, which is a list of steps as a solution is one, and the document to which they lead.
///
/// # Errors
/// Says what is wrong with the text, and where.
pub fn read_steps(text: &str, document: Document) -> Result<(Vec<Command>, Document), LabError> {
    let source = Source::parse(text).map_err(LabError::Unreadable)?;
    carry_out(source.read().map_err(LabError::Unreadable)?, &source, document)
}

/// What some steps are as commands, and the document to which they lead. Each step speaks of what the steps before have made.
fn carry_out(
    steps: Vec<Located<Step>>,
    source: &Source<'_>,
    mut document: Document,
) -> Result<(Vec<Command>, Document), LabError> {
    let mut commands = Vec::with_capacity(steps.len());
    for step in steps {
        let position = source.position(&step);
        let command: Command = step.value.meaning(&Names::new(&document.network, source))?;
        let refused = |why| LabError::Refused { position, why };
        document = apply(&document, &command, &FACTS).map_err(refused)?.document;
        commands.push(command);
    }
    Ok((commands, document))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::condition::{Condition, Count, End, PacketCondition, PacketResult};
    use crate::error::Meaningless;
    use crate::lab::Pointer;
    use tollgate_editor::{Refusal, Starter};
    use tollgate_interop::{Position, Shape, file};
    use tollgate_model::{Destination, InstanceId, OutsideHostId, Probe, ProbeTraffic, ResourceKind, Sender};

    /// A lab, line by line: what a test is about is changed.
    const LAB: [&str; 15] = [
        r#"{"format": "tollgate-lab", "version": 2,"#,
        r#""id": "a", "kind": "lesson", "number": 1, "title": {"en": "A", "ko": "가"},"#,
        r#""story": {"en": "A", "ko": "가"}, "palette": ["nat_gateway", "rds"],"#,
        r#""steps": [{"text": {"en": "A", "ko": "가"},"#,
        r#""done": {"has": "subnet 2"},"#,
        r#""show": {"resource": "web-1"}}],"#,
        r#""goals": [{"text": {"en": "A", "ko": "가"},"#,
        r#""that": {"packet": {"from": "laptop", "to": "web-1", "traffic": {"tcp": 80}, "is": "answered"}}}],"#,
        r#""why": {"text": {"en": "A", "ko": "가"},"#,
        r#""probe": {"from": "server-1", "to": "laptop", "traffic": "ping"},"#,
        r#""hop": 1},"#,
        r#""solution": ["#,
        r#"{"place": {"component": "instance", "on": "public-a", "at": {"x": 660, "y": 230}}},"#,
        r#"{"rename": ["web-1", "web-2"]}],"#,
        r#""start": START}"#,
    ];

    /// The lab with another text in one of its lines, counted from 1.
    fn changed(line: usize, text: &str) -> Result<Lab, LabError> {
        let mut lines = LAB;
        lines[line - 1] = text;
        Lab::read(&lines.join("\n").replace("START", &file::write(&Starter::WebServer.document()).unwrap()))
    }

    /// What is wrong with a lab in which a line is another one, and at which column of it.
    fn meaningless(line: usize, text: &str) -> (usize, String, Meaningless) {
        let Err(LabError::Meaningless { position, text, why }) = changed(line, text) else {
            panic!("{text}")
        };
        assert_eq!(position.line, line);
        (position.column, text, why)
    }

    #[test]
    fn a_lab_is_what_its_file_says() {
        let lab = changed(1, LAB[0]).unwrap();
        assert_eq!((lab.id.as_str(), lab.number, lab.palette.len()), ("a", 1, 2));
        assert_eq!(lab.start, Starter::WebServer.document());
        let two = Condition::Has(Count { kind: ResourceKind::Subnet, least: 2 });
        assert_eq!(lab.steps[0].done, Some(two));
        assert_eq!(lab.steps[0].show, Some(Pointer::Resource(InstanceId(13).into())));
        assert_eq!(
            lab.goals[0].that,
            Condition::Packet(PacketCondition {
                from: End::One(OutsideHostId(1).into()),
                to: End::One(InstanceId(13).into()),
                traffic: ProbeTraffic::Tcp(80),
                is: PacketResult::Answered,
                source_port: 50000,
            })
        );
        // What the solution makes has a name when it is made, and `why` may speak of it.
        assert_eq!(
            lab.why.probe,
            Some(Probe {
                from: Sender::Instance(InstanceId(15)),
                to: Destination::OutsideHost(OutsideHostId(1)),
                traffic: ProbeTraffic::Ping,
                source_port: 50000,
            })
        );
        assert_eq!(lab.why.hop, Some(1));
        assert_eq!(lab.solution[1], Command::Rename(InstanceId(13).into(), "web-2".to_owned()));
        let solved = lab.solve().unwrap();
        assert_eq!(solved.network.name(InstanceId(13).into()), Some("web-2"));
    }

    #[test]
    fn what_is_no_lab_of_this_version_says_so() {
        let other = |text: &str| changed(1, text).map(|_| ()).unwrap_err();
        assert_eq!(other(r#"{"#), LabError::NotALab);
        assert_eq!(other(r#"{"format": "tollgate", "version": 2,"#), LabError::NotALab);
        for found in [1, 3] {
            let version = other(&format!(r#"{{"format": "tollgate-lab", "version": {found},"#));
            assert_eq!(version, LabError::OtherVersion { found, known: 2 });
        }
        let none = other(r#"{"format": "tollgate-lab","#).to_string();
        assert_eq!(none, "not a lab: the document at line 1, column 1: field \"version\" is missing");
        assert!(matches!(other("<html>"), LabError::Unreadable(ReadError::NotJson { .. })));
        assert_eq!(
            other(r#"{"format": "tollgate-lab", "version": 2, "edits": [],"#).to_string(),
            "not a lab: edits at line 1, column 51: unknown field \"edits\""
        );
        assert_eq!(
            changed(5, r#""done": {"packets": 5},"#).unwrap_err().to_string(),
            "not a lab: steps[0].done at line 5, column 9: \"packets\" is not one of the names that are possible here"
        );
    }

    #[test]
    fn a_start_that_is_no_document_says_so() {
        let start = |text: &str| changed(15, &format!("\"start\": {text}}}")).map(|_| ()).unwrap_err();
        assert_eq!(start("{}"), LabError::Start(ReadError::NotTollgate));
        let file = file::write(&Starter::WebServer.document()).unwrap();
        let newer = LabError::Start(ReadError::NewerVersion { found: 3, known: 2 });
        assert_eq!(start(&file.replace("\"version\": 2", "\"version\": 3")), newer);
        let twisted = start(&file.replace("\"10.0.1.10\"", "\"10.9.1.10\""));
        assert!(matches!(twisted, LabError::Start(ReadError::Inconsistent(_))), "{twisted}");
        let LabError::Start(ReadError::WrongShape { path, position, what }) =
            start(&file.replace("\"title\": \"\",", "\"title\": 5,"))
        else {
            panic!("read")
        };
        assert_eq!((path.as_str(), position), ("start.title", Some(Position { line: 18, column: 12 })));
        assert!(matches!(what, Shape::WrongType { .. }));
        let missing = changed(15, r#""starter": {}}"#).map(|_| ()).unwrap_err();
        assert!(matches!(missing, LabError::Unreadable(ReadError::WrongShape { .. })), "{missing}");
    }

    #[test]
    fn what_means_nothing_is_said_with_its_place() {
        let unknown = (26, "web-2".to_owned(), Meaningless::Unknown);
        assert_eq!(meaningless(6, r#""show":    {"resource":  "web-2"}}],"#), unknown);
        let id = (22, "i-13".to_owned(), Meaningless::HasName("web-1".to_owned()));
        assert_eq!(meaningless(6, r#""show": {"resource": "i-13"}}],"#), id);
        for none in ["tree", "subnet two", "subnet 1 2", ""] {
            let no_count = (17, none.to_owned(), Meaningless::NoCount);
            assert_eq!(meaningless(5, &format!(r#""done": {{"has": "{none}"}},"#)), no_count);
        }
        let goal = |from: &str| {
            let packet = r#""to": "each instance", "traffic": "ping", "is": "silent"}}}],"#;
            meaningless(8, &format!(r#""that": {{"packet": {{"from": "{from}", {packet}"#))
        };
        let group = (29, "sg-web".to_owned(), Meaningless::OtherKind("sg-web".to_owned()));
        assert_eq!(goal("sg-web"), group);
        assert_eq!(goal("each house").2, Meaningless::Unknown);
        assert_eq!(goal("all instance").2, Meaningless::Unknown);
        let laptop = r#""done": {"ssh": {"from": "web-1", "to": "any instance", "is": "denied"}},"#;
        assert_eq!(meaningless(5, laptop).2, Meaningless::OtherKind("web-1".to_owned()));
        let probe = |from: &str, to: &str| {
            meaningless(10, &format!(r#""probe": {{"from": "{from}", "to": "{to}", "traffic": "ping"}},"#)).2
        };
        // In `why` the solution has been carried out.
        assert_eq!(probe("web-1", "laptop"), Meaningless::Unknown);
        assert_eq!(probe("any instance", "laptop"), Meaningless::Several);
        assert_eq!(probe("laptop", "each instance"), Meaningless::Several);
        assert_eq!(probe("example.com", "laptop"), Meaningless::OtherKind("example.com".to_owned()));
        assert_eq!(probe("laptop", "eip-web-1"), Meaningless::OtherKind("eip-web-1".to_owned()));
        assert_eq!(meaningless(11, r#""hop": 0},"#), (8, "0".to_owned(), Meaningless::NoHop));
        let later = meaningless(13, r#"{"delete": ["server-1"]},"#);
        assert_eq!(later, (13, "server-1".to_owned(), Meaningless::Unknown));
        let gone = meaningless(14, r#"{"delete": ["server-1"]}, {"delete": ["server-1"]}],"#);
        assert_eq!(gone, (39, "server-1".to_owned(), Meaningless::Unknown));
        let target = meaningless(14, r#"{"edit_route": ["rtb-public", {"add": ["0.0.0.0/1", "sg-web"]}]}],"#);
        assert_eq!(target.2, Meaningless::OtherKind("sg-web".to_owned()));
    }

    #[test]
    fn a_step_that_is_refused_is_said_with_its_place() {
        let refused = changed(14, r#" {"rename": ["web-1", ""]}],"#).map(|_| ()).unwrap_err();
        let position = Position { line: 14, column: 2 };
        assert_eq!(refused, LabError::Refused { position, why: Refusal::NameEmpty });
    }

    #[test]
    fn each_error_is_a_sentence() {
        let wrong = |why: Meaningless| {
            LabError::Meaningless { position: Position { line: 3, column: 7 }, text: "a".to_owned(), why }
                .to_string()
        };
        let names = ["domain a".to_owned(), "zone a".to_owned()];
        for (error, sentence) in [
            (Meaningless::Unknown, "is the name of nothing"),
            (
                Meaningless::Ambiguous(names.to_vec()),
                r#"is the name of several things; call it "domain a" or "zone a""#,
            ),
            (Meaningless::OtherKind("b".to_owned()), r#"is "b", which does not belong here"#),
            (Meaningless::HasName("b".to_owned()), r#"is the id of something with a name; call it "b""#),
            (Meaningless::Several, "is more than one end of a packet"),
            (Meaningless::NoCount, "is no kind, and no kind and a number"),
            (Meaningless::NoHop, "is no hop; they are counted from 1"),
        ] {
            assert_eq!(wrong(error), format!("line 3, column 7: \"a\" {sentence}"));
        }
    }
}
