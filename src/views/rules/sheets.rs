//! The rules as sheets, in order, with an index of them.

use super::all_warnings::AllWarnings;
use super::sheet::RuleSheet;
use crate::browser;
use crate::components::{Button, ButtonKind, Mark};
use crate::router::{WARNINGS, rule_heading};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::{MENU, OLD_MENU, Sheet, sheets};
use payload_core::proof::words::{self, counted};
use payload_core::rule_settings::RuleId;

/// The sheets of all rules, derived once: the rows look theirs up.
#[derive(Clone, Copy)]
pub struct AllSheets(Memo<Vec<Sheet>>);

impl AllSheets {
    /// Those of the workspace.
    pub fn derive(session: Session) -> Self {
        Self(Memo::new(move |_| session.read(sheets)))
    }

    /// The sheet of a rule, while there is that rule.
    pub fn get(self, id: &RuleId) -> Option<Sheet> {
        self.0.read().iter().find(|sheet| sheet.id == *id).cloned()
    }

    /// The name of a rule; empty where there is no such rule.
    pub fn name(self, id: &RuleId) -> String {
        self.get(id).map(|sheet| sheet.name).unwrap_or_default()
    }

    /// The position of a rule, from 0.
    pub fn position(self, id: &RuleId) -> usize {
        self.0.read().iter().position(|sheet| sheet.id == *id).unwrap_or_default()
    }

    /// The rules in their order.
    pub fn ids(self) -> Vec<RuleId> {
        self.0.read().iter().map(|sheet| sheet.id.clone()).collect()
    }
}

/// Every rule, in order.
#[component]
pub fn Sheets(
    /// The sheets.
    all: AllSheets,
    /// What is wrong with them.
    warned: AllWarnings,
    /// Whether only what must be typed or chosen in Freshdesk is shown.
    compact: RwSignal<bool>,
) -> impl IntoView {
    let ids = Memo::new(move |_| all.ids());
    view! {
        <For each=move || ids.get() key=RuleId::clone let:id>
            <RuleSheet id=id all=all warned=warned compact=compact />
        </For>
    }
}

/// The index of the rules, each of which leads to its sheet, and the way to what is wrong with them.
#[component]
pub fn IndexOfRules(
    /// The sheets.
    all: AllSheets,
    /// What is wrong with them.
    warned: AllWarnings,
    /// Whether only what must be typed or chosen in Freshdesk is shown.
    compact: RwSignal<bool>,
) -> impl IntoView {
    let ids = Memo::new(move |_| all.ids());
    let link = move |id: RuleId| {
        let anchor = rule_heading(&id);
        let id = StoredValue::new(id);
        let words =
            move || id.with_value(|id| format!("{} {}", all.position(id) + 1, words::channel(id.short())));
        let name = Signal::derive(move || Some(id.with_value(|id| all.name(id))));
        view! {
            <li>
                <Button kind=ButtonKind::Link hint=name on_press=move || browser::focus(&anchor)>{words}</Button>
            </li>
        }
    };
    let wrong = Memo::new(move |_| (warned.count(), warned.tone()));
    let warning = move || {
        let (count, tone) = wrong.get();
        (count > 0).then(|| view! {
            <p class=format!("wrong {}", tone.class())>
                <Mark tone=tone />
                <Button kind=ButtonKind::Link on_press=|| browser::focus(WARNINGS)>{counted(count, "warning")}</Button>
            </p>
        })
    };
    view! {
        <nav class="pane index" aria-label="Index of rules">
            <ol>
                <For each=move || ids.get() key=RuleId::clone children=link />
            </ol>
            <div class="row">
                {warning}
                <p class="where grow">{format!("{MENU} (before: {OLD_MENU})")}</p>
                <Button
                    pressed=Signal::derive(move || compact.get())
                    on_press=move || compact.update(|compact| *compact = !*compact)
                >
                    "Compact sheets"
                </Button>
            </div>
        </nav>
    }
}
