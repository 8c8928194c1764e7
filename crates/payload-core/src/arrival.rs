//! What becomes of signs that could break a payload, on the way from a ticket through a template to Stella.

use crate::assumptions::Assumptions;
use crate::escaping::Escaping;
use crate::options::Options;
use crate::payload::{self, Json};
use crate::ticket::Ticket;
use ruby_liquid::{Clock, Dialect, Template};
use serde_json::Value;

/// Names with the signs that matter: quotes, a backslash, a line break.
pub const TYPED: [&str; 3] = ["Ann \"Al\" O'Neil", "Ann\\Lee", "Ann\nLee"];

/// What Stella gets for each of [`TYPED`] as the name of a ticket's customer; `None` where the payload breaks.
pub fn arrivals(options: &Options, ticket: &Ticket, freshdesk: Assumptions) -> [Option<String>; 3] {
    let template = Template::parse(&options.write("email").text, freshdesk.liquid);
    TYPED.map(|typed| {
        let mut ticket = ticket.clone();
        ticket.set(&options.customer_name(), Some(Value::from(typed)));
        let sent = payload::read(&template.render(&freshdesk.present(&ticket), Clock(0)).text).ok()?;
        sent.at("customer.name").and_then(Json::text).map(str::to_owned)
    })
}

/// For which Freshdesks names arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The ways of escaping under which every name arrives, on each Liquid.
    pub whole: Vec<Escaping>,
    /// Those under which every name arrives as it was typed, but that a line break may be a space.
    pub as_typed: Vec<Escaping>,
}

/// For which ways of escaping the names of [`TYPED`] arrive.
pub fn reach(options: &Options, ticket: &Ticket) -> Reach {
    let on_all = |holds: &dyn Fn(&[Option<String>; 3]) -> bool| {
        let under = |escaping: &Escaping| {
            [Dialect::V2_4, Dialect::V5].iter().all(|liquid| {
                let freshdesk =
                    Assumptions { liquid: *liquid, escaping: *escaping, ..Assumptions::default() };
                holds(&arrivals(options, ticket, freshdesk))
            })
        };
        Escaping::ALL.into_iter().filter(under).collect()
    };
    let is_typed = |(got, typed): (&Option<String>, &str)| {
        got.as_deref().is_some_and(|got| got == typed || got == typed.replace('\n', " "))
    };
    Reach {
        whole: on_all(&|got| got.iter().all(Option::is_some)),
        as_typed: on_all(&|got| got.iter().zip(TYPED).all(is_typed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Safety;
    use crate::ticket::sample;

    #[test]
    fn each_safety_reaches_as_far_as_its_words_say() {
        let all = Escaping::ALL.to_vec();
        for (safety, arrives, whole, as_typed) in [
            // What Freshdesk escapes for JSON needs no more.
            (
                Safety::AsItIs,
                [None, None, None],
                vec![Escaping::Json, Escaping::RailsJson, Escaping::HtmlThenJson],
                vec![Escaping::Json, Escaping::RailsJson],
            ),
            (
                Safety::Neutral,
                [Some("Ann 'Al' O'Neil"), Some("AnnLee"), Some("Ann Lee")],
                all.clone(),
                vec![],
            ),
            (
                Safety::Exact,
                [Some("Ann \"Al\" O'Neil"), Some("Ann\\Lee"), Some("Ann Lee")],
                all,
                vec![Escaping::None],
            ),
        ] {
            let mut options = Options::default();
            options.style.safety = safety;
            let arrived = arrivals(&options, &sample::ordinary(), Assumptions::default());
            assert_eq!(arrived.each_ref().map(Option::as_deref), arrives, "{safety:?}");
            assert_eq!(reach(&options, &sample::ordinary()), Reach { whole, as_typed }, "{safety:?}");
        }
    }
}
