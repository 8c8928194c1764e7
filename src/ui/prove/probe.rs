//! The probe: find out what this account does.

use crate::proof::probe::{read, steps, template};
use crate::ui::controls::{Area, area, copy_button};
use crate::ui::live::{nothing, part, text};
use crate::ui::notice::Voice;
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// The identity of the pane, for links to it.
pub const ID: &str = "probe";

/// The last pane.
pub fn probe_pane() -> AnyView {
    let (session, voice) = (Session::here(), Voice::here());
    let field = Memo::new(move |_| {
        session.read(|workspace| workspace.blueprint.do_not_send.settings.field.as_str().to_owned())
    });
    let flag = move || {
        crate::placeholder::Placeholder::read(&field.get())
            .unwrap_or_else(|_| crate::placeholder::Placeholder::known(crate::ticket::sample::DO_NOT_SEND))
    };
    let refused = RwSignal::new(None::<String>);
    // Each answer: the question, whether it makes sense, and what it means.
    let answers = RwSignal::new(Vec::<(&'static str, bool, String)>::new());
    let paste = move |pasted: String| {
        if pasted.trim().is_empty() {
            refused.set(None);
            answers.set(Vec::new());
            return;
        }
        match read(&pasted, session.read_once(|workspace| workspace.assumptions)) {
            Ok(reading) => {
                refused.set(None);
                session.edit(Edit::Assume(reading.assumptions));
                voice.say("What Freshdesk does is set");
                answers.set(
                    reading
                        .answers
                        .into_iter()
                        .map(|answer| match answer.meaning {
                            Ok(meaning) => (answer.question, true, meaning),
                            Err(reason) => (answer.question, false, reason),
                        })
                        .collect(),
                );
            }
            Err(reason) => {
                answers.set(Vec::new());
                refused.set(Some(reason));
            }
        }
    };
    let list = part(move || {
        let answers = answers.get();
        if answers.is_empty() {
            return nothing();
        }
        let one = |(question, good, words): (&'static str, bool, String)| {
            let mark = if good { "✓" } else { "✕ not set:" };
            view! { <dt>{question}</dt><dd class:wrong=!good><span>{mark}</span> " " {words}</dd> }.into_any()
        };
        let answers: Vec<AnyView> = answers.into_iter().map(one).collect();
        view! {
            <p>"Set under What Freshdesk does in Build; Undo takes it back."</p>
            <dl class="answers" aria-label="Answers of the probe">{answers}</dl>
        }
        .into_any()
    });
    let how = part(move || {
        let steps: Vec<AnyView> =
            steps(&flag()).into_iter().map(|step| view! { <li>{step}</li> }.into_any()).collect();
        view! { <ol class="steps">{steps}</ol> }.into_any()
    });
    let copy = copy_button("Copy probe", move || Some(template(&flag())), |_| {});
    view! {
        <section class="pane probe" id=ID tabindex="-1" aria-label="Probe">
            <h2>"What does your Freshdesk do? The probe" <span class="grow"></span> {copy}</h2>
            <div class="body">
                <p>"Which Liquid runs, and what happens to quotes, tags and an unticked checkbox, is not confirmed. This finds out for your account."</p>
                {how}
                <pre class="code" tabindex="0" role="group" aria-label="Probe template"><span class="line">{text(move || template(&flag()))}</span></pre>
                {area(Area { label: "Paste the result", rows: 6, start: String::new() }, refused, paste)}
                {list}
            </div>
        </section>
    }
    .into_any()
}
