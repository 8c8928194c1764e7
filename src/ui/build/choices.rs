//! The choices: preset, channels, parts of the payload, text safety, what Freshdesk does.

mod channels;
mod freshdesk;
mod parts;

use crate::blueprint::{Layout, Preset, Safety, Style};
use crate::ui::controls::{link_button, segments, titled_segments};
use crate::ui::live::{only_if, text};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// The first pane.
pub fn choices() -> AnyView {
    let session = Session::here();
    let chosen = move || session.read(|workspace| place(&Preset::ALL, workspace.blueprint.preset));
    let changed = move || session.read(|workspace| !workspace.blueprint.is_pure());
    view! {
        <section class="pane choices" aria-label="Choices">
            <h2>"Choices"</h2>
            <div class="body">
                {segments("Preset", &Preset::ALL.map(Preset::label), chosen, move |at| session.edit(Edit::Preset(Preset::ALL[at])))}
                {only_if(changed, move || view! {
                    <p class="aside">
                        "Changed from the preset. "
                        {link_button("Set back", move || {
                            let preset = session.read_once(|workspace| workspace.blueprint.preset);
                            session.edit(Edit::Preset(preset));
                        })}
                    </p>
                }.into_any())}
                <h3>"Channels"</h3>
                {channels::channels()}
                <h3>"Payload"</h3>
                {parts::parts()}
                <h3>"Text safety"</h3>
                {safety()}
                <h3>"What Freshdesk does"</h3>
                {freshdesk::assumptions()}
            </div>
        </section>
    }
    .into_any()
}

/// Where a value stands among the options for it.
fn place<T: PartialEq>(options: &[T], value: T) -> usize {
    options.iter().position(|option| *option == value).unwrap_or_default()
}

/// Changes a detail of the pattern.
fn restyle(session: Session, change: impl FnOnce(&mut Style)) {
    let mut style = session.read_once(|workspace| workspace.blueprint.style);
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
fn safety() -> AnyView {
    let session = Session::here();
    let chosen = move || session.read(|workspace| place(&SAFETIES, workspace.blueprint.style.safety));
    let layout = move || session.read(|workspace| place(&LAYOUTS, workspace.blueprint.style.layout));
    view! {
        {segments("Text safety", &["As it is", "Neutral", "Exact"], chosen, move |at| restyle(session, |style| style.safety = SAFETIES[at]))}
        <p class="aside">{text(move || SAFETY_WORDS[chosen()].to_owned())}</p>
        {titled_segments("Layout", &["Laid out", "One line"], layout, move |at| restyle(session, |style| style.layout = LAYOUTS[at]))}
    }
    .into_any()
}
