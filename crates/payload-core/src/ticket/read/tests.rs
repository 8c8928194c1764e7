use super::*;
use proptest::prelude::*;
use serde_json::{Map, json};

fn read_one(text: &str) -> NamedTicket {
    let mut tickets = read(text, None).unwrap_or_else(|refused| panic!("{text}: {refused}")).tickets;
    assert_eq!(tickets.len(), 1, "{text}");
    tickets.remove(0)
}

#[test]
fn what_is_not_used_is_listed() {
    let reading = read(r#"{"id":1,"subject":"Hi","status":2,"spam":false,"fwd_emails":["a@b.co"],"cc_emails":[],"email_config_id":7}"#, None).unwrap();
    assert_eq!(reading.notes, ["Not used, as no placeholder reads it: fwd_emails, email_config_id."]);
    // A value that gives way to a better one is not lost without a word either.
    let both = read_one(r#"{"helpdesk_ticket":{"id":990,"display_id":7,"subject":"Hi"}}"#);
    assert_eq!((both.unused, both.name.as_str()), (vec!["id".to_owned()], "#7 Hi"));
}

#[test]
fn every_ticket_of_a_text_can_be_chosen() {
    let names = |text: &str| {
        read(text, None).unwrap().tickets.into_iter().map(|ticket| ticket.name).collect::<Vec<_>>()
    };
    let one = r#"{"id":1,"subject":"A","status":2}"#;
    let two = r#"{"id":2,"subject":"B","status":2}"#;
    for text in [
        format!("[{one},{two}]"),
        format!("[[{one}],[{two}]]"),
        format!("{one}\n{two}"),
        format!("{{\"tickets\":[{one},{two}],\"meta\":{{}}}}"),
        format!("{{\"results\":[{one}],\"total\":2}}\n{{\"results\":[{two}],\"total\":2}}"),
        format!("{one},\n{two},"),
    ] {
        assert_eq!(names(&text), ["#1 A", "#2 B"], "{text}");
    }
}

#[test]
fn people_of_a_list_are_found_by_number() {
    let ticket = read_one(
        r#"{"tickets":[{"id":5,"subject":"Hi","status":"solved","requester_id":9,"assignee_id":4,"via":{"channel":"email"}}],
            "users":[{"id":9,"name":"Noor Haddad","email":"noor@example.org","locale":"de"},{"id":4,"name":"Ivo Berg","email":"ivo@shop.example"}]}"#,
    );
    let get = |path| ticket.ticket.text(&Placeholder::known(path));
    assert_eq!(get("ticket.from_email"), "noor@example.org");
    assert_eq!(get("ticket.agent.email"), "ivo@shop.example");
    assert_eq!(get("ticket.requester.language"), "de");
    assert_eq!(get("ticket.source_name"), "Email");
}

#[test]
fn nobody_assigned_is_known() {
    for (agent, assigned) in [
        ("\"responder_id\":null", Assigned::Nobody),
        ("\"agent\":\"No Agent\"", Assigned::Nobody),
        ("\"agent_name\":\"\"", Assigned::Nobody),
        ("\"responder_id\":4", Assigned::Somebody),
        ("\"agent\":{\"email\":\"ivo@shop.example\"}", Assigned::Somebody),
        ("\"spam\":true", Assigned::Unknown),
    ] {
        let ticket = read_one(&format!("{{\"id\":1,\"status\":2,{agent}}}"));
        assert_eq!(ticket.circumstances.assigned, assigned, "{agent}");
        assert_eq!(
            ticket.missing.contains(&Placeholder::known("ticket.agent.email")),
            assigned != Assigned::Nobody && !agent.contains('@')
        );
    }
}

#[test]
fn a_person_may_be_an_object_a_name_or_a_number() {
    for (agent, path, value) in [
        (json!({"first_name": "Ivo", "last_name": "Berg"}), "ticket.agent.name", "Ivo Berg"),
        (json!("Ivo Berg"), "ticket.agent.name", "Ivo Berg"),
        (json!("ivo@shop.example"), "ticket.agent.email", "ivo@shop.example"),
        (json!(4), "ticket.agent.id", "4"),
        (json!("Ivo Berg <ivo@shop.example>"), "ticket.agent.email", "ivo@shop.example"),
        (json!("Ivo Berg <ivo@shop.example>"), "ticket.agent.name", "Ivo Berg"),
        (
            json!({"id": 4, "contact": {"name": "Ivo Berg", "email": "ivo@shop.example"}}),
            "ticket.agent.email",
            "ivo@shop.example",
        ),
    ] {
        for key in ["agent", "responder", "assignee"] {
            let ticket = read_one(&json!({"id": 1, "requester_id": 2, key: agent}).to_string());
            assert_eq!(ticket.ticket.text(&Placeholder::known(path)), value, "{key} {agent}");
        }
    }
}

#[test]
fn an_own_number_is_asked_for_by_name() {
    let ticket = read_one(r#"{"id":1,"status":6,"source":101,"priority":4}"#);
    let asked: Vec<&str> = ticket.missing.iter().map(Placeholder::as_str).collect();
    assert!(asked.ends_with(&["ticket.source_name", "ticket.status"]), "{asked:?}");
    assert_eq!(ticket.ticket.text(&Placeholder::known("ticket.priority")), "Urgent");
}

#[test]
fn what_stands_around_it_is_passed_over() {
    let ticket = r#"{"id": 1, "status": 2}"#;
    for text in [
        format!("\u{feff}\u{200b} {ticket}\u{a0}"),
        "{\u{a0}\"id\": 1,\u{200b} \"status\": 2}".to_owned(),
        format!("```json\n{ticket}\n```"),
        format!("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{ticket}"),
        serde_json::to_string(ticket).unwrap(),
    ] {
        assert_eq!(read_one(&text).ticket, read_one(ticket).ticket, "{text}");
    }
}

#[test]
fn what_is_no_ticket_is_told_from_what_it_is() {
    for (text, what) in [
        (" ", "Paste a ticket first."),
        ("7", "A ticket is an object"),
        ("[]", "a list with no ticket"),
        ("{\"a\":1}", "none of a ticket’s keys"),
        ("{\"freshdesk_webhook\":3}", "must be an object"),
        ("{\"ticket\":[1]}", "must be an object"),
        ("{", "Not JSON: line 1, column 2: it ends in the middle."),
        ("{'id': 1, 'spam': None}", "Python"),
        ("{\"id\": 1, \"spam\": False}", "Python"),
        ("{id: 1, subject: \"Hi\"}", "JavaScript"),
        ("const ticket = {\"id\": 1};", "JavaScript"),
        ("{\n  id: 31,\n  subject: 'Hi',\n  spam: undefined\n}", "JavaScript"),
        ("{\"id\"=>1, \"spam\"=>nil}", "Ruby"),
        ("<!DOCTYPE html><html>", "web page"),
        ("<?xml version=\"1.0\"?><helpdesk-ticket/>", "XML"),
        ("From: Ann <ann@example.org>\nTo: help@shop.example\nSubject: Hi\n\nHello", "email"),
        ("https://shop.freshdesk.com/a/tickets/31", "link"),
        ("curl -u key:X https://shop.freshdesk.com/api/v2/tickets/31", "request"),
        ("{“id”: 31, “subject”: “Hi”}", "typographic"),
        ("Ticket ID,Subject,Status\n31,Hi,Open", "table"),
        ("id: 31\nsubject: Hi\n", "YAML"),
        ("{{ticket.id}}", "template"),
        ("{\n // the ticket\n \"id\": 31\n}", "JavaScript"),
        ("b'{\"id\": 31}'", "Python"),
        ("Hi Ivo,\n\nplease look at ticket 31.", "plain text"),
        (
            r#"{"description":"Validation failed","errors":[{"field":"include","message":"It should be one of these values","code":"invalid_value"}]}"#,
            "error answer, not a ticket: “It should be",
        ),
        (r#"{"message":"You have exceeded the limit of requests per hour"}"#, "error answer"),
        (r#"{"errors":[{"code":"invalid_credentials"}]}"#, "error answer"),
        (r#"{"id":9,"name":"Noor","email":"noor@example.org","view_all_tickets":false}"#, "contact"),
        (r#"{"id":9,"body_text":"Hi","incoming":true}"#, "conversation"),
        (r#"{"channel":"email","employee":{},"customer":{}}"#, "payload for Stella"),
    ] {
        let refused = read(text, None).expect_err(text);
        assert!(refused.what.contains(what), "{text}: {refused}");
        assert!(refused.what.ends_with(['.', '”']) || refused.what.ends_with('}'), "{refused}");
    }
    assert!(read(&"x".repeat(crate::ticket::MAX_JSON + 1), None).unwrap_err().what.contains("512 KB"));
}

#[test]
fn the_pages_own_form_is_taken_as_it_stands() {
    for text in [
        r#"{"ticket":{"id":1,"subject":"Hi","requester":{"name":"Ann"}},"helpdesk_name":"Acme"}"#,
        r#"{"ticket":{"id":1,"agent":{"email":"m@x.example"},"cf_brand":"Acme"}}"#,
    ] {
        assert_eq!(read_one(text).ticket, Ticket::read(text).unwrap());
    }
    for sample in crate::ticket::sample::SAMPLES {
        assert_eq!(read_one(&sample.ticket().to_json()).ticket, sample.ticket(), "{}", sample.id);
    }
}

/// A ticket of the API in every cover that is known; `flat` is the same as a webhook writes it.
fn envelopes(api: &Value, flat: &Map<String, Value>) -> Vec<(&'static str, String)> {
    let mut event = api.clone();
    let requester = event.as_object_mut().and_then(|ticket| ticket.remove("requester"));
    let text = api.to_string();
    vec![
        ("bare", text.clone()),
        ("list", format!("[{text}]")),
        ("page of a list", format!("[[{text}]]")),
        ("tickets", json!({"tickets": [api]}).to_string()),
        ("search", json!({"total": 1, "results": [api]}).to_string()),
        ("answer", json!({"ticket": api}).to_string()),
        ("export", json!([{"helpdesk_ticket": api}]).to_string()),
        (
            "event of an app",
            json!({"event": "onTicketUpdate", "data": {"ticket": event, "requester": requester}}).to_string(),
        ),
        ("beside", json!({"ticket": event, "contact": requester}).to_string()),
        ("log", json!({"payload": {"ticket": api}}).to_string()),
        ("page of an API", json!({"data": [api], "meta": {"page": 1}}).to_string()),
        ("step of a tool", json!([{"json": api, "pairedItem": {"item": 0}}]).to_string()),
        ("hit of a search", json!({"hits": {"hits": [{"_source": api}]}}).to_string()),
        ("text in a request", json!({"headers": {}, "body": json!({"ticket": api}).to_string()}).to_string()),
        ("list of texts", json!([text]).to_string()),
        ("HTTP answer", format!("HTTP/2 200\r\nserver: x\r\n\r\n{text}")),
        ("code fence", format!("```json\n{text}\n```")),
        ("line of a log", format!("12:00:00 INFO ticket={text}")),
        ("webhook", json!({"freshdesk_webhook": flat}).to_string()),
        ("marked", format!("\u{feff}{text}\n")),
        ("in a text", Value::String(text).to_string()),
    ]
}

proptest! {
    #[test]
    fn any_cover_around_any_ticket_gives_the_same_ticket(
        id in 1u64..100_000, subject in "[a-zé \"\\\\{}<]{1,20}", name in "[A-Z][a-zé]{1,8}( [A-Z][a-z\"]{1,8})?",
        email in proptest::option::of("[a-z]{1,5}@[a-z]{1,5}\\.example"), status in 2u64..8, source in 1u64..15, priority in 1u64..5,
        tags in proptest::collection::vec("[a-z]{1,6}( [a-z]{1,4})?", 0..4), brand in "[A-Za-z\"]{1,8}", agent in 1u64..99,
    ) {
        let api = json!({
            "id": id, "subject": subject, "status": status, "source": source, "priority": priority, "type": "Question", "tags": tags,
            "responder_id": agent, "custom_fields": {"cf_brand": brand}, "requester": {"name": name, "email": email}, "created_at": "2026-01-05T09:00:00Z",
        });
        let flat = json!({
            "ticket_id": id, "ticket_subject": subject, "ticket_status": status, "ticket_source": source, "ticket_priority": priority,
            "ticket_ticket_type": "Question", "ticket_tags": tags.join(", "), "ticket_agent_id": agent, "ticket_cf_brand": brand,
            "ticket_contact_name": name, "ticket_contact_email": email, "ticket_created_on": "2026-01-05T09:00:00Z",
        });
        let first = read_one(&api.to_string());
        for (envelope, text) in envelopes(&api, flat.as_object().unwrap()) {
            let other = read_one(&text);
            prop_assert_eq!(&other.ticket, &first.ticket, "{}", envelope);
            prop_assert_eq!(&other.missing, &first.missing, "{}", envelope);
        }
    }

    #[test]
    fn nothing_that_is_pasted_breaks_the_reader(text in "[\\[\\]{}\",:'a-z0-9\\\\ \n\u{feff}\u{a0}<=]{0,60}") {
        let _ = read(&text, None);
    }
}
