//! The probe: find out what this account does.

use super::pane;
use crate::browser;
use crate::components::announcer::Voice;
use crate::components::code::{Painted, code};
use crate::components::{area, copy_main_button, link_button};
use crate::element::{div, el, p};
use crate::live::{memo, nothing, part, text};
use crate::router::{View, Views};
use crate::session::Session;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::highlight::liquid_parts;
use payload_core::proof::probe::{read, steps, template};
use payload_core::workspace::Edit;

/// The identity of the pane, for links to it.
const ID: &str = "probe";

/// Leads to the probe from anywhere.
pub fn probe_link() -> AnyView {
    let views = Views::here();
    link_button("Find out with the probe", move || {
        views.open(View::Prove);
        // Once the view stands.
        Timeout::new(0, || browser::focus(ID)).forget();
    })
}

/// The last pane.
pub fn probe_pane() -> AnyView {
    let (session, voice) = (Session::here(), Voice::here());
    let field = memo(move || {
        session.read(|workspace| workspace.options.do_not_send.settings.field.as_str().to_owned())
    });
    let flag = move || {
        payload_core::placeholder::Placeholder::read(&field.get()).unwrap_or_else(|_| {
            payload_core::placeholder::Placeholder::known(payload_core::ticket::sample::DO_NOT_SEND)
        })
    };
    let refused = RwSignal::new(String::new());
    // Each answer: the question, whether it makes sense, and what it means.
    let answers = RwSignal::new(Vec::<(&'static str, bool, String)>::new());
    let paste = move |pasted: String| {
        if pasted.trim().is_empty() {
            refused.set(String::new());
            answers.set(Vec::new());
            return;
        }
        match read(&pasted, session.read_once(|workspace| workspace.assumptions)) {
            Ok(reading) => {
                refused.set(String::new());
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
                refused.set(reason);
            }
        }
    };
    let list = part(move || {
        let answers = answers.get();
        if answers.is_empty() {
            return nothing();
        }
        let one = |(question, good, words): (&'static str, bool, String)| {
            let (class, mark) = if good { ("", "✓") } else { ("wrong", "✕ not set:") };
            [el("dt").say(question).done(), el("dd").class(class).say(format!("{mark} {words}")).done()]
        };
        let list = el("dl").class("answers").attr("aria-label", "Answers of the probe");
        el("div")
            .child(p("", "Set under What Freshdesk does in Build; Undo takes it back."))
            .child(list.children(answers.into_iter().flat_map(one)).done())
            .done()
    });
    let how = part(move || {
        el("ol")
            .class("steps")
            .children(steps(&flag()).into_iter().map(|step| el("li").say(step).done()))
            .done()
    });
    let why = "Which Liquid runs, and what happens to quotes, tags and an unticked checkbox, is not confirmed. This finds out for your account.";
    let painted = memo(move || {
        let text = template(&flag());
        Painted { paints: liquid_parts(&text), text, pieces: Vec::new() }
    });
    let shown = code(text(|| "Probe template".to_owned()), painted, |_| {});
    let copy = copy_main_button("Copy probe", move || Some(template(&flag())), |_| {});
    let body = div("body")
        .child(p("", why))
        .part(how)
        .child(shown)
        .child(div("row").child(copy).done())
        .child(area("Paste the result", 6, String::new(), refused, paste))
        .part(list);
    pane("Probe: what your Freshdesk does", "pane probe", body).attr("id", ID).attr("tabindex", "-1").done()
}
