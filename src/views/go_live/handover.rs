//! What to hand to a colleague: the runbook as a file, and on paper.

use crate::browser;
use crate::components::announcer::Voice;
use crate::components::{button, main_button};
use crate::element::{div, el, p};
use crate::live::{part, text};
use crate::persistence::Keeper;
use crate::session::Session;
use crate::views::payload::pane;
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::automation::{Sheet, sheets};
use payload_core::runbook::{Decision, decisions, write};

/// The view that the link to the settings opens.
const VIEW: &str = "go-live";

/// The pane.
pub fn handover(session: Session) -> AnyView {
    let (voice, keeper) = (Voice::here(), Keeper::here());
    let download = move || {
        spawn_local(async move {
            let (today, link) = (browser::today(), keeper.link(VIEW, false).await);
            let text = session.read_once(|workspace| write(workspace, &today, link.as_deref()));
            match browser::download(&format!("stella-runbook-{today}.md"), "text/markdown", &text) {
                true => voice.say("Runbook downloaded"),
                false => voice.offer(text),
            }
        });
    };
    let buttons = div("buttons")
        .child(main_button("Download runbook", download))
        .child(button("Print", browser::print));
    let body = div("body")
        .child(p("aside", "Rules, checklist, decisions and a link to these settings, for a colleague. No ticket and no key is in it."))
        .child(buttons.done());
    pane("Hand over", "pane handover").child(el("h2").say("Hand over").done()).child(body.done()).done()
}

/// Link, decisions and rules, for the printed page only; the checklist is there already.
pub fn on_paper(session: Session) -> AnyView {
    let keeper = Keeper::here();
    let link = RwSignal::new(String::new());
    let content = part(move || {
        // Made ahead of the printing, which waits for nothing.
        spawn_local(async move {
            let made = keeper.link(VIEW, false).await;
            link.try_set(made.map(|made| format!("Settings: {made}")).unwrap_or_default());
        });
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
    div("paper").child(el("p").say_live(text(move || link.get())).done()).part(content).done()
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
