//! A command for a terminal, to test Stella without Freshdesk.

use crate::components::{CopyButton, Mark, Pane, PaneHead, Segments, Select, Tone};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::curl_command::Shell;
use payload_core::proof::words;
use payload_core::verdict::Outcome;
use payload_core::workspace::Edit;

/// The pane.
#[component]
pub fn TestWithoutFreshdesk() -> impl IntoView {
    let session = Session::here();
    let shell = RwSignal::new(Shell::ALL[0]);
    let command = Memo::new(move |_| {
        let payload = session.sent()?.rendering.text.clone();
        let rules = session.read(|workspace| (workspace.rules.url.clone(), workspace.rules.authentication));
        Some(shell.get().command(&rules.0, rules.1, &payload))
    });
    let about = move || {
        let channel = session.read(|workspace| workspace.shown_channel().map(str::to_owned))?;
        Some(format!(
            "Posts the payload of the sample ticket for {channel} to Stella, from your computer. In the terminal, replace <API key> with the test key."
        ))
    };
    // Such a test would end without a survey, and nobody would know why.
    let in_vain = move || {
        let verdict = session.sent()?.verdict.clone();
        (verdict.outcome() != Outcome::Survey).then(|| view! {
            <p>
                <Mark tone=Tone::Fair />
                {format!(" This payload brings no test survey. {}. Choose another sample ticket in Build.", verdict.sentence())}
            </p>
        })
    };
    view! {
        <Pane name="Test without Freshdesk" class="terminal">
            <PaneHead title="Test without Freshdesk">
                <Segments
                    label="Shell"
                    quiet=true
                    options=Shell::ALL.map(|shell| (shell, shell.label())).to_vec()
                    value=shell
                    on_pick=move |picked| shell.set(picked)
                />
                <CopyButton
                    label="Copy command"
                    read=move || command.get_untracked()
                    disabled=move || command.read().is_none()
                />
            </PaneHead>
            <div class="body">
                <WhichChannel />
                <p class="aside">{about}</p>
                {in_vain}
                {move || match command.get() {
                    Some(command) => view! {
                        <pre class="plain" tabindex="0" role="group" aria-label="Command">{command}</pre>
                    }
                    .into_any(),
                    None => view! { <p>"Every channel is off. Switch one on in Build."</p> }.into_any(),
                }}
            </div>
        </Pane>
    }
}

/// The channel whose payload is posted, where there are several: the one that is open in Build, too.
#[component]
fn WhichChannel() -> impl IntoView {
    let session = Session::here();
    let channels = Memo::new(move |_| session.channels_on());
    let shown = Memo::new(move |_| {
        session.read(|workspace| workspace.shown_channel().map(str::to_owned)).unwrap_or_default()
    });
    move || {
        let options = channels.get().into_iter().map(|channel| (channel.clone(), words::channel(&channel)));
        let options = options.collect::<Vec<_>>();
        (options.len() > 1).then(|| {
            view! {
                <Select
                    label="Channel"
                    options=options
                    value=shown
                    on_pick=move |channel| session.edit(Edit::Show(channel))
                />
            }
        })
    }
}
