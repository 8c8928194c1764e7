//! Placeholders that Freshdesk does not have, and persons under two names.

use super::bare_value::harmless_output;
use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::highlight::liquid_parts;
use crate::options::Content;
use crate::placeholder::{Placeholder, ROOTS};
use crate::preview::deserved::says_no;
use crate::preview::roles::{Fit, ROLES, Role, RoleKind, exists};
use crate::text::Span;
use crate::ticket::synonyms::{freshdesk_name, near_name};
use crate::ticket::{field, sample};
use ruby_liquid::expression::{ExpressionKind, Head};
use ruby_liquid::node::NodeKind;
use ruby_liquid::{ParseWarning, WarningKind};
use std::collections::HashSet;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    unknown(subject, found);
    mixed(subject, found);
}

/// Whether two names are a slip of the fingers apart.
pub fn is_near(one: &str, other: &str) -> bool {
    let distance = strsim::damerau_levenshtein(&one.to_ascii_lowercase(), &other.to_ascii_lowercase());
    distance <= 1 + one.len().min(other.len()) / 6
}

/// Where a path stands in the template.
pub fn places(subject: &Subject<'_>, path: &str) -> Vec<Span> {
    let mut found = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Expression(expression) = part
            && matches!(expression.kind, ExpressionKind::Path(_))
            && expression.field(subject.template.names()).is_some_and(|name| **name == *path)
        {
            found.push(expression.span);
        }
    });
    found
}

fn unknown(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut told = HashSet::new();
    let mut set = vec!["forloop", "tablerowloop"];
    let mut assigned: Vec<&str> = Vec::new();
    let mut paths: Vec<(String, Span)> = Vec::new();
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Node(node) => match &node.kind {
            NodeKind::Assign(target, _)
            | NodeKind::Capture(target, _)
            | NodeKind::Increment(target)
            | NodeKind::Decrement(target) => {
                set.push(&target.name);
                assigned.push(&target.name);
            }
            NodeKind::For(each) | NodeKind::TableRow(each) => set.push(&each.item.name),
            _ => {}
        },
        Part::Expression(expression) => {
            if let ExpressionKind::Path(path) = &expression.kind
                && let Head::Name(..) = path.head
                && let Some(name) = expression.field(subject.template.names())
            {
                paths.push((name.to_string(), expression.span));
            }
        }
        _ => {}
    });
    for (path, span) in &paths {
        let span = *span;
        let root = path.split('.').next().unwrap_or_default();
        if set.contains(&root) || told.contains(path) || is_known(path) || is_misread(subject, span) {
            continue;
        }
        told.insert(path.clone());
        if field::SEEN_ELSEWHERE.contains(&path.as_str()) {
            found.push(
                Finding::new("seen-elsewhere", Severity::Note, span, format!("{path} is not in Freshdesk’s documentation, though it was seen in public templates."))
                    .because("It is not confirmed that your account has it. If not, the value is empty: check with a real ticket first."),
            );
            continue;
        }
        if !ROOTS.contains(&root) {
            let words = span.of(subject.text());
            if let Some(fix) = without_hyphens(&set, path, &paths) {
                found.push(
                    Finding::new(
                        "unknown-name",
                        Severity::Wrong,
                        span,
                        format!("“{words}” is a name with a hyphen in Liquid 2.4, and empty."),
                    )
                    .because("The hyphens of newer Liquids take away the spaces around an output; this one does not know them.")
                    .mended_by(Some(fix)),
                );
                continue;
            }
            // Odd characters make names of texts, and are told of as such.
            if words.is_ascii() {
                let is_read = |name: &&&str| paths.iter().any(|(other, _)| other == **name);
                let unread = assigned.iter().filter(|name| !is_read(name));
                // What other template languages call the loop.
                let variable = match root {
                    "loop" => Some("forloop"),
                    _ => (unread.clone().copied())
                        .find(|name| name.len() > 3 && is_near(name, root))
                        .or_else(|| unread.copied().find(|name| is_made_of(subject, name, root))),
                };
                let (hint, fix) = match variable {
                    Some(variable) => {
                        (format!(" Did you mean {variable}?"), Some(renamed(root, variable, &paths)))
                    }
                    None => better_name(subject, path, &paths),
                };
                let fix = fix.or_else(|| in_quotes(subject, span));
                let why = match hint.is_empty() {
                    true => "It is empty. Perhaps the quotes around a text are missing, or the name is misspelled.".to_owned(),
                    false => format!("It is empty.{hint}"),
                };
                found.push(
                    Finding::new(
                        "unknown-name",
                        Severity::Wrong,
                        span,
                        format!("“{words}” is neither a Freshdesk placeholder nor set in this template."),
                    )
                    .because(why)
                    .mended_by(fix),
                );
            }
            continue;
        }
        let (hint, fix) = better_name(subject, path, &paths);
        let why = match path.as_str() {
            "ticket.brand" => "Brands are not built into Freshdesk’s tickets: a field created today is called cf_brand (Admin › Ticket Fields shows the name). If your account has an old field with exactly this name, keep it.".to_owned(),
            _ => format!("An unknown placeholder is empty, and Liquid reports no error.{hint} Fields of your own are called ticket.cf_…"),
        };
        let finding = Finding::new(
            "unknown-placeholder",
            Severity::Wrong,
            span,
            format!("{path} is not in Freshdesk’s documentation."),
        )
        .because(why);
        let finding = match Placeholder::read(path) {
            Ok(placeholder) => finding.of_field(&placeholder),
            Err(_) => finding,
        };
        found.push(finding.mended_by(fix));
    }
}

/// A name without the hyphens at its ends, which newer Liquids take for white-space control.
fn without_hyphens(set: &[&str], path: &str, paths: &[(String, Span)]) -> Option<Fix> {
    let bare = path.trim_matches('-');
    let is_name = bare != path && (is_known(bare) || set.contains(&bare.split('.').next()?));
    let places = paths.iter().filter(|(other, _)| other == path).map(|(_, place)| *place);
    is_name
        .then(|| Fix::safe("Remove the hyphens", places.map(|place| (place, format!(" {bare} "))).collect()))
}

/// Whether a variable is set to the field of the ticket that a name is short for: `tags` for one made of `ticket.tags`.
fn is_made_of(subject: &Subject<'_>, variable: &str, name: &str) -> bool {
    let field = format!("ticket.{name}");
    let mut is_made = false;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::Assign(target, pipeline) = &node.kind
            && *target.name == *variable
        {
            is_made |= pipeline.value.as_ref().is_some_and(|value| value.span.of(subject.text()) == field);
        }
    });
    is_made
}

/// Whether a name stands in a tag that the engine reads otherwise than it is meant: `not` is no name.
fn is_misread(subject: &Subject<'_>, name: Span) -> bool {
    let misread = |warning: &&ParseWarning| {
        matches!(warning.kind, WarningKind::Negation | WarningKind::UnknownOperator(_))
    };
    let mut warnings = subject.template.warnings().iter().filter(misread).peekable();
    warnings.peek().is_some() && {
        let parts = liquid_parts(subject.text());
        let part = parts.iter().find(|(part, _)| part.contains(name));
        part.is_some_and(|(part, _)| warnings.any(|warning| part.contains(warning.span)))
    }
}

/// A word that something is compared with or set to, as a text.
fn in_quotes(subject: &Subject<'_>, place: Span) -> Option<Fix> {
    let mut is_compared = false;
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Condition(condition) => {
            let sides = condition.comparisons.iter().filter_map(|one| one.right.as_ref());
            is_compared |= sides.into_iter().any(|right| right.span == place);
        }
        Part::Node(node) => match &node.kind {
            NodeKind::Case(case) => {
                let mut values = case.branches.iter().flat_map(|when| when.values.iter().flatten());
                is_compared |= values.any(|value| value.span == place);
            }
            NodeKind::Assign(_, pipeline) => is_compared |= pipeline.span == place,
            _ => {}
        },
        _ => {}
    });
    let word = place.of(subject.text());
    let is_word = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let is_operator = matches!(word, "contains" | "and" | "or" | "not" | "is" | "in" | "equals");
    (is_compared && is_word && !is_operator)
        .then(|| Fix::review(format!("Write '{word}'"), vec![(place, format!("'{word}'"))]))
}

/// Whether Freshdesk documents a placeholder, or it may be a field of the account's own.
pub fn is_known(path: &str) -> bool {
    let Ok(placeholder) = Placeholder::read(path) else { return false };
    let custom =
        |prefix: &str| path.strip_prefix(prefix).is_some_and(|name| !name.is_empty() && !name.contains('.'));
    // Documented ways to go on from a documented field: the name alone is then a part of a longer one.
    let begins =
        |field: &field::Field| field.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'));
    field::find(&placeholder).is_some()
        || path == sample::DO_NOT_SEND
        || ["ticket.cf_", "ticket.requester.cf_", "ticket.contact.cf_", "ticket.company.cf_"]
            .iter()
            .any(|prefix| custom(prefix))
        || field::FIELDS.iter().any(begins)
        // The contact is the requester under another name.
        || path.strip_prefix("ticket.contact.").is_some_and(|rest| is_known(&format!("ticket.requester.{rest}")))
}

/// What was probably meant by an unknown name, in words and as a fix: another name of the same person and kind.
fn better_name(subject: &Subject<'_>, path: &str, paths: &[(String, Span)]) -> (String, Option<Fix>) {
    let better = match path {
        "ticket.brand" => Some("ticket.cf_brand".to_owned()),
        _ => misspelled(path)
            .or_else(|| own_field(subject, path))
            .or_else(|| freshdesk_name(path))
            .or_else(|| near_name(path, is_near).map(str::to_owned)),
    };
    let place = paths.iter().find(|(other, _)| other == path).map(|(_, place)| *place);
    let better = better.and_then(|better| fitting(subject, place?, better));
    let better = better.or_else(|| of_role(subject, place?));
    let Some(better) = better.filter(|better| better != path) else { return (String::new(), None) };
    let text = subject.text();
    let places = paths.iter().filter(|(other, _)| other == path);
    let edits: Vec<_> = places
        .map(|(_, span)| {
            // Where it is all of an output, the whole output is exchanged.
            let around = |space| Some(Span::new(span.start.checked_sub(2 + space)?, span.end + 2 + space));
            let output = [0, 1].into_iter().filter_map(around).find(|output| {
                text.get(output.start..output.end)
                    .is_some_and(|output| output.starts_with("{{") && output.ends_with("}}"))
            });
            match output {
                Some(output) => (output, harmless_output(text, output, format!("{{{{{better}}}}}"))),
                None => (*span, better.clone()),
            }
        })
        .collect();
    let fix = (!edits.is_empty()).then(|| Fix::review(format!("Use {better}"), edits));
    (format!(" Did you mean {better}?"), fix)
}

/// The name of a variable wherever it is misspelled alike.
fn renamed(name: &str, variable: &str, paths: &[(String, Span)]) -> Fix {
    let places = paths.iter().filter(|(path, _)| path.split('.').next() == Some(name));
    let edits =
        places.map(|(_, place)| (Span::new(place.start, place.start + name.len()), variable.to_owned()));
    Fix::review(format!("Use {variable}"), edits.collect())
}

/// The known field that a name is for sure, but for a hyphen, a slip in `ticket`, or a word in front of it.
fn misspelled(path: &str) -> Option<String> {
    let behind = |at: usize| path.get(at + 1..).filter(|rest| rest.starts_with("ticket.") && is_known(rest));
    if let Some(known) = path.find(".ticket.").and_then(behind) {
        return Some(known.to_owned());
    }
    let plain = path.replace('-', "_");
    let (root, rest) = plain.split_once('.')?;
    let name = if is_near(root, "ticket") { format!("ticket.{rest}") } else { plain };
    (name != path && is_known(&name)).then_some(name)
}

/// The field of the account's own that a name without `cf_` stands for: one of the choices, or a checkbox by its name.
fn own_field(subject: &Subject<'_>, path: &str) -> Option<String> {
    let name = format!("ticket.cf_{}", path.strip_prefix("ticket.")?);
    let options = &subject.workspace.options;
    let is_chosen = options.do_not_send.settings.field.as_str() == name
        || matches!(options.brand_value(), Content::Placeholder(field) if field.as_str() == name);
    (is_chosen || says_no(&name)).then_some(name)
}

/// The name, or that of the same owner which the key wants that it fills; none where no such field belongs there.
fn fitting(subject: &Subject<'_>, place: Span, name: String) -> Option<String> {
    let fills = |role: &&Role| {
        let written = subject.sent(role.path).and_then(|value| subject.written(value.span));
        written.is_some_and(|written| written.contains(place))
    };
    let Some(role) = ROLES.iter().find(fills) else { return Some(name) };
    let owner = name.rsplit_once('.').map_or("ticket", |(owner, _)| owner).to_owned();
    let other = ["email", "id", "name", "language"].map(|key| format!("{owner}.{key}"));
    let fits = |name: &String| exists(name) && role.fit(name) == Fit::Right;
    match role.fit(&name) {
        Fit::Stranger => other.into_iter().find(fits),
        Fit::Right | Fit::Unknown => Some(name),
    }
}

/// Words that name somebody else than the agent and the customer of a ticket.
const OTHERS: [&str; 10] =
    ["manager", "supervisor", "lead", "boss", "cc", "bcc", "watcher", "follower", "approver", "creator"];

/// The field that belongs into a key, where what stands at a place is all that fills it and names nobody else: another
/// help desk has other words for the persons of a ticket, but who is named like Freshdesk's is somebody else.
pub fn of_role(subject: &Subject<'_>, place: Span) -> Option<String> {
    let text = subject.text();
    let words = place.of(text).trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_freshdesks = ROOTS.contains(&words.split('.').next().unwrap_or_default());
    let is_other = is_freshdesks || words.split(['.', '_']).any(|word| OTHERS.contains(&word));
    let of_no_person = |role: &Role| !role.path.starts_with("employee") && !role.path.starts_with("customer");
    let roles = ROLES.iter().filter(|role| !matches!(role.kind, RoleKind::Channel) && role.path != "brand");
    roles.filter(|role| !is_other || of_no_person(role)).find_map(|role| {
        let written = subject.written(subject.sent(role.path)?.span)?;
        let inside = written.of(text).trim_matches('"').trim();
        let is_one = inside.matches("{{").count() < 2 && !inside.contains("{%");
        let is_all = inside.starts_with(place.of(text)) && inside.ends_with(place.of(text))
            || inside.starts_with("{{") && inside.ends_with("}}");
        (written.contains(place) && is_one && is_all)
            .then(|| role.fields.first().filter(|field| !field.ends_with('.')))?
            .map(|field| (*field).to_owned())
    })
}

/// The customer under two names: `contact` is used officially, but not listed beside `requester`.
fn mixed(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let is = |field: &&Placeholder, start: &str| field.as_str().starts_with(start);
    let contact = subject.fields.iter().find(|field| is(field, "ticket.contact."));
    let other =
        subject.fields.iter().find(|field| is(field, "ticket.requester.") || is(field, "ticket.from_email"));
    if let (Some(contact), Some(other)) = (contact, other) {
        let place = places(subject, contact.as_str()).first().copied();
        found.push(
            Finding::new("mixed-persons", Severity::Note, place, format!("The customer is read from both {contact} and {other}."))
                .because("It is not confirmed that both are the same person. Use only one of them, preferably ticket.requester, which is documented.")
                .of_field(contact),
        );
    }
}
