//! Everything that could stand at a place, and which of it fits what was typed.

use super::Candidate;
use super::scene::Scene;
use crate::evidence::Evidence;
use crate::explain;
use crate::ticket::field::FIELDS;
use ruby_liquid::{Dialect, filters as liquid_filters, tags as liquid_tags};

fn candidate(text: &str, about: impl Into<String>) -> Candidate {
    Candidate { text: text.to_owned(), about: about.into() }
}

/// The template's own names, the nearest first, then what Freshdesk has, then the account's own fields.
pub(super) fn values(scene: &Scene<'_>, own: &[Candidate]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    for block in scene.open.iter().rev() {
        let Some(item) = block.item() else { continue };
        all.push(candidate(item, format!("the item of this {}", block.name)));
        let state = if block.name == "for" { "forloop." } else { "tablerowloop." };
        let of_loop = explain::LOOP.iter().filter(|(name, _)| name.starts_with(state));
        all.extend(of_loop.map(|(name, about)| candidate(name, *about)));
    }
    all.extend(scene.named.iter().rev().map(|(name, how)| candidate(name, *how)));
    all.extend(FIELDS.iter().map(|field| {
        let known = if field.known == Evidence::NotConfirmed { ", not confirmed" } else { "" };
        candidate(field.path, format!("{}{known}", field.label))
    }));
    all.extend_from_slice(own);
    let mut kept: Vec<Candidate> = Vec::with_capacity(all.len());
    for one in all {
        if kept.iter().all(|other| other.text != one.text) {
            kept.push(one);
        }
    }
    kept
}

/// The filters that the dialect really has and that do something.
pub(super) fn filters(dialect: Dialect) -> Vec<Candidate> {
    let works = |name: &&str| !matches!(*name, "class" | "extend" | "object_id");
    let names = liquid_filters::filters(dialect).iter().map(|filter| filter.name).filter(works);
    names.map(|name| candidate(name, explain::filter(name).unwrap_or_default())).collect()
}

/// What ends or divides the open block, then every tag of the dialect.
pub(super) fn tags(scene: &Scene<'_>, dialect: Dialect) -> Vec<Candidate> {
    let mut names: Vec<String> = Vec::new();
    if let Some(block) = scene.open.last() {
        names.push(format!("end{}", block.name));
        let inner: &[&str] = match block.name {
            "if" | "unless" => &["else", "elsif"],
            "case" => &["when", "else"],
            "for" => &["else"],
            _ => &[],
        };
        names.extend(inner.iter().map(|name| (*name).to_owned()));
    }
    names.extend(liquid_tags::tags(dialect).map(|tag| tag.name.to_owned()));
    names.iter().map(|name| candidate(name, explain::tag(name).unwrap_or_default())).collect()
}

/// Those that fit what was typed: they begin with it, or a name in them does, or what they are has it.
pub(super) fn fitting(mut all: Vec<Candidate>, typed: &str) -> Vec<Candidate> {
    let typed = typed.to_lowercase();
    let rank = |one: &Candidate| {
        if one.text.starts_with(&typed) {
            0
        } else if one.text.contains(&format!(".{typed}")) || one.text.contains(&format!("_{typed}")) {
            1
        } else if typed.len() > 1 && (one.text.contains(&typed) || one.about.to_lowercase().contains(&typed))
        {
            2
        } else {
            3
        }
    };
    all.retain(|one| rank(one) < 3);
    all.sort_by_key(rank);
    all
}
