//! The one state of the page, the graph of what follows from it, and the one door to change it.
//!
//! Each step of the graph is a memo: it is worked out again only when what it reads has changed. Typing in the ticket
//! writes and parses no template.
//!
//! ```text
//! options ──► source ──► template ─┐
//!                           │      ├──► sent ──► what a view shows
//! ticket, assumptions ──► data ────┘
//!                           └──► reads ──► fields          findings, after a pause
//! ```

use crate::browser;
use crate::debounce::debounced;
use crate::memo::memo;
use leptos::prelude::*;
use payload_core::analysis::{FormField, form};
use payload_core::checks::Finding;
use payload_core::options::Mark;
use payload_core::placeholder::Placeholder;
use payload_core::preview::{Reads, Sent, send};
use payload_core::recognize::Recognition;
use payload_core::rule_settings::Progress;
use payload_core::text::Span;
use payload_core::workspace::{Area, Change, Edit, History, Workspace};
use ruby_liquid::builtins::{self, Builtins};
use ruby_liquid::{Clock, Template};
use std::sync::Arc;

/// After so long without a change the next one is a step of its own, in milliseconds.
const STEP: f64 = 1_000.0;

/// How long typing must pause before the template is examined, in milliseconds: every check renders it.
const PAUSE: u32 = 300;

/// What the page shows is derived from here; what people do goes through [`Session::edit`].
#[derive(Clone, Copy)]
pub struct Session {
    history: RwSignal<History>,
    late: RwSignal<Option<LateCore>>,
    source: Memo<Option<Source>>,
    template: Memo<Option<Arc<Template>>>,
    reads: Memo<Option<Arc<Reads>>>,
    sent: Memo<Option<Arc<Sent>>>,
    fields: Memo<Vec<FormField>>,
    found: Memo<Option<Arc<Found>>>,
    attention: RwSignal<Attention>,
    /// When the last change was made, in milliseconds.
    changed: StoredValue<f64>,
}

/// What of the core comes with the second half of the program.
#[derive(Clone, Copy)]
pub struct LateCore {
    /// All of Liquid; before, the page knows what options are written with.
    pub builtins: &'static Builtins,
    /// Examines the template on show.
    pub examine: fn(&Workspace, Clock) -> Option<Found>,
}

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

/// What was found in a template.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its channel.
    pub channel: String,
    /// Its text.
    pub text: String,
    /// Whether it was edited by hand.
    pub by_hand: bool,
    /// What is or will be wrong with it, worst first.
    pub findings: Vec<Finding>,
    /// The options behind it, where it was edited by hand.
    pub recognition: Option<Recognition>,
}

/// What a person points at or has the focus on; its origin and its outcome light up.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Attention {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// A part of the template.
    Template(Span),
    /// A stretch of the payload.
    Payload(Span),
    /// A field of the ticket.
    Field(Placeholder),
}

impl Session {
    /// Makes the session and hands it to everything below.
    pub fn provide() -> Self {
        let history = RwSignal::new(History::default());
        let late = RwSignal::new(None::<LateCore>);
        let clock = Clock(browser::now());
        let of_workspace = move |read: fn(&Workspace) -> _| history.with(|history| read(history.now()));

        let chosen = memo(move || {
            history.with(|history| {
                let workspace = history.now();
                let Workspace { options, by_hand, channel, .. } = workspace;
                (options.clone(), by_hand.clone(), channel.clone())
            })
        });
        let source = memo(move || {
            chosen.track();
            history.with_untracked(|history| Source::of(history.now()))
        });
        let liquid = memo(move || of_workspace(|workspace| workspace.assumptions.liquid));
        let template = Memo::new_with_compare(
            move |_| {
                let builtins = late.with(|late| late.map_or(&builtins::COMMON, |late| late.builtins));
                let parse = |source: &Source| Template::parse_with(&source.text, liquid.get(), builtins);
                source.with(|source| source.as_ref().map(parse).map(Arc::new))
            },
            // Only a change of what it is made of makes a new one.
            |_, _| true,
        );
        let ticket =
            memo(move || history.with(|history| (history.now().ticket.clone(), history.now().assumptions)));
        let sent = memo(move || {
            let template = template.get()?;
            // Presenting a ticket costs next to nothing beside rendering.
            let ticket = ticket.with(|(ticket, assumptions)| assumptions.hand_over(ticket));
            chosen.track();
            let channel =
                history.with_untracked(|history| history.now().shown_channel().map(str::to_owned))?;
            Some(Arc::new(send(&template, &ticket, &channel, clock)))
        });
        let reads = memo(move || Some(Arc::new(Reads::of(&*template.get()?, clock))));
        let fields = memo(move || {
            ticket.track();
            chosen.track();
            let form = |reads: &Arc<Reads>| history.with_untracked(|history| form(history.now(), reads));
            reads.with(|reads| reads.as_ref().map(form).unwrap_or_default())
        });
        // What was done outside the page changes no finding.
        let examined = move || {
            history.with(|history| Workspace { progress: Progress::default(), ..history.now().clone() })
        };
        let settled = debounced(examined, PAUSE);
        let found = memo(move || {
            let examine = late.get()?.examine;
            settled.with(|workspace| {
                workspace.as_ref().and_then(|workspace| examine(workspace, clock)).map(Arc::new)
            })
        });

        let (attention, changed) = (RwSignal::default(), StoredValue::new(0.0));
        let session =
            Self { history, late, source, template, reads, sent, fields, found, attention, changed };
        provide_context(session);
        session
    }

    /// The session of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Takes up what of the core came with the second half.
    pub fn complete(&self, late: LateCore) {
        self.late.set(Some(late));
    }

    /// Begins with another workspace: no step that could be undone.
    pub fn start(&self, workspace: Workspace) {
        self.history.set(History::new(workspace));
    }

    /// Makes a change. What is typed without a pause is one step.
    pub fn edit(&self, edit: Edit) {
        let now = browser::milliseconds();
        let paused = now - self.changed.get_value() > STEP;
        self.changed.set_value(now);
        self.history.update(|history| {
            if paused {
                history.pause();
            }
            history.edit(edit);
        });
    }

    /// Makes a change that is a step of its own, whatever follows at once.
    pub fn edit_alone(&self, edit: Edit) {
        self.edit(edit);
        self.changed.set_value(0.0);
    }

    /// Puts another workspace in place of this one, as one step.
    pub fn replace(&self, workspace: Workspace) {
        self.replace_as(workspace, Change::new("Settings", Area::Choices));
    }

    /// Puts another workspace in place of this one, as one step of that name.
    pub fn replace_as(&self, workspace: Workspace, change: Change) {
        self.history.update(|history| history.replace(workspace, change));
    }

    /// Follows every change, whatever it is.
    pub fn follow(&self) {
        self.history.track();
    }

    /// One step back; returns what it undid.
    pub fn undo(&self) -> Option<Change> {
        self.history.try_update(History::undo).flatten()
    }

    /// One step forward again; returns what it did again.
    pub fn redo(&self) -> Option<Change> {
        self.history.try_update(History::redo).flatten()
    }

    /// The changes that can be undone, the last one first.
    pub fn undoable(&self) -> Vec<Change> {
        self.history.with(|history| history.undoable().cloned().collect())
    }

    /// The change that can be undone now.
    pub fn next_undo(&self) -> Option<Change> {
        self.history.with(|history| history.undoable().next().cloned())
    }

    /// The change that can be made again now.
    pub fn next_redo(&self) -> Option<Change> {
        self.history.with(|history| history.redoable().next().cloned())
    }

    /// Reads from the workspace, and follows it.
    pub fn read<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.history.with(|history| read(history.now()))
    }

    /// Reads from the workspace once.
    pub fn read_once<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.history.with_untracked(|history| read(history.now()))
    }

    /// The template on show; `None` where every channel is off.
    pub fn source(&self) -> Memo<Option<Source>> {
        self.source
    }

    /// The template on show, parsed.
    pub fn template(&self) -> Option<Arc<Template>> {
        self.template.get()
    }

    /// What of a ticket the template on show reads.
    pub fn reads(&self) -> Option<Arc<Reads>> {
        self.reads.get()
    }

    /// What is sent for the sample ticket; `None` where every channel is off.
    pub fn sent(&self) -> Option<Arc<Sent>> {
        self.sent.get()
    }

    /// The fields of the sample ticket that the template reads.
    pub fn fields(&self) -> Memo<Vec<FormField>> {
        self.fields
    }

    /// What was found in the template on show, as it was after the last pause in typing; `None` until it was examined,
    /// and where every channel is off.
    pub fn found(&self) -> Memo<Option<Arc<Found>>> {
        self.found
    }

    /// The text of the template that would be copied now.
    pub fn template_once(&self) -> Option<String> {
        self.source.with_untracked(|source| source.as_ref().map(|source| source.text.clone()))
    }

    /// The channel on show.
    pub fn channel_once(&self) -> Option<String> {
        self.read_once(|workspace| workspace.shown_channel().map(str::to_owned))
    }

    /// What a person attends to.
    pub fn attention(&self) -> Attention {
        self.attention.get()
    }

    /// A person attends to something else.
    pub fn attend(&self, attention: Attention) {
        self.attention.maybe_update(|now| {
            let changed = *now != attention;
            *now = attention;
            changed
        });
    }
}

impl Source {
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
