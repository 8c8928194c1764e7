//! The graph of what follows from the workspace.
//!
//! Each step is a memo: it is worked out again only when what it reads has changed. Typing in the ticket writes and
//! parses no template.
//!
//! ```text
//! options ──► source ──► template ─┐
//!                           │      ├──► sent ──► what a view shows
//! ticket, assumptions ──► data ────┘
//!                           └──► reads ──► fields
//! ```

use crate::memo::memo;
use leptos::prelude::*;
use payload_core::analysis::{FormField, form};
use payload_core::options::Mark;
use payload_core::preview::{Reads, Sent, send};
use payload_core::workspace::{History, Workspace};
use ruby_liquid::builtins::Builtins;
use ruby_liquid::{Clock, Template};
use std::sync::Arc;

/// The template on show.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its channel.
    pub channel: String,
    /// Its text.
    pub text: String,
    /// Which option wrote which piece of it; nothing where it was edited by hand.
    pub marks: Vec<Mark>,
    /// Whether it was edited by hand.
    pub by_hand: bool,
}

impl Source {
    /// The template of the channel on show; `None` where every channel is off.
    fn of(workspace: &Workspace) -> Option<Self> {
        let channel = workspace.shown_channel()?;
        let written = workspace.template(channel);
        Some(Self {
            channel: channel.to_owned(),
            text: written.text,
            marks: written.marks,
            by_hand: workspace.by_hand.contains_key(channel),
        })
    }
}

/// A step of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Options write a template.
    Source,
    /// The template is parsed.
    Template,
    /// The template is rendered, and the payload is read and judged.
    Sent,
    /// What the template reads is looked up.
    Reads,
    /// The fields of the form are made.
    Fields,
}

/// Every step; each is `None` where every channel is off.
#[derive(Clone, Copy)]
pub(super) struct Graph {
    /// The template on show.
    pub source: Memo<Option<Source>>,
    /// That, parsed.
    pub template: Memo<Option<Arc<Template>>>,
    /// What is sent for the sample ticket.
    pub sent: Memo<Option<Arc<Sent>>>,
    /// What of a ticket the template reads.
    pub reads: Memo<Option<Arc<Reads>>>,
    /// The fields of the sample ticket that the template reads.
    pub fields: Memo<Vec<FormField>>,
}

impl Graph {
    /// The graph below a history of workspaces; `builtins` are what is known of Liquid so far.
    pub fn new(history: RwSignal<History>, builtins: RwSignal<&'static Builtins>, clock: Clock) -> Self {
        let chosen = memo(move || {
            history.with(|history| {
                let Workspace { options, by_hand, channel, .. } = history.now();
                (options.clone(), by_hand.clone(), channel.clone())
            })
        });
        let source = memo(move || {
            ran(Step::Source);
            // Read, since a memo that is only tracked is not worked out.
            let _ = chosen.read();
            history.with_untracked(|history| Source::of(history.now()))
        });
        let liquid = memo(move || history.with(|history| history.now().assumptions.liquid));
        let template = Memo::new_with_compare(
            move |_| {
                ran(Step::Template);
                let parse =
                    |source: &Source| Template::parse_with(&source.text, liquid.get(), builtins.get());
                source.with(|source| source.as_ref().map(parse).map(Arc::new))
            },
            // Only a change of what it is made of makes a new one.
            |_, _| true,
        );
        let ticket =
            memo(move || history.with(|history| (history.now().ticket.clone(), history.now().assumptions)));
        let sent = memo(move || {
            let template = template.get()?;
            ran(Step::Sent);
            // Presenting a ticket costs next to nothing beside rendering.
            let ticket = ticket.with(|(ticket, assumptions)| assumptions.hand_over(ticket));
            let channel = source.with(|source| source.as_ref().map(|source| source.channel.clone()))?;
            Some(Arc::new(send(&template, &ticket, &channel, clock)))
        });
        let reads = memo(move || {
            let template = template.get()?;
            ran(Step::Reads);
            Some(Arc::new(Reads::of(&template, clock)))
        });
        let fields = memo(move || {
            ran(Step::Fields);
            let _ = (ticket.read(), chosen.read());
            let form = |reads: &Arc<Reads>| {
                history.with_untracked(|history| form(history.now(), &history.now().ticket, reads))
            };
            reads.with(|reads| reads.as_ref().map(form).unwrap_or_default())
        });
        Self { source, template, sent, reads, fields }
    }
}

/// Notes that a step ran: tests count them.
#[cfg(not(test))]
fn ran(_: Step) {}

#[cfg(test)]
use tests::ran;

#[cfg(test)]
mod tests;
