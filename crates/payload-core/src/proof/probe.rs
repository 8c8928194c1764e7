//! The probe: a template that finds out what *this* account does, and how its answer is read.
//!
//! The filters and what each Liquid makes of them were run with the real engines. Every answer stands between
//! brackets, and next to the ticket's own text stands the same text written by hand: whatever the place where
//! the result was read does to signs, it does to both, so that what Freshdesk does can be told from it.

use crate::assumptions::{Assumptions, TagJoin, Unticked};
use crate::escaping::Escaping;
use crate::placeholder::Placeholder;
use crate::text::shorten;
use ruby_liquid::Dialect;

/// The subject that the test ticket must have: a sign of each kind that escaping changes.
pub const SUBJECT: &str = r#"a"b\c<d>&e"#;

/// The tags that the test ticket must have.
pub const TAGS: [&str; 2] = ["probe-a", "probe-b"];

/// What each version of Liquid makes of the filters (run with the real engines).
const VERSIONS: &[(&str, Dialect, [&str; 7])] = &[
    ("Liquid 2.4 to 2.6", Dialect::V2_4, ["s", "a b", "%41", "-1", "xax", "", "a"]),
    ("Liquid 3", Dialect::V2_4, ["s", "a+b", "%41", "-1", "xax", "d", "a"]),
    ("Liquid 4 to 5.3", Dialect::V5, ["s", "a+b", "A", "1", "xax", "d", "a"]),
    ("Liquid 5.4 or later", Dialect::V5, ["s", "a+b", "A", "1", "xa", "d", "a"]),
];

/// The template of the probe, to be put in place of the content of a test rule’s webhook; `flag` is the
/// checkbox that excludes a ticket.
pub fn template(flag: &Placeholder) -> String {
    format!(
        "probe\nliquid=[{{{{ ' s ' | strip }}}}/{{{{ 'a b' | url_encode }}}}/{{{{ '%41' | url_decode }}}}/{{{{ -1 | abs }}}}/{{{{ 'xax' | remove_last: 'x' }}}}/{{{{ nil | default: 'd' }}}}/{{{{ 'a' | json }}}}]\n\
         written=[{SUBJECT}]\n\
         subject=[{{{{ ticket.subject }}}}]\n\
         tags=[{{{{ ticket.tags }}}}]\n\
         checkbox=[{{{{ {flag} }}}}]\n\
         end"
    )
}

/// What to do with it, step by step.
pub fn steps(flag: &Placeholder) -> Vec<String> {
    vec![
        format!("In Freshdesk open a test ticket of your own with the subject {SUBJECT} and the tags {} and {}. Leave the checkbox {flag} unticked. The requester must not be an agent: rules do not run then.", TAGS[0], TAGS[1]),
        "Make a test rule under Automations (Ticket Updates; formerly Observer) that only this ticket meets, with a webhook to a request inspector that you trust: POST, encoding JSON, content Advanced. No key belongs in it.".to_owned(),
        "Paste the probe as its content, and do to the ticket what the rule waits for.".to_owned(),
        "Copy what arrived at the inspector and paste it below. Then delete the test rule.".to_owned(),
    ]
}

/// One thing that the probe found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was asked, in the words of *What Freshdesk does*.
    pub question: &'static str,
    /// What it means, as a sentence; or why it means nothing.
    pub meaning: Result<String, String>,
}

/// What a pasted result says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What Freshdesk does: as before where there was no clear answer.
    pub assumptions: Assumptions,
    /// Each answer, explained.
    pub answers: Vec<Answer>,
}

/// Reads a pasted result.
///
/// # Errors
/// A sentence that says why it is no result of the probe.
pub fn read(pasted: &str, before: Assumptions) -> Result<Reading, String> {
    let text = pasted.trim();
    if text.is_empty() {
        return Err("Paste what arrived at the request inspector.".to_owned());
    }
    if text.contains("ticket.subject") {
        return Err("This is the probe itself, not what it rendered to. Paste what arrived at the inspector; if this is what arrived, Freshdesk did not render it: choose the content Advanced.".to_owned());
    }
    if let Some(at) = text.find("Liquid syntax error") {
        return Err(format!(
            "Freshdesk could not read the probe: “{}”. Copy the probe again, whole.",
            shorten(&text[at..], 120)
        ));
    }
    let Some(fields) = decoded(text) else {
        return Err("This is not what the probe renders to: its lines liquid=[…], written=[…], subject=[…], tags=[…] and checkbox=[…] are not all there. Paste the whole body of the request.".to_owned());
    };
    let mut assumptions = before;
    let mut answers = Vec::new();
    let mut note = |question, meaning: Result<String, String>| answers.push(Answer { question, meaning });
    note(
        "Liquid version",
        liquid(&fields.liquid).map(|(version, dialect)| {
            assumptions.liquid = dialect;
            match version {
                "Liquid 3" => {
                    format!("{version}. This page knows 2.4 and 5; 2.4 is nearer, as it lacks more.")
                }
                version => format!("{version}."),
            }
        }),
    );
    note(
        "Escapes values",
        escaping(&fields.subject).map(|(escaping, meaning)| {
            assumptions.escaping = escaping;
            meaning.to_owned()
        }),
    );
    note(
        "Tags are joined by",
        tags(&fields.tags).map(|(tags, meaning)| {
            assumptions.tags = tags;
            meaning.to_owned()
        }),
    );
    note(
        "Unticked checkbox",
        unticked(&fields.checkbox).map(|(unticked, meaning)| {
            assumptions.unticked = unticked;
            meaning.to_owned()
        }),
    );
    if answers.iter().all(|answer| answer.meaning.is_err()) {
        let reasons: Vec<String> = answers.into_iter().filter_map(|answer| answer.meaning.err()).collect();
        return Err(format!("None of the answers makes sense. {}", reasons.join(" ")));
    }
    Ok(Reading { assumptions, answers })
}

/// The answers as Freshdesk gave them.
struct Answers {
    liquid: String,
    subject: String,
    tags: String,
    checkbox: String,
}

/// Takes the answers out of the pasted text, undoing what the inspector did to it: the text that was written by
/// hand must come out as it was written.
fn decoded(text: &str) -> Option<Answers> {
    let decoders: [fn(&str) -> Option<String>; 4] = [
        |text| Some(text.to_owned()),
        unescape_json,
        |text| Some(unescape_html(text)),
        |text| unescape_json(&unescape_html(text)),
    ];
    decoders.iter().find_map(|decode| {
        let part = |name: &str, next: &str| {
            let start = text.find(&format!("{name}=["))? + name.len() + 2;
            let end = start + text.get(start..)?.find(next)?;
            let inside = text.get(start..end)?;
            decode(&inside[..inside.rfind(']')?])
        };
        (part("written", "subject=[")? == SUBJECT).then_some(())?;
        Some(Answers {
            liquid: part("liquid", "written=[")?,
            subject: part("subject", "tags=[")?,
            tags: part("tags", "checkbox=[")?,
            checkbox: part("checkbox", "end")?,
        })
    })
}

fn unescape_json(text: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{text}\"")).ok()
}

fn unescape_html(text: &str) -> String {
    let signs =
        [("&quot;", "\""), ("&#34;", "\""), ("&#x22;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

fn liquid(answer: &str) -> Result<(&'static str, Dialect), String> {
    let parts: Vec<&str> = answer.split('/').map(str::trim).collect();
    let found = VERSIONS.iter().find(|(.., expected)| parts == expected);
    found.map(|(version, dialect, _)| (*version, *dialect)).ok_or_else(|| {
        let answer = shorten(answer, 60);
        format!("The filters gave “{answer}”, which no Liquid that this page knows gives.")
    })
}

fn escaping(subject: &str) -> Result<(Escaping, &'static str), String> {
    if subject == SUBJECT {
        return Ok((Escaping::None, "Not at all: a quote in a name reaches the template as it is."));
    }
    if unescape_json(subject).as_deref() == Some(SUBJECT) {
        return Ok((Escaping::Json, "For JSON: a quote reaches the template as \\\"."));
    }
    if unescape_html(subject) == SUBJECT {
        return Ok((Escaping::Html, "For HTML: a quote reaches the template as &quot;."));
    }
    Err(format!(
        "The subject came as “{}”, not as {SUBJECT} or an escaped form of it: does the test ticket have that subject, exactly?",
        shorten(subject, 60)
    ))
}

fn tags(answer: &str) -> Result<(TagJoin, &'static str), String> {
    let mut names = TAGS;
    for _ in 0..2 {
        for (join, meaning) in [
            (TagJoin::CommaBlank, "A comma and a blank."),
            (TagJoin::Comma, "A comma."),
            (TagJoin::Blank, "A blank."),
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

fn unticked(answer: &str) -> Result<(Unticked, &'static str), String> {
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

#[cfg(test)]
mod tests;
