//! The probe: find out what this account does.

use super::parts::ProvePane;
use crate::browser;
use crate::components::announcer::Announcer;
use crate::components::{
    ButtonKind, CodeBlock, CopyButton, Highlighted, Sentence, Tone, WithReason, reason_id,
};
use crate::router::PROBE;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::highlight::liquid_parts;
use payload_core::placeholder::Placeholder;
use payload_core::probe_result::Question;
use payload_core::proof::probe::{Answer, objection_to_any, read, steps, template};
use payload_core::workspace::Edit;

/// What a person pasted, and what it was read as: kept as long as the page.
#[derive(Debug, Clone, Copy)]
pub struct ProbeState {
    pasted: RwSignal<String>,
    refused: RwSignal<String>,
    answers: RwSignal<Vec<Answer>>,
}

impl ProbeState {
    /// Provides it as context.
    pub fn provide() {
        provide_context(Self {
            pasted: RwSignal::default(),
            refused: RwSignal::default(),
            answers: RwSignal::default(),
        });
    }

    /// Takes a pasted result.
    fn take(self, session: Session, announcer: Announcer, pasted: String) {
        let reading = (!pasted.trim().is_empty()).then(|| {
            let before = session.read_once(|workspace| workspace.assumptions);
            read(&pasted, before, &browser::today())
        });
        let (answers, refused) = match reading {
            None => Default::default(),
            Some(Ok(reading)) => {
                session.edit_alone(Edit::ProbeResult(reading.probed, reading.assumptions));
                announcer.announce("What Freshdesk does is set.");
                (reading.answers, String::new())
            }
            Some(Err(reason)) => (Vec::new(), reason),
        };
        self.pasted.set(pasted);
        self.refused.set(refused);
        self.answers.set(answers);
    }
}

/// The last pane.
#[component]
pub fn Probe() -> impl IntoView {
    let (session, announcer) = (Session::here(), Announcer::here());
    let state: ProbeState = expect_context();
    let flag = Memo::new(move |_| session.options(|options| options.do_not_send.settings.field.clone()));
    let shown = Memo::new(move |_| {
        let text = template(&flag.read());
        Highlighted { paints: liquid_parts(&text), text, pieces: Vec::new() }
    });
    let label = "Paste the result";
    view! {
        <ProvePane name="Probe: what your Freshdesk does" class="probe" id=PROBE>
            <p>
                "It is not confirmed which Liquid version Freshdesk runs, and how it sends quotes, tags and \
                unticked checkboxes. The probe shows this for your account, and whether the robust payload works there."
            </p>
            <Confirmed />
            <Steps flag=flag />
            <CodeBlock label="Probe template" highlighted=shown on_attend=|_| () />
            <div class="row">
                <CopyButton
                    label="Copy probe"
                    kind=ButtonKind::Main
                    read=move || Some(template(&flag.read_untracked()))
                />
            </div>
            <WithReason reason=reason_id(label) label=label refused=state.refused>
                <textarea
                    rows="6"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=reason_id(label)
                    aria-invalid=move || (!state.refused.read().is_empty()).to_string()
                    prop:value=state.pasted
                    on:input=move |event| state.take(session, announcer, event_target_value(&event))
                />
            </WithReason>
            <Answers answers=state.answers />
        </ProvePane>
    }
}

/// When a probe confirmed what it could.
#[component]
fn Confirmed() -> impl IntoView {
    let session = Session::here();
    let found = Memo::new(move |_| {
        session.read(|workspace| Some((workspace.probe.clone()?, objection_to_any(workspace))))
    });
    move || {
        found.get().map(|(probed, objection)| {
            let day = probed.on;
            let (tone, what, why) = match (objection, probed.robust) {
                (Some(objection), _) => (Tone::Bad, objection.what, Some(objection.why)),
                (None, Some(false)) => (
                    Tone::Fair,
                    format!(
                        "Your probe of {day}: the robust payload does not work in your account as it is."
                    ),
                    Some("This payload does not use what is different there.".to_owned()),
                ),
                (None, Some(true)) => {
                    let what = format!(
                        "Confirmed by your probe on {day}. The robust payload works in this account."
                    );
                    (Tone::Good, what, None)
                }
                (None, None) => (Tone::Good, format!("Confirmed by your probe on {day}."), None),
            };
            view! {
                <Sentence tone=tone>
                    <p>{what} {why.map(|why| view! { <small>{why}</small> })}</p>
                </Sentence>
            }
        })
    }
}

#[component]
fn Steps(flag: Memo<Placeholder>) -> impl IntoView {
    let items = move || steps(&flag.read()).into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
    view! { <ol class="steps">{items}</ol> }
}

/// Each answer and what it means.
#[component]
fn Answers(answers: RwSignal<Vec<Answer>>) -> impl IntoView {
    let one = |answer: Answer| {
        let (class, words) = match answer.meaning {
            Ok(meaning) => ("", format!("✓ {meaning}")),
            // These two are no answers of What Freshdesk does.
            Err(reason) if matches!(answer.question, Question::Robust | Question::Signs) => {
                ("wrong", format!("✕ {reason}"))
            }
            Err(reason) => ("wrong", format!("✕ Left as it was: {reason}")),
        };
        view! {
            <dt>{answer.question.label()}</dt>
            <dd class=class>{words}</dd>
        }
    };
    view! {
        <Show when=move || !answers.read().is_empty()>
            <p>"Set under What Freshdesk does in Build. Undo takes it back."</p>
            <dl class="answers" aria-label="Answers of the probe">
                {move || answers.get().into_iter().map(one).collect_view()}
            </dl>
        </Show>
    }
}
