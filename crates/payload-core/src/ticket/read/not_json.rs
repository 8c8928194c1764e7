//! What people paste instead of JSON: told from what it is, with what to do.

mod mails;
mod programs;
mod tables;

use super::{Refused, base64};
use mails::is_email;
pub use mails::is_head_of_mail;
use programs::{has_word, is_assigned, is_javascript, is_python};
use tables::is_table;

/// What to paste instead.
pub const PASTE_ONE: &str = "Paste what GET /api/v2/tickets/{id}?include=requester,company,stats answers, or the body of a Simple webhook.";

/// What to choose instead, where it is a file.
pub const CHOOSE_ONE: &str = "Choose a file of tickets: JSON, JSON lines or CSV.";

const OF_WEBHOOK: &str = "Set the webhook's encoding to JSON, and paste what it sends then.";
const TABLE: &str = "This is a table, not a ticket.";
/// What words are that are no table either.
pub const PROSE: &str = "This is plain text, like an email or a note, not a ticket.";

/// Something else, by the first words of its text.
struct Kind {
    is: fn(&str) -> bool,
    what: &'static str,
    todo: &'static str,
}

/// Whether a tag is at the start of a text, or soon behind it.
fn has_tag(text: &str, tag: &str) -> bool {
    text.chars().take(1000).collect::<String>().to_ascii_lowercase().contains(tag)
}

fn starts_with_any(text: &str, starts: &[&str]) -> bool {
    let head: String = text.chars().take(200).collect::<String>().to_lowercase();
    starts.iter().any(|start| head.starts_with(start))
}

/// Whether a text begins as a command or a request does.
pub fn is_request(text: &str) -> bool {
    let starts = [
        "curl ",
        "$ curl",
        "get /",
        "get http",
        "post /",
        "post http",
        "put /",
        "patch /",
        "fetch(",
        "await fetch(",
        "wget ",
        "invoke-restmethod",
        "invoke-webrequest",
        "irm ",
        "iwr ",
        "http get ",
        "http post ",
        "requests.",
        "axios",
        "$.ajax(",
    ];
    starts_with_any(text, &starts)
}

/// Whether a text is a database's, which brackets its rows in its own way.
pub fn is_sql(text: &str) -> bool {
    let starts = [
        "insert into ",
        "create table ",
        "drop table ",
        "replace into ",
        "update tickets ",
        "select ",
        "copy public.",
        "-- mysql dump",
        "-- mariadb dump",
        "-- postgresql database dump",
        "-- phpmyadmin sql dump",
        "pragma foreign_keys",
        "begin transaction;",
    ];
    starts_with_any(text, &starts) && (text.contains('(') || text.contains(';'))
}

/// Whether a text is a file that is none, opened as if it were: by its first characters, or many that nobody writes.
fn is_binary(text: &str) -> bool {
    const MANY: usize = 10;
    let start = || text.chars().take(1000);
    let is_odd = |c: &char| *c == '\u{fffd}' || c.is_control() && !"\t\n\r\u{1b}\u{1e}\u{1f}".contains(*c);
    ["PK\u{3}\u{4}", "%PDF-"].iter().any(|sign| text.starts_with(sign))
        || start().filter(is_odd).count() * MANY > start().count()
}

/// The kinds of texts, each asked in turn.
const TEXTS: &[Kind] = &[
    Kind {
        is: is_binary,
        what: "This is a file that is no text, like a workbook, a PDF or a picture.",
        todo: "Save a workbook as CSV (UTF-8) for “Check my tickets”.",
    },
    Kind {
        is: |text| text.starts_with('<') && has_tag(text, "<table") && !has_tag(text, "<html"),
        what: "This is the table of a web page (HTML), not a ticket.",
        todo: "Copy it into a spreadsheet, and save that as CSV (UTF-8) for “Check my tickets”.",
    },
    Kind {
        is: |text| {
            let tags = [
                "<!doctype",
                "<html",
                "<head",
                "<body",
                "<div",
                "<!--",
                "<p>",
                "<p ",
                "<span",
                "<meta",
                "<pre",
                "<ul>",
            ];
            starts_with_any(text, &tags)
        },
        what: "This is a web page (HTML), not a ticket.",
        todo: "A login or an error page looks like this when the address or the key is wrong: ask the API, with /api/v2/ in the address.",
    },
    Kind {
        is: |text| text.starts_with('<') && has_tag(text, "<freshdesk_webhook"),
        what: "This is XML, not JSON.",
        todo: OF_WEBHOOK,
    },
    Kind {
        is: |text| text.starts_with('<'),
        what: "This is XML, not JSON.",
        todo: "Ask for JSON: an address that ends in .json, or the API with /api/v2/ in the address.",
    },
    Kind { is: is_email, what: "This is an email, not a ticket.", todo: PASTE_ONE },
    Kind {
        is: |text| starts_with_any(text, &["http://", "https://"]) && !text.contains(char::is_whitespace),
        what: "This is a link. This page fetches nothing.",
        todo: PASTE_ONE,
    },
    Kind {
        is: |text| text.strip_prefix('#').is_some_and(|number| number.trim().parse::<u64>().is_ok()),
        what: "This is only a number, and this page fetches nothing.",
        todo: PASTE_ONE,
    },
    Kind {
        is: is_request,
        what: "This is a request, not its answer.",
        todo: "Run it, and paste the JSON that it answers.",
    },
    Kind {
        is: is_sql,
        what: "This is SQL, not a ticket.",
        todo: "Run it in a database, and export the rows as CSV or JSON.",
    },
    Kind {
        is: |text| text.starts_with("{\\rtf"),
        what: "This is a document of a word processor (RTF), not a ticket.",
        todo: PASTE_ONE,
    },
    Kind { is: base64::is_of_words, what: "This is base64.", todo: "Decode it, and take what comes out." },
    Kind { is: is_form, what: "This is the body of a web form, not JSON.", todo: OF_WEBHOOK },
    Kind {
        is: |text| {
            text.starts_with("{{")
                || text.starts_with("{%")
                || text.contains("{{ticket.")
                || text.contains("{{ ticket.")
        },
        what: "This is a template, not a ticket.",
        todo: "Paste it into the template by “Edit by hand”.",
    },
    Kind {
        is: |text| {
            let places = ["{“", "{ “", "{”", "{„", "“:", "”:", "” :"];
            text.contains(['“', '”']) && places.iter().any(|place| text.contains(place))
        },
        what: "The quotes are typographic (“ ”), as word processors write them.",
        todo: "Copy the JSON from its source again, or write straight quotes (\").",
    },
    Kind {
        is: |text| text.contains("%{\""),
        what: "This is Elixir's notation, not JSON.",
        todo: "Print it as JSON: Jason.encode!(ticket).",
    },
    Kind {
        is: |text| text.starts_with("$VAR1 = "),
        what: "This is Perl's notation, not JSON.",
        todo: "Print it as JSON: encode_json($ticket).",
    },
    Kind {
        is: |text| {
            let opens = ["{", "[", "array", "Array", "object", "stdClass", "#<", "=> "];
            // As a log has it, among words.
            text.contains("{\"") && text.contains("\"=>")
                || opens.iter().any(|open| text.starts_with(open))
                    && (text.contains("=>") || has_word(text, &["nil"]))
        },
        what: "This is Ruby's or PHP's notation, not JSON.",
        todo: "Print it as JSON: ticket.to_json in Ruby, json_encode($ticket) in PHP.",
    },
    Kind {
        is: |text| text.contains("{\\\"") || text.starts_with("{\\n"),
        what: "The quotes of this JSON are escaped (\\\"): it stood inside another text.",
        todo: "Paste it together with the quotes around it, or without the backslashes.",
    },
    Kind {
        is: is_python,
        what: "This is Python's notation, not JSON: it has single quotes, None, True or False.",
        todo: "Print it as JSON: print(json.dumps(ticket)).",
    },
    Kind {
        is: is_assigned,
        what: "This is how Java, C#, PowerShell and other programs print an object, not JSON: its values stand behind “=”.",
        todo: "Print it as JSON, as ObjectMapper does in Java, JsonSerializer in C#, and ConvertTo-Json in PowerShell.",
    },
    Kind {
        is: is_javascript,
        what: "This is JavaScript's notation, not JSON: it has keys without quotes, comments or code.",
        todo: "Print it as JSON: console.log(JSON.stringify(ticket)).",
    },
    Kind {
        is: |text| text.contains("@{") && text.lines().take(3).all(|line| line.contains(" : ")),
        what: "This is a list as PowerShell prints it, not JSON.",
        todo: "Print it with ConvertTo-Json -Depth 10.",
    },
    Kind {
        is: |text| text.starts_with("map[") || text.starts_with("[map[") || text.starts_with("&map["),
        what: "This is Go's notation, not JSON.",
        todo: "Print it as JSON: json.Marshal(ticket).",
    },
    Kind {
        is: |text| text.starts_with("---") || text.lines().take(3).filter(|line| is_yaml(line)).count() >= 2,
        what: "This looks like YAML, or a list of names and values, not JSON.",
        todo: PASTE_ONE,
    },
    Kind { is: is_table, what: TABLE, todo: "Save it as a CSV file and drop it on “Check my tickets”." },
    Kind { is: is_prose, what: PROSE, todo: PASTE_ONE },
];

fn is_yaml(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
    })
}

/// `ticket_id=31&ticket_subject=Hi`.
fn is_form(text: &str) -> bool {
    if text.starts_with("--") && text.contains("Content-Disposition: form-data") {
        return true;
    }
    let is_pair = |pair: &str| {
        pair.split_once('=').is_some_and(|(key, _)| {
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.[]%".contains(c))
        })
    };
    text.contains('&') && !text.contains(char::is_whitespace) && text.split('&').all(is_pair)
}

/// Words, and nothing that could be JSON: it begins as no JSON does, or with the time of a message.
fn is_prose(text: &str) -> bool {
    let is_time =
        |(time, words): (&str, &str)| !time.contains(['"', '\'']) && words.starts_with(char::is_alphabetic);
    let begins = match text.strip_prefix('[') {
        Some(rest) => rest.split_once("] ").is_some_and(is_time),
        None => !text.starts_with(['"', '\'']),
    };
    begins && !text.contains(['{', '}']) && !text.contains("\":") && text.contains(char::is_whitespace)
}

/// What a text is, if it is one of the kinds that people paste instead of JSON.
pub fn kind(text: &str) -> Option<Refused> {
    let found = TEXTS.iter().find(|kind| (kind.is)(text))?;
    Some(Refused { what: found.what.to_owned(), todo: found.todo.to_owned() })
}

/// The same of a file, as a sentence; tables and lines of plain text are read otherwise.
pub fn kind_of_file(text: &str) -> Option<String> {
    let Refused { what, todo } = kind(text).filter(|kind| kind.what != TABLE && kind.what != PROSE)?;
    let todo = if todo == PASTE_ONE { CHOOSE_ONE } else { &todo };
    Some(format!("{what} {todo}"))
}

/// What a text is that is JSON up to a place; `reason` says where it stops being it.
pub fn broken(text: &str, reason: String) -> Refused {
    let is_whole = text.starts_with(['{', '[']) && text.trim_end().ends_with(['}', ']']);
    let todo = match is_whole {
        true => "Correct it there, or copy the JSON from its source again.",
        false => "Take the whole ticket, from { to }.",
    };
    Refused { what: reason, todo: todo.to_owned() }
}

/// What a text is that is not JSON; `reason` says where it stops being it.
pub fn text(text: &str, reason: String) -> Refused {
    kind(text).unwrap_or_else(|| broken(text, reason))
}
