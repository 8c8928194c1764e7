//! What is wrong with the rules as a set, worst first.

use crate::rule::check::{Severity, Warning, warnings as found};
use crate::ui::controls::button;
use crate::ui::live::{nothing, part, text};
use crate::ui::session::Session;
use leptos::prelude::*;

/// Every warning.
pub fn warnings(session: Session) -> AnyView {
    let list = Memo::new(move |_| session.read(found));
    let count = text(move || match list.with(Vec::len) {
        0 => "none".to_owned(),
        many => many.to_string(),
    });
    view! {
        <section class="pane problems" aria-label="Warnings">
            <h2>"Warnings" <span class="pill">{count}</span></h2>
            {part(move || list.get().into_iter().map(|warning| row(session, warning)).collect::<Vec<AnyView>>().into_any())}
        </section>
    }
    .into_any()
}

fn row(session: Session, warning: Warning) -> AnyView {
    let (class, sign) = match warning.severity {
        Severity::Error => ("mark bad", "✕"),
        Severity::Warning => ("mark fair", "!"),
        Severity::Hint => ("mark", "i"),
    };
    let fix = match warning.fix {
        Some((words, edit)) => button(words, move || session.edit(edit.clone())),
        None => nothing(),
    };
    view! {
        <div class="finding">
            <span class=class aria-hidden="true">{sign}</span>
            <div>
                <b><span class="sr-only">{warning.severity.label()}": "</span>{warning.what}</b>
                <p>{warning.why}" "{warning.todo}</p>
            </div>
            {fix}
        </div>
    }
    .into_any()
}
