//! How many problems there are, in words. A note asks for nothing: it is counted apart.

use payload_core::checks::Severity;
use payload_core::task::Found;

/// How much is listed, and whether that is all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    problems: usize,
    notes: usize,
    is_all: bool,
}

impl Count {
    /// Of what was found in the template on show, and of fields whose text is refused; nothing while nothing is known.
    pub fn of(found: Option<&Found>, refused: usize) -> Option<Self> {
        let Some(found) = found else {
            return (refused > 0).then_some(Self { problems: refused, notes: 0, is_all: true });
        };
        let notes = found.findings.iter().filter(|finding| finding.severity == Severity::Note).count();
        Some(Self { problems: found.findings.len() - notes + refused, notes, is_all: found.is_all })
    }

    /// The words on screen. Nothing where more is being looked for and nothing was found yet: a sign alone would be read
    /// out.
    pub fn words(self) -> String {
        let Self { problems, notes, is_all } = self;
        match (problems, notes) {
            (0, 0) if !is_all => String::new(),
            _ if !is_all => format!("{} so far…", problems + notes),
            (0, 0) => "No problems".to_owned(),
            (0, notes) => format!("No problems, {}", counted(notes, "note")),
            (problems, 0) => counted(problems, "problem"),
            (problems, notes) => format!("{}, {}", counted(problems, "problem"), counted(notes, "note")),
        }
    }
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_no_problem() {
        for (problems, notes, is_all, words) in [
            (0, 0, true, "No problems"),
            (1, 0, true, "1 problem"),
            (0, 1, true, "No problems, 1 note"),
            (12, 2, true, "12 problems, 2 notes"),
            (0, 0, false, ""),
            (1, 1, false, "2 so far…"),
        ] {
            assert_eq!(Count { problems, notes, is_all }.words(), words);
        }
    }
}
