//! A field for a placeholder of Freshdesk.

use crate::components::{Button, ButtonKind, CheckedField};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::Options;
use payload_core::placeholder::Placeholder;
use payload_core::ticket::own::OwnTicket;
use payload_core::workspace::Edit;

/// A field for a placeholder; empty means the preset's own, which it shows then.
#[component]
pub fn PlaceholderField(
    /// The words above it.
    label: &'static str,
    /// The placeholder that a person chose.
    own: fn(&Options) -> Option<Placeholder>,
    /// The preset's own.
    preset: fn(&Options) -> Option<Placeholder>,
    /// The edit that sets it.
    edit: fn(Option<Placeholder>) -> Edit,
) -> impl IntoView {
    let session = Session::here();
    let text = move |read: fn(&Options) -> Option<Placeholder>| {
        move || session.options(|options| read(options).map(String::from).unwrap_or_default())
    };
    let (own, preset) = (text(own), text(preset));
    let accept = move |text: String| -> Result<(), String> {
        let placeholder = match text.trim() {
            "" => None,
            typed => Some(Placeholder::read_like(typed, &untrack(preset))?),
        };
        session.edit(edit(placeholder));
        Ok(())
    };
    view! { <CheckedField label=label value=own hint=preset accept=accept /> }
}

/// A field for a placeholder that is always there.
#[component]
pub fn FixedPlaceholderField(
    /// The words above it.
    label: &'static str,
    /// One that is well formed, to show in a reason.
    example: &'static str,
    /// The placeholder.
    read: fn(&Options) -> &Placeholder,
    /// The edit that sets it.
    edit: fn(Placeholder) -> Edit,
) -> impl IntoView {
    let session = Session::here();
    let value = move || session.options(|options| read(options).to_string());
    let accept = move |text: String| -> Result<(), String> {
        session.edit(edit(Placeholder::read_like(&text, example)?));
        Ok(())
    };
    view! { <CheckedField label=label value=value accept=accept /> }
}

/// Fields of the admin's own tickets.
type OwnFields = fn(&[OwnTicket]) -> Vec<Placeholder>;

/// The custom fields of the admin's own tickets, each a button that takes it.
#[component]
pub fn CustomFields(
    /// Which of them can be meant.
    of: OwnFields,
    /// The placeholder in force.
    chosen: fn(&Options) -> Option<Placeholder>,
    /// The edit that sets one.
    edit: fn(Placeholder) -> Edit,
) -> impl IntoView {
    let session = Session::here();
    let offered = memo(move || {
        let chosen = session.options(chosen);
        let fields = session.read_after_paint(|workspace| of(&workspace.own_tickets));
        fields.into_iter().filter(|field| Some(field) != chosen.as_ref()).collect::<Vec<_>>()
    });
    let button = move |field: Placeholder| {
        let name = format!("Use {field}");
        let text = field.to_string();
        view! {
            <Button kind=ButtonKind::Link name=name on_press=move || session.edit(edit(field.clone()))>{text}</Button>
        }
    };
    view! {
        <Show when=move || !offered.read().is_empty()>
            <div class="offered">
                <p class="aside">"In your tickets:"</p>
                <For each=move || offered.get() key=Placeholder::clone children=button />
            </div>
        </Show>
    }
}
