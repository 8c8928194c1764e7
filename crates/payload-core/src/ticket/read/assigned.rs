//! Whether anybody has a ticket, and the words by which people say that nobody does.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether an agent has a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Assigned {
    /// It is not said.
    #[default]
    Unknown,
    /// Nobody has it.
    Nobody,
    /// Somebody has it.
    Somebody,
}

/// Names that stand in the place of an agent and mean that there is none.
static NOBODY: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    // `#N/A` is one of them.
    include_str!("nobody.txt").lines().filter(|line| !line.starts_with("# ")).collect()
});

/// Whether a text in the place of an agent means nobody: it is empty, nothing but signs, or one of the words.
pub fn is_nobody(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '[', ']', '<', '>']);
    if !text.chars().any(char::is_alphanumeric) {
        return true;
    }
    // In bytes; none of the words is longer.
    const LONGEST: usize = 24;
    text.len() <= LONGEST && NOBODY.contains(text.to_lowercase().replace('’', "'").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_many_names() {
        for text in [
            "",
            "-",
            "--",
            "No Agent",
            "(none)",
            "N/A",
            "Nicht zugewiesen",
            "Ningún agente",
            "担当者なし",
            "NaN",
            "#N/A",
            "\\N",
            "0",
            "(blank)",
            "Pas d’agent",
            "Sin agente asignado",
        ] {
            assert!(is_nobody(text), "{text}");
        }
        for text in ["Ivo Berg", "4", "山田", "Noneman", "ivo@shop.example"] {
            assert!(!is_nobody(text), "{text}");
        }
        assert!(NOBODY.iter().all(|word| is_nobody(word)));
    }
}
