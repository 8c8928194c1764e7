//! Statuses and sources in the words of further languages: those that only files of tickets have. Whatever else
//! Freshdesk calls them is in [`crate::freshdesk`]. These are translations, and not seen in an export.

use crate::freshdesk::{Source, Status};

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
        ],
    ),
    (
        Status::Resolved,
        &["rozwiązano", "ratkaistu", "çözüldü", "решен", "решён", "vyřešeno", "已解決", "해결됨", "해결"],
    ),
    (
        Status::Closed,
        &["zamknięto", "suljettu", "kapatıldı", "kapalı", "закрыт", "uzavřeno", "已關閉", "닫힘", "종료"],
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
        ],
    ),
    (Source::Phone, &["puhelin", "телефон", "电话", "전화"]),
    (Source::Chat, &["czat", "chatt", "чат", "sohbet", "聊天", "채팅"]),
];

/// The status that a word means.
pub fn status(word: &str) -> Option<Status> {
    Status::find(word).or_else(|| among(&STATUSES, word))
}

/// A source by the name that Freshdesk gives it in English, where it is one of Freshdesk's.
pub fn source(word: &str) -> &str {
    match Source::find(word) {
        Some(_) => word,
        None => among(&SOURCES, word).map_or(word, |source| source.label()),
    }
}

fn among<T: Copy>(all: &[(T, &[&str])], word: &str) -> Option<T> {
    let word = word.trim().to_lowercase();
    all.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(one, _)| *one)
}
