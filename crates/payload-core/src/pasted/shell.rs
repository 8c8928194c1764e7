//! The data of a `curl` command, as shells quote it.

use super::object;

/// Options of curl whose value is sent.
const DATA: &[&str] =
    &["-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json"];

/// Whether a text is a command that calls curl.
pub fn is_curl(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == '|').any(|word| matches!(word, "curl" | "curl.exe"))
}

/// What a curl command sends. `None` where the template stands in it as it is: then nothing has to be read as a
/// shell reads it, and quotes of Liquid's own do no harm.
pub fn data_of_curl(text: &str) -> Option<String> {
    let stands_as_it_is = !text.contains("'\\''") && object::find(text).is_some();
    if !is_curl(text) || stands_as_it_is {
        return None;
    }
    let words = if text.contains("^\"") { words(&without_carets(text)) } else { words(text) };
    let value = |(at, word): (usize, &String)| {
        if DATA.contains(&word.as_str()) {
            return words.get(at + 1).cloned();
        }
        let glued = DATA.iter().find_map(|option| word.strip_prefix(option)?.strip_prefix('='));
        glued.or_else(|| word.strip_prefix("-d")).map(str::to_owned)
    };
    words.iter().enumerate().filter_map(value).find(|value| value.contains('{'))
}

/// A command of Windows without the carets that escape its signs, and on one line.
fn without_carets(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match c {
            '^' => plain.extend(letters.next().filter(|next| !matches!(next, '\n' | '\r'))),
            c => plain.push(c),
        }
    }
    plain
}

/// The words of a command as a POSIX shell splits it.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            ' ' | '\t' | '\n' | '\r' => words.extend(word.take()),
            '\'' => word.get_or_insert_default().extend(letters.by_ref().take_while(|c| *c != '\'')),
            '$' if letters.next_if_eq(&'\'').is_some() => {
                let word = word.get_or_insert_default();
                while let Some(c) = letters.next().filter(|c| *c != '\'') {
                    match c {
                        '\\' => word.extend(letters.next().map(|escaped| match escaped {
                            'n' => '\n',
                            't' => '\t',
                            'r' => '\r',
                            other => other,
                        })),
                        c => word.push(c),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                while let Some(c) = letters.next().filter(|c| *c != '"') {
                    match (c, letters.peek()) {
                        ('\\', Some('"' | '\\' | '$' | '`')) => word.extend(letters.next()),
                        ('\\', Some('\n')) => drop(letters.next()),
                        (c, _) => word.push(c),
                    }
                }
            }
            // Also the caret of Windows, which goes on in the next line.
            '\\' | '^' => match letters.next() {
                Some('\n') | None => {}
                Some('\r') => drop(letters.next_if_eq(&'\n')),
                Some(escaped) => word.get_or_insert_default().push(escaped),
            },
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_as_a_shell_does() {
        for (text, expected) in [
            ("curl -d 'a b' \\\n  \"c \\\"d\\\"\"", vec!["curl", "-d", "a b", "c \"d\""]),
            (r"curl --data $'it\'s\n'", vec!["curl", "--data", "it's\n"]),
            (r"curl -d 'it'\''s'", vec!["curl", "-d", "it's"]),
            ("curl ^\r\n -d x", vec!["curl", "-d", "x"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }
}
