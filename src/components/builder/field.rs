//! Text fields.

use crate::element::{El, el};
use crate::live::{memo, text, typing};
use leptos::prelude::*;

/// A line to type into, to be finished.
pub fn input() -> El {
    el("input").attr("type", "text").attr("autocomplete", "off").attr("spellcheck", "false")
}

/// Several lines to type into, to be finished.
pub fn textarea(rows: u8) -> El {
    el("textarea").attr("rows", rows.to_string()).attr("autocomplete", "off").attr("spellcheck", "false")
}

/// A control under its label, to be finished.
pub fn labelled(label: impl Into<String>, control: El) -> El {
    el("label").class("field").child(el("span").say(label).done()).child(control.done())
}

/// A labelled line of text.
pub fn field(
    label: impl Into<String>,
    value: impl FnMut() -> String + Send + 'static,
    on_input: impl FnMut(String) + 'static,
) -> AnyView {
    labelled(label, input().prop("value", text(value)).on_input(typing(on_input))).done()
}

/// A labelled line of text that has to be read as something. Until it can be, what was there before stays,
/// and the reason stands below. `hint` shows while it is empty.
pub fn typed_field(
    label: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    hint: impl FnMut() -> String + Send + 'static,
    accept: impl Fn(&str) -> Result<(), String> + 'static,
) -> AnyView {
    typed(label, input().live("placeholder", text(hint)), Box::new(value), Box::new(accept))
}

/// The same of several lines.
pub fn typed_area(
    label: &'static str,
    rows: u8,
    value: impl Fn() -> String + Send + Sync + 'static,
    accept: impl Fn(&str) -> Result<(), String> + 'static,
) -> AnyView {
    typed(label, textarea(rows), Box::new(value), Box::new(accept))
}

/// What there is, as it could have been typed.
type Value = Box<dyn Fn() -> String + Send + Sync>;
/// Takes what was typed, or says why not.
type Accept = Box<dyn Fn(&str) -> Result<(), String>>;

fn typed(label: &'static str, control: El, value: Value, accept: Accept) -> AnyView {
    let value = memo(value);
    let refused = RwSignal::new(String::new());
    // What was typed and what it was taken for. As long as that is the value, it stays as it was typed.
    let (typed, taken) = (StoredValue::new(String::new()), StoredValue::new(String::new()));
    let on_input = typing(move |text| {
        refused.set(accept(&text).err().unwrap_or_default());
        typed.set_value(text);
        taken.set_value(value.get_untracked());
    });
    let shown = text(move || {
        let is_refused = refused.with(|reason| !reason.is_empty());
        let value = value.get();
        if is_refused || taken.get_value() == value { typed.get_value() } else { value }
    });
    with_reason(label, control.prop("value", shown).on_input(on_input), refused)
}

/// A labelled text area that starts with a text and then keeps what is typed as typed; the reason stands
/// below where it is refused.
pub fn area(
    label: &'static str,
    rows: u8,
    start: String,
    refused: RwSignal<String>,
    on_input: impl FnMut(String) + 'static,
) -> AnyView {
    with_reason(label, textarea(rows).say(start).on_input(typing(on_input)), refused)
}

/// A control with its label above and, where what stands in it is refused, the reason below.
pub fn with_reason(label: &'static str, control: El, refused: RwSignal<String>) -> AnyView {
    let id = format!("why-{}", label.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let invalid = text(move || refused.with(|reason| !reason.is_empty()).to_string());
    let control = control.live("aria-invalid", invalid).attr("aria-describedby", id.clone());
    let label = el("label").child(el("span").say(label).done()).child(control.done());
    el("div").class("field").child(label.done()).child(reason(refused).attr("id", id).done()).done()
}

/// The reason why something was refused, empty while it is not; to be finished.
pub fn reason(refused: RwSignal<String>) -> El {
    el("p").class("why").say_live(text(move || refused.get()))
}
