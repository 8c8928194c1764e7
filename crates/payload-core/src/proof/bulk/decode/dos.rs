//! Code page 850, which Excel's *CSV (MS-DOS)* writes in Western Europe, told from Windows-1252 and Mac OS Roman.

/// The characters from 0x80.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Decodes bytes to the end of a text.
pub fn decode(bytes: &[u8], text: &mut String) {
    let table: Vec<char> = DOS.chars().collect();
    let own = |byte: u8| table.get(usize::from(byte.checked_sub(0x80)?)).copied();
    text.extend(bytes.iter().map(|byte| own(*byte).unwrap_or(char::from(*byte))));
}

/// Whether a text that is no UTF-8 is written so: ü, é or ä stands inside a word, where Windows has quotes and a Mac
/// has capital letters.
pub fn is_dos(text: &[u8]) -> bool {
    text.windows(3).any(|three| match three {
        [before, 0x81 | 0x82 | 0x84, behind] => before.is_ascii_alphabetic() && behind.is_ascii_lowercase(),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dos_is_told_from_windows_and_a_mac() {
        for (bytes, text) in [
            (&b"Gr\x94\xe1e;J\x81rgen M\x81ller\n"[..], "Größe;Jürgen Müller\n"),
            (b"Num\x82ro;R\x82solu \x85 l'\x82t\x82\n", "Numéro;Résolu à l'été\n"),
        ] {
            assert!(is_dos(bytes), "{text}");
            let mut read = String::new();
            decode(bytes, &mut read);
            assert_eq!(read, text);
        }
        for other in
            [&b"\x84J\xfcrgen\x93, \x82a\x92 R\xe9solu"[..], b"Num\x8ero;SE\x84OR;FRAN\x82AIS;\x81ngstr\x9am"]
        {
            assert!(!is_dos(other));
        }
        assert!(DOS.chars().count() == 128);
    }
}
