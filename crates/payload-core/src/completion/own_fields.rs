//! The fields of the account's own, as the tickets at hand have them.

use super::Candidate;
use crate::ticket::{Ticket, field, own};

/// The custom fields of the admin's own tickets, then those that only the sample ticket has, each with where it comes
/// from.
pub fn own_fields<'a>(tickets: impl IntoIterator<Item = &'a Ticket>, sample: &Ticket) -> Vec<Candidate> {
    let own = own::custom_fields(tickets);
    let from_sample: Vec<_> = sample.custom_fields().filter(|field| !own.contains(field)).collect();
    let of_own = own.into_iter().map(|field| (field, "your tickets"));
    let all = of_own.chain(from_sample.into_iter().map(|field| (field, "the sample ticket")));
    all.map(|(field, place)| {
        let about = format!("{}, in {place}", field::label(&field));
        Candidate { text: field.into(), about }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::completion::complete;
    use ruby_liquid::Dialect;

    #[test]
    fn come_after_what_every_account_has_and_say_where_they_come_from() {
        let read = |json: &str| Ticket::read(json).unwrap();
        let tickets = [read(r#"{"cf_brand": "A"}"#), read(r#"{"cf_brand": "B", "cf_urgent_since": null}"#)];
        let sample = read(r#"{"cf_brand": "C", "cf_shop_url": "x"}"#);
        let fields = own_fields(&tickets, &sample);
        let offered = |typed: &str| -> Vec<(String, String)> {
            let found = complete(typed, typed.len(), Dialect::V2_4, &fields).unwrap().candidates;
            found.into_iter().map(|one| (one.text, one.about)).collect()
        };
        let own = [
            ("ticket.cf_brand", "Brand, in your tickets"),
            ("ticket.cf_urgent_since", "Urgent since, in your tickets"),
            ("ticket.cf_shop_url", "Shop url, in the sample ticket"),
        ]
        .map(|(text, about)| (text.to_owned(), about.to_owned()));
        assert_eq!(offered("{{ ticket.cf_"), own);
        assert!(offered("{{ ").ends_with(&own));
        // Known by a part of its name, in a condition too, and after the built-in one that fits as well.
        assert_eq!(offered("{% if brand")[0], own[0]);
        let urls: Vec<String> = offered("{{ url").into_iter().map(|(text, _)| text).collect();
        assert_eq!((urls[0].as_str(), urls.last().unwrap().as_str()), ("ticket.url", "ticket.cf_shop_url"));
    }
}
