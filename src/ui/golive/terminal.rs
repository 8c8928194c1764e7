//! A command for a terminal, to test Stella without Freshdesk.

use crate::shell::Shell;
use crate::ui::controls::{copy_button, segments};
use crate::ui::live::text;
use crate::ui::session::Session;
use leptos::prelude::*;

/// The pane.
pub fn terminal(session: Session) -> AnyView {
    let shell = RwSignal::new(0);
    let command = move || {
        let payload = session.analysis().map(|analysis| analysis.rendering.text.clone());
        let url = session.read(|workspace| workspace.rules.url.clone());
        payload.map(|payload| Shell::ALL[shell.get().min(1)].command(&url, &payload))
    };
    let copied = move || untrack(command);
    let labels = Shell::ALL.map(Shell::label);
    view! {
        <section class="pane terminal" aria-label="Test without Freshdesk">
            <h2>
                "Test without Freshdesk" <span class="grow"></span>
                {segments("Shell", &labels, move || shell.get(), move |at| shell.set(at))}
                {copy_button("Copy command", copied, |_| {})}
            </h2>
            <div class="body">
                <p class="aside">"Posts the payload of the sample ticket to Stella, from your computer. In the terminal put the test key in the place of <API key>."</p>
                <pre class="plain" tabindex="0" role="group" aria-label="Command">
                    {text(move || command().unwrap_or_else(|| "Every channel is off.".to_owned()))}
                </pre>
            </div>
        </section>
    }
    .into_any()
}
