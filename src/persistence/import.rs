//! Settings that come from outside: a link, or a file.

use super::Autosave;
use super::backups::Reason;
use crate::browser;
use crate::router::View;
use leptos::task::spawn_local;
use payload_core::workspace::link::{self, Packing};
use payload_core::workspace::saved::{self, Place};

/// The name of the file that **Download settings** gives.
const FILE_NAME: &str = "payload-builder-settings.json";

/// What is said of a file that most likely holds tickets.
const TICKETS: &str = "A file of tickets belongs in Prove, under Check my tickets.";

/// Whether the address carries settings.
pub(super) fn has_link() -> bool {
    link::part_of(&browser::fragment()).is_some()
}

impl Autosave {
    /// Opens the link that the page was opened with, and those that follow.
    pub(super) fn watch_openings(self) {
        self.open_link();
        browser::on_window("hashchange", move || self.open_link());
        browser::on_file_dropped(saved::MAX_TEXT, browser::mark_dropping, move |file| self.open_file(file));
    }

    /// Asks for a settings file and opens it.
    pub fn pick_file(self) {
        browser::pick_file(".json,application/json", saved::MAX_TEXT, move |file| self.open_file(file));
    }

    /// Hands the settings over as a file, with the sample ticket or without.
    pub fn download(self, ticket: bool) {
        let mut text = self
            .session
            .read_once(|workspace| saved::write(&self.opened.settings(workspace), Place::File, ticket));
        text.push('\n');
        browser::download(FILE_NAME, "application/json", &text);
    }

    fn open_file(self, (name, text): (String, Result<String, String>)) {
        let read = text.and_then(|text| {
            let read = self.session.read_once(|present| saved::read(&text, Place::File, present));
            read.map_err(|refusal| refusal.to_string())
        });
        match read {
            Ok(workspace) => {
                self.open(format!("The settings from “{name}” are open."), workspace, Some(Reason::File));
            }
            Err(why) => {
                let is_table =
                    [".csv", ".tsv", ".xlsx", ".jsonl"].iter().any(|end| name.to_lowercase().ends_with(end));
                let why = if is_table { TICKETS } else { &why };
                self.refuse(&format!("“{name}” cannot be opened as settings, and nothing was changed."), why);
            }
        }
    }

    /// Opens the settings in the address, if there are any, and takes them out of it: a reload must not
    /// bring them back over later work.
    fn open_link(self) {
        let fragment = browser::fragment();
        let Some(text) = link::part_of(&fragment).map(str::to_owned) else { return };
        let rest: Vec<&str> = fragment.split('&').filter(|part| link::carried(part).is_none()).collect();
        browser::set_fragment(&rest.join("&"));
        spawn_local(async move {
            let read = match unsealed(&text).await {
                Ok(text) => {
                    let read = self.session.read_once(|present| saved::read(&text, Place::Link, present));
                    read.map_err(|refusal| refusal.to_string())
                }
                Err(why) => Err(why),
            };
            match read {
                Ok(workspace) => {
                    self.open("The link’s settings are open.".to_owned(), workspace, Some(Reason::Link))
                }
                Err(why) => self.refuse("The link cannot be opened, and nothing was changed.", &why),
            }
        });
    }

    /// A link to a view that carries the settings, with the sample ticket or without; `None` if they are
    /// too long for one.
    pub async fn link(self, view: View, ticket: bool) -> Option<String> {
        let settings = self.session.read_once(|workspace| self.opened.settings(workspace));
        let text = saved::write_short(&settings, Place::Link, ticket);
        let part = match browser::pack(text.as_bytes()).await {
            Some(packed) if packed.len() < text.len() => link::seal(Packing::Deflate, &packed),
            _ => link::seal(Packing::Plain, text.as_bytes()),
        };
        part.map(|part| format!("{}#{}&{}={part}", browser::address(), view.word(), link::NAME))
    }
}

async fn unsealed(text: &str) -> Result<String, String> {
    let (packing, bytes) = link::open(text).map_err(|damage| damage.to_string())?;
    let bytes = match packing {
        Packing::Plain => bytes,
        Packing::Deflate if browser::can_unpack() => {
            let unpacked = browser::unpack(&bytes, link::MAX_UNPACKED).await;
            unpacked.ok_or("What it carries cannot be unpacked.")?
        }
        Packing::Deflate => return Err("This browser is too old to unpack it.".to_owned()),
    };
    String::from_utf8(bytes).map_err(|_| "What it carries is not text.".to_owned())
}
