//! What is wrong, worst first.

use crate::analysis::Analysis;
use crate::text::line_column;
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
        view! {
            <div class="finding">
                <span class="mark bad" aria-hidden="true">"✕"</span>
                <b>{what}</b>
                <p>{place}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="pane problems" aria-label="Problems">
            <h2>"Problems" <span class="pill">{count}</span></h2>
            {part(move || found().into_iter().map(row).collect::<Vec<_>>().into_any())}
        </section>
    }
    .into_any()
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
