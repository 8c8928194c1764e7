//! The account's own fields, *Do not send* among them, wherever tools put them: none of them is lost without a word.

mod files;
#[path = "files/tables.rs"]
mod tables;

use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::columns::Known;
use payload_core::proof::bulk::preview;
use payload_core::ticket::read::read;
use payload_core::ticket::sample::DO_NOT_SEND;
use serde_json::{Map, Value, json};
use tables::{HEADER, ROW, counts, reasons, report};

/// A ticket with further keys.
fn with(more: Value) -> Value {
    let Value::Object(mut ticket) = json!({
        "id": 31, "subject": "Parcel late", "status": 4, "source": 1, "responder_id": 4,
        "requester": {"name": "Noor Haddad", "email": "noor@example.org"},
    }) else {
        return Value::Null;
    };
    ticket.extend(more.as_object().cloned().unwrap_or_default());
    Value::Object(ticket)
}

/// The two fields of the tests, each under a key made of its name.
fn keyed(key: fn(&str) -> String) -> Value {
    let fields = [("cf_do_not_send_stella_connect_request", json!(true)), ("cf_brand", json!("North"))];
    Value::Object(fields.into_iter().map(|(name, value)| (key(name), value)).collect::<Map<_, _>>())
}

#[test]
fn own_fields_are_found_wherever_tools_put_them() {
    let plain = keyed(str::to_owned);
    for more in [
        json!({ "custom_fields": plain }),
        json!({ "customFields": plain }),
        json!({ "customFields": {"cfDoNotSendStellaConnectRequest": true, "cfBrand": "North"} }),
        json!({ "Custom fields": {"Do not send Stella Connect request": true, "Brand": "North"} }),
        // As a text: JSON, or what Python prints.
        json!({ "custom_fields": plain.to_string() }),
        json!({ "custom_fields": "{'cf_do_not_send_stella_connect_request': True, 'cf_brand': 'North', 'cf_x': None}" }),
        // Each with its name.
        json!({ "custom_fields": [
            {"name": "cf_do_not_send_stella_connect_request", "value": true}, {"name": "cf_brand", "value": "North"}] }),
        json!({ "custom_fields": [
            {"id": 7, "label": "Do not send Stella Connect request", "value": true}, {"id": 8, "label": "Brand", "value": "North"}] }),
        // Objects that were made flat.
        keyed(|name| format!("custom_fields.{name}")),
        keyed(|name| format!("custom_fields_{name}")),
        keyed(|name| format!("custom_fields__{name}")),
        keyed(|name| format!("custom_fields/{name}")),
        keyed(|name| format!("custom_fields[{name}]")),
        keyed(|name| format!("ticket.custom_fields.{name}")),
        keyed(|name| format!("custom_field.{name}_445566")),
    ] {
        let text = with(more).to_string();
        let reading = read(&text, None).unwrap_or_else(|refused| panic!("{text}: {refused}"));
        let ticket = &reading.tickets[0].ticket;
        assert_eq!(ticket.text(&Placeholder::known("ticket.cf_brand")), "North", "{text}");
        assert_eq!(ticket.get(&Placeholder::known(DO_NOT_SEND)), Some(&json!(true)), "{text}");
        assert!(
            reading.notes.iter().all(|note| !note.starts_with("Not used")),
            "{text}: {:?}",
            reading.notes
        );
        assert_eq!(reasons(&report(&format!("[{text}]"))), ["Do not send is ticked"], "{text}");
    }
}

#[test]
fn an_own_field_without_a_name_is_listed() {
    let text =
        with(json!({ "custom_fields": [{"id": 360_001, "value": "North"}, {"id": 360_002, "value": null}] }));
    let notes = read(&text.to_string(), None).unwrap().notes;
    assert_eq!(notes[0], "Not used, as no placeholder reads it: custom_fields 360001.");
}

#[test]
fn a_cell_may_hold_all_of_them() {
    for cell in [
        r#"{""cf_do_not_send_stella_connect_request"":true,""cf_brand"":""North""}"#,
        "{'cf_brand': None, 'cf_do_not_send_stella_connect_request': True}",
    ] {
        let text = format!(
            "id,status,source,responder_id,name,email,custom_fields\n31,4,1,4,Noor,noor@example.org,\"{cell}\"\n32,4,1,4,Noor,noor@example.org,{{}}\n"
        );
        assert_eq!(counts(&report(&text)), "1 survey, 1 logged", "{text}");
    }
}

#[test]
fn a_checkbox_of_another_name_is_asked_about() {
    let is_asked = |text: &str| {
        let notes = report(text).notes();
        notes.iter().any(|note| note.contains("the checkbox “Do not send”, so no"))
    };
    for (heading, value, asked) in [
        ("Keine Umfrage", "WAHR", true),
        ("Do not survey", "No", true),
        ("Do not send Stella Connect request", "TRUE", false),
        // Numbers and words are something else, and so is what every export has.
        ("Agent interactions", "1", false),
        ("Resolution status", "Within SLA", false),
        ("Twitter Verified Profile", "false", false),
        ("Spam", "false", false),
    ] {
        assert_eq!(is_asked(&format!("{HEADER},{heading}\n{ROW},{value}\n")), asked, "{heading}");
    }
    for (own, asked) in [
        (json!({"cf_keine_umfrage": true}), true),
        (json!({"cf_keine_umfrage": false, "cf_do_not_send_stella_connect_request": false}), false),
        (json!({"cf_keine_umfrage": null}), false),
        (json!({"cf_order": "31"}), false),
    ] {
        assert_eq!(is_asked(&with(json!({ "custom_fields": own })).to_string()), asked, "{own}");
    }
    let text = format!("{HEADER},Keine Umfrage\n{ROW},WAHR\n");
    let flag = Placeholder::known(DO_NOT_SEND);
    let preview = preview(text.as_bytes(), std::slice::from_ref(&flag), &flag).unwrap();
    assert!(preview.questions[0].contains("“Keine Umfrage” holds yes or no"), "{:?}", preview.questions);
}

#[test]
fn a_column_of_objects_is_said_to_be_read() {
    let text = format!("{HEADER},custom_fields\n{ROW},\"{{\"\"cf_brand\"\":\"\"North\"\"}}\"\n");
    let columns = preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).unwrap().columns;
    assert_eq!(columns.last().map(|column| &column.known), Some(&Known::OwnFields));
    let text = format!("{HEADER},custom_fields\n{ROW},none\n");
    let columns = preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).unwrap().columns;
    assert_eq!(columns.last().map(|column| &column.known), Some(&Known::Unknown));
}
