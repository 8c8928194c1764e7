//! The sheets: each rule in the shape of Freshdesk's own form, every field to be copied.

use super::Sheets;
use crate::rule::{Copied, Field, MENU, OLD_MENU, Section, Sheet};
use crate::rulebook::{ProgressEdit, RuleEdit, RuleId};
use crate::ui::browser;
use crate::ui::controls::{copy_button, copy_small, field};
use crate::ui::live::{flag, nothing, part, press, text};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// Every rule, in order.
pub fn list(session: Session, sheets: Sheets) -> AnyView {
    // Which fields there are; only when this changes are elements made anew.
    let shape =
        Memo::new(move |_| sheets.with(|sheets| sheets.iter().map(shape_of).collect::<Vec<String>>()));
    let all = part(move || {
        let made = shape.with(Vec::len);
        let made = (0..made).filter_map(|at| {
            let sheet = sheets.with_untracked(|sheets| sheets.get(at).cloned())?;
            Some(one(session, sheets, at, made, &sheet))
        });
        made.collect::<Vec<AnyView>>().into_any()
    });
    view! {
        <p class="where">{MENU} <span>" (before: "{OLD_MENU}")"</span></p>
        {all}
    }
    .into_any()
}

fn shape_of(sheet: &Sheet) -> String {
    let fields = sheet.fields.iter().map(|field| field.word).collect::<Vec<_>>().join(" ");
    format!("{}: {fields}", String::from(sheet.id.clone()))
}

/// What a live part reads of one sheet.
fn of<T: Default>(sheets: Sheets, at: usize, read: impl FnOnce(&Sheet) -> T) -> T {
    sheets.with(|sheets| sheets.get(at).map(read).unwrap_or_default())
}

fn of_field<T: Default>(sheets: Sheets, at: usize, n: usize, read: impl FnOnce(&Field) -> T) -> T {
    of(sheets, at, |sheet| sheet.fields.get(n).map(read).unwrap_or_default())
}

fn once<T>(sheets: Sheets, at: usize, read: impl FnOnce(&Sheet) -> T) -> Option<T> {
    sheets.with_untracked(|sheets| sheets.get(at).map(read))
}

fn one(session: Session, sheets: Sheets, at: usize, count: usize, sheet: &Sheet) -> AnyView {
    let id = sheet.id.clone();
    let name = move || of(sheets, at, |sheet| sheet.name.clone());
    let state = text(move || {
        of(sheets, at, |sheet| session.read(|workspace| sheet.copied(&workspace.progress)).words())
    });
    let has_changed = flag(move || {
        let copied = |sheet: &Sheet| session.read(|workspace| sheet.copied(&workspace.progress));
        of(sheets, at, |sheet| matches!(copied(sheet), Copied::Changed(_)))
    });
    let whole = copy_button(
        "Copy whole rule",
        move || once(sheets, at, Sheet::text),
        move |_| {
            let texts = once(sheets, at, |sheet| {
                sheet.texts().map(|(word, text)| (word.to_owned(), text.to_owned())).collect()
            });
            session.edit(Edit::Progress(ProgressEdit::Copied(id.clone(), texts.unwrap_or_default())));
        },
    );
    let mut section = Section::Name;
    let mut rows: Vec<AnyView> = Vec::new();
    for (n, field) in sheet.fields.iter().enumerate() {
        if field.section != section {
            section = field.section;
            rows.push(view! { <h3>{section.label()}</h3> }.into_any());
        }
        rows.push(row(session, sheets, at, n, &sheet.id, field));
    }
    view! {
        <section class="pane sheet" aria-label=text(name)>
            <h2>
                <span class="number">{(at + 1).to_string()}</span>
                <span class="name">{text(name)}</span>
                <span class="pill" class:open=has_changed>{state}</span>
                <span class="grow"></span>
                {shift(session, sheets, at, count, true)}
                {shift(session, sheets, at, count, false)}
                {whole}
            </h2>
            <div class="body">
                <p class="aside">{sheet.purpose}</p>
                {rows}
            </div>
        </section>
    }
    .into_any()
}

/// One field: its name, what to put there, who says so and why, and its copy button.
fn row(session: Session, sheets: Sheets, at: usize, n: usize, id: &RuleId, field: &Field) -> AnyView {
    let (label, word, rule) = (field.label, field.word, id.clone());
    let value = move || of_field(sheets, at, n, |field| field.value.clone());
    let shown = match word {
        "name" => {
            let id = id.clone();
            name_field(session, id)
        }
        "payload" => view! { <pre class="plain" tabindex="0" role="group" aria-label="Payload of this rule">{text(value)}</pre> }.into_any(),
        _ => view! { <code>{text(value)}</code> }.into_any(),
    };
    let why =
        text(move || of_field(sheets, at, n, |field| format!("{}: {}", field.origin.label(), field.why)));
    let moved = text(move || {
        let text = value();
        let id = of(sheets, at, |sheet| Some(sheet.id.clone()));
        let changed = id.is_some_and(|id| {
            session.read(|w| w.progress.copied_text(&id, word).is_some_and(|copied| copied != text))
        });
        if changed { "changed since you copied it".to_owned() } else { String::new() }
    });
    let copy = match field.can_be_copied() {
        true => copy_small(
            format!("Copy {label}"),
            move || once(sheets, at, |sheet| sheet.fields.get(n).map(|field| field.value.clone())).flatten(),
            move |text| {
                let copied = vec![(word.to_owned(), text.to_owned())];
                session.edit(Edit::Progress(ProgressEdit::Copied(rule.clone(), copied)));
            },
        ),
        false => nothing(),
    };
    view! {
        <div class="row">
            <span class="label">{(word != "name").then_some(label)}</span>
            <div>
                {shown}
                <p class="aside">{why} " " <span class="pill open">{moved}</span></p>
            </div>
            {copy}
        </div>
    }
    .into_any()
}

fn name_field(session: Session, id: RuleId) -> AnyView {
    let named = id.clone();
    let name = move || {
        session.read(|w| w.rules.names.get(&named).cloned().unwrap_or_else(|| w.rules.name_of(&named)))
    };
    field("Rule name", name, move |name| {
        session.edit(Edit::Rule(RuleEdit::Name(id.clone(), name)));
    })
}

/// A button that moves a rule up or down; the focus stays on it.
fn shift(session: Session, sheets: Sheets, at: usize, count: usize, up: bool) -> AnyView {
    let words = |at: usize, up: bool| format!("move-{}-{at}", if up { "up" } else { "down" });
    let last = if up { at == 0 } else { at + 1 >= count };
    let act = press(move || {
        let to = if up { at.saturating_sub(1) } else { at + 1 };
        let mut order: Vec<RuleId> =
            sheets.with_untracked(|sheets| sheets.iter().map(|sheet| sheet.id.clone()).collect());
        if to >= order.len() || to == at {
            return;
        }
        order.swap(at, to);
        session.edit(Edit::Rule(RuleEdit::Order(order)));
        // At either end the button that was pressed is of no more use; the other one is.
        let stays = if up { to > 0 } else { to + 1 < count };
        let next = words(to, if stays { up } else { !up });
        request_animation_frame(move || browser::focus(&next));
    });
    let (sign, label) = match up {
        true => ("↑", format!("Move rule {} up", at + 1)),
        false => ("↓", format!("Move rule {} down", at + 1)),
    };
    let title = label.clone();
    view! {
        <button type="button" class="icon" id=words(at, up) aria-label=label title=title disabled=last on:click=act>{sign}</button>
    }
    .into_any()
}
