//! What is said on the command line about a new kind.

use super::places::KINDS;
use crate::arguments::{Outcome, USAGE, value};

/// The shelves of the palette: `ComponentGroup` of the model.
const SHELVES: &[&str] = &["Places", "GatesAndRoads", "Buildings", "Scaling", "OutsideWorld", "Names"];

/// On what a bare thing can be put. What stands in a subnet has an address and so is not bare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    Canvas,
    Region,
    Vpc,
}

/// A kind that is not there yet.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NewKind {
    /// Its type: `TransitGateway`.
    pub(super) name: String,
    /// Its file: `transit_gateway`.
    pub(super) module: String,
    /// Of its ids, as AWS has it: `tgw`.
    pub(super) prefix: String,
    /// In the network: `transit_gateways`.
    pub(super) table: String,
    pub(super) on: On,
    pub(super) shelf: String,
    /// In the middle of a sentence, in English and in Korean.
    pub(super) nouns: [String; 2],
}

impl NewKind {
    pub(super) fn parse(args: &[String]) -> Outcome<Self> {
        let mut args = args.iter();
        let name = args.next().filter(|it| !it.starts_with('-'));
        let name = name.ok_or_else(|| format!("`add-resource` needs a name\n\n{USAGE}"))?.clone();
        let words = words_of(&name)?;
        let module = words.join("_");
        let (mut prefix, mut korean) = (None, None);
        let (mut table, mut noun) = (format!("{module}s"), words.join(" "));
        let (mut on, mut shelf) = (On::Region, "GatesAndRoads".to_owned());
        while let Some(option) = args.next() {
            let mut text = || value(option, &mut args).map(str::to_owned);
            match option.as_str() {
                "--prefix" => prefix = Some(text()?),
                "--table" => table = text()?,
                "--on" => {
                    on = match text()?.as_str() {
                        "Canvas" => On::Canvas,
                        "Region" => On::Region,
                        "Vpc" => On::Vpc,
                        other => {
                            return Err(format!(
                                "a bare thing stands on Canvas, Region or Vpc, and not on `{other}`"
                            ));
                        }
                    }
                }
                "--shelf" => shelf = text()?,
                "--noun" => noun = text()?,
                "--noun-ko" => korean = Some(text()?),
                other => return Err(format!("`{other}` is not an option of `add-resource`\n\n{USAGE}")),
            }
        }
        let prefix =
            prefix.ok_or("`--prefix` is missing: what AWS's ids of the kind begin with, as `vpc`")?;
        let korean = korean.ok_or("`--noun-ko` is missing: what the kind is called in Korean")?;
        if !SHELVES.contains(&shelf.as_str()) {
            return Err(format!("`{shelf}` is no shelf of the palette; there are {}", SHELVES.join(", ")));
        }
        let is_name = |text: &str, others: char| {
            text.starts_with(|it: char| it.is_ascii_lowercase())
                && text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == others)
                && !text.ends_with(others)
        };
        if !is_name(&prefix, '-') {
            return Err(format!("`{prefix}` is no prefix: lower-case letters, digits and hyphens"));
        }
        if !is_name(&table, '_') || is_keyword(&table) {
            return Err(format!(
                "`{table}` is no name of a table: lower-case letters, digits and underscores"
            ));
        }
        for noun in [&noun, &korean] {
            if noun.trim().is_empty() || noun.contains(['"', '\\', '{', '}']) {
                return Err(format!("`{noun}` is no noun"));
            }
        }
        Ok(Self { name, module, prefix, table, on, shelf, nouns: [noun, korean] })
    }

    /// Refuses a kind that there is, or one that takes a prefix or a table from another. `kinds` is the model's table.
    pub(super) fn must_be_new(&self, kinds: &str) -> Outcome<()> {
        for row in kinds.lines() {
            let cells: Vec<&str> = row.trim().split(", ").collect();
            let [name, id, prefix, table, ..] = cells[..] else { continue };
            for (cell, ours, what) in [
                (name, &self.name, "a kind"),
                (id, &self.id(), "a type of ids"),
                (prefix, &format!("\"{}\"", self.prefix), "a prefix"),
                (table, &self.table, "a table"),
            ] {
                if cell == ours {
                    return Err(format!("{ours} is {what} of {KINDS} already"));
                }
            }
        }
        Ok(())
    }

    pub(super) fn id(&self) -> String {
        format!("{}Id", self.name)
    }

    /// Its class on the canvas.
    pub(super) fn class(&self) -> String {
        format!("kind-{}", self.module.replace('_', "-"))
    }

    pub(super) fn noun(&self) -> &str {
        &self.nouns[0]
    }

    /// The article that it takes.
    pub(super) fn article(&self) -> &'static str {
        let is_vowel = self.noun().starts_with(|it: char| "aeiou".contains(it.to_ascii_lowercase()));
        if is_vowel { "an" } else { "a" }
    }

    /// With its article, at the beginning of a sentence.
    pub(super) fn doc(&self) -> String {
        format!("{} {}", capitalised(self.article()), self.noun())
    }

    /// Alone, in a heading.
    pub(super) fn heading(&self) -> String {
        capitalised(self.noun())
    }
}

/// The same text, its first letter large.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words of a type's name, in small letters.
fn words_of(name: &str) -> Outcome<Vec<String>> {
    let wrong =
        || format!("`{name}` is no name of a type: whole words, each with a capital, as TransitGateway");
    if !name.starts_with(|it: char| it.is_ascii_uppercase())
        || !name.chars().all(|it| it.is_ascii_alphanumeric())
    {
        return Err(wrong());
    }
    let mut words: Vec<String> = Vec::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            words.push(String::new());
        }
        words.last_mut().ok_or_else(wrong)?.push(letter.to_ascii_lowercase());
    }
    // Neither `VPC`, of which the files would be `v_p_c`, nor a word of the language.
    if words.iter().any(|it| it.len() < 2) || is_keyword(&words.join("_")) {
        return Err(wrong());
    }
    Ok(words)
}

fn is_keyword(text: &str) -> bool {
    syn::parse_str::<syn::Ident>(text).is_err()
}
