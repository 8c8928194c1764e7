//! What Stella will do with a payload, and why.

use crate::payload::contract::{Breach, violations};
use crate::payload::{Broken, Json, Kind, Member};
use crate::text::{LineColumn, QUOTED, line_column, shorten};

/// What happens to one rendered payload. The order is from best to worst.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Stella sends a survey.
    Survey {
        /// To whom.
        to: String,
    },
    /// Stella logs the request and sends no survey.
    Logged,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// A survey goes out.
    Survey,
    /// Logged without a survey.
    Logged,
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
    /// The customer has no usable name or e-mail.
    InvalidCustomer,
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
            Verdict::Logged => Outcome::Logged,
            Verdict::Rejected { .. } => Outcome::Rejected,
            Verdict::NotJson { .. } => Outcome::NotJson,
            Verdict::Nothing { .. } => Outcome::Nothing,
        }
    }

    /// The verdict in one sentence.
    pub fn sentence(&self) -> String {
        match self {
            Verdict::Survey { to } => format!("Stella will send a survey to {to}"),
            Verdict::Logged => "Logged, no survey: do not send is ticked".to_owned(),
            Verdict::Rejected { why, .. } => format!("Rejected: {why}"),
            Verdict::NotJson { place, .. } => format!("Not JSON: {place}"),
            Verdict::Nothing { .. } => "Nothing is sent: the template has a syntax error".to_owned(),
        }
    }

    /// What stands behind it, in a second sentence.
    pub fn detail(&self) -> Option<String> {
        match self {
            Verdict::Survey { .. } | Verdict::Logged => None,
            Verdict::Rejected { status: Status::Validation, .. } => {
                Some("Stella answers 400 and Freshdesk tries again for a day, then sends an e-mail without the reason.".into())
            }
            Verdict::Rejected { status, .. } => Some(format!("Stella’s status page shows “{}”.", status.label())),
            Verdict::NotJson { broken, .. } => {
                let reason = broken.reason.to_string();
                let mut letters = reason.chars();
                let first = letters.next().map(|letter| letter.to_ascii_uppercase().to_string()).unwrap_or_default();
                Some(format!("{first}{}. Stella cannot read this payload; Freshdesk tries again for a day.", letters.as_str()))
            }
            Verdict::Nothing { why } => Some(why.clone()),
        }
    }
}

fn judge(json: &Json) -> Verdict {
    let rejected = |status, path: &str, why: String| Verdict::Rejected { status, path: path.to_owned(), why };
    if let Some(violation) = violations(json).into_iter().find(|violation| violation.breach.rejects()) {
        let path = violation.path.as_str();
        let why = match &violation.breach {
            Breach::NotAnObject => "the payload is not an object".to_owned(),
            Breach::Missing => format!("“{path}” is missing"),
            Breach::EmptyText => format!("“{path}” is empty"),
            Breach::WrongType { wanted } => format!("“{path}” must be {wanted}"),
            _ => format!("“{path}” is not what Stella takes"),
        };
        return rejected(Status::Validation, path, why);
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
            "the employee e-mail is empty; nobody is assigned".into(),
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
        member.key == key && member.value.text().is_some_and(|text| text.trim().is_empty())
    };
    for (key, status) in [("brand", Status::BrandNotProvided), ("language", Status::LanguageNotSpecified)] {
        if json.members().iter().any(|member| empty(&member, key)) {
            return rejected(status, key, format!("the {key} is empty"));
        }
    }
    match json.get("do_not_send").map(|value| &value.kind) {
        Some(Kind::Boolean(true)) => Verdict::Logged,
        Some(Kind::Text(text)) if text.trim().eq_ignore_ascii_case("true") => Verdict::Logged,
        _ => Verdict::Survey { to: customer.to_owned() },
    }
}

/// Whether a text can be an e-mail address at all: something, one `@`, a domain, no blanks.
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
            ("false", "\" true\"", "Logged, no survey: do not send is ticked"),
            ("m@a.example", "", "Rejected: the employee e-mail is empty; nobody is assigned"),
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
