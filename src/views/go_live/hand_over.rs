//! What to hand to a colleague: a link, a settings file, the runbook; each says what it carries.

use crate::browser;
use crate::components::announcer::Announcer;
use crate::components::{Button, ButtonKind, Pane, PaneHead};
use crate::persistence::Autosave;
use crate::router::View;
use crate::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::runbook::write;

/// The pane.
#[component]
pub fn HandOver() -> impl IntoView {
    let (session, announcer, autosave) = (Session::here(), Announcer::here(), Autosave::here());
    let runbook = move || {
        spawn_local(async move {
            let (today, link) = (browser::today(), autosave.link(View::GoLive, false).await);
            let text = session.read_once(|workspace| write(workspace, &today, link.as_deref()));
            match browser::download(&format!("stella-runbook-{today}.md"), "text/markdown", &text) {
                true => announcer.announce("Runbook downloaded."),
                false => announcer.offer(text),
            }
        });
    };
    let link = move || {
        spawn_local(async move {
            match autosave.link(View::GoLive, false).await {
                Some(link) if browser::copy(&link).await => announcer.announce("Share link copied."),
                Some(link) => announcer.offer(link),
                None => {
                    announcer.announce("The settings are too long for a link. Download the settings instead.")
                }
            }
        });
    };
    view! {
        <Pane name="Hand over" class="handover">
            <PaneHead title="Hand over" />
            <div class="body">
                <Item carries="Contains your choices and rules, but not the checklist or any ticket.">
                    <Button on_press=link>"Copy share link"</Button>
                </Item>
                <Item carries="Contains your choices, rules and checklist, but no ticket.">
                    <Button on_press=move || autosave.download(false)>"Download settings"</Button>
                </Item>
                <Item carries="Contains your decisions, rules, checklist and share link as a readable document, but no ticket.">
                    <Button kind=ButtonKind::Main on_press=runbook>"Download runbook"</Button>
                    <Button on_press=browser::print>"Print"</Button>
                </Item>
                <p class="aside">"None of them contains a key. This page never asks for one."</p>
            </div>
        </Pane>
    }
}

/// One thing to hand over.
#[component]
fn Item(
    /// What it carries.
    carries: &'static str,
    /// Its buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="item">
            <div class="buttons">{children()}</div>
            <p class="aside">{carries}</p>
        </div>
    }
}
