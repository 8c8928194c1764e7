//! The template of each channel: to read, to copy, to edit by hand.

use super::channel_label;
use super::reader::Reader;
use crate::browser;
use crate::components::{Button, ButtonKind, CopyButton, Pane, PaneHead, Tab, Tabs};
use crate::late::{Late, LateView};
use crate::reactive::memo;
use crate::router::{CHANNEL_TAB, TEMPLATE_TEXT};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::workspace::Edit;

/// The template, to be edited by hand.
pub static EDITOR: LateView = LateView::empty();
/// The way back from a template that was edited by hand.
pub static RETURN: LateView = LateView::empty();
/// What is left to do with the payload.
pub static COPIED: LateView = LateView::empty();
/// What the piece does that a person attends to.
pub static EXPLANATION: LateView = LateView::empty();

/// The id of what the channel's tabs switch.
pub const PANEL: &str = "channel-template";

/// The id of the button that leads to the text.
pub const BY_HAND_ID: &str = "by-hand-button";

/// How the template is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// There is none: every channel is off.
    Nothing,
    /// As the options write it, to be read.
    Written,
    /// As a text that is edited.
    ByHand,
}

/// Whether long lines of templates and payloads are wrapped; shared by the panes below.
#[derive(Clone, Copy)]
pub struct Wrap(pub RwSignal<bool>);

const WRAP: &str = "payload-builder.wrap";

impl Wrap {
    /// As this browser kept it.
    pub fn provide() -> Self {
        let wrap = Self(RwSignal::new(browser::kept(WRAP).ok().flatten().as_deref() != Some("no")));
        provide_context(wrap);
        wrap
    }

    fn turn(self) {
        self.0.update(|wrap| *wrap = !*wrap);
        // Where the browser keeps nothing, it lasts as long as the page.
        let _ = browser::keep(WRAP, if self.0.get_untracked() { "yes" } else { "no" });
    }
}

/// The payload that was copied last, and each copy of it anew; what follows from one comes with the second half.
#[derive(Clone, Copy)]
pub struct PayloadCopies(pub RwSignal<Option<String>>);

/// The pane of the template.
#[component]
pub fn TemplatePane() -> impl IntoView {
    let session = Session::here();
    let wrap: Wrap = expect_context();
    let source = session.source();
    let shown = memo(move || match &*source.read() {
        None => Shown::Nothing,
        Some(source) if source.by_hand => Shown::ByHand,
        Some(_) => Shown::Written,
    });
    let edit_by_hand = move || {
        if let (Some(channel), Some(text)) = (session.channel_once(), session.template_once()) {
            session.edit_alone(Edit::Write(channel, text));
            focus_editor();
        }
    };
    let PayloadCopies(copies) = expect_context();
    view! {
        <Pane name="Template" class="template">
            <PaneHead title="Template">
                <Show when=move || shown.get() != Shown::Nothing>
                    <ChannelTabs />
                </Show>
                <span class="grow"></span>
                <Button pressed=wrap.0 on_press=move || wrap.turn()>"Wrap"</Button>
                {move || match shown.get() {
                    Shown::Nothing => ().into_any(),
                    Shown::Written => {
                        view! { <Button id=BY_HAND_ID on_press=edit_by_hand>"Edit by hand"</Button> }.into_any()
                    }
                    Shown::ByHand => view! { <Late part=&RETURN before=|| () /> }.into_any(),
                }}
                <CopyButton
                    label="Copy payload"
                    kind=ButtonKind::Main
                    disabled=move || shown.get() == Shown::Nothing
                    read=move || session.template_once()
                    on_copied=move |text| copies.set(Some(text))
                />
            </PaneHead>
            <Late part=&COPIED before=|| () />
            {move || match shown.get() {
                Shown::Nothing => {
                    view! { <p class="empty">"Every channel is off. Switch one on under Choices."</p> }.into_any()
                }
                Shown::Written => view! { <Reader /> }.into_any(),
                Shown::ByHand => view! { <Late part=&EDITOR before=move || view! { <PlainEditor /> } /> }.into_any(),
            }}
        </Pane>
    }
}

/// The template as plain text, until the editor is here: what is typed or pasted meanwhile is kept.
#[component]
fn PlainEditor() -> impl IntoView {
    let session = Session::here();
    let text =
        move || session.source().with(|source| source.as_ref().map(|it| it.text.clone()).unwrap_or_default());
    let write = move |event| {
        if let Some(channel) = session.channel_once() {
            session.edit(Edit::Write(channel, event_target_value(&event)));
        }
    };
    view! {
        <div class="editor plain" id=PANEL>
            <textarea id=TEMPLATE_TEXT aria-label="Template text" spellcheck="false" rows="16" prop:value=text on:input=write></textarea>
        </div>
    }
}

/// Moves the focus to the beginning of the text, once that can be edited.
fn focus_editor() {
    request_animation_frame(|| browser::select_in(&format!("#{TEMPLATE_TEXT}"), 0, 0));
}

/// A tab for each channel that is on.
#[component]
fn ChannelTabs() -> impl IntoView {
    let session = Session::here();
    let tabs = memo(move || {
        let tab = |name: &str| Tab { value: name.to_owned(), name: channel_label(name) };
        session.options(|options| options.channels_on().map(tab).collect::<Vec<_>>())
    });
    let shown = memo(move || session.channel().unwrap_or_default());
    view! {
        <Tabs
            label="Channel"
            class="tabs"
            prefix=CHANNEL_TAB
            panel=PANEL
            tabs=tabs
            value=shown
            on_open=move |name| session.edit(Edit::Show(name))
        />
    }
}
