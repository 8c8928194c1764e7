//! What is left to do with the payload: where to paste what was copied, and what has changed since.

use super::template::PayloadCopies;
use crate::browser;
use crate::components::{Button, ButtonKind, Differences, Drafts, Mark, Tone};
use crate::debounce::debounced;
use crate::reactive::{effect, memo};
use crate::router::{View, Views, rule_heading};
use crate::session::Session;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::analysis::is_templates_fault;
use payload_core::automation::{PAYLOAD, sheets};
use payload_core::checks::{Finding, Severity};
use payload_core::compare::compare;
use payload_core::preview::Sent;
use payload_core::rule_settings::{ProgressEdit, RuleId};
use payload_core::verdict::Outcome;
use payload_core::workspace::{Edit, Workspace};
use ruby_liquid::Clock;

/// What changed is compared again after such a pause in typing, in milliseconds: it renders every test case.
const PAUSE: u32 = 500;

/// How long a payload counts as just copied, in milliseconds.
const JUST: u32 = 10_000;

/// The payload beside what was copied of it last.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Copied {
    /// Nothing was.
    Never,
    /// The payload as it is.
    Same,
    /// The payload as it is, without what was typed into these fields and refused.
    Without(String),
    /// The payload as it is, which brings no survey for this reason.
    Failing(String),
    /// It has changed since.
    Changed,
}

/// Whether the payload was copied a moment ago, as context. The button stays in sight on a phone, the line under the
/// head of the template does not: for a while it stands where messages do.
#[derive(Clone, Copy)]
struct JustCopied(RwSignal<bool>);

/// Notes each copy of the payload with its rule, so that a later change of it can be told.
pub fn begin(session: Session) {
    let PayloadCopies(copies) = expect_context();
    let (just, timer) = (RwSignal::new(false), StoredValue::new_local(None::<Timeout>));
    provide_context(JustCopied(just));
    effect(move || {
        let Some((text, channel)) = copies.get().zip(session.channel_once()) else { return };
        let edit = session.read_once(|now| noted(now, RuleId::Send(channel), text));
        session.edit(Edit::Progress(edit));
        just.set(true);
        timer.set_value(Some(Timeout::new(JUST, move || just.set(false))));
    });
}

/// What is to be noted of a rule once its payload was copied: with the last of its fields, that all of it was.
fn noted(now: &Workspace, rule: RuleId, text: String) -> ProgressEdit {
    let sheet = sheets(now).into_iter().find(|sheet| sheet.id == rule);
    let payload = sheet.as_ref().and_then(|sheet| {
        Some((sheet, sheet.fields.iter().find(|field| field.word == PAYLOAD && field.value == text)?))
    });
    match payload {
        Some((sheet, payload)) => sheet.noted(payload, &now.progress),
        None => ProgressEdit::Copied(rule, vec![(PAYLOAD.to_owned(), text)]),
    }
}

/// A line under the head of the template.
#[component]
pub fn CopiedLine() -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    let drafts = Drafts::here();
    let copied = memo(move || match copied_and_now(session) {
        None => Copied::Never,
        Some((copied, now)) if copied != now => Copied::Changed,
        Some(_) => match (refused(drafts), failing(session)) {
            (fields, _) if !fields.is_empty() => Copied::Without(fields),
            (_, Some(why)) => Copied::Failing(why),
            _ => Copied::Same,
        },
    });
    let rule = move || {
        let channel = session.channel().unwrap_or_default();
        session.read_after_paint(|workspace| workspace.rules.name_of(&RuleId::Send(channel)))
    };
    let to_rule = move || {
        let open = move || {
            let channel = session.channel_once().unwrap_or_default();
            views.open_at(View::Rules, rule_heading(&RuleId::Send(channel)));
        };
        view! { <Button kind=ButtonKind::Link on_press=open>"See the rule"</Button> }
    };
    let JustCopied(just) = expect_context();
    let line = move |tone: Tone, role: Option<&'static str>, words: AnyView| {
        let changed = copied.with_untracked(|copied| *copied == Copied::Changed);
        view! {
            <div class="copied" class:just=just class:changed=changed role=role><Mark tone=tone />{words}</div>
        }
        .into_any()
    };
    move || match copied.get() {
        Copied::Never => ().into_any(),
        Copied::Same => {
            let words =
                move || format!("Copied. Next: paste it into the webhook of “{}” in Freshdesk. ", rule());
            line(Tone::Good, None, view! { <p>{words} {to_rule()}</p> }.into_any())
        }
        Copied::Failing(why) => {
            let words =
                format!("Copied, but not ready for Freshdesk: {why}. Solve the problems below first.");
            line(Tone::Bad, Some("alert"), view! { <p>{words}</p> }.into_any())
        }
        Copied::Without(fields) => {
            let words = format!(
                "Not in the copied payload: what is typed into {fields}. It is not accepted, so the previous value is \
                 still used."
            );
            line(Tone::Fair, Some("alert"), view! { <p>{words}</p> }.into_any())
        }
        Copied::Changed => {
            let words = "Changed since you copied it. Copy it again and update the rule. ";
            line(Tone::Fair, None, view! { <p>{words} {to_rule()}</p> <WhatChanged /> }.into_any())
        }
    }
}

/// The labels of the fields whose text was refused.
fn refused(drafts: Drafts) -> String {
    let labels = drafts.refused().into_iter().map(|((_, label), _)| format!("“{label}”"));
    labels.collect::<Vec<_>>().join(" and ")
}

/// Why the payload on show brings no survey: for the sample ticket, or for others.
fn failing(session: Session) -> Option<String> {
    let sent = session.sent()?;
    if sent.verdict.outcome() > Outcome::Logged && is_at_fault(session, &sent) {
        return Some(sent.verdict.sentence());
    }
    let found = session.found().get()?;
    let breaks = |finding: &&Finding| finding.severity == Severity::Breaks;
    found.findings.iter().find(breaks).map(|finding| finding.what.trim_end_matches('.').to_owned())
}

/// Whether it is the payload that keeps the survey back. What a ticket lacks says nothing against what was copied.
fn is_at_fault(session: Session, sent: &Sent) -> bool {
    let Some((template, reads)) = session.template().zip(session.reads()) else { return false };
    let (sample, clock) = (session.sample().get(), Clock(browser::now()));
    session.read_once(|workspace| is_templates_fault(workspace, &template, &reads, &sample, sent, clock))
}

/// What was copied of the template on show, and the template; `None` if it was never copied.
fn copied_and_now(session: Session) -> Option<(String, String)> {
    let source = session.source().get()?;
    let rule = RuleId::Send(source.channel);
    let copied = session.progress(|progress| progress.copied_text(&rule, PAYLOAD).map(str::to_owned))?;
    Some((copied, source.text))
}

/// The difference in what is sent, worked out once it is asked for.
#[component]
fn WhatChanged() -> impl IntoView {
    let session = Session::here();
    let open = RwSignal::new(false);
    let texts = debounced(move || copied_and_now(session), PAUSE);
    let comparison = move || {
        let (copied, now) = texts.get().flatten()?;
        let channel = session.channel_once()?;
        Some(
            session.read_once(|workspace| compare(&copied, &now, &channel, workspace, Clock(browser::now()))),
        )
    };
    view! {
        <details on:toggle=move |event| open.set(browser::is_open(&event))>
            <summary>"What changed"</summary>
            <Show when=move || open.get()>
                {move || comparison().map(|comparison| view! {
                    <Differences comparison=comparison first="in your copy" second="now" />
                })}
            </Show>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use payload_core::automation::Copied;
    use payload_core::rule_settings::{ConditionEdit, Property, RuleEdit, Test};

    #[test]
    fn a_rule_whose_last_field_to_be_copied_is_the_payload_is_copied_as_a_whole() {
        let mut now = Workspace::default();
        let rule = RuleId::Send("email".to_owned());
        let sheet = |now: &Workspace| sheets(now).into_iter().find(|sheet| sheet.id == rule).unwrap();
        let mut texts = sheet(&now).texts();
        let at = texts.iter().position(|(word, _)| word == PAYLOAD).unwrap();
        let (_, payload) = texts.remove(at);
        now.progress.apply(ProgressEdit::Copied(rule.clone(), texts));
        let edit = noted(&now, rule.clone(), "{}".to_owned());
        assert!(matches!(edit, ProgressEdit::Copied(..)), "it is another text: {edit:?}");
        let edit = noted(&now, rule.clone(), payload);
        now.progress.apply(edit);
        assert_eq!(sheet(&now).copied(&now.progress), Copied::AsItIs);
        // A field that is new since is missed.
        let question = ConditionEdit::Set(Test::usual(Property::Type), vec!["Question".to_owned()]);
        now.rules.apply(RuleEdit::Only("email".to_owned(), question));
        assert!(matches!(sheet(&now).copied(&now.progress), Copied::Changed(_)));
    }
}
