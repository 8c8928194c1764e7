//! What Stella will do with a payload, and why.

use crate::payload::contract::{Breach, OPEN, violations};
use crate::payload::{Broken, Json, Kind, Member};
use crate::text::{LineColumn, QUOTED, capital, line_column, shorten};
use serde::{Deserialize, Serialize};

/// So many doubts are told in the verdict; Problems has all of them.
const DOUBTS: usize = 3;

/// What happens to one rendered payload. The order is from best to worst.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Stella sends a survey.
    Survey {
        /// To whom.
        to: String,
        /// What of it nobody has confirmed, as a sentence; often nothing.
        doubt: String,
    },
    /// Stella logs the request and sends no survey.
    Logged {
        /// Whether *do not send* came as a text, which Stella may not read.
        as_text: bool,
        /// What of it nobody has confirmed, as a sentence; often nothing.
        doubt: String,
    },
    /// Stella sends a survey that this ticket does not deserve: to somebody else, or about somebody else.
    Misdirected {
        /// What is wrong with it, as the second half of a sentence.
        why: String,
        /// The keys down to the cause, joined by dots.
        path: String,
    },
    /// Stella rejects it.
    Rejected {
        /// The name its status page uses.
        status: Status,
        /// Why, as the second half of a sentence.
        why: String,
        /// The keys down to the cause, joined by dots.
        path: String,
    },
    /// It is not JSON.
    NotJson {
        /// Where it broke, as people count.
        place: LineColumn,
        /// Where and why.
        broken: Broken,
    },
    /// The template has a syntax error, so nothing renders.
    Nothing {
        /// The first error.
        why: String,
    },
}

/// How bad a verdict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// A survey goes out.
    Survey,
    /// Logged without a survey.
    Logged,
    /// A survey goes out, to somebody else or about somebody else.
    Misdirected,
    /// Rejected by Stella.
    Rejected,
    /// Not readable.
    NotJson,
    /// Not even rendered.
    Nothing,
}

/// The names of errors on Stella's status page (their use by an HTTP answer is likely, not confirmed).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The answer 400: the payload does not have the form of the contract.
    Validation,
    /// Nobody, or nobody Stella knows, is the employee.
    EmployeeNotFound,
    /// The customer has no usable name or email.
    InvalidCustomer,
    /// The account has no channel of that name.
    ChannelNotEnabled,
    /// An account with several brands got none.
    BrandNotProvided,
    /// An account with several languages got none that it can read.
    LanguageNotSpecified,
}

impl Status {
    /// The name as Stella shows it.
    pub fn label(self) -> &'static str {
        match self {
            Status::Validation => "400 validation",
            Status::EmployeeNotFound => "Employee not found",
            Status::InvalidCustomer => "Invalid customer",
            Status::ChannelNotEnabled => "Channel not enabled",
            Status::BrandNotProvided => "Brand signifier not provided",
            Status::LanguageNotSpecified => "Language not specified",
        }
    }
}

impl Verdict {
    /// The verdict on a rendered text.
    pub fn on(text: &str, payload: &Result<Json, Broken>) -> Verdict {
        match payload {
            Err(broken) => {
                Verdict::NotJson { place: line_column(text, broken.offset), broken: broken.clone() }
            }
            Ok(json) => judge(json),
        }
    }

    /// How bad it is.
    pub fn outcome(&self) -> Outcome {
        match self {
            Verdict::Survey { .. } => Outcome::Survey,
            Verdict::Logged { .. } => Outcome::Logged,
            Verdict::Misdirected { .. } => Outcome::Misdirected,
            Verdict::Rejected { .. } => Outcome::Rejected,
            Verdict::NotJson { .. } => Outcome::NotJson,
            Verdict::Nothing { .. } => Outcome::Nothing,
        }
    }

    /// The verdict in one sentence.
    pub fn sentence(&self) -> String {
        match self {
            Verdict::Survey { to, .. } => format!("Stella will send a survey to {to}"),
            Verdict::Logged { as_text, .. } => {
                let hedge = if *as_text { ", if Stella reads the text" } else { "" };
                format!("Logged, no survey: do not send is ticked{hedge}")
            }
            Verdict::Misdirected { why, .. } => format!("Stella will send a wrong survey: {why}"),
            Verdict::Rejected { why, .. } => format!("Rejected: {why}"),
            Verdict::NotJson { place, .. } => format!("Not JSON: {place}"),
            Verdict::Nothing { .. } => "Nothing is sent: the template has a syntax error".to_owned(),
        }
    }

    /// What stands behind it, in a second sentence.
    pub fn detail(&self) -> Option<String> {
        match self {
            Verdict::Survey { doubt, .. } | Verdict::Logged { doubt, .. } => {
                (!doubt.is_empty()).then(|| doubt.clone())
            }
            Verdict::Misdirected { .. } => {
                Some("The payload is accepted, so neither Freshdesk nor Stella reports it.".into())
            }
            Verdict::Rejected { status: Status::Validation, .. } => {
                Some("Stella answers 400 and Freshdesk tries again for a day, then sends an e-mail without the reason.".into())
            }
            Verdict::Rejected { status, .. } => Some(format!("Stella’s status page shows “{}”.", status.label())),
            Verdict::NotJson { broken, .. } => {
                let reason = capital(&broken.reason.to_string());
                Some(format!("{reason}. Stella cannot read this payload; Freshdesk tries again for a day."))
            }
            Verdict::Nothing { why } => Some(format!("{}.", capital(why.trim_end_matches('.')))),
        }
    }
}

fn judge(json: &Json) -> Verdict {
    let rejected = |status, path: &str, why: String| Verdict::Rejected { status, path: path.to_owned(), why };
    let found = violations(json);
    if let Some(violation) = found.iter().find(|violation| violation.breach.rejects()) {
        return rejected(Status::Validation, &violation.path, violation.to_string());
    }
    let text = |object: &str, key: &str| {
        json.get(object)
            .and_then(|object| object.get(key))
            .and_then(Json::text)
            .map(str::trim)
            .unwrap_or_default()
    };
    if text("employee", "email").is_empty() && text("employee", "custom_id").is_empty() {
        let path = "employee.email";
        return rejected(
            Status::EmployeeNotFound,
            path,
            "the employee e-mail is empty, as when nobody is assigned or the ticket lacks the address".into(),
        );
    }
    let employee = text("employee", "email");
    if !employee.is_empty() && !is_email(employee) {
        let why = format!("the employee e-mail “{}” is not an address", shorten(employee, QUOTED));
        return rejected(Status::EmployeeNotFound, "employee.email", why);
    }
    let customer = text("customer", "email");
    if !is_email(customer) {
        let why = match customer {
            "" => "the customer e-mail is empty".to_owned(),
            other => format!("the customer e-mail “{}” is not an address", shorten(other, QUOTED)),
        };
        return rejected(Status::InvalidCustomer, "customer.email", why);
    }
    let empty = |member: &&Member, key| {
        // Spaces alone are nothing; whatever else a value holds, the account may have called a brand.
        let is_empty = |text: &str| text.bytes().all(|byte| byte.is_ascii_whitespace());
        member.key == key && member.value.text().is_some_and(is_empty)
    };
    for (key, status) in [("brand", Status::BrandNotProvided), ("language", Status::LanguageNotSpecified)] {
        if json.members().iter().any(|member| empty(&member, key)) {
            return rejected(status, key, format!("the {key} is empty"));
        }
    }
    if let Some(unread) = found.iter().find(|it| matches!(it.breach, Breach::NotALanguage(_))) {
        return rejected(Status::LanguageNotSpecified, &unread.path, unread.to_string());
    }
    let mut doubt = String::new();
    let mut open = found.iter().filter(|violation| violation.breach.is_open());
    for violation in open.by_ref().take(DOUBTS) {
        doubt += if doubt.is_empty() { "" } else { "; " };
        doubt += &violation.to_string();
    }
    let more = open.count();
    if more > 0 {
        doubt += &format!("; and {more} more like these");
    }
    if !doubt.is_empty() {
        doubt = format!("{}: {OPEN}.", capital(&doubt));
    }
    for cut in found.iter().filter(|violation| matches!(violation.breach, Breach::TooLong(_))) {
        doubt += if doubt.is_empty() { "" } else { " " };
        doubt += &format!("{} (documented).", capital(&cut.to_string()));
    }
    match json.get("do_not_send").map(|value| &value.kind) {
        Some(Kind::Boolean(true)) => Verdict::Logged { as_text: false, doubt },
        Some(Kind::Text(text)) if text.trim().eq_ignore_ascii_case("true") => {
            Verdict::Logged { as_text: true, doubt }
        }
        _ => Verdict::Survey { to: customer.to_owned(), doubt },
    }
}

/// Whether a text can be an email address at all: something, one `@`, a domain, no spaces.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>(),;:\\\"[]".contains(c))
        && !local.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::read;

    #[test]
    fn one_sentence_for_each_case() {
        let good = r#"{"channel":"email","employee":{"email":"m@a.example"},"customer":{"email":"ann@example.com"},"do_not_send":false}"#;
        for (from, to, sentence) in [
            ("", "", "Stella will send a survey to ann@example.com"),
            ("false", "true", "Logged, no survey: do not send is ticked"),
            ("false", "\" true\"", "Logged, no survey: do not send is ticked, if Stella reads the text"),
            (
                "m@a.example",
                "",
                "Rejected: the employee e-mail is empty, as when nobody is assigned or the ticket lacks the address",
            ),
            ("ann@example.com", "no_email", "Rejected: the customer e-mail “no_email” is not an address"),
            ("\"email\"", "7", "Not JSON: line 1, column 27"),
            ("\"channel\":\"email\"", "\"channel\":7", "Rejected: “channel” must be a text"),
            ("\"do_not_send\":false", "\"brand\":\" \"", "Rejected: the brand is empty"),
        ] {
            let text = good.replace(from, to);
            let text = if from.is_empty() { good.to_owned() } else { text };
            let verdict = Verdict::on(&text, &read(&text));
            let expected = if sentence.starts_with("Not JSON") { "Not JSON" } else { sentence };
            assert!(verdict.sentence().starts_with(expected), "{text}: {}", verdict.sentence());
        }
    }

    /// The verdict on a good payload with one part changed.
    fn on(from: &str, to: &str) -> Verdict {
        let good = r#"{"channel":"email","employee":{"email":"m@a.example"},"customer":{"name":"Ann","email":"ann@example.com"},
            "language":"en","do_not_send":false,"tags":["a"]}"#;
        assert!(good.contains(from), "{from}");
        let text = good.replace(from, to);
        Verdict::on(&text, &read(&text))
    }

    #[test]
    fn what_stella_refuses_is_rejected() {
        let many = vec!["\"x\""; 25].join(",");
        for (from, to, sentence, detail) in [
            ("\"a\"", many.as_str(), "Rejected: “tags” holds 25 tags; Stella takes 20", "Stella answers 400"),
            (
                "\"en\"",
                "\"english\"",
                "Rejected: Stella cannot read the language “english”",
                "Language not specified",
            ),
            (
                "\"en\"",
                "\"123\"",
                "Rejected: Stella cannot read the language “123”",
                "Language not specified",
            ),
            (
                "\"en\"",
                "\"fil\"",
                "Rejected: Stella cannot read the language “fil”",
                "Language not specified",
            ),
            ("\"en\"", "\"\"", "Rejected: the language is empty", "Language not specified"),
        ] {
            let verdict = on(from, to);
            assert_eq!(verdict.sentence(), sentence);
            assert!(verdict.detail().is_some_and(|words| words.contains(detail)), "{sentence}");
        }
    }

    #[test]
    fn what_is_too_long_is_cut_off_and_sent() {
        let verdict = on("\"a\"", &format!("\"{}\"", "x".repeat(2_001)));
        assert_eq!(verdict.sentence(), "Stella will send a survey to ann@example.com");
        let words = "“tags” holds 2001 characters; Stella cuts off what follows 2000 (documented).";
        assert_eq!(verdict.detail().as_deref(), Some(words));
    }

    #[test]
    fn what_nobody_has_confirmed_is_said_below() {
        let survey = "Stella will send a survey to ann@example.com";
        let plain = on("\"en\"", "\"pt-BR\"");
        assert_eq!((plain.sentence().as_str(), plain.detail()), (survey, None));
        for (from, to, doubt) in [
            ("\"m@a", "\" m@a", "“employee.email” is sent with a space"),
            ("\"ann@", "\" ann@", "“customer.email” is sent with a space"),
            ("\"Ann\"", "\" \"", "“customer.name” is empty"),
            ("\"en\"", "\"es-LA\"", "The language “es-LA” is sent"),
            ("\"en\"", "\"es-419\"", "The language “es-419” is sent"),
            ("false", "\" false\"", "“do_not_send” is sent as a text"),
            ("\"tags\"", "\"tag\"", "Stella knows no “tag”"),
        ] {
            let verdict = on(from, to);
            assert_eq!(verdict.sentence(), survey);
            assert_eq!(verdict.detail(), Some(format!("{doubt}: {OPEN}.")));
        }
        let both = on("\"Ann\",\"email\":\"", "\"\",\"email\":\" ").detail();
        let words = format!("“customer.name” is empty; “customer.email” is sent with a space: {OPEN}.");
        assert_eq!(both, Some(words));
    }

    #[test]
    fn do_not_send_is_sure_only_as_a_boolean() {
        let words = |to| (on("false", to).sentence(), on("false", to).detail());
        assert_eq!(words("true"), ("Logged, no survey: do not send is ticked".into(), None));
        let (sentence, detail) = words("\" true\"");
        assert_eq!(sentence, "Logged, no survey: do not send is ticked, if Stella reads the text");
        assert_eq!(detail, Some(format!("“do_not_send” is sent as a text: {OPEN}.")));
    }

    #[test]
    fn knows_addresses() {
        for good in ["a@b.co", "ann+x@example.co.uk", "o'hara@x.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "no_email", "a@b", "a b@c.d", "@c.d", "a@.d", "a@b.", "\"a\"@b.c", "a@@b.c"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
