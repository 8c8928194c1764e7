//! Judges files of tickets: with an agent's address filled in, the channels email, chat and phone on, and the choice
//! Language.

use payload_core::options::Choice;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::report::Report;
use payload_core::proof::bulk::{Bulk, Setup};
use payload_core::workspace::{Edit, Workspace};
use ruby_liquid::Clock;

pub const NOW: Clock = Clock(1_767_600_000);

pub fn workspace() -> Workspace {
    let mut workspace = Workspace::default();
    for channel in ["email", "chat", "phone"] {
        workspace.apply(Edit::Channel(channel.to_owned(), true));
    }
    workspace.apply(Edit::Switch(Choice::Language, true));
    workspace
}

pub fn setup() -> Setup {
    let fill = vec![(Placeholder::known("ticket.agent.email"), "maya@acme.example".into())];
    Setup { fill, ..Setup::default() }
}

pub fn judge(workspace: &Workspace, setup: Setup, bytes: &[u8]) -> Result<Report, String> {
    let mut bulk = Bulk::new(workspace, setup, NOW);
    bulk.push(bytes)?;
    bulk.finish()?;
    Ok(bulk.report)
}
