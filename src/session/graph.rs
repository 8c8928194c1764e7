//! The graph of what follows from the workspace.
//!
//! Each node is a memo: it is worked out again only when what it reads has changed. Typing in the ticket writes and
//! parses no template.
//!
//! ```text
//! options ──► source ──► template ─┐
//!                           │      ├──► sent ──► what a view shows
//! ticket, assumptions ──► data ────┘
//!      ▲                    └──► reads ──► fields
//!      └── sample ◄────────────────┘
//! ```
//!
//! The sample ticket follows what the template reads at once, and the rest of its text only once it was painted:
//! see [`Graph::follow_template`].

use super::state::State;
use crate::reactive::{effect, memo};
use leptos::prelude::*;
use payload_core::analysis::{FormField, form};
use payload_core::options::{Mark, Options};
use payload_core::preview::{Reads, Sent, send};
use payload_core::ticket::Ticket;
use payload_core::workspace::{Area, Change, Edit, Shared, Workspace};
use ruby_liquid::builtins::{self, Builtins};
use ruby_liquid::{Clock, Dialect, Host, Template};
use std::sync::Arc;

/// The template on show.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its channel.
    pub channel: String,
    /// Its text.
    pub text: String,
    /// Which option wrote which piece of it; empty if it was edited by hand.
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

/// What the program has of what everything follows from: more of it comes with the second half.
#[derive(Clone, Copy)]
pub struct Abilities {
    /// What is known of Liquid.
    pub builtins: &'static Builtins,
    /// The sample ticket, as a template of a channel is tried on it.
    pub sample: fn(&Workspace, &Template, &Reads, &str, Clock) -> Ticket,
    /// What an edit of a workspace changes, in words.
    pub name: fn(&Edit, &Workspace) -> Change,
}

impl Abilities {
    /// What the first view needs: options write no more of Liquid, and their own fields are in every built-in ticket.
    pub const FIRST: Self = Self {
        builtins: &builtins::COMMON,
        sample: |workspace, _, _, _, _| workspace.ticket.clone(),
        name: Change::of_first,
    };
}

/// What the sample ticket follows at once of the template on show.
struct Tried {
    abilities: Abilities,
    engine: (Dialect, Host),
    template: Option<(Arc<Template>, Arc<Reads>)>,
}

impl Tried {
    /// Whether the same ticket will do for another one: most letters typed into a template ask for no other.
    fn wants_ticket_of(&self, other: &Self) -> bool {
        let are_alike = match (&self.template, &other.template) {
            (Some((_, reads)), Some((_, others))) => reads.has_fields_of(others),
            (one, other) => one.is_none() && other.is_none(),
        };
        // Two abilities differ in what they know of Liquid.
        are_alike
            && self.engine == other.engine
            && std::ptr::eq(self.abilities.builtins, other.abilities.builtins)
    }
}

/// A node of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    /// Options write a template.
    Source,
    /// The template is parsed.
    Template,
    /// What the template reads is looked up.
    Reads,
    /// The sample ticket is made as the template is tried on it.
    Sample,
    /// The template is rendered, and the payload is read and judged.
    Sent,
    /// The fields of the form are made.
    Fields,
}

/// Every node. A template and what follows from it are `None` where every channel is off.
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
    /// The sample ticket, as the template is tried on it.
    pub sample: Memo<Ticket>,
    /// The fields of it that the template reads.
    pub fields: Memo<Vec<FormField>>,
    /// The options: most of what is seen follows from them alone.
    pub options: Memo<Shared<Options>>,
    /// Wakes the sample ticket when the template on show has become another one that reads the same fields.
    template_settled: Trigger,
}

impl Graph {
    /// The graph below a state, with what the program can do so far.
    pub fn new(state: State, abilities: RwSignal<Abilities>, clock: Clock) -> Self {
        let options = memo(move || state.read(Area::Choices, |workspace| workspace.options.clone()));
        let source = memo(move || {
            ran(Node::Source);
            // `read`, not `track`: tracking alone does not compute the memo.
            let _ = options.read();
            state.read(Area::Template, Source::of)
        });
        let assumptions = memo(move || state.read(Area::Choices, |workspace| workspace.assumptions));
        let engine = memo(move || {
            let assumptions = assumptions.get();
            (assumptions.liquid, assumptions.host)
        });
        let template = Memo::new_with_compare(
            move |_| {
                ran(Node::Template);
                let builtins = abilities.get().builtins;
                let (liquid, host) = engine.get();
                let parse =
                    |source: &Source| Template::parse_with(&source.text, liquid, builtins).hosted_by(host);
                source.with(|source| source.as_ref().map(parse).map(Arc::new))
            },
            // Only a change of what it is made of makes a new one.
            |_, _| true,
        );
        let reads = memo(move || {
            let template = template.get()?;
            ran(Node::Reads);
            Some(Arc::new(Reads::of(&template, clock)))
        });
        // It changes with the template.
        let channel = move || source.with_untracked(|it| it.as_ref().map(|source| source.channel.clone()));
        let tried = Memo::new_with_compare(
            move |_| Tried {
                abilities: abilities.get(),
                engine: engine.get(),
                template: template.get().zip(reads.get()),
            },
            |before, now| !before.zip(now).is_some_and(|(before, now)| before.wants_ticket_of(now)),
        );
        let template_settled = Trigger::new();
        let sample = memo(move || {
            ran(Node::Sample);
            template_settled.track();
            state.follow(Area::Ticket);
            let tried = tried.read();
            state.read_once(|history| match tried.template.as_ref().zip(channel()) {
                Some(((template, reads), channel)) => {
                    (tried.abilities.sample)(history.now(), template, reads, &channel, clock)
                }
                None => history.now().ticket.clone(),
            })
        });
        let sent = memo(move || {
            let template = template.get()?;
            ran(Node::Sent);
            // Handing a ticket over costs little beside rendering.
            let ticket = sample.with(|sample| assumptions.get().hand_over(sample));
            Some(Arc::new(send(&template, &ticket, &channel()?, clock)))
        });
        let fields = memo(move || {
            ran(Node::Fields);
            let (options, sample) = (options.read(), sample.read());
            reads.get().map(|reads| form(&options, &sample, &reads)).unwrap_or_default()
        });
        Self { source, template, sent, reads, sample, fields, options, template_settled }
    }

    /// Lets the sample ticket follow the template on show once that is painted. Most letters typed into a template ask
    /// for no other ticket, and to look whether one does takes as long as all else that follows from them.
    pub fn follow_template(self, state: State) {
        let last = StoredValue::new(self.template.get_untracked());
        effect(move || {
            state.read_after_paint(|_| ());
            let now = self.template.get_untracked();
            let address = |template: &Option<Arc<Template>>| template.as_ref().map(Arc::as_ptr);
            if address(&now) != address(&last.read_value()) {
                last.set_value(now);
                self.template_settled.notify();
            }
        });
    }
}

/// Notes that a node was worked out: tests count them.
#[cfg(not(test))]
fn ran(_: Node) {}

#[cfg(test)]
use tests::ran;

#[cfg(test)]
mod tests;
