//! Shapes of files of tickets, beside the cases that people reported: tables as spreadsheets and exports write them.

mod files;
#[path = "files/tables.rs"]
mod tables;

use files::{judge, setup, workspace};
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::{Setup, preview};
use payload_core::rule_settings::{ConditionEdit, Property, RuleEdit, Test};
use payload_core::ticket::sample::DO_NOT_SEND;
use payload_core::workspace::Edit;
use tables::{HEADER, ROW, counts, reasons, report};

fn table() -> String {
    format!("{HEADER}\n{ROW}\n")
}

#[test]
fn tables_are_read_as_they_are() {
    let second = ROW.replace("501", "502");
    for (text, expected) in [
        (table(), "1 survey"),
        (table().replace('\n', "\r\n"), "1 survey"),
        (table().replace('\n', "\r"), "1 survey"),
        (table().replace(',', ";"), "1 survey"),
        (table().replace(',', "\t"), "1 survey"),
        (table().replace(',', " | "), "1 survey"),
        (format!("sep=;\n{}", table().replace(',', ";")), "1 survey"),
        // Titles above, also with the separators of the whole width.
        (format!("Acme support\nReport of tickets, made on 05 Jan 2026\n\n{}", table()), "1 survey"),
        (format!("Tickets,,,,,,\n01/01 to 31/01,,,,,,\n,,,,,,\n{}", table()), "1 survey"),
        // Blank and ragged rows, separators at the end, the header once more.
        (format!("{HEADER},Tags\n{ROW}\n\n,,,,,,,\n{second},vip,,,\n"), "2 survey"),
        (format!("{HEADER},\n{ROW},\n{second},\n"), "2 survey"),
        (format!("{HEADER}\n{ROW}\n{HEADER}\n{second}\n"), "2 survey"),
        // A total, a line of text, a rule of dashes.
        (format!("{HEADER}\n{ROW}\nTotal,1,,,,,\n"), "1 survey, 1 skipped"),
        (format!("{HEADER}\n{ROW}\nGrand total: 1 ticket\n"), "1 survey, 1 skipped"),
        (
            "| Ticket ID | Status | Source | Agent | Full name | Email |\n|---|---|---|---|---|---|\n| 501 | Resolved | Email | Ivo | Noor | noor@example.org |".to_owned(),
            "1 survey",
        ),
        // Quotes: line breaks in them, and spaces before them.
        ("\"Ticket ID\",\"Subject\",\"Agent\",\"Full name\",\"Email\"\r\n\"501\",\"a\r\nb, \"\"c\"\"\",\"Ivo\",\"Noor\",\"noor@example.org\"\r\n".to_owned(), "1 survey"),
        ("\"Ticket ID\", \"Subject\", \"Agent\", \"Full name\", \"Email\"\n\"501\", \"a, b\", \"Ivo\", \"Noor\", \"noor@example.org\"\n".to_owned(), "1 survey"),
        // Numbers as the API has them.
        (
            "Ticket ID,Status,Source,Agent,Full name,Email\n1,4,1,Ivo,N,n@e.co\n2,4,3,Ivo,N,n@e.co\n3,5,7,Ivo,N,n@e.co\n4,4,2,Ivo,N,n@e.co\n5,2,1,Ivo,N,n@e.co\n6,4,13,Ivo,N,n@e.co\n".to_owned(),
            "3 survey, 3 no_rule",
        ),
        // Tags as a list, names of the API.
        ("ticket_id,status,source,responder_name,requester_name,requester_email,tags\n501,4,1,Ivo,Noor,noor@example.org,\"['vip', 'late']\"".to_owned(), "1 survey"),
        ("id,status,source,responder_id,requester.name,requester.email,custom_fields.cf_brand\n501,4,1,4,Noor,noor@example.org,North".to_owned(), "1 survey"),
    ] {
        let report = report(&text);
        assert_eq!(counts(&report), expected, "{text}: {:?} {:?}", report.failing, report.bad_rows);
    }
}

#[test]
fn encodings_are_told() {
    let wide = |to: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let text = format!("{}{}", if mark { "\u{feff}" } else { "" }, table());
        text.encode_utf16().flat_map(to).collect()
    };
    for bytes in [
        wide(u16::to_le_bytes, true),
        wide(u16::to_be_bytes, true),
        wide(u16::to_le_bytes, false),
        [b"\xef\xbb\xbf", table().as_bytes()].concat(),
        table()
            .replace("Noor", "J*rgen")
            .bytes()
            .map(|byte| if byte == b'*' { 0xfc } else { byte })
            .collect(),
    ] {
        assert_eq!(
            judge(&workspace(), setup(), &bytes).map(|report| counts(&report)),
            Ok("1 survey".to_owned())
        );
    }
}

#[test]
fn exports_in_eight_languages_are_known() {
    for text in [
        "Ticket ID,Subject,Status,Source,Agent,Group,Created time,Tags,Full name,Email,Language\n501,x,Resolved,Email,Ivo,Post,2026-01-05 09:00:00,vip,Noor,noor@example.org,en",
        "Ticket-ID;Betreff;Status;Quelle;Agent;Gruppe;Erstellungszeit;Schlagwörter;Vollständiger Name;E-Mail-Adresse;Sprache\n501;x;Gelöst;E-Mail;Ivo;Post;05.01.2026 09:00;vip;Noor;noor@example.org;de",
        "ID du ticket;Objet;Statut;Origine;Agent;Groupe;Date de création;Balises;Nom complet;Adresse e-mail;Langue\n501;x;Résolu;E-mail;Ivo;Post;05/01/2026;vip;Noor;noor@example.org;fr",
        "ID de ticket,Asunto,Estado,Origen,Agente,Grupo,Fecha de creación,Etiquetas,Nombre completo,Correo electrónico,Idioma\n501,x,Resuelto,Correo electrónico,Ivo,Post,05/01/2026,vip,Noor,noor@example.org,es",
        "ID do ticket,Assunto,Status,Origem,Agente,Grupo,Criado em,Tags,Nome completo,E-mail,Idioma\n501,x,Resolvido,E-mail,Ivo,Post,05/01/2026,vip,Noor,noor@example.org,pt-BR",
        "ID ticket;Oggetto;Stato;Origine;Agente;Gruppo;Data di creazione;Tag;Nome completo;Email;Lingua\n501;x;Risolto;E-mail;Ivo;Post;05/01/2026;vip;Noor;noor@example.org;it",
        "Ticket-ID;Onderwerp;Status;Bron;Agent;Groep;Aanmaaktijd;Labels;Volledige naam;E-mail;Taal\n501;x;Opgelost;E-mail;Ivo;Post;05-01-2026;vip;Noor;noor@example.org;nl",
        "チケットID,件名,ステータス,ソース,エージェント,グループ,作成日時,タグ,氏名,メールアドレス,言語\n501,x,解決済み,メール,Ivo,Post,2026/01/05 09:00,vip,Noor,noor@example.org,ja-JP",
    ] {
        let flag = Placeholder::known(DO_NOT_SEND);
        let columns = preview(text.as_bytes(), &[], &flag).unwrap().columns;
        let fields: Vec<_> =
            columns.iter().map(|column| column.field.as_ref().map(Placeholder::as_str)).collect();
        let expected = [
            "ticket.id",
            "ticket.subject",
            "ticket.status",
            "ticket.source_name",
            "ticket.agent.name",
            "ticket.group.name",
            "ticket.created_on",
            "ticket.tags",
            "ticket.requester.name",
            "ticket.from_email",
            "ticket.requester.language",
        ];
        assert_eq!(fields, expected.map(Some), "{text}");
        let report = report(text);
        assert_eq!(counts(&report), "1 survey", "{text}");
        let days: Vec<&str> = report.groups.days.keys().map(String::as_str).collect();
        assert_eq!(days, ["2026-01-05"], "{text}");
    }
}

#[test]
fn exports_in_further_languages_are_judged() {
    for (headings, row) in [
        ("ID zgłoszenia;Temat;Status;Źródło;Agent;Imię i nazwisko;Adres e-mail;Tagi", "Rozwiązane;E-mail"),
        ("Ärende-ID;Ämne;Status;Källa;Agent;Fullständigt namn;E-post;Taggar", "Löst;E-post"),
        ("Ticket-ID;Emne;Status;Kilde;Agent;Fulde navn;E-mail;Tags", "Løst;E-mail"),
        ("Saks-ID;Emne;Status;Kilde;Agent;Fullt navn;E-post;Tagger", "Løst;E-post"),
        ("Tiketin tunnus;Aihe;Tila;Lähde;Agentti;Koko nimi;Sähköposti;Tunnisteet", "Ratkaistu;Puhelin"),
        ("Bilet No;Konu;Durum;Kaynak;Temsilci;Ad Soyad;E-posta;Etiketler", "Çözüldü;E-posta"),
        ("ID тикета;Тема;Статус;Источник;Агент;Полное имя;Эл. почта;Теги", "Решено;Эл. почта"),
        ("ID tiketu;Předmět;Stav;Zdroj;Agent;Celé jméno;E-mail;Štítky", "Vyřešeno;E-mail"),
        ("工单编号;主题;状态;来源;客服;全名;电子邮件;标签", "已解决;电子邮件"),
        ("티켓 ID;제목;상태;소스;상담원;성명;이메일;태그", "해결됨;전화"),
    ] {
        let text = format!("{headings}\n501;x;{row};Ivo;Noor;noor@example.org;vip\n");
        let columns = preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).unwrap().columns;
        let unknown: Vec<_> =
            columns.iter().filter(|column| column.field.is_none()).map(|column| &column.heading).collect();
        assert!(unknown.is_empty(), "{headings}: {unknown:?}");
        let report = report(&text);
        assert_eq!(counts(&report), "1 survey", "{text}: {:?}", report.reasons);
    }
}

#[test]
fn tickets_by_number_and_lists_in_a_logged_answer_are_read() {
    let ticket = |id: usize| {
        format!(
            r#"{{"id": {id}, "status": 4, "source": 1, "responder_id": 3, "requester": {{"name": "A", "email": "a@e.co"}}}}"#
        )
    };
    let (one, two) = (ticket(1), ticket(2));
    for text in [
        format!(r#"{{"1": {one}, "2": {two}}}"#),
        format!(r#"{{"status": 200, "body": [{one}, {two}]}}"#),
        format!(r#"{{"code": 200, "response": [{one}, {two}], "message": ""}}"#),
    ] {
        assert_eq!(counts(&report(&text)), "2 survey", "{text}");
    }
}

#[test]
fn the_usual_columns_of_an_export_are_not_mixed_up() {
    let text = "Ticket ID,Subject,Status,Source,Agent,Created time,Due by Time,Resolved time,Closed time,Last update time,Resolution time (in hrs),Resolution status,Tags,Survey results,Product,Full name,Title,Email,Work phone,Contact ID,Company name\n501,x,Resolved,Email,Ivo,2026-01-05,2026-01-08,2026-01-06,,,2.0,Within SLA,vip,,North,Noor,Ms,noor@example.org,,9,Example Ltd";
    let preview = preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).unwrap();
    let unused: Vec<&str> = preview
        .columns
        .iter()
        .filter(|column| column.field.is_none())
        .map(|column| column.heading.as_str())
        .collect();
    assert_eq!(
        unused,
        ["Closed time", "Resolution time (in hrs)", "Resolution status", "Survey results", "Title"]
    );
    assert_eq!(preview.questions, Vec::<String>::new());
}

#[test]
fn a_checkbox_is_read_in_the_words_of_its_language() {
    let with = |word: &str| format!("{HEADER},Do not send Stella Connect request\n{ROW},{word}\n");
    for word in [
        "WAHR",
        "VRAI",
        "VERDADERO",
        "VERDADEIRO",
        "VERO",
        "WAAR",
        "PRAWDA",
        "はい",
        "Sí",
        "Oui",
        "1",
        "x",
        "TRUE",
    ] {
        assert_eq!(counts(&report(&with(word))), "1 logged", "{word}");
    }
    for word in ["FALSCH", "FAUX", "FALSO", "ONWAAR", "FAŁSZ", "いいえ", "No", "Non", "0", "", "FALSE"] {
        assert_eq!(counts(&report(&with(word))), "1 survey", "{word}");
    }
    // A word of no language is a question, and can be answered.
    let text = with("perhaps");
    let preview =
        preview(text.as_bytes(), &[Placeholder::known(DO_NOT_SEND)], &Placeholder::known(DO_NOT_SEND))
            .unwrap();
    assert_eq!(preview.unsure_ticks, ["perhaps"]);
    assert_eq!(counts(&report(&text)), "1 not_known");
    for (ticked, expected) in [(true, "1 logged"), (false, "1 survey")] {
        let setup = Setup { ticks: vec![("perhaps".to_owned(), ticked)], ..setup() };
        assert_eq!(
            judge(&workspace(), setup, text.as_bytes()).map(|report| counts(&report)),
            Ok(expected.to_owned())
        );
    }
}

#[test]
fn spam_and_deleted_are_read_in_the_words_of_their_language() {
    let text = format!("{HEADER},Spam,Gelöscht\n{ROW},WAHR,FALSCH\n{ROW},nein,ja\n{ROW},,\n");
    let report = report(&text);
    assert_eq!(counts(&report), "1 survey, 2 no_rule");
    assert_eq!(reasons(&report), ["The ticket is spam", "The ticket is deleted"]);
}

#[test]
fn nobody_is_nobody_in_every_language() {
    for word in [
        "",
        "-",
        "No Agent",
        "(none)",
        "Nicht zugewiesen",
        "Non assigné",
        "Sin asignar",
        "Nenhum agente",
        "Nessun agente",
        "Niet toegewezen",
        "なし",
    ] {
        let report = report(&format!("{HEADER}\n{}\n", ROW.replace("Ivo Berg", word)));
        assert_eq!(
            (counts(&report).as_str(), reasons(&report)),
            ("1 rejected", vec!["Employee not found"]),
            "{word}"
        );
    }
}

#[test]
fn no_rule_fires_for_what_the_rules_leave_out() {
    let mut workspace = workspace();
    workspace.apply(Edit::Rule(RuleEdit::ExcludeTags(vec!["internal".to_owned()])));
    let text = format!("{HEADER},Tags\n{ROW},internal\n{ROW},vip\n");
    let report = judge(&workspace, setup(), text.as_bytes()).unwrap();
    assert_eq!(counts(&report), "1 survey, 1 no_rule");
    assert!(
        reasons(&report)[0].starts_with("Excluded: ") && reasons(&report)[0].contains("internal"),
        "{:?}",
        report.reasons
    );
    // A template that does not read the checkbox sends the survey all the same.
    let by_hand = r#"{"channel":"email","employee":{"email":"{{ticket.agent.email}}"},"customer":{"name":"{{ticket.requester.name}}","email":"{{ticket.from_email}}"},"ext_interaction_id":"{{ticket.id}}"}"#;
    workspace.apply(Edit::Write("email".to_owned(), by_hand.to_owned()));
    let report = judge(&workspace, setup(), text.as_bytes()).unwrap();
    assert_eq!(counts(&report), "2 survey");
}

#[test]
fn the_condition_that_leaves_a_ticket_out_is_told() {
    let mut workspace = workspace();
    let questions = ConditionEdit::Set(Test::usual(Property::Type), vec!["Question".to_owned()]);
    workspace.apply(Edit::Rule(RuleEdit::Only("email".to_owned(), questions)));
    let text = format!("{HEADER},Type\n{ROW},Question\n{ROW},Incident\n{ROW},\n");
    let report = judge(&workspace, setup(), text.as_bytes()).unwrap();
    assert_eq!(counts(&report), "1 survey, 2 no_rule");
    assert_eq!(reasons(&report), ["Type is Incident", "Type is empty"]);
}

#[test]
fn days_are_read_as_they_are_written() {
    for (dates, days) in [
        (["05/01/2026", "25/01/2026"], ["2026-01-05", "2026-01-25"]),
        (["01/05/2026 9:00 AM", "01/25/2026 9:00 AM"], ["2026-01-05", "2026-01-25"]),
        (["5 janv. 2026", "25 janv. 2026"], ["2026-01-05", "2026-01-25"]),
        (["46027", "46047.5"], ["2026-01-05", "2026-01-25"]),
    ] {
        let text = format!("{HEADER},Resolved time\n{ROW},{}\n{ROW},{}\n", dates[0], dates[1]);
        let report = report(&text);
        assert_eq!(report.groups.days.keys().collect::<Vec<_>>(), days, "{dates:?}");
    }
    let notes = report(&format!("{HEADER},Resolved time\n{ROW},05/01/2026\n")).notes();
    assert!(notes.iter().any(|note| note.contains("day, month, year")), "{notes:?}");
}

#[test]
fn what_the_table_lacks_is_asked_before_the_check() {
    let ask = |text: &str| preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).unwrap().questions;
    assert_eq!(ask(&table()), Vec::<String>::new());
    for (text, part) in [
        ("Full name,Email,Company\nNoor,noor@example.org,Example", "is this a file of tickets?"),
        ("Ticket ID,Status,Agent\n501,Resolved,Ivo", "the customer’s e-mail"),
        ("Ticket ID,Status,Email\n501,Resolved,n@e.co", "the agent"),
        ("Ticket ID,Agent,Adresse\n501,Ivo,n@e.co", "“Adresse” holds addresses"),
        (
            "Ticket ID,Status,Agent,Contact email,Customer email\n501,Resolved,Ivo,a@b.co,c@d.co",
            "both may hold",
        ),
        (
            "Ticket ID,Status,Agent,Email,Email\n501,Resolved,Ivo,a@b.co,c@d.co",
            "Several columns are called “Email”",
        ),
    ] {
        let questions = ask(text);
        assert!(questions.iter().any(|question| question.contains(part)), "{text}: {questions:?}");
    }
}

#[test]
fn json_files_come_in_many_covers() {
    let one = |id: usize| {
        format!(
            r#"{{"id":{id},"status":4,"source":1,"responder_id":4,"requester":{{"name":"N","email":"n@e.co"}}}}"#
        )
    };
    let quoted = |text: String| serde_json::Value::String(text).to_string();
    for text in [
        format!("[{},{}]", one(1), one(2)),
        format!("{}\n{}\n", one(1), one(2)),
        format!("{{\"results\":[{}]}}\n{{\"results\":[{}]}}", one(1), one(2)),
        format!("{{\n \"results\": [\n{}\n ]\n}}\n{{\n \"results\": [\n{}\n ]\n}}\n", one(1), one(2)),
        format!("[[{}],[{}]]", one(1), one(2)),
        format!("[{{\"helpdesk_ticket\":{}}},{{\"helpdesk_ticket\":{}}}]", one(1), one(2)),
        format!("{{\"tickets\":[{},{}],\"meta\":{{\"total\":2}}}}", one(1), one(2)),
        format!("{}\n{}\n", quoted(one(1)), quoted(one(2))),
        format!("\u{feff}[\r\n{},\r\n{}\r\n]\r\n", one(1), one(2)),
    ] {
        assert_eq!(counts(&report(&text)), "2 survey", "{text}");
    }
    let broken =
        format!("{}\n{{\"message\":\"You have exceeded the limit of requests per hour\"}}\n", one(1));
    assert_eq!(counts(&report(&broken)), "1 survey, 1 skipped");
}

#[test]
fn what_is_no_file_of_tickets_is_told_from_what_it_is() {
    for (text, part) in [
        ("[]", "a list with no ticket in it"),
        ("{\"results\":[],\"total\":0}", "a list with no ticket in it"),
        ("Ticket ID,Status\n", "no row below it"),
        ("[{'id': 1, 'x': None}, {'id': 2, 'x': None}]", "Python"),
        ("module.exports = [{id: 1}]", "JavaScript"),
        ("From: a@b.co\nTo: c@d.co\nSubject: x\n\nhi, there", "email"),
        ("<!DOCTYPE html><html>", "web page"),
        ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", "Excel opens"),
        ("<?xml version=\"1.0\"?><helpdesk-tickets>", "XML"),
        ("{\"code\":\"invalid_credentials\",\"message\":\"You have to be logged in.\"}", "API key"),
        ("Ticket ID\n501\n502", "no row has several cells"),
    ] {
        let why = judge(&workspace(), setup(), text.as_bytes()).expect_err(text);
        assert!(why.contains(part), "{text}: {why}");
    }
}

#[test]
fn first_and_last_name_are_the_name() {
    for names in [
        "First name,Last name",
        "Contact first name,Contact last name",
        "Vorname,Nachname",
        "Prénom,Nom de famille",
    ] {
        let text = format!(
            "Ticket ID,Subject,Status,Source,Agent,{names},Email\n501,Parcel,Resolved,Email,Ivo Berg,Noor,Haddad,noor@example.org\n"
        );
        let report = report(&text);
        assert_eq!(counts(&report), "1 survey", "{names}: {:?}", report.failing);
        assert!(report.facts.notes(1).iter().all(|note| !note.contains("name")), "{names}");
    }
}

#[test]
fn addresses_may_be_links() {
    for address in [
        "mailto:noor@example.org",
        "Noor <mailto:noor@example.org>",
        "noor@example.org<mailto:noor@example.org>",
        "[x](mailto:noor@example.org)",
    ] {
        let report = report(&table().replace("noor@example.org", address));
        assert_eq!(counts(&report), "1 survey", "{address}: {:?}", report.failing);
        assert!(report.facts.notes(1).iter().any(|note| note.contains("as links (mailto:)")), "{address}");
    }
}

#[test]
fn a_table_without_headings_is_told_by_its_values() {
    let report = report(
        "501;Resolved;Email;Ivo;Noor Haddad;noor@example.org\n502;Closed;Phone;Ivo;Max;max@example.org\n503;Open;Email;;Ida;ida@example.org\n",
    );
    assert_eq!(counts(&report), "2 survey, 1 no_rule", "{:?}", report.failing);
    let notes = report.facts.notes(3);
    let note = notes.iter().find(|note| note.contains("no row of headings")).expect("it is said");
    assert!(
        note.contains("Column 1 (501) is Ticket ID") && note.contains("Ticket ID, Status, Source"),
        "{note}"
    );
    // The first row is a ticket, too.
    let preview =
        preview(b"501,Noor,x\n502,Resolved,noor@example.org\n", &[], &Placeholder::known(DO_NOT_SEND))
            .unwrap();
    assert_eq!(preview.columns.len(), 3);
}

#[test]
fn addresses_of_two_people_are_asked_about() {
    let table =
        "501,Resolved,ivo@shop.example,noor@example.org\n502,Resolved,ivo@shop.example,max@example.org\n";
    let preview = preview(table.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).unwrap();
    assert!(
        preview.questions[0].starts_with("This table has no row of headings: by its values, "),
        "{:?}",
        preview.questions
    );
    assert!(
        preview
            .questions
            .iter()
            .any(|question| question.contains("holds addresses: choose below whose they are"))
    );
}

#[test]
fn a_table_on_its_side_is_turned() {
    let table = "Ticket ID,501,502,503\nSubject,Parcel,\"a, b\",c\nStatus,Resolved,Open,Closed\nSource,Email,Email,Phone\nAgent,Ivo,Ivo,Ivo\nFull name,Noor,Max,Ida\nEmail,noor@example.org,max@example.org,ida@example.org\n";
    for text in [
        table.to_owned(),
        table.replace("a, b", "a b").replace(',', ";"),
        table.replace("a, b", "a b").replace(',', "\t"),
    ] {
        let report = report(&text);
        assert_eq!(
            counts(&report),
            "2 survey, 1 no_rule",
            "{text}: {:?} {:?}",
            report.failing,
            report.bad_rows
        );
        assert!(report.facts.notes(3).iter().any(|note| note.contains("stands on its side")));
    }
    let long =
        format!("Ticket ID,501\nSubject,{}\nStatus,Resolved\nEmail,noor@example.org\n", "x".repeat(70_000));
    let refused = judge(&workspace(), setup(), long.as_bytes()).unwrap_err();
    assert!(refused.contains("on its side") && refused.contains("Transpose"), "{refused}");
}

#[test]
fn a_row_of_json_ticks_the_checkbox_by_its_name() {
    let row = |ticked: &str| {
        format!(
            r#"[{{"Ticket ID":501,"Status":"Resolved","Source":"Email","Agent":"Ivo","Full name":"Noor","Email":"noor@example.org","Do not send Stella Connect request":"{ticked}"}}]"#
        )
    };
    assert_eq!(counts(&report(&row("TRUE"))), "1 logged");
    assert_eq!(counts(&report(&row("FALSE"))), "1 survey");
}

#[test]
fn a_person_may_stand_in_brackets() {
    let text = "Ticket ID,Status,Source,Agent,Requester\n501,Resolved,Email,Ivo (ivo@shop.example),Noor Haddad (noor@example.org)\n";
    assert_eq!(counts(&report(text)), "1 survey");
}

#[test]
fn typographic_quotes_and_rows_of_cells_are_named() {
    for (text, words) in [
        ("“Ticket ID”,“Status”\n“501”,“Resolved”\n", "typographic"),
        (r#"[["Ticket ID","Status"],[501,"Resolved"]]"#, "Rows of cells are read as CSV"),
    ] {
        let refused = judge(&workspace(), setup(), text.as_bytes()).unwrap_err();
        assert!(refused.contains(words), "{refused}");
    }
}
