//! One line of a vectors file: a world, or a case with what it asks and expects.

use super::answer::{Answer, Answered, unreadable, unsupported};
use super::fields::Fields;
use super::packet::Packet;
use super::written::Written;
use super::{build, life, merge, names, packet};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::collections::BTreeMap;

/// The worlds of all lines so far, by their ids.
pub(super) type Worlds = BTreeMap<String, Value>;

/// What a line is called where it is reported: its id and title, as far as they can be read.
pub(super) fn label(line: &[u8]) -> String {
    let value: Value = serde_json::from_slice(line).unwrap_or_default();
    let text = |field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default();
    format!("{} {}", text("id"), text("title")).trim().to_owned()
}

/// A line.
pub(super) enum Line {
    /// Was added to the worlds.
    World,
    /// A case.
    Case(Case),
}

/// A case.
pub(super) struct Case {
    pub(super) id: String,
    /// What must be found, by field. Never empty.
    pub(super) expect: Answer,
    question: Question,
}

/// What a case asks.
enum Question {
    Packet(Box<(Written, Packet)>),
    Dns(Box<(Written, names::Question)>),
    Build(String, Value),
    Lifecycle(String, Value),
    Ssh(Value),
    /// An operation that is not modelled yet.
    Unsupported(String),
}

/// Reads a line; a world goes to the others.
pub(super) fn read(line: &[u8], worlds: &mut Worlds) -> Answered<Line> {
    let mut fields = Fields::of_line(line)?;
    match fields.take::<String>("kind")?.as_str() {
        "world" => {
            let (id, world) = (fields.take("id")?, Value::Object(fields.take("world")?));
            fields.end()?;
            worlds.insert(id, world);
            Ok(Line::World)
        }
        "case" => Ok(Line::Case(case(fields, worlds)?)),
        other => unreadable(format!("a line of kind {other:?}")),
    }
}

fn case(mut fields: Fields, worlds: &Worlds) -> Answered<Case> {
    let id = fields.take("id")?;
    let expect: Answer = fields.take("expect")?;
    if expect.is_empty() {
        return unreadable("it expects nothing, so that everything would pass");
    }
    // For people.
    let _: Option<String> = fields.optional("title")?;
    let _: Option<Vec<String>> = fields.optional("rules")?;
    let _: Option<String> = fields.optional("why")?;
    let question = question(&mut fields, worlds)?;
    fields.end()?;
    Ok(Case { id, expect, question })
}

fn question(fields: &mut Fields, worlds: &Worlds) -> Answered<Question> {
    let operation: String = fields.take("op")?;
    // Fields of the operations that are not modelled: they must be there, whatever they are.
    let (must, may): (&[&str], &[&str]) = match operation.as_str() {
        "packet" => {
            let written = world(fields, worlds)?;
            return Ok(Question::Packet(Box::new((written, fields.take("packet")?))));
        }
        "dns" => {
            let written = world(fields, worlds)?;
            return Ok(Question::Dns(Box::new((written, fields.take("query")?))));
        }
        "build" => return Ok(Question::Build(fields.take("action")?, given(fields)?)),
        "lifecycle" => return Ok(Question::Lifecycle(fields.take("event")?, given(fields)?)),
        "ssh" => return Ok(Question::Ssh(given(fields)?)),
        "connect" => (&["call"], &[]),
        "pull" => (&["task"], &["image"]),
        "session" => (&["host"], &["agent"]),
        "flowlog" => (&["packet"], &[]),
        "transfer" => (&["packet"], &["way", "size"]),
        "cost" => (&["packet", "gb", "region"], &[]),
        other => return unreadable(format!("there is no operation {other:?}")),
    };
    world(fields, worlds)?;
    for field in must {
        let _: IgnoredAny = fields.take(field)?;
    }
    for field in may {
        let _: Option<IgnoredAny> = fields.optional(field)?;
    }
    Ok(Question::Unsupported(operation))
}

/// The facts that a call or an event begins with; none where nothing is given.
fn given(fields: &mut Fields) -> Answered<Value> {
    Ok(fields.optional("given")?.unwrap_or_else(|| Value::Object(Default::default())))
}

/// The world that a case is about, with its patch.
fn world(fields: &mut Fields, worlds: &Worlds) -> Answered<Written> {
    let base: String = fields.take("world")?;
    let Some(world) = worlds.get(&base) else { return unreadable(format!("there is no world {base:?}")) };
    let mut world = world.clone();
    if let Some(patch) = fields.optional::<Value>("patch")? {
        merge::merge(&mut world, &patch);
    }
    Written::read(world)
}

impl Case {
    /// What the engine, the editor or the model says.
    pub(super) fn answer(&self) -> Answered<Answer> {
        match &self.question {
            Question::Packet(asked) => packet::answer(&asked.0, &asked.1),
            Question::Dns(asked) => names::answer(&asked.0, &asked.1),
            Question::Build(action, given) => build::answer(action, given.clone()),
            Question::Lifecycle(event, given) => life::lifecycle(event, given.clone()),
            Question::Ssh(given) => life::ssh(given.clone()),
            Question::Unsupported(operation) => unsupported(format!("the operation {operation}")),
        }
    }
}
