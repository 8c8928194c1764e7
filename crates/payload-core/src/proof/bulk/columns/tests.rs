use super::*;
use crate::ticket::sample::DO_NOT_SEND;

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn found(names: &[&str], rows: &[&[&str]]) -> Vec<String> {
    let wanted = [Placeholder::known("ticket.cf_brand"), Placeholder::known(DO_NOT_SEND)];
    let rows: Vec<Vec<String>> = rows.iter().map(|row| header(row)).collect();
    let columns = columns(&header(names), &wanted, &rows);
    columns.into_iter().map(|column| column.field.map_or("-".to_owned(), String::from)).collect()
}

#[test]
fn finds_fields_by_what_people_call_them() {
    let names = [
        "Ticket ID",
        "Full name",
        "Email",
        "Agent",
        "Agent e-mail",
        "BRAND",
        "Tags",
        "Do not send Stella Connect request",
        "Survey results",
        "",
        "ticket.requester.language",
    ];
    assert_eq!(
        found(&names, &[]),
        [
            "ticket.id",
            "ticket.requester.name",
            "ticket.from_email",
            "ticket.agent.name",
            "ticket.agent.email",
            "ticket.cf_brand",
            "ticket.tags",
            DO_NOT_SEND,
            "-",
            "-",
            "ticket.requester.language",
        ]
    );
}

#[test]
fn the_best_heading_has_the_field_wherever_it_stands() {
    assert_eq!(found(&["Channel", "Source"], &[]), ["-", "ticket.source_name"]);
    assert_eq!(found(&["Email", "Requester Email"], &[]), ["-", "ticket.from_email"]);
    assert_eq!(found(&["Channel"], &[]), ["ticket.source_name"]);
    let both = columns(&header(&["Contact email", "Customer email", "Name"]), &[], &[]);
    assert_eq!(both[1].field, None);
    assert_eq!(both[0].known, Known::Ambiguous(vec!["Customer email".into()]));
    assert_eq!(questions(&both).len(), 1);
}

#[test]
fn the_owner_may_stand_apart() {
    assert_eq!(
        found(
            &[
                "Tickets - Ticket ID",
                "Agents - Agent name",
                "Contacts - Email",
                "Name (Requester)",
                "Created time (UTC)",
                "custom_fields.cf_region",
                "custom_field/brand_445566",
                "Do not send",
                "Resolution time (in hrs)",
                "Agent - Status",
                "Priority [text]",
                "Group (number)",
            ],
            &[]
        ),
        [
            "ticket.id",
            "ticket.agent.name",
            "ticket.from_email",
            "ticket.requester.name",
            "ticket.created_on",
            "ticket.cf_region",
            "ticket.cf_brand",
            DO_NOT_SEND,
            "-",
            "-",
            "ticket.priority",
            "ticket.group.name",
        ]
    );
}

#[test]
fn addresses_are_no_names() {
    assert_eq!(
        found(&["Agent", "Requester"], &[&["ivo@shop.example", "Noor"]]),
        ["ticket.agent.email", "ticket.requester.name"]
    );
    let names = found(&["Agent", "Agent email"], &[&["ivo@shop.example", "ivo@shop.example"]]);
    assert_eq!(names, ["-", "ticket.agent.email"]);
}

#[test]
fn knows_the_headings_of_eight_languages() {
    for names in [
        ["Ticket-ID", "Betreff", "Quelle", "Schlagwörter", "Vollständiger Name", "E-Mail"],
        ["ID du ticket", "Sujet", "Origine", "Mots-clés", "Nom complet", "Adresse e-mail"],
        ["ID del ticket", "Asunto", "Fuente", "Etiquetas", "Nombre completo", "Correo electrónico"],
        ["ID do ticket", "Assunto", "Origem", "Marcadores", "Nome completo", "Endereço de e-mail"],
        ["ID ticket", "Oggetto", "Fonte", "Etichette", "Nome richiedente", "Indirizzo email"],
        ["Ticketnummer", "Onderwerp", "Bron", "Tags", "Volledige naam", "E-mailadres"],
        ["チケットID", "件名", "ソース", "タグ", "氏名", "メールアドレス"],
    ] {
        let fields = [
            "ticket.id",
            "ticket.subject",
            "ticket.source_name",
            "ticket.tags",
            "ticket.requester.name",
            "ticket.from_email",
        ];
        assert_eq!(found(&names, &[]), fields, "{names:?}");
    }
}
