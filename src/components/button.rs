//! Buttons.

use leptos::prelude::*;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// One of several things to do.
    #[default]
    Plain,
    /// The one main thing to do: the only button in solid accent.
    Main,
    /// A button within a sentence or a row of text.
    Link,
    /// A button that shows a sign only; give it a `name`.
    Icon,
}

impl ButtonKind {
    /// Its class in the style sheets.
    pub fn class(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Main => Some("main"),
            Self::Link => Some("link"),
            Self::Icon => Some("icon"),
        }
    }
}

/// A button.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// What a press does; without it the button submits the form around it.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Whether it can be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it is pressed in, for a button that switches something.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Its id, for the focus to return to.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its accessible name, where its content is not its name.
    #[prop(optional, into)]
    name: Signal<Option<String>>,
    /// Its tooltip and description; its name without one.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type=if on_press.is_some() { "button" } else { "submit" }
            class=kind.class()
            id=id
            disabled=disabled
            aria-label=move || name.get()
            title=move || hint.get().or_else(|| name.get())
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {children()}
        </button>
    }
}
