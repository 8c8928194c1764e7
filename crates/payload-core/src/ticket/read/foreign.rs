//! What people paste instead of JSON: told from what it is, with what to do.

use super::{Refused, base64};
/// What to paste instead.
pub const PASTE_ONE: &str = "Paste what GET /api/v2/tickets/{id}?include=requester,company,stats answers, or the body of a Simple webhook.";

/// What to choose instead, where it is a file.
pub const CHOOSE_ONE: &str = "Choose a file of tickets: JSON, JSON lines or CSV.";

const TABLE: &str = "This is a table, not a ticket.";
const PROSE: &str = "This is plain text, like an email or a note, not a ticket.";

/// Something else, by the first words of its text.
struct Kind {
    is: fn(&str) -> bool,
    what: &'static str,
    todo: &'static str,
}

/// Names with which mails begin, and tickets do not, in the languages of Freshdesk's accounts.
const OF_MAILS: [&str; 13] = [
    "from",
    "to",
    "sent",
    "return-path",
    "received",
    "delivered-to",
    "message-id",
    "mime-version",
    "von",
    "de",
    "da",
    "van",
    "差出人",
];

/// Those that tickets may have as well.
const OF_MAILS_AND_TICKETS: [&str; 25] = [
    "cc",
    "subject",
    "date",
    "reply-to",
    "an",
    "betreff",
    "gesendet",
    "datum",
    "à",
    "objet",
    "envoyé",
    "para",
    "asunto",
    "enviado",
    "assunto",
    "enviada em",
    "a",
    "oggetto",
    "inviato",
    "aan",
    "onderwerp",
    "verzonden",
    "宛先",
    "件名",
    "送信日時",
];

/// The head of an email: lines like `From: …` and `Subject: …` at the start.
fn is_email(text: &str) -> bool {
    let heads = text.lines().take(12).filter(|line| {
        // French puts a space before the colon.
        let head = line.split_once([':', '：']).map(|(head, _)| head.trim().to_lowercase());
        head.is_some_and(|head| {
            let head = head.as_str();
            head.starts_with("x-") || OF_MAILS.contains(&head) || OF_MAILS_AND_TICKETS.contains(&head)
        })
    });
    heads.count() >= 2
}

/// Whether a name is one with which mails begin, and tickets do not.
pub fn is_head_of_mail(name: &str) -> bool {
    OF_MAILS.contains(&name.to_lowercase().as_str())
}

/// Keys or values that only Python writes: `'id': 31`, `None`, `True`; also behind a name, a prompt or the time of a log.
fn is_python(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with("b'") || text.starts_with("b\"") || is_call(text) {
        return true;
    }
    let opens = text.starts_with(['{', '[', '(']) || text.contains("{'");
    opens
        && (text.contains("': ") || text.contains("':") || has_word(text, &["None", "True", "False"]))
        && !text.contains("=>")
        && !has_word(text, &["undefined"])
}

/// `Ticket(id=31, …)`, `OrderedDict([('id', 31), …])`
fn is_call(text: &str) -> bool {
    let Some((name, inside)) = text.split_once('(') else { return false };
    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name && (inside.contains("='") || inside.contains("('"))
}

/// The text without what a browser's console writes before an object: `(2) [{…}]`, `▶ Object { … }`.
fn printed(text: &str) -> &str {
    let text = text.trim_start_matches(['▶', '▼', '▸', '▾', '►', ' ']);
    let counted = text.strip_prefix('(').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let text = counted.and_then(|rest| rest.strip_prefix(") ")).unwrap_or(text);
    ["Object ", "Array "].iter().find_map(|name| text.strip_prefix(name)).unwrap_or(text)
}

/// What only JavaScript writes: keys without quotes, comments, a comma at the end, `undefined`.
fn is_javascript(text: &str) -> bool {
    let starts =
        ["const ", "let ", "var ", "module.exports", "export ", "return ", "console.log", "//", "/*", "({"];
    if starts.iter().any(|start| text.starts_with(start)) {
        return true;
    }
    let text = printed(text);
    if !text.starts_with(['{', '[']) {
        return false;
    }
    if has_word(text, &["undefined", "NaN"]) {
        return true;
    }
    // Outside of quotes, so that links are none.
    let is_comment = |part: &str| part.contains("//") || part.contains("/*");
    if text.split('"').step_by(2).any(is_comment) {
        return true;
    }
    let bare_key = |line: &str| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || "{[,".contains(c));
        let key = line.split(':').next().unwrap_or_default().trim_end();
        line.contains(':')
            && !key.is_empty()
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
            && !key.starts_with(|c: char| c.is_ascii_digit())
    };
    text.lines().take(20).any(bare_key)
}

/// Whether one of the words stands in the text, outside of double quotes.
fn has_word(text: &str, words: &[&str]) -> bool {
    let outside = text.split('"').step_by(2);
    outside
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .any(|word| words.contains(&word))
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

/// The kinds of texts, each asked in turn.
const TEXTS: &[Kind] = &[
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
    Kind {
        is: is_form,
        what: "This is the body of a web form, not JSON.",
        todo: "Set the webhook's encoding to JSON, and paste what it sends then.",
    },
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
        is: |text| {
            let opens = ["{", "[", "array", "Array", "object", "stdClass", "#<", "=> "];
            opens.iter().any(|open| text.starts_with(open))
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

/// Two lines with the same number of separators.
fn is_table(text: &str) -> bool {
    let is_row = |line: &&str| !line.trim().is_empty() && !line.starts_with("sep=") && !is_drawn(line);
    let mut lines = text.lines().filter(is_row);
    let is_latex = text.starts_with("\\begin{t") && text.contains('&');
    if is_latex || text.contains("\n|===") || text.starts_with("{|") && text.contains("\n|-") {
        return true;
    }
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let is_between = |sign: &char| first.matches(*sign).count() >= 2 && second.contains(*sign);
    !text.starts_with(['{', '[']) && [',', ';', '\t', '|', '\u{1f}'].iter().any(is_between)
}

/// Whether a line is drawn between the rows of a table.
fn is_drawn(line: &str) -> bool {
    line.chars().all(|c| "+-=| :".contains(c))
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

/// Words, and nothing that could be JSON.
fn is_prose(text: &str) -> bool {
    !text.contains(['{', '[', '"', '\'']) && text.contains(char::is_whitespace)
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
