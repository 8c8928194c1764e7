//! The addresses of agents, once for the file: neither the API's tickets nor exports hold them.

use super::running::CheckState;
use super::state::Checking;
use crate::browser::TicketFile;
use crate::components::{Field, Labeled, WithReason, reason_id};
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::proof::bulk::agents;

/// A file of agents is not longer than this, in bytes.
const MAX_FILE: usize = 1 << 20;

/// How many agents without an email are asked for one by one, at most.
const MOST: usize = 50;

const LABEL: &str = "Agents’ emails";

/// Where agents' addresses are typed, pasted or read from a file.
#[component]
pub fn Agents() -> impl IntoView {
    let checking = Checking::here();
    let not_read = RwSignal::new(String::new());
    let refused = Signal::derive(move || {
        let (not_read, typed) = (not_read.get(), checking.agents.read());
        match not_read.is_empty() && !typed.trim().is_empty() {
            true => agents::read(&typed).err().unwrap_or_default(),
            false => not_read,
        }
    });
    let choose = move |event| {
        let Some(file) = TicketFile::of_event(&event) else { return };
        spawn_local(async move {
            let read = match file.size() {
                size if size > MAX_FILE as f64 => Err(format!(
                    "The file is {:.0} KB; the maximum is {} KB.",
                    size / 1024.0,
                    MAX_FILE / 1024
                )),
                _ => file.read(0.0, MAX_FILE).await.ok_or("The browser cannot read this file.".to_owned()),
            };
            // A file that cannot be read, or only in part, leaves what was typed as it is.
            if let Ok(bytes) = &read {
                checking.agents.try_set(String::from_utf8_lossy(bytes).into_owned());
            }
            not_read.try_set(read.err().unwrap_or_default());
        });
    };
    // The last check shows which agents there are.
    let unknown = move || {
        checking.check.with(|check| match check {
            CheckState::Ended(found) => found.report.facts.agents.clone(),
            _ => Vec::new(),
        })
    };
    view! {
        <details class="agents">
            <summary>"Agents’ emails"</summary>
            <div class="settings">
                <p class="aside">
                    "A line for each: name or number, then the e-mail. Or what GET /api/v2/agents answers, or a CSV of agents. \
                    An agent who is not listed gets the e-mail above."
                </p>
                <WithReason reason=reason_id(LABEL) label=LABEL refused=refused>
                    <textarea
                        rows="4"
                        spellcheck="false"
                        placeholder="Ivo Berg, ivo@shop.example"
                        aria-describedby=reason_id(LABEL)
                        prop:value=checking.agents
                        on:input=move |event| {
                            checking.agents.set(event_target_value(&event));
                            not_read.set(String::new());
                        }
                    />
                </WithReason>
                {move || unknown().into_iter().take(MOST).map(|name| view! { <Address name=name /> }).collect_view()}
                <Labeled label="File of agents">
                    <input type="file" accept=".json,.csv,.txt" on:change=choose />
                </Labeled>
            </div>
        </details>
    }
}

/// The email of an agent whom the last check met without one.
#[component]
fn Address(name: String) -> impl IntoView {
    let checking = Checking::here();
    let label = format!("Email of {name}");
    let of = name.clone();
    let value = Signal::derive(move || checking.agents.with(|lines| agents::typed(lines, &of)));
    let write = move |email: String| {
        checking.agents.update(|lines| *lines = agents::with_address(lines, &name, &email));
    };
    view! { <Field label=label value=value on_input=write /> }
}
