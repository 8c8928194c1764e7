//! Items of a list, or properties of an object, that conditions write, and commas that stand there also where one is
//! missing: each item is written with its own comma.

use super::Fix;
use super::subject::Subject;
use crate::highlight::{Paint, liquid_parts};
use crate::preview::Branch;
use crate::text::Span;
use crate::ticket::Ticket;

/// So many branches are tried, and so many tickets that take two.
const BRANCHES: usize = 12;

/// Names for the variable; the template may have the first of them.
const NAMES: [&str; 2] = ["comma", "next_comma"];

/// The commas of the list around a place, written with its items, where every ticket gets JSON then.
pub fn fix(subject: &Subject<'_>, place: Span) -> Option<Fix> {
    let text = subject.text();
    let edits = List::around(text, place)?.commas_with_items(text)?;
    let fix = Fix::review("Write each comma with its item", edits);
    let template = subject.workspace.assumptions.parse(&fix.apply(text));
    let mut tickets = std::iter::once(subject.harmless.clone()).chain(others(subject));
    (template.errors().is_empty()
        && tickets.all(|ticket| subject.try_with(&template, &ticket).payload.is_ok()))
    .then_some(fix)
}

/// Tickets that take the branches of a template, one or two of them.
fn others<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Ticket> + use<'s> {
    let (all, pairs) = (Branch::all, Branch::pairs);
    let branches = [all, pairs].map(|of| of(subject.template, &subject.harmless).into_iter().take(BRANCHES));
    branches.into_iter().flatten().map(|branch| branch.of(&subject.harmless))
}

/// A list or an object, some of whose items conditions write.
struct List {
    /// Behind its bracket.
    start: usize,
    /// Its texts with their quotes, or its properties with their keys.
    items: Vec<Item>,
    commas: Vec<usize>,
    is_object: bool,
    /// Whether nothing else stands in it.
    is_plain: bool,
    /// The property that is under way, and whether its value begins.
    property: Option<(usize, bool)>,
}

struct Item {
    place: Span,
    /// Whether every ticket gets it.
    is_sure: bool,
}

impl List {
    fn new(start: usize, is_object: bool) -> Self {
        Self { start, items: Vec::new(), commas: Vec::new(), is_object, is_plain: true, property: None }
    }

    /// Notes a value; one in an object ends the property that is under way.
    fn value(&mut self, place: Span, is_sure: bool) {
        let start = match self.property.take() {
            Some((start, true)) => start,
            None if !self.is_object => place.start,
            _ => return self.is_plain = false,
        };
        self.items.push(Item { place: Span::new(start, place.end), is_sure });
    }

    /// The list that a place of a template stands in; none where it holds anything that is no item, or no condition.
    fn around(text: &str, place: Span) -> Option<Self> {
        let liquid = liquid_parts(text);
        let mut parts = liquid.iter().peekable();
        let mut open: Vec<(Self, usize)> = Vec::new();
        let (mut quote, mut depth) = (None, 0_usize);
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            while parts.next_if(|(part, _)| part.end <= at).is_some() {}
            let list = open.last_mut().map(|(list, outer)| (list, *outer == depth));
            if let Some((part, paint)) = parts.peek().filter(|(part, _)| part.start <= at) {
                let tag = part.of(text);
                let mut end = part.end;
                match list.filter(|_| quote.is_none()) {
                    Some((list, is_sure)) if list.property.is_some() => {
                        // The value of the property, up to where its condition ends.
                        if *paint != Paint::Output {
                            end = begins_block(tag).then(|| end_of_block(text, &liquid, part.start))??;
                        }
                        list.value(Span::new(at, end), is_sure);
                    }
                    // What is printed beside the texts may be a comma.
                    Some((list, _)) if *paint == Paint::Output => list.is_plain = false,
                    None if quote.is_some() => {}
                    _ if begins_block(tag) => depth += 1,
                    _ if ends_block(tag) => depth = depth.checked_sub(1)?,
                    _ => {}
                }
                while chars.clone().next().is_some_and(|(next, _)| next < end) {
                    chars.next();
                }
                continue;
            }
            match (c, quote, list) {
                ('\\', Some(_), _) => {
                    chars.next();
                }
                ('"', Some(start), list) => {
                    quote = None;
                    match list {
                        Some((list, _)) if list.is_object && list.property.is_none() => {
                            list.property = Some((start, false));
                        }
                        Some((list, is_sure)) => list.value(Span::new(start, at + 1), is_sure),
                        None => {}
                    }
                }
                (_, Some(_), _) => {}
                ('"', None, _) => quote = Some(at),
                ('[' | '{', None, _) => open.push((Self::new(at + 1, c == '{'), depth)),
                (']' | '}', None, _) => {
                    let (list, _) = open.pop()?;
                    if list.start <= place.start && place.start <= at {
                        return list.is_about(text, &liquid, place, at).then_some(list);
                    }
                    if let Some((outer, at_depth)) = open.last_mut() {
                        let is_sure = *at_depth == depth;
                        // A list in a list is none of texts.
                        outer.is_plain &= outer.is_object;
                        outer.value(Span::new(list.start - 1, at + 1), is_sure);
                    }
                }
                (',', None, Some((list, _))) => list.commas.push(at),
                (':', None, Some((List { property: Some((_, begins @ false)), .. }, _))) => *begins = true,
                (c, None, Some((list, is_sure))) if c.is_alphanumeric() && list.property.is_some() => {
                    let rest = text.get(at..)?;
                    let end =
                        at + rest.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(rest.len());
                    list.value(Span::new(at, end), is_sure);
                    while chars.clone().next().is_some_and(|(next, _)| next < end) {
                        chars.next();
                    }
                }
                (c, None, Some((list, _))) => list.is_plain &= c.is_whitespace(),
                (_, None, None) => {}
            }
        }
        None
    }

    /// Whether the place is beside items of which a condition writes one, up to the list's end.
    fn is_about(&self, text: &str, liquid: &[(Span, Paint)], place: Span, end: usize) -> bool {
        let inside = Span::new(self.start, end);
        let is_within = |item: &Item| item.place.start < place.start && place.start < item.place.end;
        let mut conditions =
            liquid.iter().filter(|(part, _)| inside.contains(*part) && is_condition(part.of(text)));
        let is_beside = |part: Span| !self.items.iter().any(|item| item.place.contains(part));
        self.is_plain
            && self.property.is_none()
            && !self.items.is_empty()
            && !(self.is_object && self.items.iter().any(is_within))
            && conditions.any(|(part, _)| !self.is_object || is_beside(*part))
    }

    /// The edits that write each comma with its item. Beside an item that every ticket gets they stand before those behind it,
    /// and behind those before it; where there is none, a variable writes them.
    fn commas_with_items(&self, text: &str) -> Option<Vec<(Span, String)>> {
        let first_unsure = self.items.iter().position(|item| !item.is_sure)?;
        let sure = match first_unsure.checked_sub(1) {
            None => self.items.iter().position(|item| item.is_sure),
            before => before,
        };
        let mut edits = match sure {
            Some(sure) => self.beside(sure, text),
            None => self.by_variable(text)?,
        };
        edits.sort_by_key(|(place, _)| place.start);
        Some(edits)
    }

    fn beside(&self, sure: usize, text: &str) -> Vec<(Span, String)> {
        let mut edits = Vec::new();
        let mut kept: Vec<usize> = Vec::new();
        for (at, [item, next]) in self.items.array_windows().enumerate() {
            let gap = Span::new(item.place.end, next.place.start);
            let commas: Vec<usize> =
                self.commas.iter().copied().filter(|at| (gap.start..gap.end).contains(at)).collect();
            let stays = match &commas[..] {
                [only] if item.is_sure && next.is_sure => Some(*only),
                // It is where it belongs already.
                _ if at < sure => commas.first().copied().filter(|comma| {
                    text.get(gap.start..*comma).is_some_and(|between| between.trim().is_empty())
                }),
                _ => commas.last().copied().filter(|comma| {
                    text.get(comma + 1..gap.end).is_some_and(|between| between.trim().is_empty())
                }),
            };
            match stays {
                Some(comma) => kept.push(comma),
                None if at < sure => edits.push((Span::new(gap.start, gap.start), ",".to_owned())),
                None => edits.push((Span::new(gap.end, gap.end), ", ".to_owned())),
            }
        }
        let others = self.commas.iter().filter(|at| !kept.contains(at));
        edits.extend(others.map(|at| (Span::new(*at, at + 1), String::new())));
        edits
    }

    fn by_variable(&self, text: &str) -> Option<Vec<(Span, String)>> {
        let name = NAMES.into_iter().find(|name| !text.contains(name))?;
        let mut edits: Vec<(Span, String)> = Vec::new();
        let mut write = |at: usize, more: String| edits.push((Span::new(at, at), more));
        // A brace right before it would make an output of it.
        let blank = if self.is_object { " " } else { "" };
        write(self.start, format!("{blank}{{% assign {name} = '' %}}"));
        for item in &self.items {
            write(item.place.start, format!("{{{{ {name} }}}}"));
            write(item.place.end, format!("{{% assign {name} = ', ' %}}"));
        }
        edits.extend(self.commas.iter().map(|at| (Span::new(*at, at + 1), String::new())));
        Some(edits)
    }
}

/// The first word of a tag.
fn word(tag: &str) -> &str {
    let inside = tag.trim_start_matches(['{', '%', '-']).trim_start();
    inside.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default()
}

/// Whether a tag begins a condition. What a loop alone writes has commas of another kind between it.
fn is_condition(tag: &str) -> bool {
    ["if", "unless", "case"].contains(&word(tag))
}

fn begins_block(tag: &str) -> bool {
    is_condition(tag) || ["for", "capture", "comment", "raw", "tablerow"].contains(&word(tag))
}

fn ends_block(tag: &str) -> bool {
    word(tag).strip_prefix("end").is_some_and(|word| !word.is_empty())
}

/// Where the block ends that begins at a place.
pub fn end_of_block(text: &str, liquid: &[(Span, Paint)], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (part, _) in liquid.iter().filter(|(part, paint)| part.start >= start && *paint != Paint::Output) {
        let tag = part.of(text);
        depth += usize::from(begins_block(tag));
        depth = if ends_block(tag) { depth.checked_sub(1)? } else { depth };
        if depth == 0 {
            return Some(part.end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_texts_is_found_around_its_comma() {
        for (text, items) in [
            ("{\"t\": [{% if a %}\"x\",{% endif %}\"y\"], \"u\": [\"z\"]}", Some(2)),
            ("{\"t\": [{% if a %}\"x, ]\"{% endif %}, \"{{ b }}\"]}", Some(2)),
            ("{\"t\": [{% if a %}\"x\"{% endif %}, {{ b }}]}", None),
            ("{\"t\": [{% if a %}1{% endif %}, \"x\"]}", None),
            ("{\"t\": [\"x\",]}", None),
            ("{\"t\": [{% for a in b %}\"x\",{% endfor %}]}", None),
            ("{\"t\": [{% for a in b %}{% if a %}\"x\",{% endif %}{% endfor %}]}", Some(1)),
            ("{\"t\": {% if a %}\"x\",{% endif %}}", None),
            ("{\"t\": [{% if a %}\"x\",{% endif %}", None),
            ("{\"t\": { {% if a %}\"x\": 1,{% endif %}\"y\": {\"z\": true}}}", Some(2)),
            (
                "{\"f\": {% if b %}true{% else %}0{% endif %}{% if a %}, \"x\": \"{{ c }}\"{% endif %}}",
                Some(2),
            ),
            ("{\"f\": {% if b %}true,{% else %}false,{% endif %} \"x\": 1}", None),
        ] {
            let comma = text.find(',').expect("it has one");
            let list = List::around(text, Span::new(comma, comma + 1));
            assert_eq!(list.map(|list| list.items.len()), items, "{text}");
        }
    }
}
