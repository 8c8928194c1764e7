//! Tables whose quotes are escaped by a backslash, `"he said \"hi\""`, as databases and scripts write them: they are
//! written as CSV, which doubles a quote.

/// Such a table, as its text comes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Escaped {
    /// Whether the last character was a backslash, and what it stands before is still to come.
    is_open: bool,
}

impl Escaped {
    /// Such a table, told from its start; nothing where no quote is escaped.
    pub fn of(start: &str) -> Option<Self> {
        // A path in quotes may end with a backslash, and JSON has escaped quotes of its own, which CSV doubles.
        let is_inside = |at: usize| {
            let behind = start.get(at + 2..).and_then(|rest| rest.chars().next());
            behind.is_some_and(|c| !matches!(c, '"' | ',' | ';' | '\t' | '|' | '\n' | '\r'))
        };
        start.match_indices("\\\"").any(|(at, _)| is_inside(at)).then(Self::default)
    }

    /// A piece of the text as CSV.
    pub fn csv(&mut self, text: &str) -> String {
        let mut csv = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                _ if std::mem::take(&mut self.is_open) => match c {
                    '"' => csv.push_str("\"\""),
                    '\\' => csv.push(c),
                    // No other sign is escaped: it was a backslash.
                    c => csv.extend(['\\', c]),
                },
                '\\' => self.is_open = true,
                c => csv.push(c),
            }
        }
        csv
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_quotes_are_doubled() {
        let text = r#"501,"he said \"hi\"","C:\\",C:\new"#;
        let doubled = r#"501,"he said ""hi""","C:\",C:\new"#;
        for size in 1..text.len() {
            let mut escaped = Escaped::of(text).unwrap();
            let pieces = text.as_bytes().chunks(size).map(|piece| str::from_utf8(piece).unwrap());
            assert_eq!(pieces.map(|piece| escaped.csv(piece)).collect::<String>(), doubled, "{size}");
        }
        let json = r#"501,"{""subject"": ""a \""b\"" c""}""#;
        for text in [r#"501,"C:\temp\",x"#, r#""a","b\""#, r"501,a\b", r#"501,"a ""b""""#, json] {
            assert_eq!(Escaped::of(text), None, "{text}");
        }
    }
}
