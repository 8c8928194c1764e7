//! `String#upcase`, `#downcase`, `#capitalize`: Unicode's full mapping, without regard to neighbours.

/// All small letters.
pub fn downcase(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// All capital letters.
pub fn upcase(text: &str) -> String {
    text.to_uppercase()
}

/// The first letter in title case, the rest small.
pub fn capitalize(text: &str) -> String {
    let mut characters = text.chars();
    let mut result = String::with_capacity(text.len());
    if let Some(first) = characters.next() {
        match title(first) {
            Some(title) => result.push(title),
            None => {
                let mut upper = first.to_uppercase();
                result.extend(upper.next());
                result.extend(upper.flat_map(char::to_lowercase));
            }
        }
    }
    result.extend(characters.flat_map(char::to_lowercase));
    result
}

/// The letters whose title case is neither their capital nor a capital and a small letter.
fn title(letter: char) -> Option<char> {
    Some(match letter {
        '\u{1C4}'..='\u{1C6}' => '\u{1C5}',
        '\u{1C7}'..='\u{1C9}' => '\u{1C8}',
        '\u{1CA}'..='\u{1CC}' => '\u{1CB}',
        '\u{1F1}'..='\u{1F3}' => '\u{1F2}',
        '\u{10D0}'..='\u{10FF}' => letter,
        _ => return None,
    })
}
