//! Bytes of a file to text, in pieces that may be cut anywhere, also inside a character.

/// Puts pieces of UTF-8 together. What is no UTF-8 becomes `\u{fffd}` and is counted.
#[derive(Debug, Default)]
pub struct Decoder {
    carry: Vec<u8>,
    begun: bool,
    /// How many stretches were no UTF-8.
    pub strange: usize,
}

impl Decoder {
    /// The text of the next piece, as far as it is whole; the rest waits for the next.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        self.carry.extend_from_slice(bytes);
        let mut text = String::with_capacity(self.carry.len());
        let mut rest: &[u8] = &self.carry;
        let waiting = loop {
            match std::str::from_utf8(rest) {
                Ok(good) => {
                    text.push_str(good);
                    break 0;
                }
                Err(error) => {
                    let (good, bad) = rest.split_at(error.valid_up_to());
                    text.push_str(&String::from_utf8_lossy(good));
                    let Some(length) = error.error_len() else { break bad.len() };
                    text.push('\u{fffd}');
                    self.strange += 1;
                    rest = &bad[length..];
                }
            }
        };
        self.carry.drain(..self.carry.len() - waiting);
        if !self.begun && !text.is_empty() {
            self.begun = true;
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
        }
        text
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

    #[test]
    fn pieces_may_be_cut_anywhere() {
        let text = "\u{feff}é👩\u{200d}💻 \u{2028}山田\u{feff}!";
        for size in 1..8 {
            let mut decoder = Decoder::default();
            let mut read = String::new();
            for piece in text.as_bytes().chunks(size) {
                read.push_str(&decoder.push(piece));
            }
            read.push_str(decoder.finish());
            assert_eq!((read.as_str(), decoder.strange), (&text[3..], 0), "{size}");
        }
    }

    #[test]
    fn what_is_no_utf8_is_counted() {
        let mut decoder = Decoder::default();
        let mut read = decoder.push(b"Jos\xe9, M\xfcller \xf0\x9f");
        read.push_str(decoder.finish());
        assert_eq!((read.as_str(), decoder.strange), ("Jos\u{fffd}, M\u{fffd}ller \u{fffd}", 3));
    }
}
