//! What each answer of the probe means.

use super::{FILTERS, MAX_KEPT, NO_RAILS, ROBUST_ANSWER, SUBJECT, TAGS, VERSIONS, robust as parts};
use crate::assumptions::{TagJoin, Unticked};
use crate::escaping::Escaping;
use crate::text::{html, shorten};
use ruby_liquid::Dialect;

/// The answers as Freshdesk gave them. Probes of earlier versions of this page ask for less.
pub struct Answers {
    pub liquid: String,
    pub subject: String,
    pub tags: String,
    pub checkbox: String,
    pub robust: Option<String>,
    pub rails: Option<String>,
}

/// What may stand behind an answer: the names of all others, and the end.
const NEXT: [&str; 7] = ["written=[", "subject=[", "tags=[", "checkbox=[", "robust=[", "rails=[", "end"];

/// The lines without which a result says nothing.
const NEEDED: [&str; 5] = ["liquid", "written", "subject", "tags", "checkbox"];

/// What stands between the brackets of a line, as it arrived. One that no other follows ends where it ends.
fn line<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let rest = text.get(text.find(&format!("{name}=["))? + name.len() + 2..)?;
    let first = |ends: &[&str]| ends.iter().filter_map(|end| rest.find(end)).min();
    let end = first(&NEXT).or_else(|| first(&["\n", "\\n"])).unwrap_or(rest.len());
    let inside = rest.get(..end)?;
    inside.get(..inside.rfind(']')?)
}

/// The lines that are needed and are not in the pasted text, or were cut off.
pub fn missing(text: &str) -> Vec<String> {
    NEEDED.iter().filter(|name| line(text, name).is_none()).map(|name| format!("{name}=[…]")).collect()
}

/// Takes the answers out of the pasted text, undoing what the inspector did to it: the text that was written by
/// hand must come out as it was written.
pub fn decoded(text: &str) -> Option<Answers> {
    let decoders: [fn(&str) -> Option<String>; 4] = [
        |text| Some(text.to_owned()),
        unescape_json,
        |text| Some(html::unescaped(text)),
        |text| unescape_json(&html::unescaped(text)),
    ];
    decoders.iter().find_map(|decode| {
        let part = |name: &str| decode(line(text, name)?);
        (part("written")? == SUBJECT).then_some(())?;
        Some(Answers {
            liquid: part("liquid")?,
            subject: part("subject")?,
            tags: part("tags")?,
            checkbox: part("checkbox")?,
            robust: part("robust"),
            rails: part("rails"),
        })
    })
}

fn unescape_json(text: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{text}\"")).ok()
}

/// The Liquid that gives these answers, and what that is. Filters whose answer no Liquid gives are taken for the
/// account's own; the others must agree.
pub fn liquid(answer: &str) -> Result<(Dialect, String), String> {
    let parts: Vec<&str> = answer.split('/').map(str::trim).collect();
    let told = || format!("The filters gave “{}”, ", shorten(answer, 60));
    if parts.len() != FILTERS.len() {
        return Err(format!("{}which is not what the probe asks for.", told()));
    }
    let is_known = |at: usize| VERSIONS.iter().any(|(.., expected)| expected.get(at) == parts.get(at));
    let (known, own): (Vec<usize>, Vec<usize>) = (0..parts.len()).partition(|at| is_known(*at));
    let fits = |expected: &[&str; 7]| known.iter().all(|at| expected.get(*at) == parts.get(*at));
    let found: Vec<_> = VERSIONS.iter().filter(|(.., expected)| fits(expected)).collect();
    let Some((first, dialect, _)) = found.first() else {
        return Err(format!("{}which no Liquid that this page knows gives.", told()));
    };
    if known.is_empty() || found.iter().any(|(_, other, _)| other != dialect) {
        return Err(format!("{}which does not tell Liquid 2.4 from 5.", told()));
    }
    let mut meaning = match found.last() {
        Some((last, ..)) if last != first => format!("{first}, or {last}."),
        _ => format!("{first}."),
    };
    if *first == "Liquid 3" {
        meaning += " This page knows 2.4 and 5; 2.4 is nearer, as it lacks more.";
    }
    if !own.is_empty() {
        let names: Vec<&str> = own.iter().filter_map(|at| FILTERS.get(*at).copied()).collect();
        meaning += &format!(" The account has its own filter for: {}.", names.join(", "));
    }
    Ok((*dialect, meaning))
}

/// The signs of the subject in their order, with the letter before each and the forms in which it may arrive.
const SIGNS: [(&str, char, &[&str]); 5] = [
    ("a", '"', &["\\\"", "\\&quot;", "\"", "&quot;", "&#34;", "&#39;", "&#x22;", "\\u0022", "'", ""]),
    ("b", '\\', &["\\\\", "\\", ""]),
    ("c", '<', &["<", "&lt;", "\\u003c", "\\u003C", ""]),
    ("d", '>', &[">", "&gt;", "\\u003e", "\\u003E", ""]),
    ("", '&', &["&amp;", "\\u0026", "&", ""]),
];

/// How each sign of the subject arrives, also where no escaping that this page knows does so.
pub fn signs(subject: &str) -> Result<String, String> {
    fn forms(rest: &str, signs: &[(&str, char, &'static [&'static str])]) -> Option<Vec<&'static str>> {
        let Some(((letter, _, known), later)) = signs.split_first() else {
            return (rest == "e").then(Vec::new);
        };
        let rest = rest.strip_prefix(letter)?;
        known.iter().find_map(|form| {
            let mut found = forms(rest.strip_prefix(form)?, later)?;
            found.insert(0, form);
            Some(found)
        })
    }
    let Some(forms) = forms(subject, &SIGNS) else {
        return Err(format!("The subject came as “{}”.", shorten(subject, 60)));
    };
    let changed = SIGNS.iter().zip(forms).filter(|((_, sign, _), form)| sign.to_string() != **form);
    let told: Vec<String> = changed
        .map(|((_, sign, _), form)| match form {
            "" => format!("{sign} does not arrive"),
            form => format!("{sign} arrives as {form}"),
        })
        .collect();
    match told.is_empty() {
        true => Ok("\", \\, <, > and & arrive as they are.".to_owned()),
        false => Ok(format!("{}.", told.join(", "))),
    }
}

/// How values are escaped, and what that means.
pub fn escaping(subject: &str) -> Result<(Escaping, &'static str), String> {
    let same_quotes = subject.replace("&#34;", "&quot;").replace("&#x22;", "&quot;");
    let escaping =
        Escaping::ALL.into_iter().find(|escaping| escaping.escape(SUBJECT) == same_quotes).ok_or_else(|| {
            format!(
                "The subject came as “{}”, not as {SUBJECT} or an escaped form of it: does the test ticket have that subject, exactly?",
                shorten(subject, 60)
            )
        })?;
    let meaning = match escaping {
        Escaping::None => "Not at all: a quote in a name reaches the template as it is.",
        Escaping::Json => "For JSON: a quote reaches the template as \\\".",
        Escaping::Html => "For HTML: a quote reaches the template as &quot;.",
        Escaping::RailsJson => "For JSON as Rails does: a quote reaches the template as \\\", < as \\u003c.",
        Escaping::HtmlThenJson => {
            "For HTML, then for JSON: a quote reaches the template as &quot;, a backslash as two."
        }
        Escaping::JsonThenHtml => "For JSON, then for HTML: a quote reaches the template as \\&quot;.",
    };
    Ok((escaping, meaning))
}

/// How tags are joined, and what that means.
pub fn tags(answer: &str) -> Result<(TagJoin, &'static str), String> {
    let mut names = TAGS;
    for _ in 0..2 {
        for (join, meaning) in [
            (TagJoin::CommaBlank, "A comma and a space."),
            (TagJoin::Comma, "A comma."),
            (TagJoin::Blank, "A space."),
        ] {
            if answer.trim() == names.join(join.separator()) {
                return Ok((join, meaning));
            }
        }
        names.reverse();
    }
    Err(format!(
        "The tags came as “{}”: does the test ticket have the tags {} and {}, and no others?",
        shorten(answer, 60),
        TAGS[0],
        TAGS[1]
    ))
}

/// What an unticked checkbox renders, and what that means.
pub fn unticked(answer: &str) -> Result<(Unticked, &'static str), String> {
    match answer.trim() {
        "false" => Ok((Unticked::False, "It renders false.")),
        "0" => Ok((Unticked::Zero, "It renders 0.")),
        "" => Ok((
            Unticked::Empty,
            "It renders nothing. A field whose name is spelled differently does too: tick it and send again; true must come.",
        )),
        "true" | "1" => Err("The checkbox is ticked on this ticket: untick it and send again.".to_owned()),
        other => Err(format!(
            "The checkbox came as “{}”, which is neither empty, false nor 0: is the field a checkbox?",
            shorten(other, 60)
        )),
    }
}

/// Whether what the robust pattern relies on renders as it must.
pub fn robust(answer: &str) -> Result<String, String> {
    if answer == ROBUST_ANSWER {
        return Ok("Everything that the robust payload relies on works.".to_owned());
    }
    Err(format!(
        "{} The robust payload does not work in this account as it is.",
        parts::told(&shorten(answer, MAX_KEPT))
    ))
}

/// Whether Rails is loaded, which adds to what Liquid can do.
pub fn rails(answer: &str) -> (bool, &'static str) {
    match answer.trim() == NO_RAILS {
        true => (false, "Not loaded: text has no first letter, and blank is no word."),
        false => (true, "Loaded: first works on text, or blank and to_json mean something."),
    }
}
