//! Statuses and sources in the words of further languages: those that only files of tickets have. Whatever else
//! Freshdesk calls them is in [`crate::freshdesk`]. These are translations, and not seen in an export.

use crate::freshdesk::{Source, Status};
use crate::ticket::read::numbered;

const STATUSES: [(Status, &[&str]); 4] = [
    (
        Status::Open,
        &[
            "otwarte",
            "öppen",
            "öppet",
            "åben",
            "åpen",
            "avoin",
            "açık",
            "открыто",
            "otevřeno",
            "开放",
            "열림",
            "nyitott",
            "nyitva",
            "deschis",
            "ανοιχτό",
            "відкрито",
            "פתוח",
            "مفتوح",
            "terbuka",
            "mở",
            "เปิด",
        ],
    ),
    (
        Status::Pending,
        &[
            "oczekujące",
            "väntande",
            "afventer",
            "venter",
            "odottaa",
            "beklemede",
            "ожидание",
            "čeká",
            "待处理",
            "보류 중",
            "függőben",
            "în așteptare",
            "σε εκκρεμότητα",
            "в очікуванні",
            "ממתין",
            "معلق",
            "قيد الانتظار",
            "tertunda",
            "đang chờ",
            "รอดำเนินการ",
        ],
    ),
    (
        Status::Resolved,
        &[
            "rozwiązano",
            "ratkaistu",
            "çözüldü",
            "решен",
            "решён",
            "vyřešeno",
            "已解決",
            "해결됨",
            "해결",
            "megoldva",
            "megoldott",
            "rezolvat",
            "επιλύθηκε",
            "вирішено",
            "נפתר",
            "تم الحل",
            "terselesaikan",
            "đã giải quyết",
            "แก้ไขแล้ว",
        ],
    ),
    (
        Status::Closed,
        &[
            "zamknięto",
            "suljettu",
            "kapatıldı",
            "kapalı",
            "закрыт",
            "uzavřeno",
            "已關閉",
            "닫힘",
            "종료",
            "lezárva",
            "lezárt",
            "închis",
            "κλειστό",
            "закрито",
            "סגור",
            "مغلق",
            "ditutup",
            "đã đóng",
            "ปิดแล้ว",
        ],
    ),
];

const SOURCES: [(Source, &[&str]); 3] = [
    (
        Source::Email,
        &[
            "e-post",
            "epost",
            "sähköposti",
            "e-posta",
            "эл. почта",
            "электронная почта",
            "电子邮件",
            "邮件",
            "電子郵件",
            "이메일",
            "електронна пошта",
            "אימייל",
            "البريد الإلكتروني",
            "อีเมล",
        ],
    ),
    (
        Source::Phone,
        &[
            "puhelin",
            "телефон",
            "电话",
            "전화",
            "τηλέφωνο",
            "טלפון",
            "الهاتف",
            "telepon",
            "điện thoại",
            "โทรศัพท์",
        ],
    ),
    (
        Source::Chat,
        &[
            "czat",
            "chatt",
            "чат",
            "sohbet",
            "聊天",
            "채팅",
            "צ'אט",
            "الدردشة",
            "obrolan",
            "trò chuyện",
            "แชท",
        ],
    ),
];

/// The status that a word means, also with its number (`4 - Rozwiązano`) or a picture (`✅ Resolved`) beside it.
pub fn status(word: &str) -> Option<Status> {
    let find = |word: &str| Status::find(word).or_else(|| among(&STATUSES, word));
    let numbered = || {
        let (number, name) = numbered::apart(word)?;
        find(name).filter(|status| status.number() == number)
    };
    find(word.trim()).or_else(numbered).or_else(|| find(without_picture(word)))
}

/// The word without a picture before or behind it.
fn without_picture(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_ascii() && !c.is_alphanumeric() || c == ' ')
}

/// A source by the name that Freshdesk gives it in English, where it is one of Freshdesk's.
pub fn source(word: &str) -> &str {
    match Source::find(word) {
        Some(_) => word,
        None => among(&SOURCES, word.trim()).map_or(word, |source| source.label()),
    }
}

fn among<T: Copy>(all: &[(T, &[&str])], word: &str) -> Option<T> {
    let word = word.to_lowercase();
    all.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(one, _)| *one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_or_a_picture_may_stand_beside_a_status() {
        for word in ["Resolved", "4 - Rozwiązano", "Çözüldü (4)", "✅ Resolved", "Resolved ✔️", " resolved "]
        {
            assert_eq!(status(word), Some(Status::Resolved), "{word}");
        }
        for word in ["5 - Rozwiązano", "✅", "Not resolved", "(Resolved)", "Resolved?"] {
            assert_eq!(status(word), None, "{word}");
        }
    }
}
