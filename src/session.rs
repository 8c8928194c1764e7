//! The one state of the page, and the one door to change it.

use crate::browser;
use crate::live::memo;
use crate::rest::{Analyze, if_here};
use leptos::prelude::*;
use payload_core::analysis::{Analysis, analyze_written};
use payload_core::placeholder::Placeholder;
use payload_core::text::Span;
use payload_core::workspace::{Edit, History, Workspace};
use ruby_liquid::Clock;
use std::sync::Arc;

/// After so long without a change the next one is a step of its own, in milliseconds.
const PAUSE: f64 = 1_000.0;

/// What the page shows is derived from here; what people do goes through [`Session::edit`].
#[derive(Clone, Copy)]
pub struct Session {
    history: RwSignal<History>,
    analysis: Memo<Option<Arc<Analysis>>>,
    attention: RwSignal<Attention>,
    /// When the last change was made, in milliseconds.
    changed: StoredValue<f64>,
    /// What the problems mark in the template: that text, and after a NUL the places. See [`Session::mark`].
    marks: RwSignal<String>,
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
        let clock = Clock(browser::now());
        let analysis = memo(move || {
            // Nobody can write a template by hand before the rest is here.
            let analyze = if_here().map_or(analyze_written as Analyze, |rest| rest.analyze);
            history.with(|history| analyze(history.now(), clock).map(Arc::new))
        });
        let session = Self {
            history,
            analysis,
            attention: RwSignal::default(),
            changed: StoredValue::new(0.0),
            marks: RwSignal::default(),
        };
        provide_context(session);
        session
    }

    /// The session of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Begins with another workspace: no step that could be undone.
    pub fn start(&self, workspace: Workspace) {
        self.history.set(History::new(workspace));
    }

    /// Makes a change. What is typed without a pause is one step.
    pub fn edit(&self, edit: Edit) {
        let now = browser::milliseconds();
        let paused = now - self.changed.get_value() > PAUSE;
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
        self.history.update(|history| history.replace(workspace));
    }

    /// Follows every change, whatever it is.
    pub fn follow(&self) {
        self.history.track();
    }

    /// One step back.
    pub fn undo(&self) {
        self.history.update(History::undo);
    }

    /// One step forward again.
    pub fn redo(&self) {
        self.history.update(History::redo);
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Reads from the workspace, and follows it.
    pub fn read<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.history.with(|history| read(history.now()))
    }

    /// Reads from the workspace once.
    pub fn read_once<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.history.with_untracked(|history| read(history.now()))
    }

    /// Everything about the channel on show; none where every channel is off.
    pub fn analysis(&self) -> Option<Arc<Analysis>> {
        self.analysis.get()
    }

    /// The same once.
    pub fn analysis_once(&self) -> Option<Arc<Analysis>> {
        self.analysis.get_untracked()
    }

    /// The template that would be copied now.
    pub fn template_once(&self) -> Option<String> {
        self.analysis.with_untracked(|analysis| analysis.as_ref().map(|analysis| analysis.template.clone()))
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

    /// Marks places of a template as errors or, where the flag is false, as worth a look.
    pub fn mark(&self, template: &str, places: impl Iterator<Item = (Span, bool)>) {
        let mut marks = format!("{template}\0");
        for (span, is_error) in places {
            marks.push_str(&format!("{} {} {}\n", span.start, span.end, u8::from(is_error)));
        }
        if self.marks.with_untracked(|known| *known != marks) {
            self.marks.set(marks);
        }
    }

    /// The places that are marked in this very template; none while it has moved on.
    pub fn marks(&self, template: &str) -> Vec<(Span, bool)> {
        self.marks.with(|marks| {
            let places =
                marks.strip_prefix(template).and_then(|rest| rest.strip_prefix('\0')).unwrap_or_default();
            let number = |word: Option<&str>| word.and_then(|word| word.parse().ok()).unwrap_or_default();
            let place = |line: &str| {
                let mut words = line.split(' ');
                let span = Span::new(number(words.next()), number(words.next()));
                (span, words.next() == Some("1"))
            };
            places.lines().map(place).collect()
        })
    }
}
