//! The sheets: each rule in the shape of Freshdesk's own form, every field to be copied.

use super::Sheets;
use crate::rule::{Copied, Field, MENU, OLD_MENU, Section, Sheet};
use crate::rulebook::{ProgressEdit, RuleEdit, RuleId};
use crate::ui::browser;
use crate::ui::controls::{copy_button, copy_small, field, icon_button};
use crate::ui::element::{div, el, p, span};
use crate::ui::live::{flag, part, text};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// Every rule, in order.
pub fn list(session: Session, sheets: Sheets) -> [AnyView; 2] {
    // Which fields there are; only when this changes are elements made anew.
    let shape =
        Memo::new(move |_| sheets.with(|sheets| sheets.iter().map(shape_of).collect::<Vec<String>>()));
    let all = part(move || {
        let count = shape.with(Vec::len);
        let sheets_now = sheets.get_untracked();
        let made = sheets_now.iter().enumerate().map(|(at, sheet)| one(session, sheets, at, count, sheet));
        made.collect::<Vec<AnyView>>().into_any()
    });
    [p("where", format!("{MENU} (before: {OLD_MENU})")), all.into_any()]
}

fn shape_of(sheet: &Sheet) -> String {
    let fields = sheet.fields.iter().map(|field| field.word).collect::<Vec<_>>().join(" ");
    format!("{}: {fields}", String::from(sheet.id.clone()))
}

/// A text of one sheet.
fn of(sheets: Sheets, at: usize, read: &dyn Fn(&Sheet) -> String) -> String {
    sheets.with(|sheets| sheets.get(at).map(read).unwrap_or_default())
}

/// A text of one field of a sheet.
fn of_field(sheets: Sheets, at: usize, n: usize, read: fn(&Field) -> String) -> String {
    of(sheets, at, &|sheet| sheet.fields.get(n).map(read).unwrap_or_default())
}

/// Whether what was copied from a sheet is still what it says.
fn copied(session: Session, sheets: Sheets, at: usize) -> Copied {
    let copied = |sheet: &Sheet| session.read(|workspace| sheet.copied(&workspace.progress));
    sheets.with(|sheets| sheets.get(at).map_or(Copied::Never, copied))
}

/// A pill that stands out where something is open.
fn pill(words: impl Fn() -> String + Send + 'static, open: impl Fn() -> bool + Send + 'static) -> AnyView {
    let class = text(move || if open() { "pill open".to_owned() } else { "pill".to_owned() });
    el("span").live("class", class).say_live(text(words)).done()
}

fn one(session: Session, sheets: Sheets, at: usize, count: usize, sheet: &Sheet) -> AnyView {
    let id = sheet.id.clone();
    let name = move || of(sheets, at, &|sheet| sheet.name.clone());
    let once = move || untrack(move || sheets.with(|sheets| sheets.get(at).cloned()));
    let whole = copy_button(
        "Copy whole rule",
        move || once().map(|sheet| sheet.text()),
        move |_| {
            let Some(sheet) = once() else { return };
            let texts = sheet.texts().map(|(word, text)| (word.to_owned(), text.to_owned())).collect();
            session.edit(Edit::Progress(ProgressEdit::Copied(id.clone(), texts)));
        },
    );
    let head = el("h2")
        .child(span("number", (at + 1).to_string()))
        .child(el("span").class("name").say_live(text(name)).done())
        .child(pill(
            move || copied(session, sheets, at).words(),
            move || matches!(copied(session, sheets, at), Copied::Changed(_)),
        ))
        .child(span("grow", ""))
        .child(shift(session, sheets, at, count, true))
        .child(shift(session, sheets, at, count, false))
        .child(whole);
    let mut body = div("body").child(p("aside", sheet.purpose));
    let mut section = Section::Name;
    for (n, field) in sheet.fields.iter().enumerate() {
        if field.section != section {
            section = field.section;
            body = body.child(el("h3").say(section.label()).done());
        }
        body = body.child(row(session, sheets, (at, n), &sheet.id, field));
    }
    let pane = el("section").class("pane sheet").live("aria-label", text(name));
    pane.child(head.done()).child(body.done()).done()
}

/// One field: its name, what to put there, who says so and why, and its copy button.
fn row(session: Session, sheets: Sheets, (at, n): (usize, usize), id: &RuleId, field: &Field) -> AnyView {
    let (label, word, rule) = (field.label, field.word, id.clone());
    let value = move || of_field(sheets, at, n, |field| field.value.clone());
    let shown = match word {
        "name" => name_field(session, id.clone()),
        "payload" => el("pre")
            .class("plain")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", "Payload of this rule")
            .say_live(text(value))
            .done(),
        _ => el("code").say_live(text(value)).done(),
    };
    let why =
        text(move || of_field(sheets, at, n, |field| format!("{}: {} ", field.origin.label(), field.why)));
    let asked = rule.clone();
    let changed = move || {
        let text = value();
        session.read(|w| w.progress.copied_text(&asked, word).is_some_and(|copied| copied != text))
    };
    let changed =
        text(move || if changed() { "changed since you copied it".to_owned() } else { String::new() });
    let copy = field.can_be_copied().then(|| {
        copy_small(
            format!("Copy {label}"),
            move || Some(untrack(value)),
            move |text| {
                let copied = vec![(word.to_owned(), text.to_owned())];
                session.edit(Edit::Progress(ProgressEdit::Copied(rule.clone(), copied)));
            },
        )
    });
    let below =
        el("p").class("aside").say_live(why).child(el("span").class("pill open").say_live(changed).done());
    div("row")
        .child(span("label", if word == "name" { "" } else { label }))
        .child(div("").child(shown).child(below.done()).done())
        .children(copy)
        .done()
}

fn name_field(session: Session, id: RuleId) -> AnyView {
    let named = id.clone();
    let name = move || {
        session.read(|w| w.rules.names.get(&named).cloned().unwrap_or_else(|| w.rules.name_of(&named)))
    };
    field("Rule name", name, move |name| session.edit(Edit::Rule(RuleEdit::Name(id.clone(), name))))
}

/// A button that moves a rule up or down; the focus stays with the rule.
fn shift(session: Session, sheets: Sheets, at: usize, count: usize, up: bool) -> AnyView {
    let word = |at: usize, up: bool| format!("move-{}-{at}", if up { "up" } else { "down" });
    let last = if up { at == 0 } else { at + 1 >= count };
    let (sign, label) = match up {
        true => ("↑", format!("Move rule {} up", at + 1)),
        false => ("↓", format!("Move rule {} down", at + 1)),
    };
    let act = move || {
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
        let next = word(to, if stays { up } else { !up });
        request_animation_frame(move || browser::focus(&next));
    };
    icon_button(&label, sign, act).attr("id", word(at, up)).flag("disabled", flag(move || last)).done()
}
