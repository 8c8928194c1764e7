//! A list of short texts, each shown as a chip that can be removed.

use super::Labeled;
use crate::browser;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// What ends a text, as Enter does.
const SEPARATOR: char = ';';

/// A labeled list of texts: what was taken as one value is seen as one. What is being typed counts at once; Enter, or
/// leaving the field, makes chips of it.
#[component]
pub fn ChipsField(
    /// The words above the list.
    #[prop(into)]
    label: String,
    /// The texts.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// Called with the texts whenever they change.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// The texts in what a person typed or pasted.
    #[prop(into)]
    split: Callback<String, Vec<String>>,
    /// The id of the line to type into.
    id: String,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    // How many of the texts, from the end, are still being typed.
    let in_line = Memo::new(move |_| {
        let line = split.run(typed.get());
        if values.read().ends_with(&line) { line.len() } else { 0 }
    });
    let chips = Memo::new(move |_| {
        let values = values.read();
        values.iter().take(values.len().saturating_sub(in_line.get())).cloned().collect::<Vec<_>>()
    });
    let write = move |text: String| {
        let mut all = chips.get_untracked();
        all.extend(split.run(text.clone()));
        typed.set(if text.ends_with(SEPARATOR) { String::new() } else { text });
        on_change.run(all);
    };
    let commit = move || typed.set(String::new());
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        // The key belongs to the input method.
        _ if event.is_composing() => {}
        "Enter" => {
            event.prevent_default();
            commit();
        }
        "Backspace" if typed.read_untracked().is_empty() => {
            let mut all = values.get_untracked();
            if all.pop().is_some() {
                on_change.run(all);
            }
        }
        _ => {}
    };
    let field = StoredValue::new(id.clone());
    let remove = move |at: usize| {
        let mut all = values.get_untracked();
        if at < all.len() {
            all.remove(at);
            on_change.run(all);
        }
        // The button is gone: the list goes on here.
        field.with_value(|field| browser::focus(field));
    };
    let chip = move |(at, text): (usize, String)| {
        let name = format!("Remove {text}");
        view! {
            <li>
                <span>{text}</span>
                <button type="button" aria-label=name.clone() title=name on:click=move |_| remove(at)>"×"</button>
            </li>
        }
    };
    view! {
        <div class="chips">
            <Labeled label=label.clone()>
                <input
                    type="text"
                    id=id
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=typed
                    on:input=move |event| write(event_target_value(&event))
                    on:keydown=key
                    on:blur=move |_| commit()
                />
            </Labeled>
            <ul aria-label=format!("{label}: values") hidden=move || chips.read().is_empty()>
                {move || chips.get().into_iter().enumerate().map(chip).collect_view()}
            </ul>
        </div>
    }
}
