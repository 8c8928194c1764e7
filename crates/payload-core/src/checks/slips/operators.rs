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
    (&["ends", "with"], "contains"),
    (&["starts", "with"], "contains"),
    (&["begins", "with"], "contains"),
    (&["ends_with"], "contains"),
    (&["endswith"], "contains"),
    (&["starts_with"], "contains"),
    (&["startswith"], "contains"),
    (&["=="], "=="),
    (&["!="], "!="),
    (&["<>"], "<>"),
    (&["<="], "<="),
    (&[">="], ">="),
    (&["<"], "<"),
    (&[">"], ">"),
    (&["contains"], "contains"),
];

/// Those that ask for a part of a text at one of its ends.
pub const NEAR: [&str; 7] =
    ["ends with", "starts with", "begins with", "ends_with", "endswith", "starts_with", "startswith"];

/// The operator at the beginning of what comes after a value: how many words it has, and how Liquid spells it. Something
/// must follow it.
pub fn operator(rest: &[&str]) -> Option<(usize, &'static str)> {
    let found = OPERATORS.iter().find(|(words, _)| rest.starts_with(words) && rest.len() > words.len());
    found.map(|(words, ours)| (words.len(), *ours))
}
