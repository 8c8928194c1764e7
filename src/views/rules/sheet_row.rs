//! One field of a rule: a tick for *it is in Freshdesk*, its name, what to type or choose, and behind *Why?* who says
//! so and why.

use crate::components::CopyButton;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::{Entry, Field, PAYLOAD, Sheet};
use payload_core::rule_settings::{ProgressEdit, RuleEdit, RuleId};
use payload_core::workspace::Edit;

/// The word of the field with the rule's name.
const NAME: &str = "name";

/// A field of a rule.
#[component]
pub fn SheetRow(
    rule: StoredValue<RuleId>,
    word: String,
    sheet: Memo<Option<Sheet>>,
    compact: RwSignal<bool>,
) -> impl IntoView {
    let session = Session::here();
    let word = StoredValue::new(word);
    let field = Memo::new(move |_| {
        let sheet = sheet.read();
        let fields = sheet.as_ref().map(|sheet| sheet.fields.iter()).unwrap_or_default();
        word.with_value(|word| fields.into_iter().find(|field| field.word == *word).cloned())
    });
    let read = move |read: fn(&Field) -> String| field.read().as_ref().map(read).unwrap_or_default();
    let label = move || read(|field| field.label.clone());
    let can_be_noted = field.with_untracked(|field| field.as_ref().is_some_and(Field::can_be_noted));
    let noted = move || {
        session.read(|workspace| {
            let progress = &workspace.progress;
            let field = field.read();
            let field = field.as_ref();
            field.is_some_and(|field| {
                rule.with_value(|rule| progress.copied_text(rule, &field.word) == Some(field.value.as_str()))
            })
        })
    };
    let note = move |on: bool| {
        let (Some(sheet), Some(field)) = (sheet.get_untracked(), field.get_untracked()) else { return };
        let edit = match on {
            true => session.read_once(|workspace| sheet.noted(&field, &workspace.progress)),
            false => ProgressEdit::NotThere(sheet.id, field.word),
        };
        session.edit(Edit::Progress(edit));
    };
    let changed = move || {
        let moved = session.read(|workspace| {
            let field = field.read();
            field.as_ref().filter(|field| field.can_be_noted()).is_some_and(|field| {
                rule.with_value(|rule| workspace.progress.moved_on(rule, &field.word, &field.value))
            })
        });
        moved.then(|| view! { <span class="pill open">"changed since you copied it"</span> })
    };
    view! {
        <div class="row">
            {can_be_noted.then(|| view! {
                <input
                    type="checkbox"
                    aria-label=move || format!("{} is in Freshdesk", label())
                    prop:checked=noted
                    on:change=move |event| note(event_target_checked(&event))
                />
            })}
            <span class="label">{label}</span>
            <div class="value">
                <Value field=field rule=rule note=Callback::new(note) />
                {changed}
                <Show when=move || !compact.get()>
                    <details class="why-so">
                        <summary aria-label=move || format!("Why? {}", label())>"Why?"</summary>
                        <p class="aside">
                            <b>{move || read(|field| format!("{}: ", field.origin.label()))}</b>
                            {move || read(|field| field.why.to_owned())}
                        </p>
                    </details>
                </Show>
            </div>
        </div>
    }
}

/// What to type or choose. Only what is typed has a button to copy it.
#[component]
fn Value(field: Memo<Option<Field>>, rule: StoredValue<RuleId>, note: Callback<bool>) -> impl IntoView {
    let value = move || field.read().as_ref().map(|field| field.value.clone()).unwrap_or_default();
    let Some(first) = field.get_untracked() else { return ().into_any() };
    let copy = move || {
        view! {
            <CopyButton
                label=format!("Copy {}", first.label)
                shown="Copy"
                read=move || field.read_untracked().as_ref().map(|field| field.value.clone())
                on_copied=move |_| note.run(true)
            />
        }
    };
    match first.entry {
        Entry::Text if first.word == NAME => view! { <RuleName rule=rule /> {copy()} }.into_any(),
        Entry::Text if first.word == PAYLOAD => view! {
            {copy()}
            <pre class="plain" tabindex="0" role="group" aria-label="Payload of this rule">{value}</pre>
        }
        .into_any(),
        Entry::Text => view! { <code>{value}</code> {copy()} }.into_any(),
        Entry::Choice => view! { <span class="choice">{value}</span> }.into_any(),
        Entry::Key => view! { <code>{value}</code> }.into_any(),
        Entry::Chosen(operator, values) => {
            let each = values.into_iter().enumerate().map(|(at, value)| {
                view! { <span>{(at > 0).then_some("or ")}<span class="choice">{value}</span></span> " " }
            });
            view! { <span>{operator}</span> " " {each.collect_view()} }.into_any()
        }
        Entry::Typed(operator, values) => {
            let each = values.into_iter().enumerate().map(|(at, value)| {
                let text = value.clone();
                view! {
                    <span class="typed">
                        {(at > 0).then_some("or ")}
                        <code>{value.clone()}</code>
                        <CopyButton
                            label=format!("Copy {value}")
                            shown="Copy"
                            read=move || Some(text.clone())
                            on_copied=move |_| note.run(true)
                        />
                    </span>
                }
            });
            view! { <span>{operator}</span> " " {each.collect_view()} }.into_any()
        }
    }
}

/// The rule's name, which can be changed here.
#[component]
fn RuleName(rule: StoredValue<RuleId>) -> impl IntoView {
    let session = Session::here();
    // As it is typed: the rule itself never has an empty name.
    let name = move || {
        session.read(|workspace| {
            let names = &workspace.rules.names;
            rule.with_value(|rule| names.get(rule).cloned().unwrap_or_else(|| workspace.rules.name_of(rule)))
        })
    };
    view! {
        <input
            type="text"
            autocomplete="off"
            spellcheck="false"
            aria-label="Rule name"
            prop:value=name
            on:input=move |event| {
                session.edit(Edit::Rule(RuleEdit::Name(rule.get_value(), event_target_value(&event))));
            }
        />
    }
}
