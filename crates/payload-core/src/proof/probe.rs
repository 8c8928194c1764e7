//! The probe: a template that finds out what *this* account does, and how its answer is read.
//!
//! The filters and what each Liquid makes of them were run with the real engines. Every answer stands between
//! brackets, and next to the ticket's own text stands the same text written by hand: whatever the place where
//! the result was read does to signs, it does to both, so that what Freshdesk does can be told from it.

mod answers;
mod robust;

pub use robust::{Objection, objection, objection_to, objection_to_any};

use answers::{decoded, missing};

use crate::assumptions::Assumptions;
use crate::placeholder::Placeholder;
use crate::probe_result::{ProbeResult, Question};
use crate::text::{shorten, slice};
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

/// The filters behind these answers, in their order.
const FILTERS: [&str; 7] = ["strip", "url_encode", "url_decode", "abs", "remove_last", "default", "json"];

/// What the robust pattern leans on, each once, and what it must render to (run with the real engines): a backslash out
/// of a `capture`, the loop over characters, and whatever else options write.
const ROBUST: &str = r#"{% capture escape %}\{% endcapture %}{% capture text %}p"q\r  s{% endcapture %}{% assign signs = text | replace:'"', "'" | replace:escape, '&;' | remove:'&;' | split:'' %}{% for c in signs %}{% if c > ' ' %}{{gap}}{{c}}{% assign gap = '' %}{% else %}{% assign gap = '_' %}{% endif %}{% endfor %}/{{ 'abcd' | truncate:3, '' }}/{% for c in signs limit:2 %}{{c}}{% endfor %}/{{ true | append:'' | downcase }}/{% case 'x' %}{% when 'w', 'x' %}1{% else %}0{% endcase %}/{{ 'a-b' | split:'-' | first | size }}/{{ '" a' | replace:'" ', '"' | strip_newlines }}"#;
const ROBUST_ANSWER: &str = r#"p'qr_s/abc/p'/true/1/1/"a"#;

/// So much of a wrong answer is kept.
const MAX_KEPT: usize = 200;

/// What a probe of this page asked for until the payload was cleaned in another way; it says nothing of today's.
const EARLIER_ROBUST_ANSWER: &str = "p'qr_s/a b/abc/p'/true/1/1";

/// What tells whether Rails is loaded beside Liquid, and the answer where it is not.
const RAILS: &str =
    "{{ 'ab' | first }}/{{ 'a' | to_json }}/{% if nil == blank %}blank{% else %}not blank{% endif %}";
const NO_RAILS: &str = "/a/not blank";

/// The template of the probe, to be put in place of the content of a test rule’s webhook; `flag` is the
/// checkbox that excludes a ticket.
pub fn template(flag: &Placeholder) -> String {
    format!(
        "probe\nliquid=[{{{{ ' s ' | strip }}}}/{{{{ 'a b' | url_encode }}}}/{{{{ '%41' | url_decode }}}}/{{{{ -1 | abs }}}}/{{{{ 'xax' | remove_last: 'x' }}}}/{{{{ nil | default: 'd' }}}}/{{{{ 'a' | json }}}}]\n\
         written=[{SUBJECT}]\n\
         subject=[{{{{ ticket.subject }}}}]\n\
         tags=[{{{{ ticket.tags }}}}]\n\
         checkbox=[{{{{ {flag} }}}}]\n\
         robust=[{ROBUST}]\n\
         rails=[{RAILS}]\n\
         end"
    )
}

/// What to do with it, step by step.
pub fn steps(flag: &Placeholder) -> Vec<String> {
    vec![
        format!("In Freshdesk open a test ticket of your own with the subject {SUBJECT} and the tags {} and {}. Leave the checkbox {flag} unticked. The requester must not be an agent: rules do not run then.", TAGS[0], TAGS[1]),
        "Make a test rule under Automations (Ticket Updates; formerly Observer) that only this ticket meets, with a webhook to a request inspector that you trust: POST, encoding JSON, content Advanced. Do not put a key into it.".to_owned(),
        "Paste the probe as its content. Then change the ticket so that the rule runs.".to_owned(),
        "Copy what arrived at the inspector and paste it below. Then delete the test rule.".to_owned(),
    ]
}

/// One thing that the probe found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was asked.
    pub question: Question,
    /// What it means, as a sentence; or why it means nothing.
    pub meaning: Result<String, String>,
}

/// What a pasted result says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What Freshdesk does: as before where there was no clear answer.
    pub assumptions: Assumptions,
    /// What is certain, to be kept.
    pub probed: ProbeResult,
    /// Each answer, explained.
    pub answers: Vec<Answer>,
}

/// Reads a result that was pasted on a day, as in `2026-01-05`.
///
/// # Errors
/// A sentence that says why it is no result of the probe.
pub fn read(pasted: &str, before: Assumptions, day: &str) -> Result<Reading, String> {
    let text = pasted.trim();
    if text.is_empty() {
        return Err("Paste what arrived at the request inspector.".to_owned());
    }
    if text.contains("ticket.subject") {
        return Err("This is the probe itself, not what it rendered to. Paste what arrived at the inspector; if this is what arrived, Freshdesk did not render it: choose the content Advanced.".to_owned());
    }
    if let Some(at) = text.find("Liquid syntax error") {
        return Err(format!(
            "Freshdesk could not read the probe: “{}”. Copy the probe again, whole. If it stays so, this account cannot read the robust payload either.",
            shorten(slice(text, at..), 120)
        ));
    }
    let Some(fields) = decoded(text) else {
        let missing = missing(text);
        let why = match missing.len() {
            0 => "its line written=[…] arrived changed in a way that this page does not know".to_owned(),
            1 => format!("its line {} is missing or cut off", missing.join("")),
            _ => format!("its lines {} are missing or cut off", missing.join(", ")),
        };
        return Err(format!(
            "This is not what the probe renders to: {why}. Paste the whole body of the request."
        ));
    };
    let (mut assumptions, mut answers) = (before, Vec::new());
    let mut probed = ProbeResult { on: day.to_owned(), ..ProbeResult::default() };
    let mut note = |question, meaning: Result<String, String>| answers.push(Answer { question, meaning });
    note(
        Question::Liquid,
        answers::liquid(&fields.liquid).map(|(dialect, meaning)| {
            (assumptions.liquid, probed.liquid) = (dialect, Some(dialect));
            meaning
        }),
    );
    note(
        Question::Escaping,
        answers::escaping(&fields.subject).map(|(escaping, meaning)| {
            (assumptions.escaping, probed.escaping) = (escaping, Some(escaping));
            meaning.to_owned()
        }),
    );
    note(Question::Signs, answers::signs(&fields.subject));
    note(
        Question::Tags,
        answers::tags(&fields.tags).map(|(tags, meaning)| {
            (assumptions.tags, probed.tags) = (tags, Some(tags));
            meaning.to_owned()
        }),
    );
    note(
        Question::Unticked,
        answers::unticked(&fields.checkbox).map(|(unticked, meaning)| {
            (assumptions.unticked, probed.unticked) = (unticked, Some(unticked));
            meaning.to_owned()
        }),
    );
    if let Some(answer) = fields.robust.filter(|answer| answer != EARLIER_ROBUST_ANSWER) {
        probed.robust = Some(answer == ROBUST_ANSWER);
        probed.robust_answer = (answer != ROBUST_ANSWER).then(|| shorten(&answer, MAX_KEPT));
        note(Question::Robust, answers::robust(&answer));
    }
    // Liquid 5 is the same on both, and its latest answers as Rails does.
    if let Some(answer) = fields.rails.filter(|_| probed.liquid != Some(Dialect::V5)) {
        let (rails, meaning) = answers::rails(&answer);
        probed.rails = Some(rails);
        assumptions.host = probed.host().unwrap_or_default();
        note(Question::Rails, Ok(meaning.to_owned()));
    }
    if probed.is_empty() {
        let reasons: Vec<String> = answers.into_iter().filter_map(|answer| answer.meaning.err()).collect();
        return Err(format!("None of the answers makes sense. {}", reasons.join(" ")));
    }
    Ok(Reading { assumptions, probed, answers })
}

#[cfg(test)]
mod tests;
