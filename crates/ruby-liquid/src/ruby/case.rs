//! `String#upcase`, `#downcase`, `#capitalize`: Unicode's full mapping, without regard to neighbors.

mod table;

use table::{LOWER, Range, SEVERAL, UPPER};

/// All small letters.
pub fn downcase(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    text.chars().for_each(|letter| small(letter, &mut result));
    result
}

/// All capital letters.
pub fn upcase(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    text.chars().for_each(|letter| capital(letter, &mut result));
    result
}

/// The first letter in title case, the rest small.
pub fn capitalize(text: &str) -> String {
    let mut letters = text.chars();
    let mut result = String::with_capacity(text.len());
    if let Some(first) = letters.next() {
        match title(first) {
            Some(title) => result.push(title),
            None => {
                let upper = upcase(first.encode_utf8(&mut [0; 4]));
                let mut upper = upper.chars();
                result.extend(upper.next());
                upper.for_each(|letter| match letter {
                    // As in `ŉ`, and an iota that goes back below.
                    'N' => result.push('N'),
                    'Ι' => result.push('\u{345}'),
                    letter => small(letter, &mut result),
                });
            }
        }
    }
    letters.for_each(|letter| small(letter, &mut result));
    result
}

fn small(letter: char, to: &mut String) {
    match letter {
        'İ' => to.push_str("i\u{307}"),
        letter => to.push(other_case(letter, char::to_ascii_lowercase, LOWER)),
    }
}

fn capital(letter: char, to: &mut String) {
    let several = || SEVERAL.split(' ').find_map(|word| word.strip_prefix(letter));
    // Where all of them stand: a look at the list is only worth it there.
    let there = matches!(letter, 'ß' | 'ŉ' | 'ǰ' | 'ΐ' | 'ΰ' | 'և' | '\u{1e96}'..='\u{1ffc}' | '\u{fb00}'..='\u{fb17}');
    match if there { several() } else { None } {
        Some(capitals) => to.push_str(capitals),
        None => to.push(other_case(letter, char::to_ascii_uppercase, UPPER)),
    }
}

fn other_case(letter: char, ascii: fn(&char) -> char, ranges: &[Range]) -> char {
    if letter.is_ascii() {
        return ascii(&letter);
    }
    let code = letter as u32;
    let at = ranges.partition_point(|(_, last, ..)| *last < code);
    match ranges.get(at) {
        Some((first, _, step, by)) if *first <= code && (code - first).is_multiple_of(*step) => {
            code.checked_add_signed(*by).and_then(char::from_u32).unwrap_or(letter)
        }
        _ => letter,
    }
}

/// The letters whose title case is neither their capital nor a capital and a small letter.
fn title(letter: char) -> Option<char> {
    Some(match letter {
        '\u{1C4}'..='\u{1C6}' => '\u{1C5}',
        '\u{1C7}'..='\u{1C9}' => '\u{1C8}',
        '\u{1CA}'..='\u{1CC}' => '\u{1CB}',
        '\u{1F1}'..='\u{1F3}' => '\u{1F2}',
        '\u{10D0}'..='\u{10FF}' => letter,
        // Georgian capitals only stand among capitals.
        '\u{1C90}'..='\u{1CBF}' => other_case(letter, char::to_ascii_lowercase, LOWER),
        // Greek letters with an iota below keep it.
        '\u{1F80}'..='\u{1FAF}' => char::from_u32(letter as u32 | 8)?,
        '\u{1FB3}' | '\u{1FBC}' => '\u{1FBC}',
        '\u{1FC3}' | '\u{1FCC}' => '\u{1FCC}',
        '\u{1FF3}' | '\u{1FFC}' => '\u{1FFC}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Should this fail after an update of Rust, Unicode has moved on, and so should the table.
    #[test]
    fn every_letter_changes_as_the_standard_library_has_it() {
        for letter in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let text = letter.to_string();
            assert_eq!(
                upcase(&text),
                letter.to_uppercase().collect::<String>(),
                "{letter} {:x}",
                letter as u32
            );
            assert_eq!(
                downcase(&text),
                letter.to_lowercase().collect::<String>(),
                "{letter} {:x}",
                letter as u32
            );
        }
    }
}
