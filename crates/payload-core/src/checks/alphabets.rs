//! Letters of another alphabet in a name: a Cyrillic `о` among Latin letters looks right and is not.

use super::characters::{Context, contexts};
use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::payload::contract;
use crate::text::Span;

/// The word for it.
pub const CODE: &str = "mixed-alphabets";

/// Letters that look like a Latin one, with that one, alphabet by alphabet.
const ALIKE: [(&str, &str, &str); 2] = [
    ("Cyrillic", "аеорсухіјѕԁһԛԝкАВЕКМНОРСТХУІЈЅ", "aeopcyxijsdhqwkABEKMHOPCTXYIJS"),
    ("Greek", "οανρικυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavpikuxABEZHIKMNOPTYX"),
];

/// The Latin letter that one of another alphabet looks like, and the name of that alphabet.
fn latin(letter: char) -> Option<(char, &'static str)> {
    ALIKE.iter().find_map(|(alphabet, others, latin)| {
        let (_, latin) = others.chars().zip(latin.chars()).find(|(other, _)| *other == letter)?;
        Some((latin, *alphabet))
    })
}

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let text = subject.text();
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let letters = contexts(text);
    // A name ends where its context does.
    for word in letters.chunk_by(|one, next| {
        is_of_name(one.1) && is_of_name(next.1) && one.2 == next.2 && one.0 + one.1.len_utf8() == next.0
    }) {
        let ([(start, ..), ..], [.., (last, end, context)]) = (word, word) else { continue };
        let strange: Vec<_> = word.iter().filter_map(|(at, c, _)| Some((*at, *c, latin(*c)?))).collect();
        let is_mixed = word.iter().any(|(_, c, _)| c.is_ascii_alphabetic());
        let meant: String = word.iter().map(|(_, c, _)| latin(*c).map_or(*c, |(latin, _)| latin)).collect();
        let is_name = match context {
            Context::Markup => true,
            // Texts may be in any language; keys of Stella's are in one.
            Context::Text => contract::is_a_key(&meant),
            Context::Literal { .. } | Context::Payload => false,
        };
        let Some((_, first, (_, alphabet))) = strange.first() else { continue };
        if !is_mixed || !is_name {
            continue;
        }
        let place = Span::new(*start, last + end.len_utf8());
        let edits = strange
            .iter()
            .map(|(at, c, (latin, _))| (Span::new(*at, at + c.len_utf8()), latin.to_string()))
            .collect();
        found.push(
            Finding::new(
                CODE,
                Severity::Breaks,
                place,
                format!(
                    "“{first}” in “{}” is a {alphabet} letter (U+{:04X}).",
                    place.of(text),
                    *first as u32
                ),
            )
            .because(format!("It looks like a Latin letter, but it makes another name than {meant}."))
            .mended_by(Some(Fix::safe(format!("Write {meant}"), edits))),
        );
    }
}
