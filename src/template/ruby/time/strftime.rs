//! `Time#strftime`.

use super::{Day, Moment};

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The widest that a field may be padded to; Ruby refuses more, and so passes the input on.
const WIDEST: usize = 1024;

#[derive(Default, Clone, Copy)]
struct Flags {
    pad: Option<char>,
    no_pad: bool,
    upper: bool,
    swap: bool,
    width: Option<usize>,
    colons: usize,
}

/// The moment in the given shape; a directive that does not exist stays as it is. None where the last one is cut off.
pub fn strftime(moment: Moment, format: &str) -> Option<String> {
    let mut out = String::with_capacity(format.len() + 16);
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let directive = &rest[at..];
        let (flags, letter, length) = directive_length(directive)?;
        if !write(moment, flags, letter, &mut out) {
            out.push_str(&directive[..length]);
        }
        rest = &directive[length..];
    }
    out.push_str(rest);
    Some(out)
}

/// Flags, letter and length of the directive at the start.
fn directive_length(directive: &str) -> Option<(Flags, char, usize)> {
    let (mut flags, mut at) = (Flags::default(), 1);
    let bytes = directive.as_bytes();
    loop {
        match *bytes.get(at)? {
            b'-' => flags.no_pad = true,
            b'0' => flags.pad = Some('0'),
            b'_' => flags.pad = Some(' '),
            b'^' => flags.upper = true,
            b'#' => flags.swap = true,
            _ => break,
        }
        at += 1;
    }
    let digits = directive[at..].bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        flags.width = Some(directive[at..at + digits].parse().unwrap_or(usize::MAX).min(WIDEST));
        at += digits;
    }
    while bytes.get(at) == Some(&b':') {
        flags.colons += 1;
        at += 1;
    }
    if matches!(bytes.get(at), Some(b'E' | b'O')) && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
        at += 1;
    }
    let letter = directive[at..].chars().next()?;
    Some((flags, letter, at + letter.len_utf8()))
}

/// Writes one directive; false where there is none of that letter.
fn write(moment: Moment, flags: Flags, letter: char, out: &mut String) -> bool {
    let (day, second) = moment.local();
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let number = day.number();
    let weekday = (number + 4).rem_euclid(7);
    let of_year = number - Day { year: day.year, month: 1, day: 1 }.number() + 1;
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let zeros = |value: i64, width: usize, out: &mut String| padded(value, width, '0', flags, out);
    let blanks = |value: i64, width: usize, out: &mut String| padded(value, width, ' ', flags, out);
    let whole =
        |format: &str, out: &mut String| text(&strftime(moment, format).unwrap_or_default(), flags, out);
    if flags.colons > 0 && letter != 'z' {
        return false;
    }
    match letter {
        'Y' => padded(day.year, if day.year < 0 { 5 } else { 4 }, '0', flags, out),
        'C' => zeros(day.year.div_euclid(100), 2, out),
        'y' => zeros(day.year.rem_euclid(100), 2, out),
        'm' => zeros(day.month.into(), 2, out),
        'd' => zeros(day.day.into(), 2, out),
        'e' => blanks(day.day.into(), 2, out),
        'j' => zeros(of_year, 3, out),
        'H' => zeros(hour, 2, out),
        'k' => blanks(hour, 2, out),
        'I' => zeros(twelve, 2, out),
        'l' => blanks(twelve, 2, out),
        'M' => zeros(minute, 2, out),
        'S' => zeros(second, 2, out),
        'L' | 'N' => {
            let width = flags.width.unwrap_or(if letter == 'L' { 3 } else { 9 });
            let digits = format!("{:09}", moment.nanoseconds);
            out.extend(digits.chars().chain(std::iter::repeat('0')).take(width));
        }
        's' => zeros(moment.seconds, 1, out),
        'u' => zeros(if weekday == 0 { 7 } else { weekday }, 1, out),
        'w' => zeros(weekday, 1, out),
        'U' => zeros((of_year + 6 - weekday) / 7, 2, out),
        'W' => zeros((of_year + 6 - (weekday + 6) % 7) / 7, 2, out),
        'G' => zeros(iso_week(number).0, 4, out),
        'g' => zeros(iso_week(number).0.rem_euclid(100), 2, out),
        'V' => zeros(iso_week(number).1, 2, out),
        'A' => text(WEEKDAYS[weekday as usize], flags, out),
        'a' => text(&WEEKDAYS[weekday as usize][..3], flags, out),
        'B' => text(MONTHS[day.month as usize - 1], flags, out),
        'b' | 'h' => text(&MONTHS[day.month as usize - 1][..3], flags, out),
        'p' => text(
            if flags.swap { ["am", "pm"] } else { ["AM", "PM"] }[usize::from(hour >= 12)],
            Flags { swap: false, ..flags },
            out,
        ),
        'P' => text(["am", "pm"][usize::from(hour >= 12)], flags, out),
        'Z' => text(
            if moment.utc { if flags.swap { "utc" } else { "UTC" } } else { "" },
            Flags { swap: false, ..flags },
            out,
        ),
        'z' => zone(moment.offset, flags, out),
        'c' => whole("%a %b %e %H:%M:%S %Y", out),
        'D' | 'x' => whole("%m/%d/%y", out),
        'F' => whole("%Y-%m-%d", out),
        'T' | 'X' => whole("%H:%M:%S", out),
        'R' => whole("%H:%M", out),
        'r' => whole("%I:%M:%S %p", out),
        'v' => whole("%e-%^b-%Y", out),
        '+' => whole("%a %b %e %H:%M:%S %Z %Y", out),
        'n' => text("\n", flags, out),
        't' => text("\t", flags, out),
        '%' => text("%", flags, out),
        _ => return false,
    }
    true
}

/// Year and week of ISO 8601.
fn iso_week(number: i64) -> (i64, i64) {
    let thursday = number - (number + 3).rem_euclid(7) + 3;
    let year = Day::of_number(thursday).year;
    (year, (thursday - Day { year, month: 1, day: 1 }.number()) / 7 + 1)
}

fn padded(value: i64, width: usize, pad: char, flags: Flags, out: &mut String) {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    let width = if flags.no_pad { 0 } else { flags.width.unwrap_or(width) };
    let missing = width.saturating_sub(digits.len() + sign.len());
    let pad = flags.pad.unwrap_or(pad);
    let fill: String = std::iter::repeat_n(pad, missing).collect();
    if pad == '0' {
        out.extend([sign, &fill, &digits]);
    } else {
        out.extend([&fill, sign, &digits]);
    }
}

fn text(text: &str, flags: Flags, out: &mut String) {
    let missing =
        if flags.no_pad { 0 } else { flags.width.unwrap_or(0).saturating_sub(text.chars().count()) };
    out.extend(std::iter::repeat_n(flags.pad.unwrap_or(' '), missing));
    if flags.upper || flags.swap {
        out.push_str(&text.to_ascii_uppercase());
    } else {
        out.push_str(text);
    }
}

/// `+hhmm`, with colons `+hh:mm` and `+hh:mm:ss`.
fn zone(offset: i32, flags: Flags, out: &mut String) {
    let (sign, seconds) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let body = match flags.colons {
        0 => format!("{hours:02}{minutes:02}"),
        1 => format!("{hours:02}:{minutes:02}"),
        _ => format!("{hours:02}:{minutes:02}:{seconds:02}"),
    };
    let missing = flags.width.unwrap_or(0).saturating_sub(body.len() + 1);
    if flags.pad == Some(' ') {
        out.extend(std::iter::repeat_n(' ', missing));
        out.push(sign);
    } else {
        out.push(sign);
        out.extend(std::iter::repeat_n('0', missing));
    }
    out.push_str(&body);
}
