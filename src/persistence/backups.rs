//! Backups: settings that are set aside, each under its own key, until the person discards them.

use super::{Autosave, Banner, SETTINGS};
use crate::browser;
use leptos::prelude::*;
use payload_core::workspace::saved::{self, Place};

/// What every key of something set aside starts with; the moment and a word for the reason follow.
const START: &str = "payload-builder.aside.";

/// Why something is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// It could not be read.
    Unreadable,
    /// A tab had it when another tab's was kept.
    Tab,
    /// A link replaced it.
    Link,
    /// A file replaced it.
    File,
}

impl Reason {
    const ALL: [Self; 4] = [Self::Unreadable, Self::Tab, Self::Link, Self::File];

    /// The word that ends the key.
    fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Tab => "tab",
            Self::Link => "link",
            Self::File => "file",
        }
    }

    /// The reason that a key names; unreadable without one, as the settings themselves are.
    fn of_key(key: &str) -> Self {
        let word = key.rsplit('.').next();
        Self::ALL.into_iter().find(|reason| Some(reason.word()) == word).unwrap_or(Self::Unreadable)
    }
}

impl Autosave {
    /// Sets a text aside; returns its key, or `None` if there is no room. The same text is set aside once.
    pub(super) fn set_aside(self, text: &str, reason: Reason) -> Option<String> {
        let there = browser::kept_keys(START)
            .into_iter()
            .find(|key| browser::kept(key).is_ok_and(|kept| kept.as_deref() == Some(text)));
        let free =
            |moment: &i64| matches!(browser::kept(&format!("{START}{moment}.{}", reason.word())), Ok(None));
        let key = match there {
            Some(key) => key,
            None => format!("{START}{}.{}", (browser::now()..).take(1000).find(free)?, reason.word()),
        };
        browser::keep(&key, text).ok()?;
        if reason == Reason::Unreadable {
            self.show(Banner::Backup(key.clone()));
        }
        Some(key)
    }

    /// Shows a banner for every backup, and none for those that are gone.
    pub(super) fn show_backups(self) {
        let keys = browser::kept_keys(START);
        self.take_down(
            |banner| matches!(banner, Banner::Backup(key) if key != SETTINGS && !keys.contains(key)),
        );
        let offered = self.banners.with_untracked(|banners| {
            banners.iter().find_map(|banner| match banner {
                Banner::Opened { backup, .. } => backup.clone(),
                _ => None,
            })
        });
        for key in keys.into_iter().filter(|key| Some(key) != offered.as_ref()) {
            self.show(Banner::Backup(key));
        }
    }

    /// What is said of something set aside.
    pub(super) fn about_backup(self, key: &str) -> String {
        let from = match Reason::of_key(key) {
            Reason::Link => "The settings you had before you opened the link are set aside.",
            Reason::File => "The settings you had before you opened the file are set aside.",
            Reason::Tab => {
                "The settings of another tab are set aside, as this browser saved a different version."
            }
            Reason::Unreadable => {
                let why = match browser::kept(key) {
                    Ok(Some(text)) => self.read_backup(&text).err(),
                    _ => None,
                };
                let place = match key == SETTINGS {
                    true => "There is no room to set them aside, so nothing is kept until you discard them.",
                    false => "They are set aside.",
                };
                return match why {
                    Some(why) => format!("The settings that this browser kept cannot be read. {place} {why}"),
                    None => format!(
                        "The page stopped when it opened with the settings that this browser kept. {place}"
                    ),
                };
            }
        };
        from.to_owned()
    }

    fn read_backup(self, text: &str) -> Result<payload_core::workspace::Workspace, saved::Refusal> {
        self.session.read_once(|present| saved::read(text, Place::Browser, present))
    }

    /// Whether something set aside can be taken back.
    pub(super) fn can_take_back(self, key: &str) -> bool {
        matches!(browser::kept(key), Ok(Some(text)) if self.read_backup(&text).is_ok())
    }

    /// Takes something set aside back, in exchange for what is there.
    pub(super) fn take_back(self, key: &str) {
        if let Ok(Some(text)) = browser::kept(key)
            && let Ok(workspace) = self.read_backup(&text)
        {
            self.open("Taken back.".to_owned(), workspace, None);
            self.discard_once_kept(key);
        }
    }

    /// Forgets something set aside that is back: the only copy goes once there is another one.
    pub(super) fn discard_once_kept(self, key: &str) {
        self.save();
        if browser::kept(SETTINGS).is_ok_and(|kept| kept == Some(self.text())) {
            self.discard(key);
        }
    }

    /// Hands something set aside over as a file.
    pub(super) fn download_backup(self, key: &str) {
        if let Ok(Some(text)) = browser::kept(key) {
            browser::download("payload-builder-set-aside.json", "application/json", &text);
        }
    }

    /// Forgets something set aside.
    pub(super) fn discard(self, key: &str) {
        browser::forget(key);
        self.take_down(|banner| matches!(banner, Banner::Backup(it) if it == key));
        if key == SETTINGS {
            self.with_state(|state| {
                state.locked = false;
                state.seen = None;
                state.base = None;
            });
            self.save();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_its_reason() {
        for reason in Reason::ALL {
            assert_eq!(Reason::of_key(&format!("{START}1700.{}", reason.word())), reason);
        }
        assert_eq!(Reason::of_key(SETTINGS), Reason::Unreadable);
    }
}
