//! Characters that cannot be seen, or that look like others: one table, for all that reads or shows text.
//!
//! Names and code points are those of the Unicode Character Database. What none of it holds is an ordinary
//! character.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// A character that is not what it seems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OddCharacter {
    /// In which way.
    pub kind: OddKind,
    /// Its name with an article, as a sentence calls it: `a no-break space`.
    pub name: &'static str,
    /// What was most likely meant instead.
    pub meant: Meant,
}

/// The ways in which a character is not what it seems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OddKind {
    /// A control character: terminals act upon it, and JSON forbids it in a text.
    Control,
    /// It shows nothing, or changes how others show.
    Invisible,
    /// The same, and scripts and emoji need it between other letters.
    Joiner,
    /// It looks like a space and is none to a program.
    Space,
    /// A quote that word processors make of a straight one.
    Quote,
    /// It looks like a sign of ASCII.
    LookAlike,
}

/// What was most likely meant instead of an odd character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// Nothing: it came along unseen.
    Nothing,
    /// This text.
    Text(&'static str),
    /// The character of ASCII so many code points below.
    Below(u32),
}

use OddKind::{Control, Invisible, Joiner, LookAlike, Quote, Space};

const fn odd(
    range: RangeInclusive<char>,
    kind: OddKind,
    name: &'static str,
    meant: Meant,
) -> (RangeInclusive<char>, OddCharacter) {
    (range, OddCharacter { kind, name, meant })
}

const fn gone(
    range: RangeInclusive<char>,
    kind: OddKind,
    name: &'static str,
) -> (RangeInclusive<char>, OddCharacter) {
    odd(range, kind, name, Meant::Nothing)
}

const fn space(range: RangeInclusive<char>, name: &'static str) -> (RangeInclusive<char>, OddCharacter) {
    odd(range, Space, name, Meant::Text(" "))
}

const fn double(c: char, name: &'static str) -> (RangeInclusive<char>, OddCharacter) {
    odd(c..=c, Quote, name, Meant::Text("\""))
}

const fn single(c: char, name: &'static str) -> (RangeInclusive<char>, OddCharacter) {
    odd(c..=c, Quote, name, Meant::Text("'"))
}

const fn like(c: char, name: &'static str, sign: &'static str) -> (RangeInclusive<char>, OddCharacter) {
    odd(c..=c, LookAlike, name, Meant::Text(sign))
}

/// Every odd character, in the order of the code points; only the full-width quotes come before the range in which they
/// stand, since the first entry counts.
#[rustfmt::skip]
const TABLE: &[(RangeInclusive<char>, OddCharacter)] = &[
    gone('\0'..='\0', Control, "a null character"),
    gone('\u{1}'..='\u{7}', Control, "a control character"),
    gone('\u{8}'..='\u{8}', Control, "a backspace"),
    odd('\t'..='\t', Control, "a tab", Meant::Text(" ")),
    gone('\u{b}'..='\u{b}', Control, "a line tabulation"),
    gone('\u{c}'..='\u{c}', Control, "a form feed"),
    gone('\r'..='\r', Control, "a carriage return"),
    gone('\u{e}'..='\u{1a}', Control, "a control character"),
    gone('\u{1b}'..='\u{1b}', Control, "an escape character"),
    gone('\u{1c}'..='\u{1f}', Control, "a control character"),
    gone('\u{7f}'..='\u{84}', Control, "a control character"),
    odd('\u{85}'..='\u{85}', Control, "a next-line character", Meant::Text("\n")),
    gone('\u{86}'..='\u{9f}', Control, "a control character"),
    space('\u{a0}'..='\u{a0}', "a no-break space"),
    double('\u{ab}', "an angle quote"),
    gone('\u{ad}'..='\u{ad}', Invisible, "a soft hyphen"),
    like('\u{b4}', "an acute accent", "'"),
    double('\u{bb}', "an angle quote"),
    gone('\u{34f}'..='\u{34f}', Invisible, "a combining grapheme joiner"),
    like('\u{37e}', "a Greek question mark", ";"),
    gone('\u{61c}'..='\u{61c}', Invisible, "an Arabic letter mark"),
    gone('\u{115f}'..='\u{1160}', Invisible, "a Hangul filler"),
    space('\u{1680}'..='\u{1680}', "an Ogham space mark"),
    gone('\u{17b4}'..='\u{17b5}', Invisible, "a Khmer inherent vowel"),
    gone('\u{180b}'..='\u{180d}', Joiner, "a Mongolian variation selector"),
    gone('\u{180e}'..='\u{180e}', Invisible, "a Mongolian vowel separator"),
    space('\u{2000}'..='\u{2000}', "an en quad"),
    space('\u{2001}'..='\u{2001}', "an em quad"),
    space('\u{2002}'..='\u{2002}', "an en space"),
    space('\u{2003}'..='\u{2003}', "an em space"),
    space('\u{2004}'..='\u{2004}', "a three-per-em space"),
    space('\u{2005}'..='\u{2005}', "a four-per-em space"),
    space('\u{2006}'..='\u{2006}', "a six-per-em space"),
    space('\u{2007}'..='\u{2007}', "a figure space"),
    space('\u{2008}'..='\u{2008}', "a punctuation space"),
    space('\u{2009}'..='\u{2009}', "a thin space"),
    space('\u{200a}'..='\u{200a}', "a hair space"),
    gone('\u{200b}'..='\u{200b}', Invisible, "a zero-width space"),
    gone('\u{200c}'..='\u{200c}', Joiner, "a zero-width non-joiner"),
    gone('\u{200d}'..='\u{200d}', Joiner, "a zero-width joiner"),
    gone('\u{200e}'..='\u{200e}', Invisible, "a left-to-right mark"),
    gone('\u{200f}'..='\u{200f}', Invisible, "a right-to-left mark"),
    like('\u{2010}', "a typographic hyphen", "-"),
    like('\u{2011}', "a non-breaking hyphen", "-"),
    like('\u{2012}', "a figure dash", "-"),
    like('\u{2013}', "an en dash", "-"),
    like('\u{2014}', "an em dash", "-"),
    like('\u{2015}', "a horizontal bar", "-"),
    single('\u{2018}', "a curly quote"),
    single('\u{2019}', "a curly quote"),
    single('\u{201a}', "a low quote"),
    single('\u{201b}', "a reversed curly quote"),
    double('\u{201c}', "a curly quote"),
    double('\u{201d}', "a curly quote"),
    double('\u{201e}', "a low quote"),
    double('\u{201f}', "a reversed curly quote"),
    like('\u{2026}', "an ellipsis", "..."),
    odd('\u{2028}'..='\u{2028}', Invisible, "a line separator", Meant::Text("\n")),
    odd('\u{2029}'..='\u{2029}', Invisible, "a paragraph separator", Meant::Text("\n")),
    gone('\u{202a}'..='\u{202a}', Invisible, "a left-to-right embedding"),
    gone('\u{202b}'..='\u{202b}', Invisible, "a right-to-left embedding"),
    gone('\u{202c}'..='\u{202c}', Invisible, "a pop directional formatting"),
    gone('\u{202d}'..='\u{202d}', Invisible, "a left-to-right override"),
    gone('\u{202e}'..='\u{202e}', Invisible, "a right-to-left override"),
    space('\u{202f}'..='\u{202f}', "a narrow no-break space"),
    single('\u{2032}', "a prime"),
    double('\u{2033}', "a double prime"),
    like('\u{2044}', "a fraction slash", "/"),
    space('\u{205f}'..='\u{205f}', "a medium mathematical space"),
    gone('\u{2060}'..='\u{2060}', Invisible, "a word joiner"),
    gone('\u{2061}'..='\u{2065}', Invisible, "an invisible operator"),
    gone('\u{2066}'..='\u{2066}', Invisible, "a left-to-right isolate"),
    gone('\u{2067}'..='\u{2067}', Invisible, "a right-to-left isolate"),
    gone('\u{2068}'..='\u{2068}', Invisible, "a first strong isolate"),
    gone('\u{2069}'..='\u{2069}', Invisible, "a pop directional isolate"),
    gone('\u{206a}'..='\u{206f}', Invisible, "a formatting character"),
    like('\u{2212}', "a minus sign", "-"),
    like('\u{2215}', "a division slash", "/"),
    like('\u{2223}', "a divides sign", "|"),
    like('\u{2236}', "a ratio sign", ":"),
    like('\u{2768}', "an ornamental parenthesis", "("),
    like('\u{2769}', "an ornamental parenthesis", ")"),
    like('\u{2774}', "an ornamental curly bracket", "{"),
    like('\u{2775}', "an ornamental curly bracket", "}"),
    space('\u{3000}'..='\u{3000}', "an ideographic space"),
    gone('\u{3164}'..='\u{3164}', Invisible, "a Hangul filler"),
    gone('\u{fe00}'..='\u{fe0f}', Joiner, "a variation selector"),
    like('\u{fe5b}', "a small curly bracket", "{"),
    like('\u{fe5c}', "a small curly bracket", "}"),
    gone('\u{feff}'..='\u{feff}', Invisible, "a byte-order mark"),
    double('\u{ff02}', "a full-width quote"),
    single('\u{ff07}', "a full-width apostrophe"),
    odd('\u{ff01}'..='\u{ff5e}', LookAlike, "a full-width character", Meant::Below(0xfee0)),
    gone('\u{ffa0}'..='\u{ffa0}', Invisible, "a half-width Hangul filler"),
    gone('\u{fff9}'..='\u{fffb}', Invisible, "an annotation mark"),
    gone('\u{e0000}'..='\u{e007f}', Joiner, "a tag character"),
    gone('\u{e0100}'..='\u{e01ef}', Joiner, "a variation selector"),
];

/// The entry of a character in the table; `None` for an ordinary character.
pub fn odd_character(c: char) -> Option<&'static OddCharacter> {
    // Nearly all text is ASCII, and of it only control characters are odd.
    if matches!(c, ' '..='~' | '\n') {
        return None;
    }
    TABLE.iter().find(|(range, _)| range.contains(&c)).map(|(_, odd)| odd)
}

impl OddCharacter {
    /// What was most likely meant by `c`, which has this entry.
    pub fn instead_of(&self, c: char) -> Cow<'static, str> {
        match self.meant {
            Meant::Nothing => Cow::Borrowed(""),
            Meant::Text(text) => Cow::Borrowed(text),
            Meant::Below(distance) => char::from_u32(c as u32 - distance)
                .map_or(Cow::Borrowed(""), |plain| plain.to_string().into()),
        }
    }
}

/// Whether a character shows nothing by itself, changes how others show, or looks like a space and is none.
pub fn is_unseen(c: char) -> bool {
    is_invisible(c) || odd_character(c).is_some_and(|odd| odd.kind == Space)
}

/// Whether a character shows nothing by itself, or changes how others show. A line break does neither.
pub fn is_invisible(c: char) -> bool {
    // A variation selector after an emoji is a part of it that everyone expects.
    let is_part_of_emoji = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}');
    odd_character(c).is_some_and(|odd| matches!(odd.kind, Control | Invisible | Joiner))
        && !is_part_of_emoji(c)
}

/// A character as a sentence names it: in quotes where it can be seen, else by name and code point.
///
/// `“}”`, `a no-break space (U+00A0)`, `a full-width character ： (U+FF1A)`.
pub fn named(c: char) -> String {
    match odd_character(c) {
        _ if c == '\n' => "a line break".to_owned(),
        _ if c == '\t' => "a tab".to_owned(),
        _ if c == ' ' => "a space".to_owned(),
        Some(OddCharacter { kind: Quote | LookAlike, name, .. }) => {
            format!("{name} {c} (U+{:04X})", c as u32)
        }
        Some(OddCharacter { name, .. }) => format!("{name} (U+{:04X})", c as u32),
        None => format!("“{c}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_cannot_be_seen() {
        for (c, name) in [
            ('}', "“}”"),
            ('é', "“é”"),
            ('\n', "a line break"),
            ('\t', "a tab"),
            ('\u{1}', "a control character (U+0001)"),
            ('\u{a0}', "a no-break space (U+00A0)"),
            ('\u{200b}', "a zero-width space (U+200B)"),
            ('\u{feff}', "a byte-order mark (U+FEFF)"),
            ('“', "a curly quote “ (U+201C)"),
            ('：', "a full-width character ： (U+FF1A)"),
        ] {
            assert_eq!(named(c), name);
        }
    }

    #[test]
    fn says_what_was_meant() {
        for (c, meant) in
            [('\u{a0}', " "), ('\u{ad}', ""), ('“', "\""), ('’', "'"), ('：', ":"), ('｛', "{"), ('＂', "\"")]
        {
            assert_eq!(odd_character(c).unwrap().instead_of(c), meant, "{c:?}");
        }
    }

    #[test]
    fn every_entry_is_odd_to_the_standard_library_too_or_is_no_letter() {
        for (range, odd) in TABLE {
            for c in range.clone() {
                assert!(!c.is_ascii() || c.is_ascii_control(), "{c:?}");
                assert_eq!(odd.kind == Control, c.is_control(), "{c:?}");
                assert!(odd.kind != Space || c.is_whitespace(), "{c:?}");
            }
        }
        // Every control character and every space that Unicode knows has its entry.
        for c in (0..=0x3100).filter_map(char::from_u32).filter(|c| !matches!(c, ' ' | '\n')) {
            assert!(!(c.is_control() || c.is_whitespace()) || odd_character(c).is_some(), "{c:?}");
        }
    }
}
