//! How far each rule is, and whether it moved on since it was copied. No key is ever asked for.

use crate::rule::{Copied, Sheet, sheets};
use crate::rulebook::{ProgressEdit, RuleId, Stage};
use crate::ui::build::pane;
use crate::ui::controls::{link_button, pick};
use crate::ui::element::{div, el, p, span};
use crate::ui::live::{part, text};
use crate::ui::session::Session;
use crate::ui::view::{View, Views};
use crate::workspace::Edit;
use leptos::prelude::*;

/// The pane.
pub fn keys(session: Session) -> AnyView {
    let views = Views::here();
    let all = Memo::new(move |_| session.read(sheets));
    let names =
        Memo::new(move |_| all.with(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<String>>()));
    let head = el("h2")
        .say("Rules and keys")
        .child(span("grow", ""))
        .child(link_button("Open Rules", move || views.open(View::Rules)));
    let rows = part(move || {
        names.track();
        let now = all.get_untracked();
        now.iter()
            .enumerate()
            .map(|(at, one)| row(session, all, at, one))
            .collect::<Vec<AnyView>>()
            .into_any()
    });
    pane("Rules and keys", "pane keys")
        .child(head.done())
        .part(rows)
        .child(p("aside", "The keys themselves stay in Stella and Freshdesk. This page never asks for one."))
        .done()
}

fn row(session: Session, all: Memo<Vec<Sheet>>, at: usize, sheet: &Sheet) -> AnyView {
    let copied = move || {
        let copied = |sheet: &Sheet| session.read(|workspace| sheet.copied(&workspace.progress));
        all.with(|all| all.get(at).map_or(Copied::Never, copied))
    };
    let words = text(move || match copied() {
        Copied::Never => "not copied yet".to_owned(),
        copied => copied.words(),
    });
    let class = text(move || match copied() {
        Copied::Changed(_) => "pill open".to_owned(),
        _ => "pill".to_owned(),
    });
    let head = match sheet.id {
        RuleId::Send(_) => stage(session, sheet),
        _ => el("b").say(sheet.name.clone()).done(),
    };
    div("key").child(head).child(el("span").live("class", class).say_live(words).done()).done()
}

fn stage(session: Session, sheet: &Sheet) -> AnyView {
    let (id, asked) = (sheet.id.clone(), sheet.id.clone());
    pick(
        format!("Key in “{}”", sheet.name),
        Stage::ALL.map(|stage| stage.label().to_owned()).into(),
        move || {
            let now = session.read(|workspace| workspace.progress.stage_of(&asked));
            Stage::ALL.iter().position(|stage| *stage == now).unwrap_or_default()
        },
        move |at| session.edit(Edit::Progress(ProgressEdit::Stage(id.clone(), Stage::ALL[at]))),
        None,
    )
}
