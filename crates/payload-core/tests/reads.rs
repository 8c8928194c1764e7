//! What a template reads has one answer: what is offered in the form, stress-tested and proved.

use payload_core::assumptions::Assumptions;
use payload_core::checks;
use payload_core::placeholder::Placeholder;
use payload_core::preview::Reads;
use payload_core::proof::judge::Judge;
use payload_core::proof::stress_test::StressTest;
use payload_core::ticket::sample::SAMPLES;
use payload_core::workspace::{Edit, Workspace};
use proptest::prelude::*;
use ruby_liquid::{Clock, Dialect, Template};

const NOW: Clock = Clock(1_767_600_000);

/// Parts that read fields in every way there is, and parts that only look like it.
const PARTS: &[&str] = &[
    "{{ ticket.cf_a }}",
    "{{ ticket['cf_b'] | upcase }}",
    "{{ ticket[key] }}",
    "{{ t.cf_c }}",
    "{{ r.name }}{{ r['email'] }}",
    "{% assign t = ticket %}",
    "{% assign r = ticket.requester %}",
    "{% assign r = ticket.agent %}",
    "{% assign key = 'cf_d' %}",
    "{% assign key = 'cf_' | append: 'e' %}",
    "{% capture key %}cf_f{% endcapture %}",
    "{% capture all %}{{ ticket.id }} {{ r.name }}{% endcapture %}{{ all }}",
    "{% assign both = ticket.tags | append: ticket.cf_g %}{{ both }}",
    "{% for tag in ticket.tags %}{{ tag }}{% endfor %}",
    "{% if ticket.cf_h == 'x' %}{{ t.cf_i }}{% else %}{{ t['cf_j'] }}{% endif %}",
    "{% unless r.name %}{{ ticket[key] }}{% endunless %}",
    "{% case ticket.status %}{% when 'Resolved' %}{{ r.id }}{% endcase %}",
    "{% comment %}{{ ticket.cf_k }}{% endcomment %}",
    "{% raw %}{{ ticket.cf_l }}{% endraw %}",
    "{{ 'ticket.cf_m' }}",
    "{{ event_performer.email }}{{ helpdesk_name }}",
];

proptest! {
    #[test]
    fn every_field_of_a_rendered_piece_is_among_those_read(
        parts in prop::collection::vec(prop::sample::select(PARTS), 1..8),
        sample in prop::sample::select(SAMPLES),
        dialect in prop::sample::select(vec![Dialect::V2_4, Dialect::V5]),
    ) {
        let source = parts.concat();
        let template = Template::parse(&source, dialect);
        let read = Reads::of(&template, NOW).fields();
        let rendering = template.render(&Assumptions::default().hand_over(&sample.ticket()), NOW);
        for field in rendering.pieces.iter().flat_map(|piece| piece.fields.iter()) {
            // Without its alias, a name of the template's own is a field that Freshdesk does not have.
            let Ok(field) = Placeholder::read(field) else { continue };
            // The ticket as a whole is no field: `{{ ticket[key] }}` with no key reads nothing.
            // Where nobody is assigned, a piece names the agent, who is missing, for the agent's name that was asked for.
            let below = format!("{field}.");
            let is_missing_owner = sample.ticket().get(&field).is_none()
                && read.iter().any(|known| known.as_str().starts_with(&below));
            if field.is_of_freshdesk() && field.as_str() != "ticket" && !is_missing_owner {
                prop_assert!(read.contains(&field), "{source}: {field} is not among {read:?}");
            }
        }
        for looks_like in ["ticket.cf_k", "ticket.cf_l", "ticket.cf_m"] {
            prop_assert!(!read.contains(&Placeholder::known(looks_like)), "{source}: {looks_like}");
        }
        // And every one of them is tried in the stress test.
        let judge = Judge::new("email", &source, &Placeholder::known("ticket.cf_do_not_send"), NOW);
        prop_assert!(read.iter().all(|field| judge.placeholders.contains(field)), "{source}");
    }
}

/// A field is found unescaped, and breaks as often, however it is spelled.
#[test]
fn no_spelling_hides_a_field_from_problems_and_stress_test() {
    let robust = Workspace::default().template("email").text;
    let outcome = |spelling: &str| {
        let text = robust.replace("\"channel\"", &format!("\"note\": \"{spelling}\", \"channel\""));
        let mut workspace = Workspace::default();
        workspace.apply(Edit::Write("email".into(), text.clone()));
        let mut test = StressTest::new(&workspace, 7, 0, NOW);
        while !test.step(1000) {}
        let injects = checks::find(&workspace, "email", &text, NOW)
            .iter()
            .any(|finding| finding.field == Some(Placeholder::known("ticket.cf_note")));
        (injects, test.failed(), test.done())
    };
    let plain = outcome("{{ ticket.cf_note }}");
    assert!(plain.0 && plain.1 > 0, "{plain:?}");
    for spelling in [
        "{{ ticket['cf_note'] }}",
        "{% assign t = ticket %}{{ t.cf_note }}",
        "{% assign key = 'cf_note' %}{{ ticket[key] }}",
        "{% assign key = 'cf_' | append: 'note' %}{{ ticket[key] }}",
    ] {
        assert_eq!(outcome(spelling), plain, "{spelling}");
    }
    let comment = outcome("{% comment %}{{ ticket.cf_note }}{% endcomment %}");
    assert!(!comment.0 && comment.1 == 0 && comment.2 < plain.2, "{comment:?}");
}
