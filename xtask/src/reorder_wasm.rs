//! A program written anew, so that a server compresses it better: with short names for what it takes from the
//! glue, and its functions in an order in which like stands beside like ([`likeness`]).

#![expect(clippy::indexing_slicing, reason = "a program that names a function it lacks must stop the build")]

use crate::compressed;
use crate::likeness;
use crate::run::{Failure, Outcome, fail};
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, ImportSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader, ImportSectionReader, Parser,
    Payload, TypeRef,
};

/// The program with other names for its imports, and its functions in a better order.
pub fn encode(program: &[u8], names: &BTreeMap<String, String>) -> Outcome<Vec<u8>> {
    with_order(program, names, (0, 1))
}

/// That in the best of so many orders, each with another function first. What a compressor makes of an order cannot be
/// told beforehand; equally good ones differ by some hundred bytes.
pub fn encode_smallest(program: &[u8], names: &BTreeMap<String, String>, orders: usize) -> Outcome<Vec<u8>> {
    let mut best = encode(program, names)?;
    let mut least = compressed::size(&best)?;
    for turn in 1..orders {
        let encoded = with_order(program, names, (turn, orders))?;
        let size = compressed::size(&encoded)?;
        if size < least {
            (best, least) = (encoded, size);
        }
    }
    Ok(best)
}

fn with_order(program: &[u8], names: &BTreeMap<String, String>, turn: (usize, usize)) -> Outcome<Vec<u8>> {
    let broken = |error: &dyn std::fmt::Display| Failure(format!("The program cannot be read: {error}"));
    let mut dense = Dense::of(program, names, turn).map_err(|error| broken(&error))?;
    let mut module = Module::new();
    dense.parse_core_module(&mut module, Parser::new(0), program).map_err(|error| broken(&error))?;
    match dense.renamed == names.len() {
        true => Ok(module.finish()),
        false => fail(format!("{} names, but {} imports", names.len(), dense.renamed)),
    }
}

struct Dense<'a> {
    names: &'a BTreeMap<String, String>,
    renamed: usize,
    /// The functions that are imported: they come first, and stay where they are.
    imported: u32,
    /// Which of the functions stands at each place.
    order: Vec<usize>,
    /// The place of each of the functions.
    places: Vec<u32>,
}

impl<'a> Dense<'a> {
    fn of(
        program: &[u8],
        names: &'a BTreeMap<String, String>,
        (turn, turns): (usize, usize),
    ) -> wasmparser::Result<Self> {
        let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(program) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let mut by_type: Vec<usize> = (0..bodies.len()).collect();
        by_type.sort_by_key(|&which| (types[which], bodies[which]));
        by_type.rotate_left(bodies.len() * turn / turns);
        let order = likeness::order(&bodies, &by_type);
        let mut places = vec![0; order.len()];
        for (place, &which) in (imported..).zip(&order) {
            places[which] = place;
        }
        Ok(Self { names, renamed: 0, imported, order, places })
    }
}

type Written = Result<(), Error>;

impl Reencode for Dense<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let own = function.checked_sub(self.imported);
        Ok(own.map_or(function, |own| self.places[own as usize]))
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Written {
        for import in section.into_imports() {
            let import = import?;
            let short = self.names.get(import.name);
            self.renamed += usize::from(short.is_some());
            let name = short.map_or(import.name, String::as_str);
            imports.import(import.module, name, self.entity_type(import.ty)?);
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Written {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &which in &self.order.clone() {
            functions.function(self.type_index(types[which])?);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Written {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for &which in &self.order.clone() {
            self.parse_function_body(code, bodies[which].clone())?;
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Written {
        // No browser reads them.
        Ok(())
    }
}
