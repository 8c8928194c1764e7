//! Shapes of pasted tickets, beside the cases that people reported: other envelopes, other places of a field, and what is
//! no ticket at all.

mod pasted;

use pasted::{reading, values};
use payload_core::placeholder::Placeholder;
use payload_core::ticket::read::{read, row};
use serde_json::{Value, json};

const AGENT: &str = "ticket.agent.email";
const AGENT_NAME: &str = "ticket.agent.name";
const EMAIL: &str = "ticket.from_email";
const NAME: &str = "ticket.requester.name";
const SOURCE: &str = "ticket.source_name";
const STATUS: &str = "ticket.status";
const BRAND: &str = "ticket.cf_brand";
const TAGS: &str = "ticket.tags";
const ID: &str = "ticket.id";

/// A ticket as the API answers it.
fn api() -> Value {
    json!({
        "id": 31, "subject": "Parcel late", "status": 4, "priority": 1, "source": 1, "type": "Question",
        "tags": ["vip", "late"], "requester_id": 9, "responder_id": 4, "custom_fields": {"cf_brand": "North"},
        "created_at": "2026-01-05T09:00:00Z",
        "requester": {"id": 9, "name": "Noor Haddad", "email": "noor@example.org"},
    })
}

/// The ticket of the API with other values; null takes a key away.
fn with(changes: Value) -> String {
    let (Value::Object(mut ticket), Value::Object(changes)) = (api(), changes) else { unreachable!() };
    for (key, value) in changes {
        match value {
            Value::Null => ticket.remove(&key),
            value => ticket.insert(key, value),
        };
    }
    Value::Object(ticket).to_string()
}

/// A text, and fields with their values.
type Shape = (String, &'static [(&'static str, &'static str)]);

fn check(shapes: &[Shape]) {
    for (text, expected) in shapes {
        let paths: Vec<&str> = expected.iter().map(|(path, _)| *path).collect();
        let right: Vec<&str> = expected.iter().map(|(_, value)| *value).collect();
        assert_eq!(values(text, &paths), right, "{text}");
    }
}

#[test]
fn other_help_desks_and_tools_wrap_tickets_too() {
    const NOOR: [(&str, &str); 2] = [(NAME, "Noor Haddad"), (EMAIL, "noor@example.org")];
    let whole = |value: Value| (value.to_string(), &NOOR[..]);
    let flat = json!({"ticket_id": 31, "ticket_contact_name": "Noor Haddad", "ticket_contact_email": "noor@example.org"});
    check(&[
        // Freshservice: first and last name, the first of several addresses.
        whole(
            json!({"ticket": {"id": 31, "status": 4, "category": "Network", "workspace_id": 2, "requester":
            {"first_name": "Noor", "last_name": "Haddad", "primary_email": "noor@example.org"}}}),
        ),
        whole(json!({"freshservice_webhook": {"ticket_id": "INC-31", "ticket_requester_name": "Noor Haddad",
            "ticket_requester_email": "noor@example.org"}})),
        // Zendesk: people beside the list, by number, or in the way the ticket came.
        whole(json!({"tickets": [{"id": 31, "status": "solved", "requester_id": 9}], "users":
            [{"id": 9, "name": "Noor Haddad", "email": "noor@example.org"}]})),
        whole(json!({"ticket": {"id": 31, "status": "solved", "via": {"channel": "email", "source":
            {"from": {"name": "Noor Haddad", "address": "noor@example.org"}}}}})),
        // Events of apps.
        whole(json!({"event": "onTicketUpdate", "data": {"ticket": {"id": 31, "status": 4}, "requester":
            {"name": "Noor Haddad", "email": "noor@example.org"}, "actor": {"name": "Ivo Berg"}}})),
        whole(json!({"data": {"ticket": {"id": 31, "status": 4}, "contact":
            {"name": "Noor Haddad", "email": "noor@example.org"}}})),
        // Steps of automation tools, logs of requests, search engines.
        whole(json!([{"json": api(), "pairedItem": {"item": 0}}])),
        whole(json!([{"data": {"ticket": api()}}])),
        whole(json!({"result": {"ticket": api()}})),
        whole(json!({"response": {"body": api()}})),
        whole(json!({"hits": {"hits": [{"_source": api()}]}})),
        whole(json!({"headers": {"host": "x"}, "body": {"freshdesk_webhook": flat}})),
        whole(json!({"headers": {"host": "x"}, "body": json!({"freshdesk_webhook": flat}).to_string()})),
        whole(flat.clone()),
        whole(json!({"ticket__id": 31, "ticket__subject": "Hi", "ticket__contact__name": "Noor Haddad",
            "ticket__contact__email": "noor@example.org"})),
        // JSON that was put into a text, once for all or once for each.
        whole(json!(api().to_string())),
        whole(json!([api().to_string()])),
        whole(json!(json!(api().to_string()).to_string())),
    ]);
    // As the line of a file, too.
    let line = json!({"log": api().to_string(), "stream": "stdout"}).to_string();
    assert_eq!(row(&line, None).map(|tickets| tickets.len()), Ok(1));
    // A short ticket with texts of its own is no cover.
    let text = api().to_string();
    check(&[
        (json!({"id": 7, "subject": "Hi", "description": text}).to_string(), &[(ID, "7")]),
        (json!({"id": 7, "subject": "Hi", "status": 2, "data": {"ticket_id": 31}}).to_string(), &[(ID, "7")]),
    ]);
}

#[test]
fn what_stands_around_the_json_is_passed_over() {
    let ticket = api().to_string();
    let first = reading(&ticket).tickets.remove(0).ticket;
    for (text, noted) in [
        (format!("\u{feff}{ticket}\r\n"), ""),
        (format!("```json\n{ticket}\n```"), "code fence"),
        (format!("Here is the ticket:\n\n```json\n{ticket}\n```\nThanks"), "text around"),
        (format!("Response body:\n{ticket}"), "text around"),
        (format!("2026-01-05T09:00:00Z INFO payload={ticket}"), "text around"),
        (format!("HTTP/2 200\r\nserver: x\r\n\r\n{ticket}"), "HTTP answer"),
        (ticket.replace(",\"", ",\u{a0}\""), "U+00A0"),
        (ticket.replace(":{", ":\u{200b}{"), "U+200B"),
        (format!("{ticket}\0"), ""),
        (format!("{ticket} [status=200]"), "text around"),
        (format!("[10:31] ivo: {ticket}"), "text around"),
        (format!("[2026-01-05T10:00:00Z] [INFO] received {ticket}"), "text around"),
        (format!("$ curl -s -u KEY:X 'https://shop.example/api/v2/tickets/31'\n{ticket}"), "text around"),
        (
            format!("curl -X PUT -d '{{\"id\": 7, \"subject\": \"x\", \"status\": 4}}' x\n{ticket}"),
            "text around",
        ),
        (
            format!("GET /tickets/31 HTTP/1.1\nHost: x\n\nHTTP/1.1 200 OK\nServer: x\n\n{ticket}"),
            "text around",
        ),
        (format!("POST /abc HTTP/1.1\nHost: x\n\n{ticket}"), "text around"),
        (format!("content-type: application/json\nx-limit: 50\n\n{ticket}"), "text around"),
        (
            format!("* [HTTP/2] [1] OPENED\n> GET / HTTP/2\n{{ [5 bytes data]\n< HTTP/2 200\n{ticket}"),
            "text around",
        ),
        (ticket.replace('"', "&quot;"), "HTML"),
        (format!("\u{1b}[1;39m{}\u{1b}[0m", ticket.replace(':', ":\u{1b}[0;32m")), "terminal"),
        (format!("<pre>{}</pre>", ticket.replace('"', "&#34;")), "HTML"),
        (format!("\"{}\"", ticket.replace('"', "\"\"")), "cell"),
        (ticket.replace(",\"", ",\u{2068}\""), "Invisible"),
    ] {
        let reading = reading(&text);
        assert_eq!(reading.tickets[0].ticket, first, "{text}");
        let is_noted = noted.is_empty() || reading.notes.iter().any(|note| note.contains(noted));
        assert!(is_noted, "{noted}: {:?}", reading.notes);
    }
}

#[test]
fn fields_may_stand_in_many_places() {
    const IVO: [(&str, &str); 2] = [(AGENT_NAME, "Ivo Berg"), (AGENT, "ivo@shop.example")];
    const NOOR: [(&str, &str); 2] = [(NAME, "Noor Haddad"), (EMAIL, "noor@example.org")];
    let ivo = json!({"id": 4, "name": "Ivo Berg", "email": "ivo@shop.example"});
    check(&[
        (with(json!({"agent": ivo})), &IVO),
        (with(json!({"responder": ivo})), &IVO),
        (with(json!({"assignee": ivo})), &IVO),
        (with(json!({"assigned_agent": ivo})), &IVO),
        (with(json!({"agent": {"id": 4, "available": true, "contact": ivo}})), &IVO),
        (with(json!({"agent": "Ivo Berg <ivo@shop.example>"})), &IVO),
        (with(json!({"agent_name": "Ivo Berg", "agent_email": "ivo@shop.example"})), &IVO),
        (with(json!({"responder": {"first_name": "Ivo", "last_name": "Berg", "email": "ivo@shop.example"}})), &IVO),
        (with(json!({"agent": "Ivo Berg"})), &[(AGENT_NAME, "Ivo Berg")]),
        (with(json!({"responder_id": null, "agent": 4})), &[("ticket.agent.id", "4")]),
        (with(json!({"requester": null, "contact_name": "Noor Haddad", "contact_email": "noor@example.org"})), &NOOR),
        (with(json!({"requester": null, "requester_name": "Noor Haddad", "requester_email": "noor@example.org"})), &NOOR),
        (with(json!({"requester": null, "customerName": "Noor Haddad", "customerEmail": "noor@example.org"})), &NOOR),
        (with(json!({"requester": null, "sender": "Noor Haddad <noor@example.org>"})), &NOOR),
        (with(json!({"requester": null, "contact_first_name": "Noor", "contact_last_name": "Haddad"})), &NOOR[..1]),
        (with(json!({"display_id": 7})), &[(ID, "7")]),
        (with(json!({"tags": [{"name": "vip"}, {"name": "late"}]})), &[(TAGS, "vip, late")]),
        (with(json!({"tags": "[\"vip\",\"late\"]"})), &[(TAGS, "vip, late")]),
        (with(json!({"tags": "vip; late"})), &[(TAGS, "vip, late")]),
        (with(json!({"custom_fields": null, "custom_field": {"brand_445566": "North"}})), &[(BRAND, "North")]),
        (with(json!({"custom_fields": null, "cf_brand": "North"})), &[(BRAND, "North")]),
        (with(json!({"custom_fields": {"brand": "North"}})), &[(BRAND, "North")]),
        (with(json!({"custom_fields": {"cf_regions": ["North", "East"]}})), &[("ticket.cf_regions", "North, East")]),
        (with(json!({"company": {"name": "Example Ltd", "domains": ["a.example", "b.example"]}})),
            &[("ticket.company.domains", "a.example, b.example"), ("ticket.requester.company_name", "Example Ltd")]),
        (json!({"freshdesk_webhook": {"ticket_id": 31, "ticket_custom_fields": {"brand_445566": "North"}}}).to_string(),
            &[(BRAND, "North")]),
        (json!({"freshdesk_webhook": {"ticket_id": 31, "ticket_cf_brand": "North"}}).to_string(), &[(BRAND, "North")]),
        (with(json!({"url": "https://shop.zendesk.example/api/v2/tickets/31.json"})), &[("ticket.url", "")]),
    ]);
}

#[test]
fn every_number_that_freshdesk_knows_is_a_name() {
    for (source, name) in [
        (json!(1), "Email"),
        (json!(2), "Portal"),
        (json!(3), "Phone"),
        (json!(4), "Forum"),
        (json!(5), "Twitter"),
        (json!(6), "Facebook"),
        (json!(7), "Chat"),
        (json!(8), "Mobihelp"),
        (json!(9), "Feedback widget"),
        (json!(10), "Outbound email"),
        (json!(13), "WhatsApp"),
        (json!("3"), "Phone"),
        (json!("whatsapp"), "WhatsApp"),
        (json!({"id": 3, "name": "Phone"}), "Phone"),
        (json!(101), "101"),
    ] {
        assert_eq!(values(&with(json!({"source": source})), &[SOURCE]), [name], "{source}");
    }
    for (status, name) in [
        (json!(2), "Open"),
        (json!(3), "Pending"),
        (json!("4"), "Resolved"),
        (json!(5), "Closed"),
        (json!(6), "6"),
        (json!("Gelöst"), "Gelöst"),
    ] {
        assert_eq!(values(&with(json!({"status": status})), &[STATUS]), [name], "{status}");
    }
    for (priority, name) in [(1, "Low"), (2, "Medium"), (3, "High"), (4, "Urgent")] {
        assert_eq!(values(&with(json!({"priority": priority})), &["ticket.priority"]), [name]);
    }
}

#[test]
fn what_is_odd_is_named() {
    for (text, noted) in [
        (with(json!({"requester": {"name": "Noor", "email": "\u{200b}noor@example.org"}})), "U+200B"),
        (
            "{\"id\": 31, \"id\": 32, \"subject\": \"Hi\"}".to_owned(),
            "Comes twice, and the last is used: id.",
        ),
        (with(json!({"requester": {"name": "Noor", "email": "\u{2068}noor@example.org\u{2069}"}})), "U+2068"),
        (with(json!({"spam_score": 3, "conversations": [{"id": 1}]})), "spam_score, conversations"),
    ] {
        let notes = reading(&text).notes;
        assert!(notes.iter().any(|note| note.contains(noted)), "{noted}: {notes:?}");
    }
    let prose = json!({"subject": "Par\u{ad}cel", "responder_email": "ivo@shop.example"});
    assert_eq!(reading(&with(prose)).notes, Vec::<String>::new());
}

#[test]
fn what_the_fields_do_not_show_is_said() {
    const LACKS: &str = "Somebody is assigned, but the agent’s e-mail is not in it";
    for (text, noted) in [
        (with(json!({})), LACKS),
        (with(json!({"responder": {"name": "Ivo Berg"}})), LACKS),
        (json!({"ticket": {"id": 31, "agent": {"name": "Ivo Berg"}}}).to_string(), LACKS),
        (with(json!({"spam": true})), "This is spam"),
        (with(json!({"deleted": true})), "This is deleted"),
        (json!([api(), api()]).to_string(), "#31 Parcel late, and 1 more: somebody is assigned"),
    ] {
        let reading = reading(&text);
        assert!(reading.notes.iter().any(|note| note.starts_with(noted)), "{text}: {:?}", reading.notes);
        assert!(reading.missing().contains(&Placeholder::known(AGENT)), "{text}");
    }
    for text in [
        with(json!({"responder_id": null})),
        with(json!({"responder_email": "ivo@shop.example"})),
        r#"{"id": 31, "status": 4, "responder_id": null}"#.to_owned(),
    ] {
        assert_eq!(reading(&text).notes, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn values_are_read_as_their_database_or_language_writes_them() {
    check(&[
        (with(json!({"id": 31.0, "status": 4.0, "source": 1.0})), &[(ID, "31"), (STATUS, "Resolved"), (SOURCE, "Email")]),
        (
            json!({"_id": {"$oid": "65a"}, "id": {"$numberLong": "31"}, "subject": "Hi", "status": {"$numberInt": "4"}}).to_string(),
            &[(ID, "31"), (STATUS, "Resolved")],
        ),
        (json!({"Ticket ID": "31", "Subject": "Hi", "Full name": "Noor Haddad"}).to_string(), &[(NAME, "Noor Haddad")]),
        // Customers write about placeholders too.
        (with(json!({"subject": "{{ticket.id}}"})), &[("ticket.subject", "{{ticket.id}}")]),
    ]);
}

#[test]
fn what_is_no_ticket_is_told_with_what_to_do() {
    for (text, what, todo) in [
        ("{\"id\":31,\"subject\":\"Hi\",}", "a comma", "Correct it there"),
        // Not a part of it alone, and not what was sent.
        (
            "[{\"id\":31,\"subject\":\"Hi\",\"status\":4},{\"id\":32,\"sub",
            "ends in the middle",
            "from { to }",
        ),
        ("{\"id\":31,\"stats\":{\"status\":4,\"source\":1,\"tags\":[]},}", "a comma", "Correct it there"),
        ("31, \"subject\":\"Hi\", \"requester\": {\"id\":9,\"name\":\"Noor\"}}", "Not JSON", "from { to }"),
        ("{'id': 31, 'a': {\"cf_a\": \"O'N\", \"cf_b\": \"O'N\"}}", "Python", "json.dumps"),
        (
            "curl -d '{\"subject\":\"Hi\",\"status\":2}' https://shop.example/api/v2/tickets",
            "request",
            "Run it",
        ),
        ("{\"id\":31,\"subject\":\"Hi\"", "ends in the middle", "from { to }"),
        ("{\"id\":31, // number\n \"subject\":\"Hi\"}", "JavaScript", "JSON.stringify"),
        ("{\n  id: 31,\n  requester: [Object]\n}", "JavaScript", "JSON.stringify"),
        ("[{'id': 31, 'company': None}]", "Python", "json.dumps"),
        ("array (\n  'id' => 31,\n)", "PHP", "json_encode"),
        ("Array\n(\n    [id] => 31\n)", "PHP", "json_encode"),
        ("De : Noor <noor@example.org>\nEnvoyé : lundi\nObjet : Hi\n\nBonjour", "email", "api/v2"),
        ("Von: Noor\nGesendet: Montag\nBetreff: Hi\n\nHallo", "email", "api/v2"),
        ("ticket_id=31&ticket_subject=Hi", "web form", "encoding to JSON"),
        ("{\\rtf1\\ansi hello}", "RTF", ""),
        (
            "{\"code\":\"access_denied\",\"message\":\"You are not authorized to perform this action.\"}",
            "action.” ",
            "use the key of one",
        ),
        ("{\"message\":\"You have exceeded the limit of requests per hour\"}", "exceeded", "Retry-After"),
        ("{\"require_login\":true}", "error answer", "API key"),
        ("{\"errors\":{\"error\":\"invalid ticket\"}}", "invalid ticket", "Correct the request"),
        ("{\"error\":{\"title\":\"Forbidden\",\"message\":\"No access.\"}}", "“No access.”", ""),
        ("[{\"code\":\"invalid_credentials\",\"message\":\"no\"}]", "error answer", "API key"),
        (
            "{\"id\":9,\"name\":\"Noor\",\"email\":\"noor@example.org\",\"phone\":null}",
            "none of a ticket’s keys",
            "",
        ),
        ("{\"freshdesk_webhook\":{\"ticket_id\":\"{{ticket.id}}\"}}", "content of a rule", "receiver got"),
        (
            "{\"ticket_id\":{{ticket.id}},\"ticket_subject\":\"{{ticket.subject}}\"}",
            "template",
            "Edit by hand",
        ),
        ("{id: 31, subject: \"Hi\", company: nil}", "Ruby", "to_json"),
        ("{\"id\":31,\"status\":4,\"requester\":\"@{id=9; name=Noor Haddad}\"}", "PowerShell", "-Depth 10"),
        (
            "{\"id\":9,\"email\":\"n@example.org\",\"tags\":[],\"custom_fields\":{},\"view_all_tickets\":false}",
            "contact",
            "",
        ),
        (
            "{\"id\":9,\"email\":\"n@example.org\",\"job_title\":null,\"time_zone\":null,\"tags\":[]}",
            "contact",
            "",
        ),
        ("[{\"id\":1,\"name\":\"Ex\",\"domains\":[],\"custom_fields\":{}}]", "company", "api/v2"),
        ("{\"id\":1,\"survey_id\":2,\"agent_id\":4,\"ticket_id\":31,\"ratings\":{}}", "rating", "api/v2"),
        (
            "{\"id\":1,\"billable\":true,\"time_spent\":\"01:00\",\"agent_id\":4,\"ticket_id\":31}",
            "its ticket is 31",
            "",
        ),
        ("{\"type\":\"conversation\",\"id\":\"1\"}", "none of a ticket’s keys", ""),
        ("{\"results\":[],\"total\":0}", "list with no ticket", ""),
    ] {
        let refused = read(text, None).expect_err(text).to_string();
        assert!(refused.contains(what) && refused.contains(todo), "{text}: {refused}");
    }
}

#[test]
fn rows_of_a_table_keep_their_headings() {
    check(&[
        (
            json!({"Ticket-ID": 31, "Betreff": "Paket", "Status": "Gelöst", "Quelle": "E-Mail", "Agent": "Ivo",
                "Vollständiger Name": "Noor Haddad", "E-Mail": "noor@example.org"})
            .to_string(),
            &[(ID, "31"), ("ticket.subject", "Paket"), (SOURCE, "E-Mail"), (NAME, "Noor Haddad"), (EMAIL, "noor@example.org")],
        ),
        // Nothing in English among them.
        (
            json!([{"ID du ticket": "31", "Sujet": "Colis", "Origine": "E-mail", "Mots-clés": "vip",
                "Demandeur": "noor@example.org"}])
            .to_string(),
            &[(ID, "31"), ("ticket.subject", "Colis"), (TAGS, "vip"), (EMAIL, "noor@example.org")],
        ),
        (
            json!({"Ticket ID": 31, "Status": "Resolved", "First name": "Noor", "Last name": "Haddad"}).to_string(),
            &[(NAME, "Noor Haddad"), ("ticket.requester.firstname", "Noor")],
        ),
        (
            json!({"Ticket-ID": 31, "Status": "Gelöst", "Vorname": "Noor", "Nachname": "Haddad"}).to_string(),
            &[(NAME, "Noor Haddad"), ("ticket.requester.lastname", "Haddad")],
        ),
        // The account's own fields go by their names on screen.
        (
            json!({"Ticket ID": 31, "Status": "Resolved", "Brand": "North", "Do not send": "TRUE"}).to_string(),
            &[(BRAND, "North"), ("ticket.cf_do_not_send", "TRUE")],
        ),
        (
            json!({"Ticket ID": 31, "Status": "Resolved", "Requester": "Noor Haddad (noor@example.org)"}).to_string(),
            &[(NAME, "Noor Haddad"), (EMAIL, "noor@example.org")],
        ),
        // What the API calls it is known better.
        (with(json!({"Betreff": "x", "Quelle": "Telefon"})), &[("ticket.subject", "Parcel late"), (SOURCE, "Email")]),
    ]);
}

#[test]
fn the_address_of_a_link_is_read() {
    let text = with(json!({
        "requester": {"name": "Noor", "email": "mailto:noor@example.org"},
        "responder": {"name": "Ivo", "email": "[ivo@shop.example](mailto:ivo@shop.example)"},
    }));
    check(&[(text.clone(), &[(EMAIL, "noor@example.org"), (AGENT, "ivo@shop.example")])]);
    assert!(reading(&text).notes.iter().any(|note| note.contains("as a link (mailto:)")));
    assert_eq!(reading(&with(json!({}))).notes.iter().find(|note| note.contains("mailto")), None);
}

#[test]
fn one_address_and_one_source_are_enough_in_a_file() {
    let text = json!({"ticket": {"id": 31, "status": "Gelöst", "source": "E-Mail",
        "requester": {"name": "Noor", "email": "noor@example.org"}, "agent": {"email": "ivo@shop.example"}}})
    .to_string();
    let tickets = row(&text, None).expect("it is a ticket");
    for (path, value) in [(EMAIL, "noor@example.org"), (SOURCE, "E-Mail"), (AGENT, "ivo@shop.example")] {
        assert_eq!(tickets[0].ticket.text(&Placeholder::known(path)), value);
    }
    // On the page somebody writes it to be so.
    assert_eq!(values(&text, &[EMAIL]), [""]);
}

#[test]
fn contacts_are_no_tickets_however_their_keys_are_written() {
    for text in [
        json!({"Name": "Noor", "Email": "noor@example.org", "Phone": "1"}),
        json!({"First name": "Noor", "Last name": "Haddad", "Email": "noor@example.org"}),
        json!({"first_name": "Noor", "last_name": "Haddad", "email": "noor@example.org"}),
    ] {
        assert!(read(&text.to_string(), None).is_err(), "{text}");
    }
    check(&[(
        json!({"Contact": {"Name": "Noor", "Email": "noor@example.org"}, "Ticket": {"ID": 31, "Status": "Resolved"}})
            .to_string(),
        &[(ID, "31"), (STATUS, "Resolved"), (NAME, "Noor"), (EMAIL, "noor@example.org")],
    )]);
}
