//! What is wrong with the rules as a set, worst first.

use crate::browser;
use crate::components::button;
use crate::element::{div, el, p, span};
use crate::live::part;
use crate::session::Session;
use crate::views::payload::pane;
use leptos::prelude::*;
use payload_core::automation::check::{Severity, Warning, warnings as found};

/// The identity of the head, where the focus goes when a fix takes its own button away.
const HEAD: &str = "warnings";

/// Every warning.
pub fn warnings(session: Session) -> AnyView {
    let all = part(move || {
        let found = session.read(found);
        let count = if found.is_empty() { "none".to_owned() } else { found.len().to_string() };
        let head =
            el("h2").attr("id", HEAD).attr("tabindex", "-1").say("Warnings ").child(span("pill", count));
        let head = head.done();
        let rows = found.into_iter().map(|one| row(session, one));
        std::iter::once(head).chain(rows).collect::<Vec<AnyView>>().into_any()
    });
    pane("Warnings", "pane problems").part(all).done()
}

fn row(session: Session, warning: Warning) -> AnyView {
    let (class, sign) = match warning.severity {
        Severity::Error => ("mark bad", "✕"),
        Severity::Warning => ("mark fair", "!"),
        Severity::Hint => ("mark", "i"),
    };
    let fix = warning.fix.map(|(words, edit)| {
        button(words, move || {
            session.edit(edit.clone());
            browser::focus_next(HEAD);
        })
    });
    let said = span("sr-only", format!("{}: ", warning.severity.label()));
    let words = div("")
        .child(el("b").child(said).say(warning.what).done())
        .child(p("", format!("{} {}", warning.why, warning.todo)));
    div("finding")
        .child(el("span").class(class).attr("aria-hidden", "true").say(sign).done())
        .child(words.done())
        .children(fix)
        .done()
}
