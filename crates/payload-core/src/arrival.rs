//! What becomes of signs that could break a payload, on the way from a ticket through a template to Stella.

use crate::assumptions::Assumptions;
use crate::escaping::Escaping;
use crate::options::Options;
use crate::payload::Json;
use crate::preview::payload;
use crate::ticket::{Ticket, sample};
use ruby_liquid::{Clock, Dialect, Template};
use serde_json::Value;

/// Names with the signs that matter: quotes, a backslash, a line break.
pub const TYPED: [&str; 3] = ["Ann \"Al\" O'Neil", "Ann\\Lee", "Ann\nLee"];

/// What Stella gets for each of [`TYPED`]; `None` where the payload breaks.
pub type Arrivals = [Option<String>; 3];

/// What Stella gets for each of [`TYPED`] as the name of an ordinary ticket's customer.
pub fn arrivals(options: &Options, freshdesk: Assumptions) -> Arrivals {
    Trial::new(options).arrivals(freshdesk)
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
pub fn reach(options: &Options) -> Reach {
    let trial = Trial::new(options);
    let arrived = Escaping::ALL.map(|escaping| {
        let under = |liquid| Assumptions { liquid, escaping, ..Assumptions::default() };
        let on_each = [Dialect::V2_4, Dialect::V5].map(|liquid| trial.arrivals(under(liquid)));
        (escaping, on_each)
    });
    let is_typed = |(got, typed): (&Option<String>, &str)| {
        got.as_deref().is_some_and(|got| got == typed || got == typed.replace('\n', " "))
    };
    let those = |holds: &dyn Fn(&Arrivals) -> bool| {
        let all = arrived.iter().filter(|(_, on_each)| on_each.iter().all(holds));
        all.map(|(escaping, _)| *escaping).collect()
    };
    Reach {
        whole: those(&|got| got.iter().all(Option::is_some)),
        as_typed: those(&|got| got.iter().zip(TYPED).all(is_typed)),
    }
}

/// The template that options write, on each Liquid, and a ticket for each of [`TYPED`].
struct Trial {
    templates: [Template; 2],
    tickets: [Ticket; 3],
}

impl Trial {
    fn new(options: &Options) -> Self {
        let text = options.write("email").text;
        let ordinary = sample::ordinary();
        Self {
            templates: [Dialect::V2_4, Dialect::V5].map(|liquid| Template::parse(&text, liquid)),
            tickets: TYPED.map(|typed| {
                let mut ticket = ordinary.clone();
                ticket.set(&options.customer_name(), Some(Value::from(typed)));
                ticket
            }),
        }
    }

    fn arrivals(&self, freshdesk: Assumptions) -> Arrivals {
        let template = self.templates.iter().find(|template| template.dialect() == freshdesk.liquid);
        self.tickets.each_ref().map(|ticket| {
            let sent = payload(template?, &freshdesk.hand_over(ticket), Clock(0))?;
            sent.at("customer.name").and_then(Json::text).map(str::to_owned)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Safety;

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
            let arrived = arrivals(&options, Assumptions::default());
            assert_eq!(arrived.each_ref().map(Option::as_deref), arrives, "{safety:?}");
            assert_eq!(reach(&options), Reach { whole, as_typed }, "{safety:?}");
        }
    }
}
