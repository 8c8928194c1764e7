//! **Share link**: what goes along is shown before it does.

use crate::browser;
use crate::components::{button, check, copy_main_button, input, labelled, submit_button, textarea};
use crate::element::{div, el, p};
use crate::live::{only_if, text};
use crate::persistence::Keeper;
use crate::router::Views;
use crate::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::workspace::saved::{self, Place};

const DIALOG: &str = "share";

/// Links longer than this are cut by some programs, in characters: the shortest limit that is still met, by
/// old mail programs and proxies.
const LONG: usize = 2_000;

/// Whether the dialog is open.
#[derive(Clone, Copy)]
pub struct Share(RwSignal<bool>);

impl Share {
    /// It is closed.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// The button that opens the dialog.
    pub fn button(self) -> AnyView {
        button("Share link", move || {
            self.0.set(true);
            browser::open_dialog(DIALOG);
        })
    }

    /// The dialog. What it shows is made when it opens.
    pub fn dialog(self, views: Views) -> AnyView {
        let (session, keeper) = (Session::here(), Keeper::here());
        el("dialog")
            .class("dialog")
            .attr("id", DIALOG)
            .attr("aria-labelledby", "share-title")
            .on(
                "close",
                Box::new(move |_| {
                    self.0.set(false);
                    // The menu with the button that opened it has closed.
                    browser::focus("settings-button");
                }),
            )
            .child(only_if(move || self.0.get(), move || content(session, keeper, views)))
            .done()
    }
}

fn content(session: Session, keeper: Keeper, views: Views) -> AnyView {
    let ticket = RwSignal::new(false);
    let link = RwSignal::new(String::new());
    let too_long = RwSignal::new(false);
    let make = move || {
        let asked = ticket.get_untracked();
        link.set(String::new());
        spawn_local(async move {
            let made = keeper.link(views.word_once(), asked).await;
            // Ticked or unticked meanwhile: another one is on its way.
            if ticket.try_get_untracked() == Some(asked) {
                too_long.try_set(made.is_none());
                link.try_set(made.unwrap_or_default());
            }
        });
    };
    make();
    let along = move || {
        let ticket = ticket.get();
        session.read(|workspace| saved::write(workspace, Place::Link, ticket))
    };
    let about = move || {
        let length = link.with(String::len);
        match length {
            0 if too_long.get() => "Too much for a link: download the settings instead.".to_owned(),
            0 => "Making the link …".to_owned(),
            1..=LONG => format!("{length} characters."),
            _ => format!(
                "{length} characters: some programs cut links over {LONG}. A cut link says so and changes nothing; the settings file has no such limit."
            ),
        }
    };
    let disk = match browser::is_on_disk() {
        true => "This page was opened from a disk, so the link works only where the same file is.",
        false => "",
    };
    let title = el("h2").attr("id", "share-title").say("Share link");
    let words =
        "The link itself holds what is below; nothing is sent anywhere. Whoever has the link can read it.";
    let along = textarea(10).attr("readonly", "").prop("value", text(along));
    let shown = input().attr("readonly", "").prop("value", text(move || link.get()));
    let copied = move || Some(link.get_untracked()).filter(|link| !link.is_empty());
    let close = el("form").attr("method", "dialog").child(submit_button("", "Close"));
    div("stack")
        .child(title.done())
        .child(p("", words))
        .child(check(
            "Sample ticket goes along",
            move || ticket.get(),
            move |on| {
                ticket.set(on);
                make();
            },
        ))
        .child(labelled("What goes along", along).done())
        .child(labelled("Link", shown).done())
        .child(el("p").class("aside").attr("role", "status").say_live(text(about)).done())
        .child(p("aside", disk))
        .child(div("row end").child(close.done()).child(copy_main_button("Copy link", copied, |_| {})).done())
        .done()
}
