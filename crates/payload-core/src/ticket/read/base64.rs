//! JSON that is written in base64, as functions and queues have the bodies of requests.

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// How an object, a list of objects and a text begin there.
const STARTS: [&str; 4] = ["eyJ", "eyAi", "ewog", "W3si"];

/// The text that another stands for, where it begins as JSON does.
pub fn decoded(text: &str) -> Option<String> {
    let text = text.trim();
    if !STARTS.iter().any(|start| text.starts_with(start)) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut number, mut bits) = (0_u32, 0_u32);
    for sign in text.trim_end_matches('=').bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        // Addresses have other signs.
        let sign = match sign {
            b'-' => b'+',
            b'_' => b'/',
            sign => sign,
        };
        let six = SIGNS.iter().position(|known| *known == sign)?;
        (number, bits) = (number << 6 | u32::try_from(six).ok()?, bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(number >> bits & 255).ok()?);
            number &= (1 << bits) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_decoded() {
        assert_eq!(decoded("eyJhIjoiw7wifQ==").as_deref(), Some("{\"a\":\"ü\"}"));
        assert_eq!(decoded("eyJhIjoiw7wifQ\n").as_deref(), Some("{\"a\":\"ü\"}"));
        for text in ["", "eyJ?", "eyJh\u{e9}", "aGVsbG8=", "{}"] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
