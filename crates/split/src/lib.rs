//! Splits a WebAssembly module in two: what a first visit runs, and the rest, which is fetched when it is needed.
//!
//! It works on the finished module, after wasm-bindgen and wasm-opt, so the program itself need not know where the
//! line runs. Every function that comes later leaves a *stub* in its place: the stub has the rest fetched if it is
//! not there yet, and calls through a table that the rest fills. Memory, tables, globals and data stay with the first
//! part; the rest imports what it uses of them. Function indices of the first part do not change, so most of it is
//! copied as it is.

mod module;

use module::Module;
use std::fmt;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, RawSection, RefType, SectionId,
    TableSection, TableType, ValType,
};

/// The name of the table of the first part that the rest fills. A module with an export of this name is split.
pub const TABLE: &str = "rest";
/// The name of the global of the first part that tells whether the rest is there: 0 or 1.
pub const READY: &str = "rest_ready";
/// The name of the import that fetches the rest and returns when it is there.
pub const FETCH: &str = "fetchRest";
/// The name by which the rest calls the first part.
const FIRST: &str = "first";

/// A module in two parts.
#[derive(Clone, Debug)]
pub struct Parts {
    /// What is loaded first. It has no names any more.
    pub first: Vec<u8>,
    /// What comes later.
    pub rest: Vec<u8>,
    /// How many functions went into the rest.
    pub moved: usize,
}

/// Why a module cannot be split.
#[derive(Debug)]
pub enum Error {
    /// It is not WebAssembly, or of a kind that compilers do not make.
    Malformed(String),
    /// It does not import what fetches the rest ([`FETCH`]).
    NoFetch,
    /// No function of it has a name that comes later.
    NothingToMove,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Malformed(why) => write!(formatter, "cannot read the module: {why}"),
            Error::NoFetch => write!(formatter, "the module does not import {FETCH}"),
            Error::NothingToMove => {
                write!(formatter, "no function of the module comes later: has it no names?")
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<wasmparser::BinaryReaderError> for Error {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Error::Malformed(error.to_string())
    }
}

impl From<reencode::Error> for Error {
    fn from(error: reencode::Error) -> Self {
        Error::Malformed(error.to_string())
    }
}

/// Splits a module. `later` tells by a function's name whether it may come later; what only such functions call comes
/// later with them.
pub fn split(bytes: &[u8], later: impl Fn(&str) -> bool) -> Result<Parts, Error> {
    let module = Module::parse(bytes)?;
    let fetch = module.import(FETCH).ok_or(Error::NoFetch)?;
    let moved = module.moved(later);
    if moved.is_empty() {
        return Err(Error::NothingToMove);
    }
    // Only what the first part can reach needs a stub and a place in the table; what remains is the rest's own.
    let entries = module.entries(&moved);
    let rest = rest(&module, &moved, &entries)?;
    let first = first(&module, fetch, &moved, &entries, &rest.used)?;
    Ok(Parts { first, rest: rest.bytes, moved: moved.len() })
}

fn slot(entries: &[u32], function: u32) -> Option<i32> {
    entries.binary_search(&function).ok().and_then(|position| i32::try_from(position).ok())
}

fn rest_table(entries: &[u32]) -> TableType {
    TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: entries.len() as u64,
        maximum: None,
        shared: false,
    }
}

/// The first part: as it was, with stubs.
fn first(
    module: &Module<'_>,
    fetch: u32,
    moved: &[u32],
    entries: &[u32],
    used: &[u32],
) -> Result<Vec<u8>, Error> {
    let mut out = wasm_encoder::Module::new();
    let table = module.tables;
    let ready = module.globals;
    let mut copier = reencode::RoundtripReencoder;
    for section in &module.sections {
        match section.id {
            id if id == SectionId::Custom as u8 => {
                // Names and producers are of no use to a browser; which features are used is.
            }
            id if id == SectionId::Table as u8 => {
                let mut tables = TableSection::new();
                copier.parse_table_section(&mut tables, module.table_section(section)?)?;
                tables.table(rest_table(entries));
                out.section(&tables);
            }
            id if id == SectionId::Global as u8 => {
                let mut globals = GlobalSection::new();
                copier.parse_global_section(&mut globals, module.global_section(section)?)?;
                let flag = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
                globals.global(flag, &ConstExpr::i32_const(0));
                out.section(&globals);
            }
            id if id == SectionId::Export as u8 => {
                let mut exports = ExportSection::new();
                copier.parse_export_section(&mut exports, module.export_section(section)?)?;
                exports.export(TABLE, ExportKind::Table, table);
                exports.export(READY, ExportKind::Global, ready);
                for index in 0..module.memories {
                    exports.export(&name('m', index), ExportKind::Memory, index);
                }
                for index in 0..module.tables {
                    exports.export(&name('t', index), ExportKind::Table, index);
                }
                for index in 0..module.globals {
                    exports.export(&name('g', index), ExportKind::Global, index);
                }
                for index in used {
                    exports.export(&name('f', *index), ExportKind::Func, *index);
                }
                out.section(&exports);
            }
            id if id == SectionId::Code as u8 => {
                let mut code = CodeSection::new();
                for (position, body) in module.bodies.iter().enumerate() {
                    let function = module.imported + u32::try_from(position).unwrap_or(u32::MAX);
                    if let Some(slot) = slot(entries, function) {
                        code.function(&stub(module, function, slot, fetch, ready, table)?);
                    } else if moved.binary_search(&function).is_ok() {
                        // Nothing that is left calls it.
                        let mut gone = Function::new([]);
                        gone.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
                        code.function(&gone);
                    } else {
                        code.raw(body.as_bytes());
                    }
                }
                out.section(&code);
            }
            id => {
                out.section(&RawSection { id, data: section.data });
            }
        }
    }
    Ok(out.finish())
}

/// Has the rest fetched unless it is there, and hands over to it.
fn stub(
    module: &Module<'_>,
    function: u32,
    slot: i32,
    fetch: u32,
    ready: u32,
    table: u32,
) -> Result<Function, Error> {
    let (kind, parameters) = module.signature(function)?;
    let mut stub = Function::new([]);
    stub.instruction(&Instruction::GlobalGet(ready));
    stub.instruction(&Instruction::I32Eqz);
    stub.instruction(&Instruction::If(wasm_encoder::BlockType::Empty));
    stub.instruction(&Instruction::Call(fetch));
    stub.instruction(&Instruction::End);
    for parameter in 0..parameters {
        stub.instruction(&Instruction::LocalGet(parameter));
    }
    stub.instruction(&Instruction::I32Const(slot));
    stub.instruction(&Instruction::CallIndirect { type_index: kind, table_index: table });
    stub.instruction(&Instruction::End);
    Ok(stub)
}

struct Rest {
    bytes: Vec<u8>,
    /// The functions of the first part that it calls.
    used: Vec<u32>,
}

/// Gives the functions of the rest their new indices.
struct Renumber<'a> {
    moved: &'a [u32],
    used: &'a [u32],
}

impl Reencode for Renumber<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error> {
        let position = match self.moved.binary_search(&function) {
            Ok(position) => self.used.len() + position,
            Err(_) => self.used.binary_search(&function).unwrap_or(usize::MAX),
        };
        Ok(u32::try_from(position).unwrap_or(u32::MAX))
    }
}

fn rest(module: &Module<'_>, moved: &[u32], entries: &[u32]) -> Result<Rest, Error> {
    let used = module.used_by(moved);
    let mut out = wasm_encoder::Module::new();
    for section in module.sections.iter().filter(|it| it.id == SectionId::Type as u8) {
        out.section(&RawSection { id: section.id, data: section.data });
    }

    let mut imports = ImportSection::new();
    let mut copier = reencode::RoundtripReencoder;
    for (index, memory) in (0..).zip(&module.memory_types) {
        imports.import(FIRST, &name('m', index), EntityType::Memory(copier.memory_type(*memory)?));
    }
    for (index, table) in (0..).zip(&module.table_types) {
        imports.import(FIRST, &name('t', index), EntityType::Table(copier.table_type(*table)?));
    }
    imports.import(FIRST, TABLE, EntityType::Table(rest_table(entries)));
    for (index, global) in (0..).zip(&module.global_types) {
        imports.import(FIRST, &name('g', index), EntityType::Global(copier.global_type(*global)?));
    }
    for function in &used {
        let (kind, _) = module.signature(*function)?;
        imports.import(FIRST, &name('f', *function), EntityType::Function(kind));
    }
    out.section(&imports);

    let mut functions = FunctionSection::new();
    for function in moved {
        functions.function(module.signature(*function)?.0);
    }
    out.section(&functions);

    let mut renumber = Renumber { moved, used: &used };
    let indices = entries.iter().map(|function| renumber.function_index(*function));
    let indices = indices.collect::<Result<Vec<u32>, _>>()?;
    let mut elements = ElementSection::new();
    let start = ConstExpr::i32_const(0);
    elements.active(Some(module.tables), &start, Elements::Functions(indices.into()));
    out.section(&elements);

    let mut code = CodeSection::new();
    for function in moved {
        let Some(body) = module.body(*function) else { continue };
        renumber.parse_function_body(&mut code, body.clone())?;
    }
    out.section(&code);
    Ok(Rest { bytes: out.finish(), used })
}

/// A short name for an export that only the rest knows.
fn name(kind: char, index: u32) -> String {
    format!("{kind}{index}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use wasm_encoder::{NameMap, NameSection, TypeSection};
    use wasmparser::{Parser, Payload};

    /// Imports what fetches the rest, and holds four functions: `now` is exported and calls `later`, which calls `own` and
    /// `shared`; `now` calls `shared` too.
    fn module(fetch: &str) -> Vec<u8> {
        let mut module = wasm_encoder::Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], [ValType::I32]);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import("page", fetch, EntityType::Function(0));
        module.section(&imports);
        let mut functions = FunctionSection::new();
        for _ in 0..4 {
            functions.function(1);
        }
        module.section(&functions);
        let mut exports = ExportSection::new();
        exports.export("now", ExportKind::Func, 1);
        module.section(&exports);
        let mut code = CodeSection::new();
        for calls in [&[2, 4][..], &[3, 4], &[], &[]] {
            let mut body = Function::new([]);
            body.instruction(&Instruction::LocalGet(0));
            for function in calls {
                body.instruction(&Instruction::Call(*function));
            }
            body.instruction(&Instruction::End);
            code.function(&body);
        }
        module.section(&code);
        let mut names = NameMap::new();
        for (index, name) in (0..).zip(["fetch", "now", "later", "own", "shared"]) {
            names.append(index, name);
        }
        let mut section = NameSection::new();
        section.functions(&names);
        module.section(&section);
        module.finish()
    }

    fn imports(module: &[u8]) -> BTreeSet<String> {
        let payloads = Parser::new(0).parse_all(module).filter_map(|it| match it.unwrap() {
            Payload::ImportSection(imports) => Some(imports),
            _ => None,
        });
        payloads.flat_map(|it| it.into_imports()).map(|it| it.unwrap().name.to_owned()).collect()
    }

    fn exports(module: &[u8]) -> BTreeSet<String> {
        let payloads = Parser::new(0).parse_all(module).filter_map(|it| match it.unwrap() {
            Payload::ExportSection(exports) => Some(exports),
            _ => None,
        });
        payloads.flatten().map(|it| it.unwrap().name.to_owned()).collect()
    }

    #[test]
    fn what_only_later_functions_call_comes_later_with_them() {
        let parts = split(&module(FETCH), |name| name == "later").unwrap();
        assert_eq!(parts.moved, 2, "`later` and `own`, but not `shared`");
    }

    #[test]
    fn the_rest_imports_nothing_that_the_first_part_does_not_export() {
        let parts = split(&module(FETCH), |name| name == "later").unwrap();
        let missing: Vec<String> = imports(&parts.rest).difference(&exports(&parts.first)).cloned().collect();
        assert_eq!(missing, Vec::<String>::new());
        assert!(imports(&parts.rest).contains("f4"), "`shared` stays, and the rest calls it");
        assert!(exports(&parts.first).contains("now"), "what was exported still is");
    }

    #[test]
    fn a_module_that_cannot_be_split_is_not_touched() {
        assert!(matches!(split(&module("other"), |_| true), Err(Error::NoFetch)));
        assert!(matches!(split(&module(FETCH), |_| false), Err(Error::NothingToMove)));
        assert!(matches!(split(b"not a module", |_| true), Err(Error::Malformed(_))));
    }
}
