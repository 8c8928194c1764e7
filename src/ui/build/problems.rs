//! What is wrong, worst first.

use super::pane;
use crate::analysis::Analysis;
use crate::text::line_column;
use crate::ui::element::{div, el};
use crate::ui::live::{part, text};
use crate::ui::session::Session;
use leptos::prelude::*;

/// Every problem of the template on show.
pub fn problems() -> AnyView {
    let session = Session::here();
    let found = move || session.analysis().map(|analysis| list(&analysis)).unwrap_or_default();
    let count = text(move || match found().len() {
        0 => "none".to_owned(),
        many => many.to_string(),
    });
    let row = |(what, place): (String, String)| {
        let mark = el("span").class("mark bad").attr("aria-hidden", "true").say("✕").done();
        div("finding").child(mark).child(el("b").say(what).done()).child(el("p").say(place).done()).done()
    };
    let head = el("h2").say("Problems ").child(el("span").class("pill").say_live(count).done());
    let rows = part(move || found().into_iter().map(row).collect::<Vec<_>>().into_any());
    pane("Problems", "pane problems").child(head.done()).part(rows).done()
}

fn list(analysis: &Analysis) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for error in &analysis.syntax_errors {
        let place = line_column(&analysis.template, error.span.start).to_string();
        found.push((error.message.clone(), place));
    }
    if let (true, Err(broken)) = (analysis.syntax_errors.is_empty(), &analysis.payload) {
        let part = analysis.broken_by().map(|span| span.of(&analysis.template).trim());
        let part = part.map(|part| format!(", written by {part}")).unwrap_or_default();
        let place = line_column(&analysis.rendering.text, broken.offset);
        found.push((
            format!("The payload is not JSON: {}", broken.reason),
            format!("{place} of the payload{part}"),
        ));
    }
    found
}
