//! Text fields.

use crate::ui::live::{Live, maybe, text, typing};
use leptos::prelude::*;

/// A labelled line of text.
pub fn field(
    label: impl Into<String>,
    value: impl FnMut() -> String + Send + 'static,
    on_input: impl FnMut(String) + 'static,
) -> AnyView {
    let on_input = typing(on_input);
    let value = text(value);
    view! {
        <label class="field">
            <span>{label.into()}</span>
            <input type="text" autocomplete="off" spellcheck="false" prop:value=value on:input=on_input/>
        </label>
    }
    .into_any()
}

/// A labelled line of text that has to be read as something. Until it can be, what was there before stays,
/// and the reason stands below. `hint` shows while it is empty.
pub fn typed_field(
    label: impl Into<String>,
    value: impl Fn() -> String + Send + 'static,
    hint: impl FnMut() -> String + Send + 'static,
    accept: impl Fn(&str) -> Result<(), String> + 'static,
) -> AnyView {
    typed(label.into(), Box::new(value), text(hint), Box::new(accept), None)
}

/// The same over several lines.
pub fn typed_area(
    label: impl Into<String>,
    rows: u8,
    value: impl Fn() -> String + Send + 'static,
    accept: impl Fn(&str) -> Result<(), String> + 'static,
) -> AnyView {
    typed(label.into(), Box::new(value), text(String::new), Box::new(accept), Some(rows))
}

fn typed(
    label: String,
    mut value: Live<String>,
    hint: Live<String>,
    accept: Box<dyn Fn(&str) -> Result<(), String>>,
    rows: Option<u8>,
) -> AnyView {
    let refused = RwSignal::new(None::<(String, String)>);
    let id = format!("why-{}", label.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let why = id.clone();
    let on_input = typing(move |text| match accept(&text) {
        Ok(()) => refused.set(None),
        Err(reason) => refused.set(Some((text, reason))),
    });
    let shown = text(move || {
        let typed = refused.with(|refused| refused.as_ref().map(|(text, _)| text.clone()));
        typed.unwrap_or_else(&mut value)
    });
    let invalid = text(move || refused.with(Option::is_some).to_string());
    let control = match rows {
        None => view! {
            <input type="text" autocomplete="off" spellcheck="false" placeholder=hint aria-invalid=invalid aria-describedby=id prop:value=shown on:input=on_input/>
        }
        .into_any(),
        Some(rows) => view! {
            <textarea rows=rows.to_string() autocomplete="off" spellcheck="false" aria-invalid=invalid aria-describedby=id prop:value=shown on:input=on_input></textarea>
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label><span>{label}</span>{control}</label>
            <p class="why" id=why>{maybe(move || refused.get().map(|(_, reason)| reason))}</p>
        </div>
    }
    .into_any()
}

/// What stands around a text area.
pub struct Area {
    /// The words above it.
    pub label: &'static str,
    /// How many lines it shows.
    pub rows: u8,
    /// What it starts with; what is typed then stays as typed.
    pub start: String,
}

/// A labelled text area, with the reason below where what stands in it is refused.
pub fn area(
    what: Area,
    refused: RwSignal<Option<String>>,
    on_input: impl FnMut(String) + 'static,
) -> AnyView {
    let id = format!("why-{}", what.label.to_ascii_lowercase().replace(' ', "-"));
    let why = id.clone();
    let invalid = text(move || refused.with(Option::is_some).to_string());
    let on_input = typing(on_input);
    view! {
        <div class="field">
            <label>
                <span>{what.label}</span>
                <textarea
                    rows=what.rows.to_string()
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid=invalid
                    aria-describedby=id
                    on:input=on_input
                >
                    {what.start}
                </textarea>
            </label>
            <p class="why" id=why>{maybe(move || refused.get())}</p>
        </div>
    }
    .into_any()
}
