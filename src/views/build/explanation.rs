//! What a piece of the template does, in plain words.

use crate::reactive::memo;
use crate::session::{Attention, Session};
use leptos::prelude::*;
use payload_core::explain;

/// What the piece that a person attends to does, and which option wrote it.
#[component]
pub fn Explanation() -> impl IntoView {
    let session = Session::here();
    let words = memo(move || {
        let Attention::Template(span) = session.attention() else { return String::new() };
        let words = session.template().and_then(|template| explain::explain(&template, span));
        let option = session.source().with(|source| {
            let marks = source.as_ref().map(|source| source.marks.as_slice()).unwrap_or_default();
            marks.iter().find(|mark| mark.span.contains(span)).map(|mark| mark.choice.label())
        });
        match (words, option) {
            (Some(words), Some(option)) => format!("{words} It is written by “{option}”."),
            (words, _) => words.unwrap_or_default(),
        }
    });
    view! { <p class="explain" aria-live="polite">{words}</p> }
}
