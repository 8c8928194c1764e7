//! Messages about saving, under the header, and what can be done about them.

use super::{Autosave, Banner, SETTINGS};
use crate::browser::NotKept;
use crate::components::{Button, Notice, Tone};
use leptos::prelude::*;

/// The banners. What goes wrong is announced at once, the rest politely.
#[component]
pub fn Banners() -> impl IntoView {
    let autosave = Autosave::here();
    view! {
        <div role="status" aria-label="Settings kept">
            <For each=move || autosave.banners.get() key=Banner::clone let:banner>
                {autosave.banner(banner)}
            </For>
        </div>
    }
}

impl Autosave {
    fn banner(self, banner: Banner) -> AnyView {
        match banner.clone() {
            Banner::NotKept(reason) => self.not_kept(reason),
            Banner::OtherTab => view! {
                <Notice
                    tone=Tone::Fair
                    words="The settings were changed in another tab. What you change here is not saved until you choose a version."
                >
                    <Button on_press=move || self.take_over()>"Use the other tab’s version"</Button>
                    <Button on_press=move || self.keep_mine()>"Keep this one"</Button>
                </Notice>
            }
            .into_any(),
            Banner::Backup(key) => self.backup(key),
            Banner::Opened { what, backup } => {
                let undo = move || {
                    self.with_state(|state| state.opening = true);
                    self.session.undo();
                    self.take_down(|other| *other == banner);
                    if let Some(backup) = &backup {
                        self.discard_once_kept(backup);
                        self.show_backups();
                    }
                };
                let opened = what.clone();
                let is_this =
                    move |other: &Banner| matches!(other, Banner::Opened { what, .. } if *what == opened);
                view! {
                    <Notice tone=Tone::Good words=what>
                        <Button on_press=undo>"Undo that"</Button>
                        <Button on_press=move || self.take_down(&is_this)>"Close"</Button>
                    </Notice>
                }
                .into_any()
            }
            Banner::Said(words) => self.passing(Tone::Good, words, banner),
            Banner::Refused { what, why } => self.passing(Tone::Bad, format!("{what} {why}"), banner),
        }
    }

    /// Something to know, and to close.
    fn passing(self, tone: Tone, words: String, banner: Banner) -> AnyView {
        view! {
            <Notice tone=tone words=words>
                <Button on_press=move || self.take_down(|other| *other == banner)>"Close"</Button>
            </Notice>
        }
        .into_any()
    }

    fn not_kept(self, reason: NotKept) -> AnyView {
        let download = move || self.download(self.with_ticket.get_untracked());
        match reason {
            NotKept::Blocked => view! {
                <Notice
                    tone=Tone::Fair
                    words="This browser does not save data for this page. Download the settings before you close this tab."
                >
                    <Button on_press=download>"Download settings"</Button>
                </Notice>
            }
            .into_any(),
            NotKept::Full => {
                let way_out = match self.with_ticket.get_untracked() {
                    true => "Download the settings, or stop keeping the sample ticket.",
                    false => "Download the settings before you close this tab.",
                };
                view! {
                    <Notice
                        tone=Tone::Bad
                        words=format!(
                            "This browser has no space left for this page. The last changes are not saved. {way_out}",
                        )
                    >
                        <Button on_press=download>"Download settings"</Button>
                        <Button on_press=move || self.save()>"Try again"</Button>
                    </Notice>
                }
                .into_any()
            }
        }
    }

    fn backup(self, key: String) -> AnyView {
        let key = StoredValue::new(key);
        let can_take_back = key.with_value(|key| key != SETTINGS && self.can_take_back(key));
        view! {
            <Notice tone=Tone::Fair words=key.with_value(|key| self.about_backup(key))>
                <Show when=move || can_take_back>
                    <Button on_press=move || key.with_value(|key| self.take_back(key))>"Take it back"</Button>
                </Show>
                <Button on_press=move || key.with_value(|key| self.download_backup(key))>"Download it"</Button>
                <Button on_press=move || key.with_value(|key| self.discard(key))>"Discard it"</Button>
            </Notice>
        }
        .into_any()
    }
}
