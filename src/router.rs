//! The views and the tabs that lead to them; the address remembers which one is open.

use crate::browser;
use crate::components::tabs;
use crate::live::memo;
use leptos::prelude::*;

/// One view of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Choose, preview, copy.
    #[default]
    Build,
    /// Try it on everything.
    Prove,
    /// The rules, in Freshdesk's shape.
    Rules,
    /// The way to production.
    GoLive,
}

/// A view, its name on its tab, and its word in the address after `#`.
const VIEWS: [(View, &str, &str); 4] = [
    (View::Build, "Build", "build"),
    (View::Prove, "Prove", "prove"),
    (View::Rules, "Rules", "rules"),
    (View::GoLive, "Go live", "go-live"),
];

impl View {
    fn of_address() -> View {
        let fragment = browser::fragment();
        let word = fragment.split('&').next().unwrap_or_default();
        VIEWS.iter().find(|(.., known)| *known == word).map(|(view, ..)| *view).unwrap_or_default()
    }

    fn place(self) -> usize {
        VIEWS.iter().position(|(view, ..)| *view == self).unwrap_or_default()
    }

    /// The identity of its tab.
    pub fn tab_id(self) -> String {
        format!("view-tab-{}", self.place())
    }
}

/// Which view is open, and the way to open another.
#[derive(Clone, Copy)]
pub struct Views {
    open: RwSignal<usize>,
}

impl Views {
    /// Makes it, following the address, and hands it to everything below.
    pub fn follow() -> Self {
        let open = RwSignal::new(View::of_address().place());
        browser::on_window("hashchange", move || open.set(View::of_address().place()));
        provide_context(Self { open });
        Self { open }
    }

    /// The views of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The view on show.
    pub fn shown(self) -> View {
        VIEWS[self.open.get().min(VIEWS.len() - 1)].0
    }

    /// The word of the view on show in the address.
    pub fn word_once(self) -> &'static str {
        VIEWS[self.open.get_untracked().min(VIEWS.len() - 1)].2
    }

    /// Opens a view.
    pub fn open(self, view: View) {
        if self.open.get_untracked() != view.place() {
            browser::push_fragment(VIEWS[view.place()].2);
            self.open.set(view.place());
            browser::scroll_to_top();
            // What led here may be gone.
            browser::focus(&view.tab_id());
        }
    }

    /// The tabs across the top.
    pub fn tabs(self) -> AnyView {
        let names = VIEWS.iter().map(|(_, name, _)| (*name).to_owned()).collect();
        let open = self.open;
        let chosen = memo(move || open.get());
        tabs("Views", "views", "view-tab-", "view", names, chosen, move |at| self.open(VIEWS[at].0))
    }
}
