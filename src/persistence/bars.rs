//! What the keeper has to tell, under the header, with what can be done about it.

use super::{Bar, Keeper, SETTINGS};
use crate::browser::{self, NotKept};
use crate::components::button;
use crate::element::{div, el, p};
use crate::live::part;
use leptos::prelude::*;

/// The bars. What goes wrong is announced at once, the rest politely.
pub fn bars() -> AnyView {
    let keeper = Keeper::here();
    let all = part(move || {
        let bars: Vec<AnyView> = keeper.bars.get().into_iter().map(|bar| keeper.bar(bar)).collect();
        bars.into_any()
    });
    el("div").attr("role", "status").attr("aria-label", "Settings kept").part(all).done()
}

impl Keeper {
    fn bar(self, bar: Bar) -> AnyView {
        let download = move || button("Download settings", move || self.download(self.keeps_ticket_once()));
        match bar.clone() {
            Bar::NotKept(NotKept::Blocked) => shown(
                "fair",
                "This browser keeps nothing for this page. Your work lasts as long as this tab: download the settings before you close it.".to_owned(),
                vec![download()],
            ),
            Bar::NotKept(NotKept::Full) => shown(
                "bad",
                match self.keeps_ticket_once() {
                    true => "This browser has no room left for this page: the last changes are not kept. Download the settings, or stop keeping the sample ticket.",
                    false => "This browser has no room left for this page: the last changes are not kept. Download the settings before you close this tab.",
                }
                .to_owned(),
                vec![download(), button("Try again", move || self.save())],
            ),
            Bar::OtherTab => shown(
                "fair",
                "Changed in another tab. Until you choose, what you change here is not kept.".to_owned(),
                vec![
                    button("Take over the other", move || self.take_over()),
                    button("Keep mine", move || self.keep_mine()),
                ],
            ),
            Bar::Aside(key) => {
                let mut actions = Vec::new();
                if key != SETTINGS && self.can_take_back(&key) {
                    let key = key.clone();
                    actions.push(button("Take it back", move || self.take_back(&key)));
                }
                let (it, other) = (key.clone(), key.clone());
                actions.push(button("Download it", move || self.download_aside(&it)));
                actions.push(button("Discard it", move || self.discard(&other)));
                shown("fair", self.about_aside(&key), actions)
            }
            Bar::Opened(what, key) => {
                let told = bar.clone();
                let back = move || {
                    self.with_state(|state| state.opening = true);
                    self.session.undo();
                    if let Some(key) = &key {
                        browser::forget(key);
                    }
                    self.drop_bars(|bar| *bar == told);
                };
                shown(
                    "",
                    what,
                    vec![button("Undo that", back), button("Close", move || self.drop_bars(|it| *it == bar))],
                )
            }
            Bar::Said(words) => {
                shown("", words, vec![button("Close", move || self.drop_bars(|it| *it == bar))])
            }
            Bar::Refused(what, why) => shown(
                "bad",
                format!("{what} {why}"),
                vec![button("Close", move || self.drop_bars(|it| *it == bar))],
            ),
        }
    }

    fn keeps_ticket_once(self) -> bool {
        self.with_ticket.get_untracked()
    }
}

fn shown(class: &'static str, words: String, actions: Vec<AnyView>) -> AnyView {
    let sign = match class {
        "bad" => "✕",
        "fair" => "!",
        _ => "✓",
    };
    let bar = el("div").attr("class", format!("told {class}"));
    let bar = if class == "bad" { bar.attr("role", "alert") } else { bar };
    bar.child(el("span").attr("aria-hidden", "true").say(sign).done())
        .child(p("", words))
        .child(div("row").children(actions).done())
        .done()
}
