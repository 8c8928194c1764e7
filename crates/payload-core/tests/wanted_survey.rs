//! The harmless ticket of a template meets what a survey asks for, also where several conditions must meet.

use payload_core::assumptions::Assumptions;
use payload_core::placeholder::Placeholder;
use payload_core::preview::{Harmless, Reads, send};
use payload_core::ticket::sample::DO_NOT_SEND;
use payload_core::verdict::Outcome;
use ruby_liquid::{Clock, Template};

const NOW: Clock = Clock(1_767_600_000);

/// What a template with a condition for *do not send* sends for its harmless ticket, filled value by value and with all that a
/// branch asks for.
fn outcomes(condition: &str) -> [Outcome; 2] {
    let text = format!(
        r#"{{"employee": {{"email": "{{{{ticket.agent.email}}}}"}}, "channel": "email", "customer": {{"name": "{{{{ticket.requester.name}}}}", "email": "{{{{ticket.from_email}}}}"}}, "ext_interaction_id": "{{{{ticket.id}}}}", "do_not_send": {condition}}}"#
    );
    let assumptions = Assumptions::default();
    let template = Template::parse(&text, assumptions.liquid);
    let fields = Reads::of(&template, NOW).fields();
    let flag = Placeholder::known(DO_NOT_SEND);
    let ways = [
        Harmless::of(&template, &fields, &flag, "email", NOW),
        Harmless::with_survey(&template, &fields, &flag, "email", NOW),
    ];
    ways.map(|way| send(&template, &assumptions.hand_over(&way.ticket), "email", NOW).verdict.outcome())
}

#[test]
fn all_that_a_branch_asks_for_is_met_at_once() {
    for condition in [
        "{% if ticket.cf_region == 'EMEA' and ticket.cf_tier == 'Gold' %}false{% else %}true{% endif %}",
        "{% if ticket.cf_region == 'EMEA' %}{% if ticket.cf_tier == 'Gold' %}false{% else %}true{% endif %}{% else %}true{% endif %}",
        "{% case ticket.cf_region %}{% when 'EMEA' %}{% if ticket.cf_tier != 'Gold' %}true{% else %}false{% endif %}{% else %}true{% endcase %}",
    ] {
        let [singly, together] = outcomes(condition);
        assert_eq!((singly, together), (Outcome::Logged, Outcome::Survey), "{condition}");
    }
}

#[test]
fn what_excludes_every_ticket_and_what_needs_nothing_stays() {
    assert_eq!(outcomes("true"), [Outcome::Logged, Outcome::Logged]);
    assert_eq!(outcomes("false"), [Outcome::Survey, Outcome::Survey]);
    // A tick that keeps a ticket from getting a survey is never what a template wants.
    let inverted = format!("{{% if {DO_NOT_SEND} == 'true' %}}false{{% else %}}true{{% endif %}}");
    assert_eq!(outcomes(&inverted)[1], Outcome::Logged, "{inverted}");
}
