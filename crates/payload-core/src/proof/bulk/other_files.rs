//! Files that are often taken for tickets: told by their first bytes, with the way out.
//!
//! Workbooks are among them: to read `.xlsx` with the crate `calamine` 0.38 costs 228 KB (brotli) of the second half,
//! nearly half as much again as all of it.

use super::decode::{Encoding, is_mac_roman};
use crate::ticket::read::not_json::CHOOSE_ONE;

/// The first bytes of a kind of file, and what it is.
const KINDS: [(&[u8], &str); 13] = [
    (b"\xd0\xcf\x11\xe0", "This is an old Excel workbook (.xls). Save the sheet as CSV (UTF-8)."),
    (b"\xff\xfe\0\0", "This file is UTF-32. Save it as UTF-8."),
    (b"\x1f\x8b", "This file is compressed (gzip). Unpack it first."),
    (b"7z\xbc\xaf", "This is a 7-Zip archive. Unpack it first."),
    (b"Rar!", "This is a RAR archive. Unpack it first."),
    (b"BZh", "This file is compressed (bzip2). Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "This file is compressed (zstd). Unpack it first."),
    (b"%PDF", "This is a PDF."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
    (b"SQLite format 3", "This is a SQLite database."),
    (b"ID;P", "This is a spreadsheet as SYLK (.slk). Open it, and save the sheet as CSV (UTF-8)."),
    (b"PAR1", "This is a Parquet file. Export it as CSV or JSON lines."),
];

/// What stands in a ZIP archive, and what the archive is.
const ZIPPED: [(&[u8], &str); 6] = [
    (b"opendocument.spreadsheet", "This is a LibreOffice spreadsheet (.ods). Save the sheet as CSV (UTF-8)."),
    (b"word/", "This is a Word document (.docx)."),
    (b"ppt/", "This is a PowerPoint presentation (.pptx)."),
    (b"Index/", "This is a Numbers spreadsheet. Export it as CSV (UTF-8)."),
    (b"[Content_Types].xml", "This is an Excel workbook (.xlsx). Save the sheet as CSV (UTF-8)."),
    (b"xl/", "This is an Excel workbook (.xlsx). Save the sheet as CSV (UTF-8)."),
];

/// What stands in files of the kind that old workbooks are of, and what the file is.
const OLD_OFFICE: [(&[u8], &str); 2] = [
    (b"_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0", "This is an Outlook message (.msg)."),
    (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "This is an old Word document (.doc)."),
];

/// Says what a file is instead of tickets, by its first bytes.
///
/// # Errors
/// That, as a sentence.
pub fn refuse(start: &[u8]) -> Result<(), String> {
    let holds = |part: &[u8]| start.windows(part.len()).any(|window| window == part);
    if start.starts_with(b"PK\x03\x04") {
        let known = ZIPPED.iter().find(|(part, _)| holds(part));
        return Err(leading_on(known.map_or("This is a ZIP archive. Unpack it first.", |(_, what)| what)));
    }
    if let Some((_, what)) = KINDS.iter().find(|(sign, _)| start.starts_with(sign)) {
        let old_office = what.contains("old Excel").then(|| OLD_OFFICE.iter().find(|(part, _)| holds(part)));
        return Err(leading_on(old_office.flatten().map_or(what, |(_, what)| what)));
    }
    if Encoding::of(start) != Encoding::Utf8 {
        return Ok(());
    }
    let (zeros, viewed_case) =
        (start.iter().take(1024).filter(|byte| **byte == 0).count(), start.len().min(1024));
    match () {
        // One or two stray ones spoil no text.
        () if zeros * 20 > viewed_case => Err(format!("This is no text. {CHOOSE_ONE}")),
        () if is_shift_jis(start) && !is_mac_roman(start) => {
            Err("This text is Shift JIS, as Excel writes CSV in Japanese. Save the sheet as CSV UTF-8."
                .to_owned())
        }
        () if is_of_another_alphabet(start) && !is_mac_roman(start) => {
            Err("This text is neither UTF-8 nor of Western Europe: it has the letters of another alphabet, as Excel writes CSV in Russian, Greek or Chinese. Save the sheet as CSV UTF-8."
                .to_owned())
        }
        () => Ok(()),
    }
}

/// What a file is, with what to do where that is not said yet.
pub fn leading_on(what: &str) -> String {
    // Another sentence follows, also behind what is quoted.
    let leads_on = [". ", ".” "].iter().any(|end| what.contains(end));
    if leads_on { what.to_owned() } else { format!("{what} {CHOOSE_ONE}") }
}

/// Whether a text is no UTF-8, and most of its bytes above ASCII stand in rows, as letters do: in Western Europe nearly
/// all of them are single ones between others.
fn is_of_another_alphabet(text: &[u8]) -> bool {
    const LEAST: usize = 12;
    const IN_A_ROW: usize = 4;
    let text = text.get(..SHOWN).unwrap_or(text);
    let rows = || text.split(u8::is_ascii).map(<[u8]>::len);
    let (all, in_rows) = (rows().sum::<usize>(), rows().filter(|length| *length >= IN_A_ROW).sum::<usize>());
    !is_utf8(text) && in_rows >= LEAST && 2 * in_rows > all
}

/// Whether the start of a text is UTF-8. Its last character may be cut off, and others may be spoiled.
fn is_utf8(text: &[u8]) -> bool {
    let is_told = |good: usize| text.get(..good).is_some_and(|good| !good.is_ascii());
    std::str::from_utf8(text)
        .map_or_else(|error| error.error_len().is_none() || is_told(error.valid_up_to()), |_| true)
}

/// So much of a text shows what it is.
const SHOWN: usize = 4096;

/// Whether a text is Japanese in Shift JIS: no UTF-8, and nearly every byte above ASCII is the first of a pair that
/// stands for a kana or a common character, or the second, and most pairs follow another, as in words.
fn is_shift_jis(text: &[u8]) -> bool {
    let text = text.get(..SHOWN).unwrap_or(text);
    let (mut pairs, mut others, mut in_words) = (0, 0, 0);
    let mut follows = false;
    let mut rest = if is_utf8(text) { &[] } else { text };
    while let [first, behind @ ..] = rest {
        rest = behind;
        match rest {
            [0x40..=0x7e | 0x80..=0xfc, behind @ ..] if matches!(first, 0x81..=0x9f | 0xe0..=0xea) => {
                pairs += 1;
                in_words += usize::from(follows);
                follows = true;
                rest = behind;
            }
            _ => {
                others += usize::from(*first >= 0x80);
                follows = false;
            }
        }
    }
    pairs >= 4 && pairs > 4 * others && 2 * in_words >= pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_with_the_way_out() {
        for (start, what) in [
            (&b"PK\x03\x04\x14\0[Content_Types].xml xl/workbook.xml"[..], "Excel workbook (.xlsx)"),
            (b"PK\x03\x04\x14\0\0\x08mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "LibreOffice"),
            (b"PK\x03\x04\x14\0Index/Document.iwa", "Numbers"),
            (b"PK\x03\x04\x14\0tickets.csv", "ZIP"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel"),
            (b"%PDF-1.7", "PDF"),
            (b"PAR1", "Parquet"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
            (b"\x83`\x83P\x83b\x83gID,\x8c\x8f\x96\xbc,\x83X\x83e\x81[\x83^\x83X\n501,x,y\n", "Shift JIS"),
            (
                b"ID \xf2\xe8\xea\xe5\xf2\xe0;\xd2\xe5\xec\xe0;\xd1\xf2\xe0\xf2\xf3\xf1\n501;x;y\n",
                "another alphabet",
            ),
            (
                b"\xb9\xa4\xb5\xa5\xb1\xe0\xba\xc5,\xd6\xf7\xcc\xe2,\xd7\xb4\xcc\xac\n501,x,y\n",
                "another alphabet",
            ),
            (b"a\0b", "no text"),
        ] {
            let told = refuse(start).unwrap_err();
            assert!(told.contains(what) && told.matches(". ").count() > 0, "{told}");
        }
        for text in [
            "Ticket ID,Subject,Email\n501,a\u{0}b,noor@example.org\n",
            "Gr\u{f6}\u{df}e, M\u{fc}ller \u{20ac}, \u{e9}t\u{e9}",
            "山田 太郎,チケットID",
        ] {
            assert_eq!(refuse(text.as_bytes()), Ok(()));
        }
        let spoiled = ["山田 太郎,チケットID,件名\n501,".as_bytes(), b"\xfc,x"].concat();
        assert_eq!(refuse(&spoiled), Ok(()));
        assert_eq!(
            refuse(b"Gr\xf6\xdfe;J\xfcrgen \xd6z;\xe9t\xe9 \xe0 No\xebl;F\xfc\xdfe;\xc4\xd6\xdc"),
            Ok(())
        );
    }
}
