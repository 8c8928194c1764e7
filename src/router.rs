//! The views and the tabs that lead to them; the address remembers which one is open.

use crate::browser;
use crate::components::{Tab, Tabs};
use crate::reactive::effect;
use leptos::prelude::*;
use payload_core::rule_settings::RuleId;

/// One view of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
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
    /// Every component, to be looked at; only in the development build.
    #[cfg(debug_assertions)]
    Components,
}

impl View {
    /// Every view with a tab, in the order of the work.
    pub const ALL: [View; 4] = [View::Build, View::Prove, View::Rules, View::GoLive];

    /// Its name on its tab.
    pub fn label(self) -> &'static str {
        match self {
            View::Build => "Build",
            View::Prove => "Prove",
            View::Rules => "Rules",
            View::GoLive => "Go live",
            #[cfg(debug_assertions)]
            View::Components => "Components",
        }
    }

    /// Its name in the address after `#`.
    pub fn word(self) -> &'static str {
        match self {
            View::Build => "build",
            View::Prove => "prove",
            View::Rules => "rules",
            View::GoLive => "go-live",
            #[cfg(debug_assertions)]
            View::Components => "components",
        }
    }

    /// The id of its tab.
    pub fn tab_id(self) -> String {
        format!("{TAB}{}", self as usize)
    }

    /// The title of the document while it is open; `page` is the page's own.
    fn title(self, page: &str) -> String {
        match self {
            View::Build => page.to_owned(),
            other => format!("{} · {page}", other.label()),
        }
    }

    fn of_address() -> View {
        let fragment = browser::fragment();
        let word = fragment.split('&').next().unwrap_or_default();
        #[cfg(debug_assertions)]
        if word == View::Components.word() {
            return View::Components;
        }
        View::ALL.into_iter().find(|view| view.word() == word).unwrap_or_default()
    }
}

/// What the ids of the tabs begin with.
const TAB: &str = "view-tab-";

/// The id of what the tabs switch.
pub const PANEL: &str = "view";

/// What the ids of the channels' tabs in Build start with; their positions follow.
pub const CHANNEL_TAB: &str = "channel-tab-";

/// The id of the template's text in Build, where it is edited by hand.
pub const TEMPLATE_TEXT: &str = "template-text";

/// The id of the probe in Prove.
pub const PROBE: &str = "probe";

/// The id of the heading of the warnings in Rules.
pub const WARNINGS: &str = "warnings";

/// The id of a rule's heading in Rules.
pub fn rule_heading(id: &RuleId) -> String {
    format!("rule-{}", String::from(id.clone()))
}

/// The id of the group of a channel's sources in Rules.
pub fn sources_group(channel: &str) -> String {
    format!("sources-{channel}")
}

/// Which view is open, and the way to open another.
#[derive(Clone, Copy)]
pub struct Views {
    open: RwSignal<View>,
}

impl Views {
    /// Follows the address, and hands itself to everything below.
    pub fn follow() -> Self {
        let views = Self { open: RwSignal::new(View::of_address()) };
        browser::on_window("hashchange", move || views.show(View::of_address()));
        let page = browser::title();
        effect(move || {
            browser::set_title(&views.shown().title(&page));
            browser::mark_view(views.shown().word());
        });
        provide_context(views);
        views
    }

    /// The views of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The view on show.
    pub fn shown(self) -> View {
        self.open.get()
    }

    /// The view on show now.
    pub fn shown_once(self) -> View {
        self.open.get_untracked()
    }

    /// Shows a view, from its top, and moves the focus to its tab: what had it may be gone. The one on show stays as it
    /// is, with what is unfolded in it.
    fn show(self, view: View) {
        if self.shown_once() != view {
            self.open.set(view);
            browser::scroll_to_top();
            browser::focus(&view.tab_id());
        }
    }

    /// Opens a view, as a step that the browser's *Back* takes back.
    pub fn open(self, view: View) {
        if self.shown_once() != view {
            browser::push_fragment(view.word());
        }
        self.show(view);
    }

    /// Opens a view, and moves the focus to the element with that id in it.
    pub fn open_at(self, view: View, id: impl Into<String>) {
        self.open(view);
        browser::focus_next(id);
    }
}

/// The tabs across the top.
#[component]
pub fn ViewTabs() -> impl IntoView {
    let views = Views::here();
    let tabs = View::ALL.map(|view| Tab { value: view, name: view.label().to_owned() }).to_vec();
    view! {
        <Tabs
            label="Views"
            class="views"
            prefix=TAB
            panel=PANEL
            tabs=Signal::stored(tabs)
            value=views.open
            on_open=move |view| views.open(view)
        />
    }
}
