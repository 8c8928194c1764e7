//! Puts a template together, remembering which choice wrote which piece.

use super::Choice;
use crate::text::{Span, escaped};

/// A piece of a template and the choice that wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// Who wrote it.
    pub choice: Choice,
}

/// A template written from choices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The template.
    pub text: String,
    /// Its pieces, in order.
    pub marks: Vec<Mark>,
}

impl Written {
    /// Adds text that no choice stands behind.
    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds text that a choice stands behind.
    pub(super) fn mark(&mut self, choice: Choice, text: &str) -> &mut Self {
        let start = self.text.len();
        self.text.push_str(text);
        self.marks.push(Mark { span: Span::new(start, self.text.len()), choice });
        self
    }

    /// Adds what was written elsewhere.
    pub(super) fn append(&mut self, other: Written) -> &mut Self {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.marks.extend(
            other
                .marks
                .into_iter()
                .map(|mark| Mark { span: Span::new(mark.span.start + shift, mark.span.end + shift), ..mark }),
        );
        self
    }
}

/// A text of the admin's as it stands inside the quotes of a JSON text of a template: escaped for JSON,
/// and with no brace that Liquid could take for its own.
pub(super) fn inside_quotes(text: &str) -> String {
    escaped(text).replace('{', "\\u007b").replace('}', "\\u007d")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_the_admins_is_never_liquid() {
        let written = inside_quotes("a\"b {{x}} {% y");
        assert_eq!(written, r#"a\"b \u007b\u007bx\u007d\u007d \u007b% y"#);
        let back: String = serde_json::from_str(&format!("\"{written}\"")).unwrap();
        assert_eq!(back, "a\"b {{x}} {% y");
    }
}
