//! Custom fields that the template reads and none of the admin's own tickets has: most likely they have another name.

use super::names::{is_near, places};
use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::placeholder::Placeholder;
use crate::text::{QUOTED, shorten};
use crate::ticket::own;

/// So many of the fields that there are stand in the sentence.
const LISTED: usize = 6;

/// Tickets without any custom field say nothing: what they were copied from may leave them out.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let there = own::fields(&subject.workspace.own_tickets);
    let is_custom = |field: &&Placeholder| field.as_str().starts_with("ticket.cf_");
    if there.is_empty() {
        return;
    }
    for field in subject.fields.iter().filter(is_custom) {
        let is_told = found.iter().any(|finding| finding.field.as_ref() == Some(field));
        if is_told || there.contains(field) || !has_one_name(field) {
            continue;
        }
        let places = places(subject, field.as_str());
        let mut listed: Vec<&str> = there.iter().map(Placeholder::as_str).take(LISTED).collect();
        if there.len() > LISTED {
            listed.push("…");
        }
        let alike = there.iter().find(|other| is_near(field.as_str(), other.as_str()));
        let fix = alike.map(|alike| {
            let edits = places.iter().map(|place| (*place, alike.to_string())).collect();
            Fix::review(format!("Use {}", shorten(alike.as_str(), QUOTED)), edits)
        });
        found.push(
            Finding::new(
                "absent-field",
                Severity::Wrong,
                places.first().copied(),
                format!("None of your own tickets has the field {field}."),
            )
            .because(format!(
                "Freshdesk’s API lists every custom field of a ticket, also where it is empty: a field that is not listed has another name, and its placeholder is always empty. Your tickets have {}.",
                listed.join(", ")
            ))
            .of_field(field)
            .mended_by(fix),
        );
    }
}

/// Whether it is a field itself, and no part of one.
fn has_one_name(field: &Placeholder) -> bool {
    field.names().count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::find;
    use crate::options::Choice;
    use crate::ticket::Ticket;
    use crate::ticket::own::OwnTicket;
    use crate::workspace::{Edit, Workspace};
    use ruby_liquid::Clock;

    fn found(tickets: &[&str], change: impl FnOnce(&mut Workspace)) -> Vec<String> {
        let mut workspace = Workspace::default();
        workspace.apply(Edit::Switch(Choice::Brand, true));
        workspace.own_tickets = tickets
            .iter()
            .map(|json| OwnTicket { name: "Mine".into(), ticket: Ticket::read(json).unwrap() })
            .collect();
        change(&mut workspace);
        let text = workspace.template("email").text;
        let findings = find(&workspace, "email", &text, Clock(0)).into_iter();
        let fixed = |finding: &Finding| {
            finding.fix.as_ref().map(|fix| format!(" [{}]", fix.label)).unwrap_or_default()
        };
        let told = findings.filter(|finding| finding.code == "absent-field");
        told.map(|finding| finding.what.clone() + &fixed(&finding)).collect()
    }

    #[test]
    fn a_field_that_no_own_ticket_has_is_told() {
        let no = |field: &str| format!("None of your own tickets has the field ticket.{field}.");
        let (brand, flag) = (no("cf_brand"), no("cf_do_not_send_stella_connect_request"));
        assert_eq!(found(&[r#"{"id": 7, "cf_shop": "North"}"#], |_| ()), [flag.clone(), brand.clone()]);
        // A ticket that lists no custom field at all says nothing, nor does one where it is empty.
        assert!(found(&[], |_| ()).is_empty());
        assert!(found(&[r#"{"id": 7}"#], |_| ()).is_empty());
        let whole = r#"{"cf_brand": null, "cf_do_not_send_stella_connect_request": false}"#;
        assert!(found(&[whole], |_| ()).is_empty());
        // One of them is enough: forms of tickets differ.
        assert!(found(&[r#"{"cf_shop": "North"}"#, whole], |_| ()).is_empty());
        let near = r#"{"cf_brands": "North", "cf_do_not_send_stella_connect_request": false}"#;
        assert_eq!(found(&[near], |_| ()), [brand + " [Use ticket.cf_brands]"]);
        // Without an option that reads it nothing is told.
        assert_eq!(found(&[whole], |workspace| workspace.apply(Edit::Switch(Choice::Brand, false))), [""; 0]);
    }
}
