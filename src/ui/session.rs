//! The one state of the page, and the one door to change it.

use super::browser;
use crate::analysis::{Analysis, analyze};
use crate::placeholder::Placeholder;
use crate::template::Clock;
use crate::text::Span;
use crate::workspace::{Edit, History, Workspace};
use leptos::prelude::*;
use std::sync::Arc;

/// What the page shows is derived from here; what people do goes through [`Session::edit`].
#[derive(Clone, Copy)]
pub struct Session {
    history: RwSignal<History>,
    workspace: Memo<Workspace>,
    analysis: Memo<Option<Arc<Analysis>>>,
    /// What a person looks at, whose origin and outcome light up.
    pub attention: RwSignal<Attention>,
}

/// What a person points at or has the focus on.
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
        let workspace = Memo::new(move |_| history.with(|history| history.now().clone()));
        let clock = Clock(browser::now());
        let analysis =
            Memo::new(move |_| workspace.with(|workspace| analyze(workspace, clock).map(Arc::new)));
        let session = Self { history, workspace, analysis, attention: RwSignal::default() };
        provide_context(session);
        session
    }

    /// The session of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Makes a change.
    pub fn edit(&self, edit: Edit) {
        self.history.update(|history| history.edit(edit));
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
        self.workspace.with(read)
    }

    /// Reads from the workspace once.
    pub fn read_once<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.workspace.with_untracked(read)
    }

    /// A value derived from the workspace, which changes only when it does.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        &self,
        read: impl Fn(&Workspace) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let workspace = self.workspace;
        Memo::new(move |_| workspace.with(&read))
    }

    /// Everything about the channel on show; none where every channel is off.
    pub fn analysis(&self) -> Option<Arc<Analysis>> {
        self.analysis.get()
    }

    /// A value derived from the analysis, which changes only when it does.
    pub fn derive<T: PartialEq + Send + Sync + 'static>(
        &self,
        read: impl Fn(&Analysis) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        let analysis = self.analysis;
        Memo::new(move |_| analysis.with(|analysis| analysis.as_deref().map(&read)))
    }

    /// The template that would be copied now.
    pub fn template_once(&self) -> Option<String> {
        self.analysis.with_untracked(|analysis| analysis.as_ref().map(|analysis| analysis.template.clone()))
    }
}
