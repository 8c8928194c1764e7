//! The choices: preset, channels, parts of the payload, text safety, what Freshdesk does.

mod channels;
mod freshdesk;
pub mod late;
pub mod new_channel;
mod parts;

use super::pane;
use crate::components::{link_button, segments, titled_segments};
use crate::element::{div, el, p};
use crate::live::{only_if, text};
use crate::session::Session;
use crate::views::prove::probe_link;
use leptos::prelude::*;
use payload_core::options::{Layout, Preset, Safety, Style};
use payload_core::workspace::Edit;

/// The first pane.
pub fn choices() -> AnyView {
    let session = Session::here();
    let chosen = move || session.read(|workspace| place(&Preset::ALL, workspace.options.preset));
    let changed = move || session.read(|workspace| !workspace.options.is_pure());
    let set_back = move || {
        let preset = session.read_once(|workspace| workspace.options.preset);
        session.edit(Edit::Preset(preset));
    };
    let changed_note = move || {
        el("p")
            .class("aside")
            .say("Changed from the preset. ")
            .child(link_button("Set back", set_back))
            .done()
    };
    let pick = move |at: usize| session.edit(Edit::Preset(Preset::ALL[at]));
    let by_hand = move || session.analysis().is_some_and(|analysis| analysis.by_hand);
    let by_hand_note = || {
        p(
            "aside stale",
            "The template on show is edited by hand: these choices do not reach it until you return to them.",
        )
    };
    let body = div("body")
        .child(only_if(by_hand, by_hand_note))
        .child(segments("Preset", &Preset::ALL.map(Preset::label), chosen, pick))
        .child(only_if(changed, changed_note))
        .child(title("Channels"))
        .children(channels::channels())
        .child(title("Payload"))
        .children(parts::parts())
        .child(title("Text safety"))
        .children(safety())
        .child(title("What Freshdesk does"))
        .children(freshdesk::assumptions())
        .child(probe_link());
    pane("Choices", "pane choices").child(el("h2").say("Choices").done()).child(body.done()).done()
}

fn title(words: &'static str) -> AnyView {
    el("h3").say(words).done()
}

/// Where a value stands among the options for it.
fn place<T: PartialEq>(options: &[T], value: T) -> usize {
    options.iter().position(|option| *option == value).unwrap_or_default()
}

/// Changes a detail of the pattern.
fn restyle(session: Session, change: impl FnOnce(&mut Style)) {
    let mut style = session.read_once(|workspace| workspace.options.style);
    change(&mut style);
    session.edit(Edit::Style(style));
}

const SAFETIES: [Safety; 3] = [Safety::AsItIs, Safety::Neutral, Safety::Exact];
const SAFETY_WORDS: [&str; 3] = [
    "A quote, a backslash or a line break in a value breaks the payload.",
    "A quote becomes ', a backslash is dropped, white space becomes one blank. Holds whatever Freshdesk escapes.",
    "Quotes and backslashes arrive as typed, if Freshdesk escapes nothing itself. If it does, the payload stays valid, but they show doubled.",
];
const LAYOUTS: [Layout; 2] = [Layout::LaidOut, Layout::OneLine];

/// What is done to text that could break the payload, and how the template is laid out.
fn safety() -> [AnyView; 3] {
    let session = Session::here();
    let chosen = move || session.read(|workspace| place(&SAFETIES, workspace.options.style.safety));
    let layout = move || session.read(|workspace| place(&LAYOUTS, workspace.options.style.layout));
    let words = el("p").class("aside").say_live(text(move || SAFETY_WORDS[chosen()].to_owned()));
    [
        segments("Text safety", &["As it is", "Neutral", "Exact"], chosen, move |at| {
            restyle(session, |style| style.safety = SAFETIES[at]);
        }),
        words.done(),
        titled_segments("Layout", &["Laid out", "One line"], layout, move |at| {
            restyle(session, |style| style.layout = LAYOUTS[at]);
        }),
    ]
}
