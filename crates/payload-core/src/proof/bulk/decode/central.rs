//! Windows-1250, which Excel's *CSV* writes in Central Europe, told from Windows-1252 by its letters: half of them are
//! signs there, or letters of other languages.

/// The characters from 0x80.
const CENTRAL: &str = "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\
    \u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
    ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";

/// Decodes bytes to the end of a text.
pub fn decode(bytes: &[u8], text: &mut String) {
    let table: Vec<char> = CENTRAL.chars().collect();
    let own = |byte: u8| table.get(usize::from(byte.checked_sub(0x80)?)).copied();
    text.extend(bytes.iter().map(|byte| own(*byte).unwrap_or(char::from(*byte))));
}

/// Whether a text that is no UTF-8 is of Central Europe, by words that Western Europe does not have.
pub fn is_central(text: &[u8]) -> bool {
    let has = |bytes: &[u8]| text.iter().any(|byte| bytes.contains(byte));
    // ł, ą, ľ, ş, ź and ť: signs in Western Europe, which stand in no word.
    let is_sign =
        |byte: u8| matches!(byte, 0xa3 | 0xa5 | 0xaa | 0xaf | 0xb3 | 0xb9 | 0xba | 0xbc | 0xbe | 0x9d | 0x9f);
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0xc0;
    // Ł and Ż begin words, where a pound stands before a number.
    let is_first = |byte: u8| matches!(byte, 0xa3 | 0xaf);
    let is_in_word = |three: &[u8]| match three {
        [before, sign, behind] => {
            is_sign(*sign) && is_letter(*behind) && (is_letter(*before) || is_first(*sign))
        }
        _ => false,
    };
    let has_letters = text.windows(3).any(is_in_word);
    // š and ž, which are the same in both, beside č, ć, đ, ř, ě, ů and ď.
    let is_slavic =
        has(&[0x8a, 0x8e, 0x9a, 0x9e]) && has(&[0xc8, 0xe6, 0xe8, 0xec, 0xef, 0xf0, 0xf2, 0xf8, 0xf9]);
    // ő and ű beside á and no letter of Portuguese or French alone.
    let is_hungarian = has(&[0xf5, 0xfb]) && has(&[0xe1]);
    let is_western = has(&[0xe0, 0xe3, 0xe5, 0xe7, 0xea, 0xf1, 0x9c]);
    has_letters || !is_western && (is_slavic || is_hungarian)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn central_europe_is_told_from_the_west() {
        for (bytes, text) in [
            (
                &b"ID zg\xb3oszenia;Imi\xea i nazwisko\n501;\xa3ukasz \xafak\n"[..],
                "ID zgłoszenia;Imię i nazwisko\n501;Łukasz Żak\n",
            ),
            (b"P\xf8edm\xect;Stav\nz\xe1silka;Vy\xf8e\x9aeno\n", "Předmět;Stav\nzásilka;Vyřešeno\n"),
            (b"\x8eeljko \xd0or\xf0evi\xe6;Bucure\xbati\n", "Željko Đorđević;Bucureşti\n"),
            (b"T\xe1rgy;\xc1llapot\ngy\xf5z\xf5;F\xfcgg\xf5ben\n", "Tárgy;Állapot\ngyőző;Függőben\n"),
        ] {
            assert!(is_central(bytes), "{text}");
            let mut read = String::new();
            decode(bytes, &mut read);
            assert_eq!(read, text);
        }
        for western in [
            &b"R\xe9solu \x8e \xe0 l\x92\xe9t\xe9, 5 \x89, c\x9cur, N\xba 5, \xbfQu\xe9?, l\xbfagent"[..],
            b"Gr\xf6\xdfe; M\xfcller; 5 m\xb2, 3\xbd, \xa31,000, 20\xb0",
            b"Solicita\xe7\xf5es; situa\xe7\xe3o; \xe1rea; Jo\xe3o",
            b"K\xf8benhavn; \xe6ble; \xe5r; bl\xe5b\xe6r",
            b"perch\xe9; citt\xe0; pi\xf9; cos\xec; per\xf2; \xe8",
            b"Espa\xf1a; ni\xf1o; 1\xaa; pa\xeds; ma\xf1ana",
        ] {
            assert!(!is_central(western), "{western:?}");
        }
        assert!(CENTRAL.chars().count() == 128 && CENTRAL.ends_with('˙'));
    }
}
