//! A field for each placeholder that the template reads.

use super::Editing;
use crate::browser::{self, Element};
use crate::reactive::effect;
use crate::session::{Attention, Session};
use crate::views::build::origins::LIT;
use leptos::prelude::*;
use payload_core::analysis::{FieldKind, FormField, typed};
use payload_core::placeholder::Placeholder;
use payload_core::ticket::{Ticket, text_of};
use serde_json::Value;

/// A field on screen.
#[derive(Debug, Clone)]
struct Row {
    field: FormField,
    shown: ArcRwSignal<Shown>,
}

/// What is shown of a field.
#[derive(Debug, Clone, PartialEq, Default)]
struct Shown {
    /// What stands in it; `None` where the ticket lacks it.
    text: Option<String>,
    /// Whether what is attended to elsewhere came from it.
    is_lit: bool,
}

impl Row {
    /// Shows what the ticket has; nobody is woken where that is the same.
    fn show(&self, ticket: &Ticket, lit: &[Placeholder]) {
        let value = ticket.get(&self.field.placeholder).filter(|value| !value.is_null());
        let shown = Shown { text: value.map(text_of), is_lit: lit.contains(&self.field.placeholder) };
        if *self.shown.read_untracked() != shown {
            self.shown.set(shown);
        }
    }
}

/// The rows after `before`, without those that are asked for; each shows what there is now.
fn rows_after(before: &[Row], session: Session, editing: Editing, attention: &Attention) -> Vec<Row> {
    let (sample, fields) = (session.sample().read(), session.fields().read());
    let lit = LIT.get().filter(|_| *attention != Attention::Nothing).zip(session.reads()).zip(session.sent());
    let lit = lit.map(|((lit, reads), sent)| {
        session.read_once(|workspace| (lit.in_ticket)(&reads, &sent, &workspace.ticket, attention))
    });
    let lit = lit.unwrap_or_default();
    let mut rows = Vec::new();
    for field in fields.iter().filter(|field| !editing.asks_for(session, field)).take(editing.shown()) {
        // Most stand where they stood.
        let is_it = |row: &&Row| row.field == *field;
        let known = before.get(rows.len()).filter(is_it).or_else(|| before.iter().find(is_it));
        let new = || Row { field: field.clone(), shown: ArcRwSignal::default() };
        let row = known.cloned().unwrap_or_else(new);
        row.show(&sample, &lit);
        rows.push(row);
    }
    rows
}

/// The form, without what is asked for above it. A field is made anew only when it becomes another one, so that the
/// caret stays where it is while one types. The fields do not follow the ticket each by itself: a template may read
/// hundreds, and each letter would ask all of them. And they follow it after the paint: what a person types stands in
/// its field already, and the payload comes first.
#[component]
pub fn Fields() -> impl IntoView {
    let session = Session::here();
    let editing: Editing = expect_context();
    let rows_after = move |before: &[Row]| {
        editing.missing.track();
        editing.shows_all.track();
        let attention = session.attention();
        session.after_paint(|| rows_after(before, session, editing, &attention))
    };
    let rows = RwSignal::new(untrack(|| rows_after(&[])));
    effect(move || {
        let new = rows_after(&rows.read_untracked());
        rows.maybe_update(|rows| {
            let are_others = !new.iter().map(|row| &row.field).eq(rows.iter().map(|row| &row.field));
            *rows = new;
            are_others
        });
    });
    view! {
        <div class="form">
            <For each=move || rows.get() key=|row| row.field.clone() let:row>
                {match row.field.kind {
                    FieldKind::Text => view! { <TextField row=row /> }.into_any(),
                    FieldKind::Checkbox => view! { <CheckField row=row /> }.into_any(),
                }}
            </For>
        </div>
    }
}

#[component]
fn TextField(row: Row) -> impl IntoView {
    let session = Session::here();
    let Row { field, shown } = row;
    let placeholder = StoredValue::new(field.placeholder.clone());
    let (hint, now, typing) = (shown.clone(), shown.clone(), shown.clone());
    let hint = move || hint.read().text.is_none().then_some("missing");
    let first = shown.read_untracked().text.clone().unwrap_or_default();
    let write = move |event| {
        let target = placeholder.get_value();
        let text = event_target_value(&event);
        // It stands there already: nobody is woken to write it once more.
        if let Some(shown) = &mut typing.write_untracked().text {
            shown.clone_from(&text);
        }
        session.edit_field(target, |before| typed(before, &text));
    };
    view! {
        <label class="field" class:lit=move || shown.read().is_lit title=field.placeholder.to_string()>
            <span>{field.label}</span>
            <input
                use:follow=now
                type="text"
                autocomplete="off"
                spellcheck="false"
                dir="auto"
                value=first
                placeholder=hint
                on:input=write
                on:focus=move |_| session.attend(Attention::Field(placeholder.get_value()))
                on:blur=move |_| session.attend(Attention::Nothing)
            />
        </label>
    }
}

/// Lets a text field say what is shown.
fn follow(field: Element, shown: ArcRwSignal<Shown>) {
    effect(move || browser::write_in(&field, shown.read().text.as_deref().unwrap_or_default()));
}

#[component]
fn CheckField(row: Row) -> impl IntoView {
    let session = Session::here();
    let Row { field, shown } = row;
    let is_ticked = shown.clone();
    let placeholder = StoredValue::new(field.placeholder.clone());
    let tick = move |event| {
        let on = event_target_checked(&event);
        session.edit_field(placeholder.get_value(), |_| Value::Bool(on));
    };
    view! {
        <label class="check" class:lit=move || shown.read().is_lit title=field.placeholder.to_string()>
            <input
                type="checkbox"
                prop:checked=move || is_ticked.read().text.as_deref() == Some("true")
                on:change=tick
                on:focus=move |_| session.attend(Attention::Field(placeholder.get_value()))
                on:blur=move |_| session.attend(Attention::Nothing)
            />
            <span>{field.label}</span>
        </label>
    }
}
