//! A rule in the shape of Freshdesk's own form: field after field, each with what it says, who says so,
//! and why.

mod writer;

#[cfg(test)]
mod tests;

use super::{MENU, OLD_MENU, Rule};
use crate::rule_settings::{Progress, ProgressEdit, RuleId};
use crate::workspace::Workspace;

/// The word of the field with the payload.
pub const PAYLOAD: &str = "payload";

/// A rule, field after field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which rule.
    pub id: RuleId,
    /// Its name.
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: &'static str,
    /// The fields, in the order of the form.
    pub fields: Vec<Field>,
}

/// One field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// A stable word for it within its rule.
    pub word: String,
    /// The part of the form.
    pub section: Section,
    /// Its name in Freshdesk.
    pub label: String,
    /// What to put there, in one text.
    pub value: String,
    /// How it is put there.
    pub entry: Entry,
    /// Who says so.
    pub origin: Origin,
    /// Why.
    pub why: &'static str,
}

/// The parts of Freshdesk's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// The name.
    Name,
    /// Whose doing, and what.
    Events,
    /// Of which tickets.
    Properties,
    /// What then happens.
    Actions,
    /// The fields of the action *Trigger webhook*.
    Webhook,
}

impl Section {
    /// The label in Freshdesk.
    pub fn label(self) -> &'static str {
        match self {
            Section::Name => "Rule",
            Section::Events => "When an action is performed",
            Section::Properties => "On tickets with these properties",
            Section::Actions => "Perform these actions",
            Section::Webhook => "Trigger webhook",
        }
    }
}

/// Who says what a field must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Stella's guide for Freshdesk.
    Guide,
    /// We do: the guide says nothing of it, or something that does not hold.
    Ours,
    /// The admin.
    Admin,
}

impl Origin {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Origin::Guide => "from the guide",
            Origin::Ours => "added here",
            Origin::Admin => "your own",
        }
    }
}

/// How a value gets into a field of the form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Entry {
    /// It is typed or pasted as it is.
    Text,
    /// It is chosen from a menu.
    Choice,
    /// An operator is chosen from a menu, and then each value is typed.
    Typed(&'static str, Vec<String>),
    /// An operator is chosen from a menu, and then each value from another.
    Chosen(&'static str, Vec<String>),
    /// The key goes there: what stands here only says where.
    Key,
}

impl Field {
    /// Whether it can be noted as being in Freshdesk as it is here. The key is known to nobody here.
    pub fn can_be_noted(&self) -> bool {
        self.entry != Entry::Key
    }
}

/// Whether what was copied from a sheet is still what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// Nothing was copied yet.
    Never,
    /// Only the payload was, and is what it says.
    Payload,
    /// Only so many of so many fields were, and are what it says.
    Partly(usize, usize),
    /// All that can be copied was, and is what it says.
    AsItIs,
    /// These fields say something else by now, are new or are gone, by their names.
    Changed(Vec<String>),
}

impl Copied {
    /// The words on screen; nothing where nothing was copied.
    pub fn words(&self) -> String {
        match self {
            Copied::Never => String::new(),
            Copied::Payload => "payload copied".to_owned(),
            Copied::Partly(copied, all) => format!("{copied} of {all} fields copied"),
            Copied::AsItIs => "copied".to_owned(),
            Copied::Changed(fields) => format!("changed since you copied it: {}", fields.join(", ")),
        }
    }
}

impl Sheet {
    /// Whether what was copied from it is still what it says.
    pub fn copied(&self, progress: &Progress) -> Copied {
        let copyable = || self.fields.iter().filter(|field| field.can_be_noted());
        let is_copied = |field: &&Field| progress.copied_text(&self.id, &field.word).is_some();
        let moved_on = copyable().filter(|field| progress.moved_on(&self.id, &field.word, &field.value));
        let mut changed: Vec<String> = moved_on.map(|field| field.label.clone()).collect();
        let words: Vec<&str> = self.fields.iter().map(|field| field.word.as_str()).collect();
        changed
            .extend(progress.gone(&self.id, &words).map(|word| format!("{} (gone)", word.replace('-', " "))));
        if !changed.is_empty() {
            return Copied::Changed(changed);
        }
        let copied: Vec<&Field> = copyable().filter(is_copied).collect();
        match (copied.as_slice(), copyable().count()) {
            ([], _) => Copied::Never,
            (copied, all) if copied.len() == all => Copied::AsItIs,
            ([field], _) if field.word == PAYLOAD => Copied::Payload,
            (copied, all) => Copied::Partly(copied.len(), all),
        }
    }

    /// What is to be noted once Freshdesk has that field as it is here: with the last one it has the whole rule.
    pub fn noted(&self, field: &Field, progress: &Progress) -> ProgressEdit {
        let is_there = |other: &Field| {
            let copied = progress.copied_text(&self.id, &other.word);
            other.word == field.word || !other.can_be_noted() || copied == Some(other.value.as_str())
        };
        let words: Vec<&str> = self.fields.iter().map(|field| field.word.as_str()).collect();
        match self.fields.iter().all(is_there) && progress.gone(&self.id, &words).next().is_none() {
            true => ProgressEdit::Whole(self.id.clone(), self.texts()),
            false => ProgressEdit::Copied(self.id.clone(), vec![(field.word.clone(), field.value.clone())]),
        }
    }

    /// What is to be noted once Freshdesk has what changed since it was copied: nothing of what was never copied.
    pub fn updated(&self, progress: &Progress) -> Vec<ProgressEdit> {
        let id = || self.id.clone();
        let mut texts = self.texts();
        if progress.whole.contains(&self.id) {
            return vec![ProgressEdit::Whole(id(), texts)];
        }
        texts.retain(|(word, _)| progress.copied_text(&self.id, word).is_some());
        let words: Vec<&str> = self.fields.iter().map(|field| field.word.as_str()).collect();
        let gone = progress.gone(&self.id, &words).map(|word| ProgressEdit::NotThere(id(), word.to_owned()));
        std::iter::once(ProgressEdit::Copied(id(), texts)).chain(gone).collect()
    }

    /// The sheet of a rule.
    pub fn of(rule: &Rule, workspace: &Workspace) -> Sheet {
        writer::write(rule, workspace)
    }

    /// The texts of the fields, each with the word under which a copy of it is remembered.
    pub fn texts(&self) -> Vec<(String, String)> {
        let copyable = self.fields.iter().filter(|field| field.can_be_noted());
        copyable.map(|field| (field.word.clone(), field.value.clone())).collect()
    }

    /// The whole rule as text, to hand to a colleague or keep beside the form.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{MENU} (before: {OLD_MENU})\n", self.name);
        let mut section = Section::Name;
        for field in self.fields.iter().skip(1) {
            if field.section != section {
                section = field.section;
                text += &format!("\n{}\n", section.label());
            }
            match field.value.contains('\n') {
                true => text += &format!("  {}:\n{}\n", field.label, field.value),
                false => text += &format!("  {}: {}\n", field.label, field.value),
            }
        }
        text
    }
}
