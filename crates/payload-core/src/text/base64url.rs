//! Bytes as letters that an address leaves alone: RFC 4648, section 5, without padding.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};

/// Bits left over at the end do not count, so that the start of a longer text can be read too.
const BASE64URL: GeneralPurpose =
    GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));

/// Whether a character is one of the 64.
pub fn is_digit(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-' || character == '_'
}

/// How many characters stand for so many bytes.
pub fn length(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

/// Appends the bytes.
pub fn write(bytes: &[u8], out: &mut String) {
    BASE64URL.encode_string(bytes, out);
}

/// The bytes; `None` where a character is none of the 64.
pub fn read(text: &str) -> Option<Vec<u8>> {
    BASE64URL.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_as_the_standard_says() {
        // RFC 4648, section 10, and the two digits that differ from base64.
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (b"fooba", "Zm9vYmE"),
            (b"foobar", "Zm9vYmFy"),
            (&[0xfb, 0xff], "-_8"),
        ] {
            let mut written = String::new();
            write(bytes, &mut written);
            assert_eq!(written, text);
            assert_eq!(length(bytes.len()), text.len());
            assert_eq!(read(text).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn refuses_other_letters() {
        for text in ["Z", "Zm9vY", "Zm+v", "Zm/v", "Zg==", "é8"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
