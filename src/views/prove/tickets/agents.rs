//! The addresses of agents, once for the file: neither the API's tickets nor exports hold them.

use super::running::CheckState;
use super::state::Checking;
use crate::browser::TicketFile;
use crate::components::{Labelled, WithReason, reason_id};
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::proof::bulk::agents;

/// A file of agents is not longer than this, in bytes.
const MAX_FILE: usize = 1 << 20;

const LABEL: &str = "Agents’ emails";

/// Where agents' addresses are typed, pasted or read from a file.
#[component]
pub fn Agents() -> impl IntoView {
    let checking = Checking::here();
    let refused = Signal::derive(move || {
        let typed = checking.agents.read();
        if typed.trim().is_empty() { String::new() } else { agents::read(&typed).err().unwrap_or_default() }
    });
    let choose = move |event| {
        let Some(file) = TicketFile::of_event(&event) else { return };
        spawn_local(async move {
            if let Some(bytes) = file.read(0.0, MAX_FILE).await {
                checking.agents.try_set(String::from_utf8_lossy(&bytes).into_owned());
            }
        });
    };
    // The last check tells which agents there are.
    let unknown = move || {
        checking.check.with(|check| match check {
            CheckState::Ended(found) => found.report.facts.agents.clone(),
            _ => Vec::new(),
        })
    };
    let add = move |_| {
        let lines: Vec<String> = unknown().into_iter().map(|name| format!("{name}, ")).collect();
        checking.agents.update(|typed| {
            let gap = if typed.trim().is_empty() { "" } else { "\n" };
            *typed = format!("{}{gap}{}", typed.trim_end(), lines.join("\n"));
        });
    };
    view! {
        <details class="agents">
            <summary>"Agents’ emails"</summary>
            <div class="settings">
                <p class="aside">
                    "A line for each: name or number, then the email. Or what GET /api/v2/agents answers, or a CSV of agents. \
                    An agent who is not listed gets the email above."
                </p>
                <WithReason label=LABEL refused=refused>
                    <textarea
                        rows="4"
                        spellcheck="false"
                        placeholder="Ivo Berg, ivo@shop.example"
                        aria-describedby=reason_id(LABEL)
                        prop:value=checking.agents
                        on:input=move |event| checking.agents.set(event_target_value(&event))
                    />
                </WithReason>
                <div class="row">
                    <Show when=move || !unknown().is_empty()>
                        <button type="button" on:click=add>"Add the agents of the last check"</button>
                    </Show>
                </div>
                <Labelled label="File of agents">
                    <input type="file" accept=".json,.csv,.txt" on:change=choose />
                </Labelled>
            </div>
        </details>
    }
}
