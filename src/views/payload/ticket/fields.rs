//! A field for each placeholder that the template reads.

use super::{Editing, asked};
use crate::components::as_html;
use crate::memo::memo;
use crate::session::{Attention, Session};
use crate::views::payload::origins;
use leptos::prelude::*;
use payload_core::analysis::{FieldKind, FormField, typed};
use payload_core::placeholder::Placeholder;
use payload_core::ticket::{Ticket, text_of};
use serde_json::Value;

/// The form, without what is asked for above it. A field is made anew only when it becomes another one, so that the
/// caret stays where it is while one types.
#[component]
pub fn Fields() -> impl IntoView {
    let session = Session::here();
    let missing = expect_context::<Editing>().missing;
    let fields = move || {
        let fields = session.fields().get();
        let is_asked = |field: &FormField| {
            missing.with(|missing| {
                session.read_once(|it| asked::is_asked(&it.ticket, missing, &field.placeholder))
            })
        };
        fields.into_iter().filter(|field| !is_asked(field)).collect::<Vec<_>>()
    };
    view! {
        <div class="form">
            <For each=fields key=FormField::clone let:field>
                {match field.kind {
                    FieldKind::Text => view! { <TextField field=field /> }.into_any(),
                    FieldKind::Checkbox => view! { <CheckField field=field /> }.into_any(),
                }}
            </For>
        </div>
    }
}

#[component]
fn TextField(field: FormField) -> impl IntoView {
    let session = Session::here();
    let placeholder = StoredValue::new(field.placeholder.clone());
    // `None` where the ticket lacks it. Of all fields, only the one that changed is woken.
    let shown = memo(move || {
        let shown = |sample: &Ticket| {
            placeholder.with_value(|it| sample.get(it).filter(|value| !value.is_null()).map(text_of))
        };
        session.sample().with(shown)
    });
    let value = move || shown.get().unwrap_or_default();
    let hint = move || shown.read().is_none().then_some("missing");
    let write = move |event| {
        let target = placeholder.get_value();
        let text = event_target_value(&event);
        let value = session.sample().with_untracked(|sample| typed(sample.get(&target), &text));
        session.edit_field(target, value);
    };
    let input = view! {
        <input
            type="text"
            autocomplete="off"
            spellcheck="false"
            dir="auto"
            placeholder=hint
            prop:value=value
            on:input=write
            on:focus=move |_| session.attend(Attention::Field(placeholder.get_value()))
            on:blur=move |_| session.attend(Attention::Nothing)
        />
    };
    view! {
        <label class="field" class:lit=is_lit(session, placeholder) title=field.placeholder.to_string()>
            <span>{field.label}</span>
            {as_html::value(input, untrack(value))}
        </label>
    }
}

#[component]
fn CheckField(field: FormField) -> impl IntoView {
    let session = Session::here();
    let placeholder = StoredValue::new(field.placeholder.clone());
    let ticked =
        memo(move || session.sample().with(|sample| placeholder.with_value(|it| sample.text(it) == "true")));
    let tick = move |event| {
        let on = event_target_checked(&event);
        session.edit_field(placeholder.get_value(), Value::Bool(on));
    };
    view! {
        <label class="check" class:lit=is_lit(session, placeholder) title=field.placeholder.to_string()>
            <input
                type="checkbox"
                prop:checked=move || ticked.get()
                on:change=tick
                on:focus=move |_| session.attend(Attention::Field(placeholder.get_value()))
                on:blur=move |_| session.attend(Attention::Nothing)
            />
            <span>{field.label}</span>
        </label>
    }
}

/// Whether what is attended to elsewhere came from this field.
fn is_lit(session: Session, placeholder: StoredValue<Placeholder>) -> impl Fn() -> bool + Copy + Send + Sync {
    move || {
        let attention = session.attention();
        if attention == Attention::Nothing {
            return false;
        }
        let (Some(reads), Some(sent)) = (session.reads(), session.sent()) else { return false };
        session.read_once(|workspace| {
            placeholder.with_value(|it| origins::in_ticket(&reads, &sent, &workspace.ticket, &attention, it))
        })
    }
}
