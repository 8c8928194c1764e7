//! What to hand to a colleague: the runbook as a file, and on paper.

use crate::rule::{Sheet, sheets};
use crate::runbook::{Decision, decisions, write};
use crate::ui::browser;
use crate::ui::build::pane;
use crate::ui::controls::{button, main_button};
use crate::ui::element::{div, el, p};
use crate::ui::live::part;
use crate::ui::notice::Voice;
use crate::ui::session::Session;
use leptos::prelude::*;

/// The pane.
pub fn handover(session: Session) -> AnyView {
    let voice = Voice::here();
    let download = move || {
        let today = browser::today();
        let text = session.read_once(|workspace| write(workspace, &today, None));
        match browser::download(&format!("stella-runbook-{today}.md"), "text/markdown", &text) {
            true => voice.say("Runbook downloaded"),
            false => voice.offer(text),
        }
    };
    let buttons = div("buttons")
        .child(main_button("Download runbook", download))
        .child(button("Print", browser::print));
    let body = div("body")
        .child(p("aside", "Rules, checklist and decisions, for a colleague. No ticket and no key is in it."))
        .child(buttons.done());
    pane("Hand over", "pane handover").child(el("h2").say("Hand over").done()).child(body.done()).done()
}

/// Decisions and rules, for the printed page only; the checklist is there already.
pub fn on_paper(session: Session) -> AnyView {
    let content = part(move || {
        let (decisions, sheets) = session.read(|workspace| (decisions(workspace), sheets(workspace)));
        let table = el("tbody").children(decisions.into_iter().map(decision)).done();
        let mut content = vec![
            el("h2").say("Decisions").done(),
            el("table").child(table).done(),
            el("h2").say("Rules, in this order").done(),
        ];
        content.extend(sheets.iter().map(Sheet::text).enumerate().map(rule));
        content.into_any()
    });
    div("paper").part(content).done()
}

/// What stands first on the printed page.
pub fn title() -> AnyView {
    let words = format!("Freshdesk asks Stella Connect for surveys: as of {}", browser::today());
    div("paper").child(el("h2").say(words).done()).done()
}

fn decision(decision: Decision) -> AnyView {
    let known = decision.known.map(|known| format!(" ({})", known.label())).unwrap_or_default();
    el("tr")
        .child(el("th").attr("scope", "row").say(decision.what).done())
        .child(el("td").say(decision.chosen).say(known).done())
        .done()
}

fn rule((at, text): (usize, String)) -> AnyView {
    el("pre").say(format!("{}. {text}", at + 1)).done()
}
