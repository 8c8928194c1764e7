//! What is wrong with the rules as a set, worst first.

use crate::rule::check::{Severity, Warning, warnings as found};
use crate::ui::build::pane;
use crate::ui::controls::button;
use crate::ui::element::{div, el, p, span};
use crate::ui::live::{part, text};
use crate::ui::session::Session;
use leptos::prelude::*;

/// Every warning.
pub fn warnings(session: Session) -> AnyView {
    let list = Memo::new(move |_| session.read(found));
    let count = text(move || match list.with(Vec::len) {
        0 => "none".to_owned(),
        many => many.to_string(),
    });
    let head = el("h2").say("Warnings ").child(el("span").class("pill").say_live(count).done());
    let rows = part(move || {
        list.get().into_iter().map(|one| row(session, one)).collect::<Vec<AnyView>>().into_any()
    });
    pane("Warnings", "pane problems").child(head.done()).part(rows).done()
}

fn row(session: Session, warning: Warning) -> AnyView {
    let (class, sign) = match warning.severity {
        Severity::Error => ("mark bad", "✕"),
        Severity::Warning => ("mark fair", "!"),
        Severity::Hint => ("mark", "i"),
    };
    let fix = warning.fix.map(|(words, edit)| button(words, move || session.edit(edit.clone())));
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
