//! A module, read as far as splitting it needs.

use crate::Error;
use std::collections::BTreeSet;
use wasmparser::{
    BinaryReader, ExportSectionReader, ExternalKind, FunctionBody, GlobalSectionReader, KnownCustom, Name,
    Operator, Parser, Payload, TableSectionReader, TypeRef,
};

/// A section as it stands in the module.
pub(crate) struct Section<'a> {
    /// What it holds, by the numbers of the specification.
    pub(crate) id: u8,
    /// Without the number and the length.
    pub(crate) data: &'a [u8],
}

/// What a function's body has to do with others.
#[derive(Default)]
struct Uses {
    functions: Vec<u32>,
    /// Whether it copies data or elements of its module by hand, which only the first part can.
    segments: bool,
}

/// A module.
pub(crate) struct Module<'a> {
    pub(crate) sections: Vec<Section<'a>>,
    /// How many functions are imported: theirs are the first indices.
    pub(crate) imported: u32,
    pub(crate) tables: u32,
    pub(crate) globals: u32,
    pub(crate) memories: u32,
    pub(crate) table_types: Vec<wasmparser::TableType>,
    pub(crate) global_types: Vec<wasmparser::GlobalType>,
    pub(crate) memory_types: Vec<wasmparser::MemoryType>,
    pub(crate) bodies: Vec<FunctionBody<'a>>,
    /// How many parameters the types of functions have.
    types: Vec<u32>,
    /// The type of each function, imported ones first.
    functions: Vec<u32>,
    imports: Vec<(&'a str, u32)>,
    names: Vec<(u32, &'a str)>,
    uses: Vec<Uses>,
    /// Functions that may be called from outside or through a table.
    roots: Vec<u32>,
}

impl<'a> Module<'a> {
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut module = Self {
            sections: Vec::new(),
            imported: 0,
            tables: 0,
            globals: 0,
            memories: 0,
            table_types: Vec::new(),
            global_types: Vec::new(),
            memory_types: Vec::new(),
            bodies: Vec::new(),
            types: Vec::new(),
            functions: Vec::new(),
            imports: Vec::new(),
            names: Vec::new(),
            uses: Vec::new(),
            roots: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section() {
                let data =
                    bytes.get(range).ok_or_else(|| Error::Malformed("a section is cut off".to_owned()))?;
                module.sections.push(Section { id, data });
            }
            module.note(payload)?;
        }
        module.tables = count(module.table_types.len());
        module.globals = count(module.global_types.len());
        module.memories = count(module.memory_types.len());
        Ok(module)
    }

    fn note(&mut self, payload: Payload<'a>) -> Result<(), Error> {
        match payload {
            Payload::TypeSection(types) => {
                for kind in types.into_iter_err_on_gc_types() {
                    self.types.push(count(kind?.params().len()));
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    match import.ty {
                        TypeRef::Func(kind) => {
                            self.imports.push((import.name, self.imported));
                            self.functions.push(kind);
                            self.imported += 1;
                        }
                        TypeRef::Table(kind) => self.table_types.push(kind),
                        TypeRef::Global(kind) => self.global_types.push(kind),
                        TypeRef::Memory(kind) => self.memory_types.push(kind),
                        other => return Err(Error::Malformed(format!("an import is a {other:?}"))),
                    }
                }
            }
            Payload::FunctionSection(functions) => {
                for kind in functions {
                    self.functions.push(kind?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.table_types.push(table?.ty);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memory_types.push(memory?);
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    self.global_types.push(global?.ty);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.roots.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.roots.push(func),
            Payload::ElementSection(segments) => {
                for segment in segments {
                    if let wasmparser::ElementItems::Functions(items) = segment?.items {
                        for item in items {
                            self.roots.push(item?);
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                let mut uses = Uses::default();
                for operator in body.get_operators_reader()? {
                    match operator? {
                        Operator::Call { function_index }
                        | Operator::ReturnCall { function_index }
                        | Operator::RefFunc { function_index } => uses.functions.push(function_index),
                        Operator::MemoryInit { .. }
                        | Operator::DataDrop { .. }
                        | Operator::TableInit { .. }
                        | Operator::ElemDrop { .. } => uses.segments = true,
                        _ => {}
                    }
                }
                self.uses.push(uses);
                self.bodies.push(body);
            }
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(names) = custom.as_known() {
                    for part in names {
                        if let Name::Function(functions) = part? {
                            for function in functions {
                                let function = function?;
                                self.names.push((function.index, function.name));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The imported function of a name.
    pub(crate) fn import(&self, wanted: &str) -> Option<u32> {
        self.imports.iter().find(|(name, _)| *name == wanted).map(|(_, index)| *index)
    }

    /// The type of a function, and how many parameters it takes.
    pub(crate) fn signature(&self, function: u32) -> Result<(u32, u32), Error> {
        let kind = self.functions.get(function as usize).copied();
        let parameters = kind.and_then(|kind| self.types.get(kind as usize).copied());
        kind.zip(parameters).ok_or_else(|| Error::Malformed(format!("function {function} has no type")))
    }

    /// The body of a function of this module.
    pub(crate) fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(function.checked_sub(self.imported)? as usize)
    }

    fn uses(&self, function: u32) -> Option<&Uses> {
        self.uses.get(function.checked_sub(self.imported)? as usize)
    }

    /// The functions that come later, lowest index first: those whose names say so, and those that only they call.
    pub(crate) fn moved(&self, later: impl Fn(&str) -> bool) -> Vec<u32> {
        let chosen: BTreeSet<u32> = (self.names.iter())
            .filter(|(index, name)| later(name) && self.uses(*index).is_some_and(|it| !it.segments))
            .map(|(index, _)| *index)
            .collect();
        let mut needed = BTreeSet::new();
        let mut waiting: Vec<u32> = self.roots.clone();
        while let Some(function) = waiting.pop() {
            if !chosen.contains(&function) && needed.insert(function) {
                waiting.extend(self.uses(function).into_iter().flat_map(|it| &it.functions));
            }
        }
        let own = self.imported..self.imported + count(self.bodies.len());
        own.filter(|it| !needed.contains(it) && self.uses(*it).is_some_and(|it| !it.segments)).collect()
    }

    /// Those of the moved functions that the first part can call, directly or through a table.
    pub(crate) fn entries(&self, moved: &[u32]) -> Vec<u32> {
        let is_moved = |it: &u32| moved.binary_search(it).is_ok();
        let own = self.imported..self.imported + count(self.bodies.len());
        let stays = own.filter(|it| !is_moved(it));
        let called = stays.filter_map(|it| self.uses(it)).flat_map(|it| &it.functions);
        let found: BTreeSet<u32> = called.chain(&self.roots).copied().filter(is_moved).collect();
        found.into_iter().collect()
    }

    /// The functions of the first part that the moved ones call.
    pub(crate) fn used_by(&self, moved: &[u32]) -> Vec<u32> {
        let called = moved.iter().filter_map(|it| self.uses(*it)).flat_map(|it| &it.functions);
        let stays = called.copied().filter(|it| moved.binary_search(it).is_err());
        stays.collect::<BTreeSet<u32>>().into_iter().collect()
    }

    pub(crate) fn table_section(&self, section: &Section<'a>) -> Result<TableSectionReader<'a>, Error> {
        Ok(TableSectionReader::new(BinaryReader::new(section.data, 0))?)
    }

    pub(crate) fn global_section(&self, section: &Section<'a>) -> Result<GlobalSectionReader<'a>, Error> {
        Ok(GlobalSectionReader::new(BinaryReader::new(section.data, 0))?)
    }

    pub(crate) fn export_section(&self, section: &Section<'a>) -> Result<ExportSectionReader<'a>, Error> {
        Ok(ExportSectionReader::new(BinaryReader::new(section.data, 0))?)
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
