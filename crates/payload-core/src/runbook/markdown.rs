//! Text from outside in Markdown: only ever text.

/// Text in a line of Markdown: on one line, its signs escaped.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '#' => out.extend(['\\', c]),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The longest run of backticks in a text.
fn ticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Text as code within a line.
pub fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match ticks(&text) {
        0 => format!("`{text}`"),
        longest => {
            let fence = "`".repeat(longest + 1);
            format!("{fence} {text} {fence}")
        }
    }
}

/// Text as a block of code.
pub fn fence(text: &str) -> String {
    let fence = "`".repeat((ticks(text) + 1).max(3));
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}\n{text}{end}{fence}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_in_stays_text() {
        assert_eq!(plain("a\nb *c* <d> |"), r"a b \*c\* \<d> \|");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(fence("a"), "```\na\n```\n");
        assert_eq!(fence("````\n"), "`````\n````\n`````\n");
    }
}
