//! The result of a file: in one sentence, by what is to be known first, by result, reason, agent, channel and day.

use super::examples::{Examples, Shown};
use super::failing::{BadRows, FailingTickets};
use super::running::Found;
use crate::browser;
use crate::components::{Button, Sentence, Tone};
use crate::views::prove::parts::Bar;
use leptos::prelude::*;
use payload_core::proof::bulk::report::{Counts, Reason, Report, TicketOutcome};
use payload_core::proof::words;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many rows of a table are shown; the report as a file has all of them.
const SHOWN: usize = 60;

/// A row of a table.
struct Row {
    words: String,
    number: usize,
    /// How it is to be taken.
    tone: Tone,
    examples: Vec<Shown>,
}

/// The report.
#[component]
pub fn ReportOf(found: Arc<Found>) -> impl IntoView {
    let report = &found.report;
    let share = found.progress.share;
    let tone = match (report.template_failures, report.failed() + report.skipped) {
        (0, 0) if share >= 1.0 => Tone::Good,
        (0, _) => Tone::Fair,
        _ => Tone::Bad,
    };
    let sentence = report.sentence_at(share);
    let (csv, json) = (found.clone(), found.clone());
    let save_csv = move || {
        browser::download("tickets-report.csv", "text/csv", &csv.report.to_csv());
    };
    let save_json = move || {
        browser::download("tickets-report.json", "application/json", &json.report.to_json());
    };
    view! {
        <div class="found">
            <Sentence tone=tone>
                <p role="status" aria-label="Checked">{sentence}</p>
            </Sentence>
            {report.facts.to_enter().map(|words| view! { <p class="question">{words}</p> })}
            <Notes notes=report.notes() />
            <Tally caption="By result" rows=by_result(&report.counts) />
            <Tally caption="By reason" rows=by_reason(report) />
            <div class="row">
                <Button on_press=save_csv>"Download report (CSV)"</Button>
                <Button on_press=save_json>"Download report (JSON)"</Button>
                <Button on_press=browser::print>"Print report"</Button>
            </div>
            <Group name="By agent" groups=report.groups.agents.clone() />
            <Group name="By channel" groups=report.groups.channels.clone() />
            <Group name="By day" groups=report.groups.days.clone() />
            <FailingTickets found=found.clone() />
            <BadRows found=found.clone() />
        </div>
    }
}

/// What is to be known of the file before anything else.
#[component]
fn Notes(notes: Vec<String>) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        view! {
            <ul class="reasons" aria-label="About this file">
                {notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
            </ul>
        }
    })
}

/// How a result is to be taken.
fn tone_of(outcome: TicketOutcome) -> Tone {
    match outcome {
        TicketOutcome::Survey => Tone::Good,
        TicketOutcome::Logged | TicketOutcome::NoRule | TicketOutcome::NotKnown => Tone::Plain,
        TicketOutcome::Rejected => Tone::Fair,
        TicketOutcome::Misdirected | TicketOutcome::NotJson | TicketOutcome::Nothing => Tone::Bad,
    }
}

fn by_result(counts: &Counts) -> Vec<Row> {
    let row = |outcome: TicketOutcome| Row {
        words: outcome.label().to_owned(),
        number: counts.of(outcome),
        tone: tone_of(outcome),
        examples: Vec::new(),
    };
    TicketOutcome::ALL.into_iter().map(row).filter(|row| row.number > 0).collect()
}

/// Every reason with the first tickets that fail for it, those with most tickets first.
fn by_reason(report: &Report) -> Vec<Row> {
    let mut reasons: Vec<&Reason> = report.reasons.iter().collect();
    reasons.sort_by_key(|reason| Reverse(reason.times));
    let row = |reason: &Reason| {
        let words = reason.sentence();
        Row {
            number: reason.times,
            tone: if reason.by_template { Tone::Bad } else { tone_of(reason.result) },
            examples: reason.examples.iter().map(|example| Shown::of(example, &words, report)).collect(),
            words,
        }
    };
    reasons.into_iter().map(row).collect()
}

/// Numbers, with bars to compare them by.
#[component]
fn Tally(caption: &'static str, rows: Vec<Row>) -> impl IntoView {
    let full = rows.iter().map(|row| row.number).max().unwrap_or(1);
    let more = rows.len().saturating_sub(SHOWN);
    (!rows.is_empty()).then(|| view! {
        <table class="tally">
            <caption>{caption}</caption>
            <tbody>
                {rows.into_iter().take(SHOWN).map(|Row { words, number, tone, examples }| view! {
                    <tr>
                        <th scope="row">{words}</th>
                        <td class="number">{words::count(number)}</td>
                        <td><Bar number=Signal::stored(number) full=Signal::stored(full) tone=tone /></td>
                    </tr>
                    <Examples examples=examples />
                }).collect_view()}
            </tbody>
        </table>
        {(more > 0).then(|| view! { <p class="aside">{format!("{more} more are in the report as a file.")}</p> })}
    })
}

/// Tickets by agent, channel or day: how many there are, and how many of them get a survey.
#[component]
fn Group(name: &'static str, groups: BTreeMap<String, Counts>) -> impl IntoView {
    let full = groups.values().map(Counts::all).max().unwrap_or(1);
    (groups.len() > 1).then(|| view! {
        <details>
            <summary>{name}</summary>
            <table class="tally">
                <thead>
                    <tr><th scope="col">{name}</th><th scope="col">"Tickets"</th><th scope="col">"Surveys"</th><td></td></tr>
                </thead>
                <tbody>
                    {groups.into_iter().take(SHOWN).map(|(key, counts)| view! {
                        <tr>
                            <th scope="row">{key}</th>
                            <td class="number">{words::count(counts.all())}</td>
                            <td class="number">{words::count(counts.of(TicketOutcome::Survey))}</td>
                            <td><Bar number=Signal::stored(counts.all()) full=Signal::stored(full) tone=Tone::Plain /></td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </details>
    })
}
