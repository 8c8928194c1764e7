//! What is sent under a key.

use crate::placeholder::Placeholder;
use crate::text::{QUOTED, quoted, shorten};
use serde::{Deserialize, Serialize};

/// What is sent under a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Content {
    /// A field of the ticket.
    Placeholder(Placeholder),
    /// The same text for every ticket.
    Text(String),
}

impl Content {
    /// Reads what a person typed: a placeholder, or a text in quotes.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        let typed = typed.trim();
        if !typed.starts_with('"') {
            return Placeholder::read_like(typed, "ticket.ticket_type").map(Self::Placeholder);
        }
        match serde_json::from_str::<String>(typed) {
            Ok(text) if !text.trim().is_empty() => Ok(Self::Text(text)),
            Ok(_) => Err("There is nothing between the quotes.".to_owned()),
            Err(_) => {
                Err(format!("{} is not a text: write it in quotes, like \"EMEA\".", shorten(typed, QUOTED)))
            }
        }
    }
}

impl std::fmt::Display for Content {
    /// As [`Content::read`] reads it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Content::Placeholder(field) => f.write_str(field.as_str()),
            Content::Text(text) => f.write_str(&quoted(text)),
        }
    }
}

/// A list of names and contents, each as a person types it: what settings hold.
pub(super) type Typed = Vec<(String, String)>;

/// Reads a list of `name = content`, one a line; `example` is one.
///
/// # Errors
/// A sentence that says which line is none.
pub(super) fn read_lines(typed: &str, example: &str) -> Result<Typed, String> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let pair = |line: &str| match line.split_once('=') {
        Some((name, content)) => Ok((name.to_owned(), content.to_owned())),
        None => Err(format!("“{}” has no =: write {example}, one per line.", shorten(line, QUOTED))),
    };
    lines.map(pair).collect()
}

/// Reads a list: at most so many entries, each name once.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub(super) fn read_all<Name: PartialEq + std::fmt::Display>(
    typed: Typed,
    what: &str,
    most: usize,
    read_name: impl Fn(&str) -> Result<Name, String>,
) -> Result<Vec<(Name, Content)>, String> {
    if typed.len() > most {
        return Err(format!("{} {what}; the maximum is {most}.", typed.len()));
    }
    let mut all: Vec<(Name, Content)> = Vec::new();
    for (name, content) in typed {
        let entry = (read_name(&name)?, Content::read(&content)?);
        if all.iter().any(|(known, _)| *known == entry.0) {
            return Err(format!("“{}” is there twice.", entry.0));
        }
        all.push(entry);
    }
    Ok(all)
}

/// A list as [`read_lines`] reads it.
pub(super) fn write_lines<Name: std::fmt::Display>(
    all: &[(Name, Content)],
    f: &mut std::fmt::Formatter<'_>,
) -> std::fmt::Result {
    for (at, (name, content)) in all.iter().enumerate() {
        let line = if at == 0 { "" } else { "\n" };
        write!(f, "{line}{name} = {content}")?;
    }
    Ok(())
}

/// A list as settings hold it.
pub(super) fn typed<Name: std::fmt::Display>(all: &[(Name, Content)]) -> Typed {
    all.iter().map(|(name, content)| (name.to_string(), content.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_reads_as_the_same() {
        let odd = Content::Text("a \"b\"\\ {{ x }}\n".to_owned());
        for content in [Content::Placeholder(Placeholder::known("ticket.cf_country")), odd] {
            assert_eq!(Content::read(&content.to_string()), Ok(content));
        }
    }

    #[test]
    fn what_is_neither_is_refused_with_the_reason() {
        for (typed, reason) in [
            ("", "Type a placeholder, like ticket.ticket_type."),
            ("EMEA", "“EMEA” needs its full name, like ticket.EMEA."),
            ("\"EMEA", "\"EMEA is not a text: write it in quotes, like \"EMEA\"."),
            ("\" \"", "There is nothing between the quotes."),
        ] {
            assert_eq!(Content::read(typed), Err(reason.to_owned()), "{typed}");
        }
    }
}
