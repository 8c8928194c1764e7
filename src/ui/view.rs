//! The views and the tabs that lead to them; the address remembers which one is open.

use super::browser;
use leptos::prelude::*;

/// One view of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Choose, preview, copy.
    #[default]
    Build,
}

impl View {
    const ALL: [View; 1] = [View::Build];

    fn label(self) -> &'static str {
        match self {
            View::Build => "Build",
        }
    }

    /// The word in the address, after `#`.
    fn word(self) -> &'static str {
        match self {
            View::Build => "build",
        }
    }

    /// The identity of its tab.
    pub fn tab_id(self) -> String {
        format!("tab-{}", self.word())
    }

    fn of_address() -> View {
        let word = browser::fragment();
        let word = word.split('&').next().unwrap_or_default();
        Self::ALL.into_iter().find(|view| view.word() == word).unwrap_or_default()
    }
}

/// The view on show, which follows the address.
pub fn provide() -> RwSignal<View> {
    let view = RwSignal::new(View::of_address());
    browser::on_window("hashchange", move || view.set(View::of_address()));
    view
}

/// The tabs across the top.
#[component]
pub fn ViewTabs(view: RwSignal<View>) -> impl IntoView {
    let open = move |next: View| {
        browser::set_fragment(next.word());
        view.set(next);
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let at = View::ALL.iter().position(|other| *other == view.get_untracked()).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (at + 1) % View::ALL.len(),
            "ArrowLeft" => (at + View::ALL.len() - 1) % View::ALL.len(),
            "Home" => 0,
            "End" => View::ALL.len() - 1,
            _ => return,
        };
        event.prevent_default();
        open(View::ALL[next]);
        browser::focus(&View::ALL[next].tab_id());
    };
    view! {
        <div role="tablist" aria-label="Views" class="views" on:keydown=on_key>
            {View::ALL.map(|tab| {
                let selected = move || view.get() == tab;
                view! {
                    <button
                        type="button"
                        role="tab"
                        id=tab.tab_id()
                        aria-selected=move || selected().to_string()
                        aria-controls="view"
                        tabindex=move || if selected() { "0" } else { "-1" }
                        on:click=move |_| open(tab)
                    >
                        {tab.label()}
                    </button>
                }
            })}
        </div>
    }
}
