//! A field whose text has to be read as something, with the reason below where it cannot be.

use super::drafts::{Draft, DraftGroup, Drafts};
use crate::reactive::effect;
use leptos::prelude::*;

/// A labeled field whose text has to be read as something. What is refused stays as it was typed, with the reason
/// below, while the value before it stays in force: see [`Drafts`].
#[component]
pub fn CheckedField(
    /// The words above the field.
    #[prop(into)]
    label: String,
    /// The value in force, as it could have been typed.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed, or says why not.
    #[prop(into)]
    accept: Callback<String, Result<(), String>>,
    /// What an empty field shows.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// How many rows a field of several lines has; one line without.
    #[prop(optional)]
    rows: Option<u8>,
) -> impl IntoView {
    let drafts = Drafts::here();
    let key = StoredValue::new((use_context::<DraftGroup>().unwrap_or_default(), label.clone()));
    effect(move || key.with_value(|key| drafts.settle(key, &value.read())));
    let shown = Signal::derive(move || key.with_value(|key| drafts.shown(key, &value.read())));
    let refused = Signal::derive(move || key.with_value(|key| drafts.refusal(key, &value.read())));
    let write = move |event| {
        let text = event_target_value(&event);
        let refusal = accept.run(text.clone()).err();
        drafts.keep(key.get_value(), Draft { text, value: value.get_untracked(), refusal });
    };
    let reason = reason_id(&label);
    let described = reason.clone();
    let invalid = move || (!refused.read().is_empty()).to_string();
    let control = match rows {
        None => view! {
            <input type="text" autocomplete="off" spellcheck="false" placeholder=hint
                aria-invalid=invalid aria-describedby=described prop:value=shown on:input=write />
        }
        .into_any(),
        Some(rows) => view! {
            <textarea rows=rows.to_string() autocomplete="off" spellcheck="false" placeholder=hint
                aria-invalid=invalid aria-describedby=described prop:value=shown on:input=write />
        }
        .into_any(),
    };
    view! { <WithReason reason=reason label=label refused=refused>{control}</WithReason> }
}

/// A control with its label above and, where what stands in it is refused, the reason below. The control points to
/// the reason: its `aria-describedby` is `reason`.
#[component]
pub fn WithReason(
    /// The id of the reason: see [`reason_id`].
    reason: String,
    /// The words above the control.
    #[prop(into)]
    label: String,
    /// Why what stands in it is refused; empty while it is not.
    #[prop(into)]
    refused: Signal<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label>
                <span>{label}</span>
                {children()}
            </label>
            <p class="why" id=reason>{refused}</p>
        </div>
    }
}

/// The id of the reason under the control of that label. Other labels have other ids, in whatever alphabet they are.
pub fn reason_id(label: &str) -> String {
    let mut id = "why-".to_owned();
    for c in label.chars() {
        match c {
            ' ' => id.push('-'),
            c if c.is_ascii_alphanumeric() => id.push(c),
            c => id.push_str(&format!("_{:x}_", u32::from(c))),
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::reason_id;

    #[test]
    fn every_label_has_a_reason_of_its_own_that_a_selector_can_name() {
        let ids =
            ["Name of the field", "Name-of the field", "名前", "名称", "E-mail", "E–mail"].map(reason_id);
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id), "{ids:?}");
            assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')), "{id}");
        }
        assert_eq!(ids[0], "why-Name-of-the-field");
    }
}
