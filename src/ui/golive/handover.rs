//! What to hand to a colleague: the runbook as a file, and on paper.

use crate::rule::sheets;
use crate::runbook::{decisions, write};
use crate::ui::browser;
use crate::ui::controls::{button, main_button};
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
    view! {
        <section class="pane handover" aria-label="Hand over">
            <h2>"Hand over"</h2>
            <div class="body">
                <p class="aside">"Rules, checklist and decisions, for a colleague. It holds no ticket and no key."</p>
                <div class="buttons">{main_button("Download runbook", download)} {button("Print", browser::print)}</div>
            </div>
        </section>
    }
    .into_any()
}

/// Decisions and rules, for the printed page only; the checklist is there already.
pub fn on_paper(session: Session) -> AnyView {
    let content = part(move || {
        let (decisions, sheets) = session.read(|workspace| (decisions(workspace), sheets(workspace)));
        let decision = |one: crate::runbook::Decision| {
            let known = one.known.map(|known| format!(" ({})", known.label()));
            view! { <tr><th scope="row">{one.what}</th><td>{one.chosen}{known}</td></tr> }.into_any()
        };
        let decisions: Vec<AnyView> = decisions.into_iter().map(decision).collect();
        let rule =
            |(at, text): (usize, String)| view! { <pre>{format!("{}. {text}", at + 1)}</pre> }.into_any();
        let rules: Vec<AnyView> = sheets.iter().map(|sheet| sheet.text()).enumerate().map(rule).collect();
        view! {
            <h2>"Decisions"</h2>
            <table><tbody>{decisions}</tbody></table>
            <h2>"Rules, in this order"</h2>
            {rules}
        }
        .into_any()
    });
    let date = browser::today();
    view! {
        <div class="paper">
            <p>"Freshdesk asks Stella Connect for surveys. Printed on " {date}</p>
            {content}
        </div>
    }
    .into_any()
}
