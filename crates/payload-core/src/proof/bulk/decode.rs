//! Bytes of a file to text, in pieces that may be cut anywhere, also inside a character.

mod cells;
mod central;
mod dos;
mod turkish;

use crate::ticket::read::text::MARK_GARBLED;
use cells::Cells;

/// How a file writes its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// What nearly all write today.
    #[default]
    Utf8,
    /// What Excel's *Unicode text* writes, low byte first.
    Utf16Le,
    /// The same, high byte first.
    Utf16Be,
    /// What Excel's *CSV* writes in Western Europe and America.
    Windows1252,
    /// The same in Central Europe.
    Windows1250,
    /// The same in Turkey.
    Windows1254,
    /// What Excel's *CSV (MS-DOS)* writes.
    Dos,
    /// What Excel's *CSV* writes on a Mac.
    MacRoman,
}

impl Encoding {
    /// The encoding of a text that is no UTF-8, as far as its letters tell it.
    fn older(text: &[u8]) -> Self {
        match () {
            () if dos::is_dos(text) => Encoding::Dos,
            () if is_mac_roman(text) => Encoding::MacRoman,
            () if central::is_central(text) => Encoding::Windows1250,
            () if turkish::is_turkish(text) => Encoding::Windows1254,
            () => Encoding::Windows1252,
        }
    }

    /// Decodes bytes of one of the older encodings, in which each is a character, to the end of a text.
    fn decode(self, bytes: &[u8], text: &mut String) {
        let western = bytes.iter().copied().map(windows);
        match self {
            Encoding::Windows1250 => central::decode(bytes, text),
            Encoding::Windows1254 => text.extend(western.map(turkish::letter)),
            Encoding::Dos => dos::decode(bytes, text),
            Encoding::MacRoman => mac(bytes, text),
            _ => text.extend(western),
        }
    }

    /// What is to be said of a file that is written so.
    pub fn remark(self) -> Option<String> {
        let name = match self {
            Encoding::Windows1252 => "Windows-1252, as Excel writes it",
            Encoding::Windows1250 => "Windows-1250, as Excel writes it in Central Europe",
            Encoding::Windows1254 => "Windows-1254, as Excel writes it in Turkey",
            Encoding::Dos => "code page 850, as Excel’s CSV (MS-DOS) has it",
            Encoding::MacRoman => "Mac OS Roman, as Excel writes it on a Mac",
            _ => return None,
        };
        Some(format!("The file is not UTF-8; it was read as {name}."))
    }

    /// The encoding, as far as the first bytes of a file tell it: by its mark, or by every other byte being
    /// zero.
    pub fn of(start: &[u8]) -> Self {
        let zeros =
            |odd: usize| start.iter().take(200).skip(odd).step_by(2).filter(|byte| **byte == 0).count();
        let half = start.len().min(200) / 2;
        let mostly = |count: usize| half > 2 && count * 10 > half * 7;
        match start {
            [0xff, 0xfe, ..] => Encoding::Utf16Le,
            [0xfe, 0xff, ..] => Encoding::Utf16Be,
            _ if mostly(zeros(1)) && zeros(0) == 0 => Encoding::Utf16Le,
            _ if mostly(zeros(0)) && zeros(1) == 0 => Encoding::Utf16Be,
            _ => Encoding::Utf8,
        }
    }
}

/// The characters of Windows-1252 from 0x80 to 0x9f; the others are those of Unicode.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows(byte: u8) -> char {
    let own = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at)));
    own.copied().unwrap_or(char::from(byte))
}

/// The characters of Mac OS Roman from 0x80.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
    †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

fn mac(bytes: &[u8], text: &mut String) {
    let table: Vec<char> = MAC.chars().collect();
    let own = |byte: u8| table.get(usize::from(byte.checked_sub(0x80)?)).copied();
    text.extend(bytes.iter().map(|byte| own(*byte).unwrap_or(char::from(*byte))));
}

/// Whether a text that is no UTF-8 is Mac OS Roman: the bytes that are é, è or ä there stand inside words, as signs
/// of Windows-1252 like ‰ never do, and hardly a byte is a letter of Windows-1252.
pub fn is_mac_roman(text: &[u8]) -> bool {
    let (mut mac, mut windows, mut high) = (0, 0, 0);
    for (at, byte) in text.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        high += 1;
        let is_letter =
            |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_alphabetic);
        let is_sign = at.checked_sub(2).and_then(|at| text.get(at)).is_none_or(u8::is_ascii);
        match byte {
            // A letter after half a character of Japanese is the other half.
            0x87..=0x8b | 0x8d..=0x90 | 0x9d | 0x9f if is_letter(at.checked_sub(1)) && is_sign => mac += 1,
            // An apostrophe on a Mac.
            0xd5 => {}
            0xc0.. if is_letter(at.checked_sub(1)) || is_letter(Some(at + 1)) => windows += 1,
            _ => {}
        }
    }
    mac >= 2 && mac > 2 * windows && 4 * mac >= high
}

/// Decodes a file piece by piece.
#[derive(Debug, Default)]
pub struct Decoder {
    /// How the file writes its characters, as far as it is known by now.
    pub encoding: Encoding,
    carry: Vec<u8>,
    begun: bool,
    /// Whether a character came that shows that the file is UTF-8.
    is_sure: bool,
    /// What makes a table of rows of JSON, where the file has these.
    cells: Option<Cells>,
    /// How many stretches could not be read, and became `\u{fffd}`.
    pub strange: usize,
}

impl Decoder {
    /// A decoder for a file that starts so.
    pub fn of(start: &[u8]) -> Self {
        Self { encoding: Encoding::of(start), ..Self::default() }
    }

    /// The text of the next piece, as far as it is whole; the rest waits for the next.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        self.carry.extend_from_slice(bytes);
        let bytes = std::mem::take(&mut self.carry);
        let mut text = String::with_capacity(bytes.len());
        let rest = match self.encoding {
            Encoding::Utf8 => self.utf8(&bytes, &mut text),
            Encoding::Utf16Le | Encoding::Utf16Be => self.utf16(&bytes, &mut text),
            older => {
                older.decode(&bytes, &mut text);
                &[]
            }
        };
        self.carry = rest.to_vec();
        if !self.begun && !text.is_empty() {
            self.begun = true;
            for mark in ["\u{feff}", MARK_GARBLED] {
                if text.starts_with(mark) {
                    text.drain(..mark.len());
                }
            }
            self.cells = Cells::of(&text);
        }
        match &mut self.cells {
            Some(cells) => cells.push(&text),
            None => text,
        }
    }

    /// The rest that is not whole. At the first bytes that are no UTF-8 the file turns out to be in an older encoding,
    /// unless it had a character of UTF-8 before.
    fn utf8<'a>(&mut self, bytes: &'a [u8], text: &mut String) -> &'a [u8] {
        let mut rest = bytes;
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(good) => {
                    self.is_sure |= !good.is_ascii();
                    text.push_str(good);
                    return &[];
                }
                Err(error) => error,
            };
            let (good, bad) = rest.split_at(error.valid_up_to());
            self.is_sure |= !good.is_ascii();
            text.push_str(&String::from_utf8_lossy(good));
            let Some(length) = error.error_len() else { return bad };
            if !self.is_sure {
                self.encoding = Encoding::older(bytes);
                self.encoding.decode(bad, text);
                return &[];
            }
            text.push('\u{fffd}');
            self.strange += 1;
            rest = bad.split_at(length).1;
        }
    }

    fn utf16<'a>(&mut self, bytes: &'a [u8], text: &mut String) -> &'a [u8] {
        let join = if self.encoding == Encoding::Utf16Le { u16::from_le_bytes } else { u16::from_be_bytes };
        let (mut units, _) = bytes.as_chunks();
        // The first half of a pair waits for the second.
        if let [whole @ .., last] = units
            && (0xd800..0xdc00).contains(&join(*last))
        {
            units = whole;
        }
        for character in char::decode_utf16(units.iter().copied().map(join)) {
            self.strange += usize::from(character.is_err());
            text.push(character.unwrap_or('\u{fffd}'));
        }
        bytes.split_at(2 * units.len()).1
    }

    /// What is left at the end of the file: half a character at most.
    pub fn finish(&mut self) -> &'static str {
        if self.carry.is_empty() {
            return "";
        }
        self.carry.clear();
        self.strange += 1;
        "\u{fffd}"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], size: usize) -> (String, Decoder) {
        let mut decoder = Decoder::of(bytes);
        let mut read = String::new();
        for piece in bytes.chunks(size) {
            read.push_str(&decoder.push(piece));
        }
        read.push_str(decoder.finish());
        (read, decoder)
    }

    #[test]
    fn pieces_may_be_cut_anywhere() {
        let text = "\u{feff}é👩\u{200d}💻 \u{2028}山田\u{feff}!";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [text.as_bytes(), &little, &big] {
            for size in 1..8 {
                let (read, decoder) = read(bytes, size);
                assert_eq!(
                    (read.as_str(), decoder.strange),
                    (text.trim_start_matches('\u{feff}'), 0),
                    "{size}"
                );
            }
        }
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_zeros() {
        let bytes: Vec<u8> = "Ticket ID\tEmail".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&bytes, 3).0, "Ticket ID\tEmail");
    }

    #[test]
    fn a_mac_is_told_from_windows() {
        for (bytes, text) in [
            (
                &b"Num\x8ero;Pr\x8enom;\x83tat\n501;R\x8esolu \x88 l\xd5\x8et\x8e;Ferm\x8e\n"[..],
                "Numéro;Prénom;État\n501;Résolu à l’été;Fermé\n",
            ),
            (
                b"Betreff;Schlagw\x9arter\nGr\x9a\xa7e;M\x9fller, J\x9frgen\n",
                "Betreff;Schlagwörter\nGröße;Müller, Jürgen\n",
            ),
        ] {
            assert_eq!(read(bytes, 1000).0, text);
        }
        assert!(MAC.chars().count() == 128 && MAC.ends_with('ˇ'));
        for windows in [
            &b"R\xe9solu \x8e \xe0 l\x92\xe9t\xe9, \x8aime \x8eagar, 5 \x89, c\x9cur"[..],
            b"Gr\xf6\xdfe; M\xfcller; \x84J\xfcrgen\x93",
            b"\xa9 2026",
        ] {
            assert!(!is_mac_roman(windows));
        }
        let japanese =
            b"\x83`\x83P\x83b\x83gID,\x8c\x8f\x96\xbc,\x83X\x83e\x81[\x83^\x83X\x83g\x8e\x9e\x83g\x8f\x8a";
        assert!(!is_mac_roman(japanese));
    }

    #[test]
    fn what_is_no_utf8_is_windows_1252_or_counted() {
        let (text, decoder) = read(b"Jos\xe9, M\xfcller \x80", 4);
        assert_eq!(
            (text.as_str(), decoder.strange, decoder.encoding),
            ("José, Müller €", 0, Encoding::Windows1252)
        );
        let (text, decoder) = read("é Jos\u{0}".as_bytes(), 3);
        assert_eq!((text.as_str(), decoder.encoding), ("é Jos\u{0}", Encoding::Utf8));
        let (text, decoder) = read(b"\xc3\xa9 Jos\xe9, \xf0\x9f", 100);
        assert_eq!((text.as_str(), decoder.strange), ("é Jos\u{fffd}, \u{fffd}", 2));
    }
}
