//! Windows-1254, which Excel's *CSV* writes in Turkey: Windows-1252 but for six letters, which are Icelandic there.

/// The letters of Windows-1252, and those of Turkish in their place.
const LETTERS: [(char, char); 6] = [('Ð', 'Ğ'), ('Ý', 'İ'), ('Þ', 'Ş'), ('ð', 'ğ'), ('ý', 'ı'), ('þ', 'ş')];

/// The letter in the place of one of Windows-1252.
pub fn letter(western: char) -> char {
    LETTERS.iter().find(|(other, _)| *other == western).map_or(western, |(_, own)| *own)
}

/// Whether a text that is no UTF-8 is Turkish: it has several of its letters, and no vowels of Icelandic.
pub fn is_turkish(text: &[u8]) -> bool {
    const LEAST: usize = 2;
    let own = text.iter().filter(|byte| matches!(byte, 0xd0 | 0xdd | 0xde | 0xf0 | 0xfd | 0xfe)).count();
    let is_icelandic = |byte: &u8| matches!(byte, 0xc1 | 0xcd | 0xe1 | 0xe6 | 0xe9 | 0xed | 0xf3 | 0xfa);
    own >= LEAST && !text.iter().any(is_icelandic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_is_told_from_icelandic() {
        assert!(is_turkish(b"Ay\xfee Y\xfdld\xfdz;\xc7\xf6z\xfcld\xfc"));
        assert!(!is_turkish(b"Gu\xf0r\xfan \xde\xf3rsd\xf3ttir;\xdea\xf0"));
        assert!(!is_turkish(b"Gr\xf6\xdfe; M\xfcller \xfd"));
        assert_eq!("Ayþe Ýz".chars().map(letter).collect::<String>(), "Ayşe İz");
    }
}
