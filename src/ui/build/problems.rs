//! What is wrong, worst first.

use crate::text::line_column;
use crate::ui::session::Session;
use leptos::prelude::*;

/// Every problem of the template on show.
#[component]
pub fn Problems() -> impl IntoView {
    let session = Session::here();
    let problems = move || {
        let Some(analysis) = session.analysis() else { return Vec::new() };
        let mut found: Vec<(String, String)> = Vec::new();
        for error in &analysis.syntax_errors {
            found
                .push((error.message.clone(), line_column(&analysis.template, error.span.start).to_string()));
        }
        if let (true, Err(broken)) = (analysis.syntax_errors.is_empty(), &analysis.payload) {
            let part = analysis.broken_by().map(|span| span.of(&analysis.template).to_owned());
            let part = part.map(|part| format!(", written by {}", part.trim())).unwrap_or_default();
            let place = line_column(&analysis.rendering.text, broken.offset);
            found.push((
                format!("The payload is not JSON: {}", broken.reason),
                format!("{place} of the payload{part}"),
            ));
        }
        found
    };
    let count = Memo::new(move |_| problems().len());
    view! {
        <section class="pane problems" aria-label="Problems">
            <h2>"Problems" <span class="pill">{move || match count.get() { 0 => "none".to_owned(), n => n.to_string() }}</span></h2>
            {move || problems().into_iter().map(|(what, place)| view! {
                <div class="finding">
                    <span class="mark bad" aria-hidden="true">"✕"</span>
                    <b>{what}</b>
                    <p>{place}</p>
                </div>
            }).collect_view()}
        </section>
    }
}
