//! Operators in the words of other languages.

/// Operators in the words of other languages, the longest first, and what Liquid calls them.
const OPERATORS: &[(&[&str], &str)] = &[
    (&["is", "not", "equal", "to"], "!="),
    (&["is", "equal", "to"], "=="),
    (&["is", "not", "in"], "not in"),
    (&["is", "one", "of"], "in"),
    (&["does", "not", "contain"], "not contains"),
    (&["does", "not", "contains"], "not contains"),
    (&["does", "not", "include"], "not contains"),
    (&["does", "not", "equal"], "!="),
    (&["not", "equal", "to"], "!="),
    (&["is", "not"], "!="),
    (&["is", "in"], "in"),
    (&["not", "in"], "not in"),
    (&["not", "contains"], "not contains"),
    (&["equals", "to"], "=="),
    (&["not", "equals"], "!="),
    (&["not", "equal"], "!="),
    (&["=", "="], "=="),
    (&["!", "="], "!="),
    (&[">", "="], ">="),
    (&["<", "="], "<="),
    (&["isnt"], "!="),
    (&["not"], "!="),
    (&["=~"], "=~"),
    (&["=!"], "!="),
    (&["!=="], "!="),
    (&["==="], "=="),
    (&["="], "=="),
    (&["is"], "=="),
    (&["eq"], "=="),
    (&["equals"], "=="),
    (&["ne"], "!="),
    (&["=>"], ">="),
    (&["=<"], "<="),
    (&["in"], "in"),
    (&["includes"], "contains"),
    (&["include"], "contains"),
    (&["has"], "contains"),
    (&["contain"], "contains"),
    (&["=="], "=="),
    (&["!="], "!="),
    (&["<>"], "<>"),
    (&["<="], "<="),
    (&[">="], ">="),
    (&["<"], "<"),
    (&[">"], ">"),
    (&["contains"], "contains"),
];

/// Those that ask for a part of a text at one of its ends, where Liquid knows `contains` alone.
const NEAR: &[&[&str]] = &[
    &["ends", "with"],
    &["starts", "with"],
    &["begins", "with"],
    &["ends_with"],
    &["endswith"],
    &["starts_with"],
    &["startswith"],
];

/// Whether an operator asks for the beginning or the end of a text.
pub fn is_near(written: &[&str]) -> bool {
    NEAR.contains(&written)
}

/// The operator at the beginning of what comes after a value: how many words it has, and how Liquid spells it. Something
/// must follow it.
pub fn operator(rest: &[&str]) -> Option<(usize, &'static str)> {
    let near = NEAR.iter().map(|words| (*words, "contains"));
    let mut all = near.chain(OPERATORS.iter().copied());
    let found = all.find(|(words, _)| rest.starts_with(words) && rest.len() > words.len());
    found.map(|(words, ours)| (words.len(), ours))
}
