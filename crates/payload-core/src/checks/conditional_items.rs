//! Items of a list that conditions write, and commas that stand there also where an item is missing: a variable writes each
//! comma before the item that needs one.

use super::Fix;
use super::subject::Subject;
use crate::highlight::{Paint, liquid_parts};
use crate::preview::Branch;
use crate::text::Span;

/// So many branches are tried.
const BRANCHES: usize = 12;

/// Names for the variable; the template may have the first of them.
const NAMES: [&str; 2] = ["comma", "next_comma"];

/// The commas of the list around a place, written with its items, where every ticket gets JSON then.
pub fn fix(subject: &Subject<'_>, place: Span) -> Option<Fix> {
    let text = subject.text();
    let List { start, items, commas } = List::around(text, place)?;
    let name = NAMES.into_iter().find(|name| !text.contains(name))?;
    let mut edits = vec![(Span::new(start, start), format!("{{% assign {name} = '' %}}"))];
    for item in items {
        edits.push((Span::new(item.start, item.start), format!("{{{{ {name} }}}}")));
        edits.push((Span::new(item.end, item.end), format!("{{% assign {name} = ', ' %}}")));
    }
    edits.extend(commas.into_iter().map(|at| (Span::new(at, at + 1), String::new())));
    edits.sort_by_key(|(place, _)| place.start);
    let fix = Fix::review("Write each comma with its item", edits);
    let template = subject.workspace.assumptions.parse(&fix.apply(text));
    let branches = Branch::all(subject.template, &subject.harmless).into_iter().take(BRANCHES);
    let tickets = branches.map(|branch| branch.of(&subject.harmless));
    let mut tickets = std::iter::once(subject.harmless.clone()).chain(tickets);
    (template.errors().is_empty()
        && tickets.all(|ticket| subject.try_with(&template, &ticket).payload.is_ok()))
    .then_some(fix)
}

/// A list of texts, some of which conditions write.
struct List {
    /// Behind its bracket.
    start: usize,
    /// Its texts, with their quotes.
    items: Vec<Span>,
    commas: Vec<usize>,
}

impl List {
    /// The list that a place of a template stands in; none where it holds anything else than texts, or no condition.
    fn around(text: &str, place: Span) -> Option<Self> {
        let liquid = liquid_parts(text);
        let mut parts = liquid.iter().peekable();
        let mut open: Vec<(Self, bool)> = Vec::new();
        let mut quote = None;
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            while parts.next_if(|(part, _)| part.end <= at).is_some() {}
            if let Some((part, paint)) = parts.peek().filter(|(part, _)| part.start <= at) {
                // What is printed beside the texts may be a comma.
                if let Some((_, is_plain)) = open.last_mut().filter(|_| quote.is_none()) {
                    *is_plain &= *paint != Paint::Output;
                }
                let end = part.end;
                while chars.clone().next().is_some_and(|(next, _)| next < end) {
                    chars.next();
                }
                continue;
            }
            match (c, quote) {
                ('\\', Some(_)) => {
                    chars.next();
                }
                ('"', Some(start)) => {
                    quote = None;
                    if let Some((list, _)) = open.last_mut() {
                        list.items.push(Span::new(start, at + 1));
                    }
                }
                (_, Some(_)) => {}
                ('"', None) => quote = Some(at),
                ('[', None) => {
                    open.push((Self { start: at + 1, items: Vec::new(), commas: Vec::new() }, true));
                }
                (']', None) => {
                    let (list, is_plain) = open.pop()?;
                    if list.start <= place.start && place.start <= at {
                        let inside = Span::new(list.start, at);
                        let has_condition = liquid
                            .iter()
                            .any(|(part, _)| inside.contains(*part) && is_condition(part.of(text)));
                        return (is_plain && has_condition && !list.items.is_empty()).then_some(list);
                    }
                    if let Some((_, is_plain)) = open.last_mut() {
                        *is_plain = false;
                    }
                }
                (',', None) => {
                    if let Some((list, _)) = open.last_mut() {
                        list.commas.push(at);
                    }
                }
                (c, None) => {
                    if let Some((_, is_plain)) = open.last_mut() {
                        *is_plain &= c.is_whitespace();
                    }
                }
            }
        }
        None
    }
}

/// Whether a tag begins a condition. What a loop alone writes has commas of another kind between it.
fn is_condition(tag: &str) -> bool {
    let word = tag.trim_start_matches(['{', '%', '-']).trim_start();
    ["if ", "unless ", "case "].iter().any(|condition| word.starts_with(condition))
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
        ] {
            let comma = text.find(',').expect("it has one");
            let list = List::around(text, Span::new(comma, comma + 1));
            assert_eq!(list.map(|list| list.items.len()), items, "{text}");
        }
    }
}
