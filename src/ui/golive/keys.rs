//! How far each rule is, and whether it moved on since it was copied. No key is ever asked for.

use crate::rule::{Copied, Sheet, sheets};
use crate::rulebook::{ProgressEdit, RuleId, Stage};
use crate::ui::controls::pick;
use crate::ui::live::{flag, part, text};
use crate::ui::session::Session;
use crate::ui::view::{View, Views};
use crate::workspace::Edit;
use leptos::prelude::*;

/// The pane.
pub fn keys(session: Session) -> AnyView {
    let views = Views::here();
    let all = Memo::new(move |_| session.read(sheets));
    let rows = Memo::new(move |_| {
        all.with(|all| all.iter().map(|sheet| sheet.name.clone()).collect::<Vec<String>>())
    });
    let open = crate::ui::controls::link_button("Open Rules", move || views.open(View::Rules));
    view! {
        <section class="pane keys" aria-label="Rules and keys">
            <h2>"Rules and keys" <span class="grow"></span> {open}</h2>
            {part(move || {
                rows.track();
                let sheets = all.get_untracked();
                sheets.iter().enumerate().map(|(at, sheet)| row(session, all, at, sheet)).collect::<Vec<AnyView>>().into_any()
            })}
            <p class="aside">"The keys themselves stay in Stella and Freshdesk. This page never asks for one."</p>
        </section>
    }
    .into_any()
}

fn row(session: Session, all: Memo<Vec<Sheet>>, at: usize, sheet: &Sheet) -> AnyView {
    let copied = move || {
        all.with(|all| all.get(at).map(|sheet| session.read(|workspace| sheet.copied(&workspace.progress))))
    };
    let words = text(move || match copied() {
        None | Some(Copied::Never) => "not copied yet".to_owned(),
        Some(copied) => copied.words(),
    });
    let changed = flag(move || matches!(copied(), Some(Copied::Changed(_))));
    let id = sheet.id.clone();
    let stage = matches!(id, RuleId::Send(_)).then(|| {
        let (asked, name) = (id.clone(), format!("Key in “{}”", sheet.name));
        let stages = Stage::ALL.map(|stage| stage.label().to_owned()).into();
        pick(
            name,
            stages,
            move || {
                let now = session.read(|w| w.progress.stage_of(&asked));
                Stage::ALL.iter().position(|stage| *stage == now).unwrap_or_default()
            },
            move |at| session.edit(Edit::Progress(ProgressEdit::Stage(id.clone(), Stage::ALL[at]))),
            None,
        )
    });
    let title = stage.is_none().then(|| sheet.name.clone());
    view! {
        <div class="key">
            <b>{title}</b>
            {stage}
            <span class="pill" class:open=changed>{words}</span>
        </div>
    }
    .into_any()
}
