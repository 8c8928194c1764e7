//! Bytes as letters that an address leaves alone: RFC 4648, section 5, without padding.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Whether a character is one of the 64.
pub fn is_digit(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-' || character == '_'
}

/// How many characters stand for so many bytes.
pub fn length(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

/// Appends the bytes.
#[expect(clippy::indexing_slicing, reason = "six bits are one of 64 digits")]
pub fn write(bytes: &[u8], out: &mut String) {
    for group in bytes.chunks(3) {
        let bits =
            group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for digit in 0..=group.len() {
            out.push(char::from(DIGITS[(bits >> (18 - 6 * digit) & 63) as usize]));
        }
    }
}

/// The bytes; none where a character is none of the 64. Bits left over at the end do not count, so that the
/// start of a longer text can be read too.
pub fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for group in text.as_bytes().chunks(4) {
        if group.len() == 1 {
            return None;
        }
        let mut bits = 0;
        for digit in group {
            bits = bits << 6 | value(*digit)?;
        }
        bits <<= 6 * (4 - group.len());
        bytes.extend(bits.to_be_bytes().into_iter().take(group.len()).skip(1));
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
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
