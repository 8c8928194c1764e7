//! **Share link**: what it carries is shown before it is copied.

use super::BUTTON;
use crate::background::slices::Run;
use crate::browser;
use crate::components::{Button, ButtonKind, Check, CopyButton, Labeled};
use crate::opened_case::OpenedCase;
use crate::persistence::Autosave;
use crate::router::Views;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::workspace::saved::{self, Place};

const DIALOG: &str = "share";

/// Links longer than this are cut by some programs, in characters: the shortest limit that is still met, by
/// old mail programs and proxies.
const LONG: usize = 2_000;

/// Whether the dialog is open.
#[derive(Clone, Copy)]
pub struct Share(RwSignal<bool>);

/// A link, as far as it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Link {
    /// It is being made.
    Making,
    /// Here it is.
    Made(String),
    /// The settings are too long for one.
    TooLong,
}

impl Share {
    /// It is closed.
    pub fn provide() -> Self {
        let share = Self(RwSignal::new(false));
        provide_context(share);
        share
    }

    /// Opens the dialog.
    pub fn open(self) {
        self.0.set(true);
        browser::open_dialog(DIALOG);
    }
}

/// The dialog. What it shows is made when it opens.
#[component]
pub fn ShareDialog() -> impl IntoView {
    let Share(open) = expect_context();
    let close = move |_| {
        open.set(false);
        // The menu with the button that opened it has closed.
        browser::focus(BUTTON);
    };
    view! {
        <dialog class="dialog" id=DIALOG aria-labelledby="share-title" on:close=close>
            <Show when=move || open.get()>
                <Content />
            </Show>
        </dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let (session, autosave, views) = (Session::here(), Autosave::here(), Views::here());
    let opened = OpenedCase::here();
    let with_ticket = RwSignal::new(false);
    let link = RwSignal::new(Link::Making);
    let making = StoredValue::new_local(None::<Run>);
    let make = move |asked: bool| {
        with_ticket.set(asked);
        link.set(Link::Making);
        // The one before, should it still be in the making, is dropped.
        making.set_value(Some(Run::start(async move {
            let made = autosave.link(views.shown_once(), asked).await;
            link.try_set(made.map_or(Link::TooLong, Link::Made));
        })));
    };
    make(false);
    let contents = move || {
        let ticket = with_ticket.get();
        session.read(|workspace| saved::write(&opened.settings(workspace), Place::Link, ticket))
    };
    let text = move || match link.get() {
        Link::Made(link) => Some(link),
        Link::Making | Link::TooLong => None,
    };
    let about = move || match link.get() {
        Link::Making => "Making the link…".to_owned(),
        Link::TooLong => "Too long for a link. Download the settings instead.".to_owned(),
        Link::Made(link) if link.len() <= LONG => format!("{} characters.", link.len()),
        Link::Made(link) => format!(
            "{} characters. Some programs cut off links longer than {LONG}. A link that was cut off changes nothing. The settings file has no such limit.",
            link.len()
        ),
    };
    let on_disk = browser::is_on_disk().then_some(
        "This page was opened from a file, so the link works only on computers that have the same file.",
    );
    view! {
        <div class="stack">
            <h2 id="share-title">"Share link"</h2>
            <p>
                "The link contains the settings below; those at their defaults are left out. Nothing is uploaded. Anyone with the link can read them. The checklist is not included."
            </p>
            <Check label="Include the sample ticket" on=with_ticket on_flip=make />
            <Labeled label="Contents of the link">
                <textarea rows="10" readonly prop:value=contents></textarea>
            </Labeled>
            <Labeled label="Link">
                <input type="text" readonly prop:value=move || text().unwrap_or_default() />
            </Labeled>
            <p class="aside" role="status">{about}</p>
            <p class="aside">{on_disk}</p>
            <div class="row end">
                <form method="dialog"><Button>"Close"</Button></form>
                <CopyButton label="Copy link" kind=ButtonKind::Main read=move || untrack(text) />
            </div>
        </div>
    }
}
