//! Which fields of a ticket a template reads: the one answer, which the form offers, the stress test fills and the proof
//! tries.
//!
//! It is the engine's: the fields that the parts of the template speak of, outside comments, and those that a
//! rendering asks for or that its pieces name. A field that only a value of the ticket decides
//! (`{{ ticket[ticket.subject] }}`) is not known beforehand; nor is one whose key filters make, in a branch that
//! neither a full nor an empty ticket takes.

use super::harmless::harmless;
use crate::assumptions::Assumptions;
use crate::placeholder::{Placeholder, placeholders_in_text};
use crate::text::{Span, slice};
use crate::ticket::Ticket;
use ruby_liquid::{Clock, Template};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A field that a template reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Where in the template.
    pub place: Span,
    /// The field, under the name that the template uses.
    pub field: Placeholder,
}

/// Every reading of a field in a template, in the template's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reads(Vec<Read>);

/// How often the template is rendered again with the fields that the rendering before named.
const ROUNDS: usize = 4;

impl Reads {
    /// What a template reads.
    ///
    /// A template with syntax errors is half typed: there the text says what will be read.
    pub fn of(template: &Template, clock: Clock) -> Self {
        let mut reads = Self::default();
        for (place, path) in template.fields() {
            reads.add(place, &path);
        }
        let mut written = FxHashSet::default();
        if !template.errors().is_empty() {
            for (place, field) in placeholders_in_text(template.source()) {
                reads.add(place, field.as_str());
            }
        } else if !template.names_all_fields() || !reads.owners().is_empty() {
            written = reads.add_rendered(template, clock);
        }
        reads.0.sort_by_key(|read| read.place.start);
        reads.without_owners(&written)
    }

    /// Adds what only a rendering tells, and gives what it writes.
    fn add_rendered(&mut self, template: &Template, clock: Clock) -> FxHashSet<Arc<str>> {
        let assumptions = Assumptions { liquid: template.dialect(), ..Assumptions::default() };
        let mut written = FxHashSet::default();
        let mut paths: FxHashSet<Arc<str>> =
            self.0.iter().map(|read| Arc::from(read.field.as_str())).collect();
        for _ in 0..ROUNDS {
            let known = self.0.len();
            // A ticket that has everything and one that has only an ID: between them they take most branches.
            let bare = Ticket::with([(Placeholder::known("ticket.id"), 1042.into())]);
            for (ticket, is_bare) in [(harmless(&self.fields(), None), false), (bare, true)] {
                let rendering = template.render(&assumptions.hand_over(&ticket), clock);
                for (place, path) in rendering.asked {
                    if paths.insert(path.clone()) {
                        self.add(place, &path);
                    }
                }
                for piece in rendering.pieces {
                    for path in piece.fields.iter() {
                        if paths.insert(path.clone()) {
                            self.add(piece.source, path);
                        }
                        // A value that is missing is named by how far its path went.
                        if !is_bare {
                            written.insert(path.clone());
                        }
                    }
                }
            }
            if self.0.len() == known {
                break;
            }
        }
        written
    }

    fn add(&mut self, place: Span, path: &str) {
        let Ok(field) = Placeholder::read(path) else { return };
        let read = Read { place, field };
        if read.field.is_of_freshdesk() {
            self.0.push(read);
        }
    }

    /// Without what is only the way to other fields, as `ticket.requester` is to `ticket.requester.name`; what is
    /// written itself stays.
    fn without_owners(mut self, written: &FxHashSet<Arc<str>>) -> Self {
        // In the template's order, so that what is the same stands at the same place.
        let mut once: Vec<Read> = Vec::new();
        for read in self.0.drain(..) {
            let mut here = once.iter().rev().take_while(|it| it.place.start == read.place.start);
            if !here.any(|it| *it == read) {
                once.push(read);
            }
        }
        self.0 = once;
        let owners = self.owners();
        self.0.retain(|read| {
            let field = read.field.as_str();
            field != "ticket" && (written.contains(field) || !owners.contains(field))
        });
        self
    }

    /// The fields that others are below, as `ticket.requester.name` is below `ticket.requester`.
    fn owners(&self) -> FxHashSet<Arc<str>> {
        let all: FxHashSet<&str> = self.0.iter().map(|read| read.field.as_str()).collect();
        let mut owners = FxHashSet::default();
        for field in &all {
            let above = field.match_indices('.').map(|(dot, _)| slice(field, ..dot));
            owners.extend(above.filter(|owner| all.contains(owner)).map(Arc::from));
        }
        owners
    }

    /// Every reading, in the template's order.
    pub fn iter(&self) -> impl Iterator<Item = &Read> {
        self.0.iter()
    }

    /// The fields, each once, in the template's order.
    pub fn fields(&self) -> Vec<Placeholder> {
        once(self.0.iter().map(|read| read.field.clone()))
    }

    /// Whether they are of the same fields, in the same order, wherever in the template.
    pub fn has_fields_of(&self, other: &Self) -> bool {
        self.0.iter().map(|read| &read.field).eq(other.0.iter().map(|read| &read.field))
    }

    /// The fields that any of several templates reads, each once.
    pub fn fields_of<'t>(
        templates: impl IntoIterator<Item = &'t Template>,
        clock: Clock,
    ) -> Vec<Placeholder> {
        once(templates.into_iter().flat_map(|template| Self::of(template, clock).fields()))
    }

    /// The fields that are read within a part of the template.
    pub fn within(&self, part: Span) -> impl Iterator<Item = &Placeholder> {
        self.0.iter().filter(move |read| part.contains(read.place)).map(|read| &read.field)
    }
}

fn once(fields: impl Iterator<Item = Placeholder>) -> Vec<Placeholder> {
    let mut seen = FxHashSet::default();
    fields.filter(|field| seen.insert(field.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruby_liquid::Dialect;

    const NOW: Clock = Clock(1_767_600_000);

    fn read_by(template: &str, dialect: Dialect) -> Vec<String> {
        Reads::of(&Template::parse(template, dialect), NOW).fields().into_iter().map(String::from).collect()
    }

    #[test]
    fn every_spelling_of_a_field_is_read_and_nothing_else() {
        for (template, fields) in [
            ("{{ ticket.cf_note }}", "ticket.cf_note"),
            ("{{ticket.cf_note|upcase}}", "ticket.cf_note"),
            ("{{ ticket['cf_note'] }}", "ticket.cf_note"),
            ("{{ ticket[\"cf_note\"] | append: ticket.id }}", "ticket.cf_note ticket.id"),
            ("{% assign t = ticket %}{{ t.cf_note }}", "ticket.cf_note"),
            ("{% assign t = ticket %}{% if t.cf_note == 'x' %}y{% endif %}", "ticket.cf_note"),
            ("{% assign r = ticket.requester %}{{ r.name }}", "ticket.requester.name"),
            ("{% assign key = 'cf_note' %}{{ ticket[key] }}", "ticket.cf_note"),
            ("{% capture key %}cf_note{% endcapture %}{{ ticket[key] }}", "ticket.cf_note"),
            // Only a rendering knows the key.
            ("{% assign key = 'cf' | append: '_note' %}{{ ticket[key] }}", "ticket.cf_note"),
            ("{% assign key = 'cf' | append: '_note' %}{% if ticket[key] %}{% endif %}", "ticket.cf_note"),
            (
                "{% assign key = 'cf' | append: '_note' %}{% capture x %}{{ ticket[key] }}{% endcapture %}",
                "ticket.cf_note",
            ),
            ("{% if ticket.company %}{{ ticket.company.name }}{% endif %}", "ticket.company.name"),
            ("{% for tag in ticket.cf_list %}{{ tag }}{% endfor %}", "ticket.cf_list"),
            (
                "{% case ticket.status %}{% when ticket.cf_note %}{% endcase %}",
                "ticket.status ticket.cf_note",
            ),
            ("{% comment %}{{ ticket.cf_note }}{% endcomment %}", ""),
            ("{% raw %}{{ ticket.cf_note }}{% endraw %}", ""),
            ("{{ 'ticket.cf_note' }} ticket.cf_note", ""),
            ("{{ requester.email }}", ""),
            ("{{ helpdesk_name }}{{ event_performer.email }}", "helpdesk_name event_performer.email"),
            // Half typed.
            ("{{ ticket.id }}{% if ticket.cf_note", "ticket.id ticket.cf_note"),
        ] {
            for dialect in [Dialect::V2_4, Dialect::V5] {
                assert_eq!(read_by(template, dialect).join(" "), fields, "{dialect:?} {template}");
                // A key that only a rendering knows, and that names nothing: all of it is rendered, and no more is read.
                let rendered = format!("{template}{{% if ticket[nothing] %}}{{% endif %}}");
                assert_eq!(read_by(&rendered, dialect).join(" "), fields, "{dialect:?} {rendered}");
            }
        }
    }

    #[test]
    fn a_reading_knows_its_place() {
        let source = "{{ ticket.id }}{% assign t = ticket %}{% if t.cf_note %}{% endif %}";
        let reads = Reads::of(&Template::parse(source, Dialect::V2_4), NOW);
        let places: Vec<&str> = reads.iter().map(|read| read.place.of(source)).collect();
        assert_eq!(places, ["ticket.id", "t.cf_note"]);
        let first: Vec<&str> = reads.within(Span::new(0, 15)).map(Placeholder::as_str).collect();
        assert_eq!(first, ["ticket.id"]);
    }
}
