//! What is or will be wrong with a template, why, and the edit that mends it.
//!
//! Most findings are not guessed from the template's letters: the template is rendered with values that a
//! ticket may well hold, and what becomes of the payload is what is told. So a guard counts for what it does,
//! however it is written, and what cannot go wrong gives no alarm. Only what rendering cannot show (an unknown
//! placeholder, a filter that does nothing, an assignment that nobody reads) is read from the parts.

mod absent_fields;
mod alphabets;
mod bare_value;
mod blank_keyword;
mod added_spaces;
mod branches;
mod case_subject;
mod characters;
mod commas;
mod commented_out;
mod comparison;
mod condition;
mod conditional_items;
mod constant;
mod contract;
mod date_formats;
mod decisions;
mod defaults;
mod do_not_send;
mod empty_output;
mod exclusive;
mod filters;
mod flat_keys;
mod fragments;
mod guards;
mod html;
mod iso_codes;
mod captured_payload;
mod json_slips;
mod key_names;
mod language;
mod links;
mod liquid;
mod literal_lists;
mod markdown;
mod missing_keys;
mod missing_values;
mod names;
mod never_equal;
mod nothing_sent;
mod one_line;
mod other_liquid;
mod pasted;
mod probe_says_no;
mod redundant;
mod rejected;
mod repeated_keys;
mod wrong_types;
mod roles;
mod sample_ticket;
mod search;
mod set_in_a_branch;
mod slips;
mod spoiling_filters;
mod subject;
mod tag_items;
mod tag_list;
mod tag_words;
mod tags;
mod text_variables;
mod ticked;
mod fix_trial;
mod unclosed;
mod unescaped;
mod not_placeholders;
mod whole_object;
mod whole_value;
mod variables;
mod wildcards;

#[cfg(test)]
mod tests;

pub use crate::finding::{Applicability, Finding, Fix, Severity, fix_all};
pub(crate) use search::sets;
pub(crate) use subject::Subject;

use crate::preview::leans_on_rails;
use crate::text::Span;
use crate::workspace::Workspace;
use ruby_liquid::{Clock, Template, walk};

/// The checks, one idea each. Those that render come after those that read, then comes what no other told; the last tries
/// the fixes of them all.
const CHECKS: &[fn(&Subject<'_>, &mut Vec<Finding>)] = &[
    probe_says_no::check,
    characters::check,
    markdown::check,
    alphabets::check,
    slips::check,
    liquid::check,
    condition::check,
    case_subject::check,
    constant::check,
    redundant::check,
    comparison::check,
    literal_lists::check,
    never_equal::check,
    text_variables::check,
    wildcards::check,
    date_formats::check,
    names::check,
    absent_fields::check,
    not_placeholders::check,
    variables::check,
    contract::check,
    html::check,
    do_not_send::check,
    ticked::check,
    roles::check,
    spoiling_filters::check,
    unescaped::check,
    missing_values::check,
    tags::check,
    tag_items::check,
    tag_words::check,
    language::check,
    iso_codes::check,
    branches::check,
    other_liquid::check,
    rejected::check,
    sample_ticket::check,
    fix_trial::check,
];

/// Everything about the template of a channel, worst first, then in the template's order.
pub fn find(workspace: &Workspace, channel: &str, text: &str, clock: Clock) -> Vec<Finding> {
    let template = workspace.assumptions.parse(text);
    let mut examination = Examination::new(&template, workspace, channel, clock);
    while examination.step() {}
    examination.findings()
}

/// The checks of one template, one step after another, so that whoever waits for them can do something else in
/// between, or give up.
pub struct Examination<'a> {
    subject: Subject<'a>,
    found: Vec<Finding>,
    done: usize,
}

impl<'a> Examination<'a> {
    /// An examination of which nothing is done yet.
    pub fn new(template: &'a Template, workspace: &'a Workspace, channel: &'a str, clock: Clock) -> Self {
        let subject = Subject::new(template, workspace, channel, clock);
        let mut found = Vec::new();
        pasted::check(&subject, &mut found);
        // What is found about a wrapping would be about the wrapping alone.
        let done = if found.is_empty() { 0 } else { CHECKS.len() };
        Self { subject, found, done }
    }

    /// Makes one more check; `false` where all are made.
    pub fn step(&mut self) -> bool {
        let Some(check) = CHECKS.get(self.done) else { return false };
        check(&self.subject, &mut self.found);
        self.done += 1;
        true
    }

    /// Whether Liquid 2.4 renders the template differently on Rails.
    pub fn leans_on_rails(&self) -> bool {
        leans_on_rails(self.subject.text(), &self.subject.filling, self.subject.clock())
    }

    /// How often the template was rendered so far.
    pub fn renders(&self) -> usize {
        self.subject.renders()
    }

    /// What was found so far, worst first, then in the template's order.
    pub fn findings(&self) -> Vec<Finding> {
        // What fails in a misspelled place fails because of it.
        let is_slip = |finding: &Finding| [slips::CODE, alphabets::CODE].contains(&finding.code);
        let slips: Vec<Span> =
            self.found.iter().filter(|finding| is_slip(finding)).filter_map(|finding| finding.span).collect();
        let is_of_markdown = |finding: &Finding| finding.code == markdown::CODE;
        let marked: Vec<Span> = self
            .found
            .iter()
            .filter(|finding| is_of_markdown(finding))
            .flat_map(|finding| finding.fix.iter().flat_map(Fix::edits).map(|(span, _)| *span))
            .collect();
        let follows = |finding: &Finding| {
            let is_in = |span: Span| {
                !is_slip(finding) && slips.iter().any(|slip| slip.contains(span))
                    || !is_of_markdown(finding) && marked.iter().any(|mark| mark.overlaps(span))
            };
            finding.span.is_some_and(is_in)
        };
        let told = self.found.iter().filter(|finding| !follows(finding)).cloned();
        let mut found: Vec<Finding> =
            told.map(|finding| slips::with_what_follows(finding, &self.found)).collect();
        found.sort_by_key(|finding: &Finding| {
            // What was measured comes first, then what breaks at this very moment, then what will.
            let order = match finding.code {
                probe_says_no::CODE => 0,
                sample_ticket::CODE => 1,
                _ => 2,
            };
            let start = finding.span.map_or(0, |span| span.start);
            (std::cmp::Reverse(finding.severity), order, start)
        });
        found
    }
}
