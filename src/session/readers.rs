//! What is read of the workspace, and followed.

use super::Session;
use leptos::prelude::*;
use payload_core::assumptions::Assumptions;
use payload_core::options::Options;
use payload_core::probe_result::{Known, Question};
use payload_core::rule_settings::Progress;
use payload_core::workspace::{Area, Workspace};

impl Session {
    /// Reads from the workspace, and follows all of it: for what follows from an area alone there are the readers below.
    pub fn read<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.state.read_all(|history| read(history.now()))
    }

    /// Reads from the workspace once.
    pub fn read_once<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.state.read_once(|history| read(history.now()))
    }

    /// Follows every change, whatever it is, once what follows at once is painted.
    pub fn follow_after_paint(&self) {
        self.state.read_after_paint(|_| ());
    }

    /// Reads from the workspace, and follows all of it once what follows at once is painted.
    pub fn read_after_paint<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.state.read_after_paint(|history| read(history.now()))
    }

    /// Reads what follows from the workspace, such as what is sent, and follows every change in the same way. Whatever
    /// can wait a frame reads so: the reactive graph takes time for each reader that cannot, also where nothing changed.
    pub fn after_paint<T>(&self, read: impl FnOnce() -> T) -> T {
        self.follow_after_paint();
        self.follow_abilities();
        untrack(read)
    }

    /// Reads from the workspace, and follows at once what templates follow from, all else after the paint: what was
    /// found of other templates must never be seen, and a letter in a ticket can wait until it is painted.
    pub fn read_for_proof<T>(&self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.state.follow(Area::Choices);
        self.state.follow(Area::Template);
        self.read_after_paint(read)
    }

    /// Reads from the options, and follows them alone.
    pub fn options<T>(&self, read: impl FnOnce(&Options) -> T) -> T {
        self.graph.options.with(|options| read(options))
    }

    /// What Freshdesk is taken to do.
    pub fn assumptions(&self) -> Assumptions {
        self.state.read(Area::Choices, |workspace| workspace.assumptions)
    }

    /// How the answer in force to a question about Freshdesk is known.
    pub fn known(&self, question: Question) -> Known {
        self.state.read(Area::Choices, |workspace| workspace.known(question))
    }

    /// Reads what was done so far, and follows it alone.
    pub fn progress<T>(&self, read: impl FnOnce(&Progress) -> T) -> T {
        self.state.read(Area::GoLive, |workspace| read(&workspace.progress))
    }

    /// The names of the channels that are on.
    pub fn channels_on(&self) -> Vec<String> {
        self.options(|options| options.channels_on().map(str::to_owned).collect())
    }

    /// The channel on show; `None` where every channel is off.
    pub fn channel(&self) -> Option<String> {
        self.state.follow(Area::Choices);
        self.state.read(Area::Template, |workspace| workspace.shown_channel().map(str::to_owned))
    }

    /// The channel on show, where a text of one's own for it gave way to the choices.
    pub fn channel_set_aside(&self) -> Option<String> {
        let channel = self.channel()?;
        self.state.read(Area::Template, |workspace| {
            let is_kept =
                workspace.set_aside.contains_key(&channel) && !workspace.by_hand.contains_key(&channel);
            is_kept.then_some(channel)
        })
    }

    /// The channel on show.
    pub fn channel_once(&self) -> Option<String> {
        self.read_once(|workspace| workspace.shown_channel().map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use payload_core::placeholder::Placeholder;
    use payload_core::workspace::Edit;

    #[test]
    fn what_waits_for_the_paint_follows_every_change() {
        let owner = Owner::new();
        owner.set();
        let session = Session::provide();
        let sent = move || session.sent().map(|sent| sent.rendering.text.clone()).unwrap_or_default();
        let shown = Memo::new(move |_| session.after_paint(sent));
        assert!(shown.get_untracked().contains("Ann Lee"));
        // Without a browser nothing is painted: it follows as soon as the change is made.
        session.edit(Edit::Field(Placeholder::known("ticket.requester.name"), Some("Noor".into())));
        assert!(shown.get_untracked().contains("Noor"));
        session.edit(Edit::Write("email".to_owned(), "{}".to_owned()));
        assert_eq!(shown.get_untracked(), "{}");
    }
}
