//! The part of a link that carries settings: `#build&s=…`.
//!
//! A letter for the version, a letter for how the settings are packed, then in base64url the length, a
//! checksum and the packed settings, then a letter that ends it. The length comes first, so that a link that
//! was cut anywhere says so. The browser packs and unpacks; here are only bytes.

use crate::text::base64url;

/// The name of the part, as in `#build&s=…`.
pub const NAME: &str = "s";

/// Longer parts are refused, in characters.
pub const MAX_LINK: usize = 1 << 20;

/// More is not unpacked, in bytes: a few bytes could stand for gigabytes.
pub const MAX_UNPACKED: usize = super::saved::MAX_TEXT;

/// How the settings are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    Plain,
    /// By the browser's `deflate-raw`.
    Deflate,
}

impl Packing {
    fn letter(self) -> char {
        match self {
            Packing::Plain => 'p',
            Packing::Deflate => 'd',
        }
    }
}

/// The first letter: the version of this form. Later versions take other letters; this one stays readable.
const VERSION: char = 'a';
/// The last letter. Programs that make links of text leave out a trailing `-` or `_`; a letter they keep.
const END: char = 'z';
const HEADER: usize = 7;

/// Why a link's settings cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It stops before its end.
    Cut,
    /// Some of its characters are not what they were.
    Changed,
    /// A newer page made it.
    Newer,
    /// This page never made it.
    Foreign,
    /// It is longer than settings can be.
    TooLong,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Damage::Cut => "The link was cut off: its end is missing. Copy all of it and open it again.",
            Damage::Changed => "The link was changed on its way. Copy it again from where it was made.",
            Damage::Newer => {
                "A newer version of this page made the link. Reload the page, then open the link again."
            }
            Damage::Foreign => "It is not a link of this page. Copy the link again from where it was made.",
            Damage::TooLong => "The link is longer than any this page makes.",
        })
    }
}

/// What a part of the text behind the `#` of an address carries; `None` if it is another part.
pub fn carried(part: &str) -> Option<&str> {
    part.strip_prefix(NAME)?.strip_prefix('=')
}

/// What the text behind the `#` of an address carries; `None` where it carries no settings.
pub fn part_of(fragment: &str) -> Option<&str> {
    fragment.split('&').find_map(carried)
}

/// The text that carries these bytes; none where they are too many for a link.
pub fn seal(packing: Packing, packed: &[u8]) -> Option<String> {
    let length = u32::try_from(packed.len()).ok().filter(|_| packed.len() < MAX_LINK / 2)?;
    let mut bytes = Vec::with_capacity(HEADER + packed.len());
    bytes.extend_from_slice(&length.to_be_bytes()[1..]);
    bytes.extend_from_slice(&checksum(packing, packed).to_be_bytes());
    bytes.extend_from_slice(packed);
    let mut text = String::from_iter([VERSION, packing.letter()]);
    base64url::write(&bytes, &mut text);
    text.push(END);
    Some(text)
}

/// The bytes that a text carries. Full stops, brackets and the like at its end are the chat's, not the
/// link's, and are left out.
///
/// # Errors
/// How the text is damaged.
pub fn open(text: &str) -> Result<(Packing, Vec<u8>), Damage> {
    if text.len() > MAX_LINK {
        return Err(Damage::TooLong);
    }
    let text = text.trim_end_matches(|c| !base64url::is_digit(c));
    let mut letters = text.chars();
    match letters.next() {
        Some(VERSION) => {}
        // Every version ends so.
        Some(newer) if newer.is_ascii_lowercase() && text.ends_with(END) => return Err(Damage::Newer),
        Some(_) => return Err(Damage::Foreign),
        None => return Err(Damage::Cut),
    }
    let packing = match letters.next() {
        Some('p') => Packing::Plain,
        Some('d') => Packing::Deflate,
        Some(_) => return Err(Damage::Changed),
        None => return Err(Damage::Cut),
    };
    let coded = letters.as_str();
    // What can be read of the head already says how long it must be.
    let head = coded.get(..base64url::length(HEADER)).ok_or(Damage::Cut)?;
    let head = base64url::read(head).ok_or(Damage::Changed)?;
    let &[a, b, c, ref sum @ ..] = head.as_slice() else { return Err(Damage::Changed) };
    let length = u32::from_be_bytes([0, a, b, c]) as usize;
    let wanted = base64url::length(HEADER + length);
    if coded.len() < wanted + END.len_utf8() {
        return Err(Damage::Cut);
    }
    let coded = coded.strip_suffix(END).filter(|coded| coded.len() == wanted).ok_or(Damage::Changed)?;
    let mut bytes = base64url::read(coded).ok_or(Damage::Changed)?;
    // Several last letters stand for the same bytes; only one of them was written.
    let mut again = String::with_capacity(wanted);
    base64url::write(&bytes, &mut again);
    if again != coded {
        return Err(Damage::Changed);
    }
    let packed = bytes.split_off(HEADER.min(bytes.len()));
    match packed.len() == length && checksum(packing, &packed).to_be_bytes() == *sum {
        true => Ok((packing, packed)),
        false => Err(Damage::Changed),
    }
}

/// FNV-1a over the letter of the packing and the bytes: enough to notice what a chat or a hand does to a
/// link. It keeps nobody from making one on purpose.
fn checksum(packing: Packing, bytes: &[u8]) -> u32 {
    let letter = packing.letter() as u8;
    [letter]
        .iter()
        .chain(bytes)
        .fold(0x811c_9dc5, |sum: u32, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shorten;
    use proptest::prelude::*;

    #[test]
    fn stays_as_it_is() {
        assert_eq!(seal(Packing::Plain, b"{}").as_deref(), Some("apAAACXmN-E3t9z"));
    }

    #[test]
    fn is_found_wherever_it_stands() {
        for (fragment, part) in [
            ("build&s=apz", Some("apz")),
            ("s=apz", Some("apz")),
            ("build&s=", Some("")),
            ("build&steps=apz&s=ap=z&x", Some("ap=z")),
            ("build", None),
            ("", None),
        ] {
            assert_eq!(part_of(fragment), part, "{fragment}");
        }
    }

    #[test]
    fn forgives_what_a_chat_adds() {
        let text = seal(Packing::Deflate, b"some bytes").unwrap();
        for after in ["", ".", ")", ">,", " ", "\u{200b}"] {
            assert_eq!(open(&format!("{text}{after}")), Ok((Packing::Deflate, b"some bytes".to_vec())));
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let text = seal(Packing::Plain, b"some bytes").unwrap();
        for (text, damage) in [
            ("", Damage::Cut),
            (text.trim_end_matches(END), Damage::Cut),
            (&text.replacen('a', "b", 1), Damage::Newer),
            (&text.replacen('p', "d", 1), Damage::Changed),
            (&format!("{text}z"), Damage::Changed),
            ("garbage", Damage::Foreign),
            ("Bpz", Damage::Foreign),
            ("ap%%%%%%%%%%%%%%z", Damage::Changed),
            (&"a".repeat(MAX_LINK + 1), Damage::TooLong),
        ] {
            assert_eq!(open(text), Err(damage), "{}", shorten(text, 40));
        }
    }

    proptest! {
        #[test]
        fn comes_back(bytes: Vec<u8>, deflate: bool) {
            let packing = if deflate { Packing::Deflate } else { Packing::Plain };
            prop_assert_eq!(open(&seal(packing, &bytes).unwrap()), Ok((packing, bytes)));
        }

        #[test]
        fn every_cut_is_noticed(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let text = seal(Packing::Plain, &bytes).unwrap();
            for end in 0..text.len() {
                let (start, _) = text.split_at(end);
                prop_assert_eq!(open(start), Err(Damage::Cut), "{}", start);
            }
        }

        #[test]
        fn every_changed_letter_is_noticed(bytes in prop::collection::vec(any::<u8>(), 0..60), at: prop::sample::Index, to in "[A-Za-z0-9_-]") {
            let text = seal(Packing::Plain, &bytes).unwrap();
            let at = at.index(text.len());
            let mut other = text.clone();
            other.replace_range(at..=at, &to);
            prop_assert!(other == text || open(&other).is_err(), "{} {}", text, other);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(ap|ad)?.{0,60}") {
            let _ = open(&text);
        }
    }
}
