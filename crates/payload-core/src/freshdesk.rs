//! The numbers and names that Freshdesk gives to sources, statuses and priorities.
//!
//! The one table of each for the whole program. Numbers and English names without a mark are documented in
//! Freshdesk's API reference; those of [`Source`] that are only *seen* were found in public code.

use crate::evidence::Evidence;
use serde::{Deserialize, Serialize};

/// The source of a ticket: where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// An email to the support address.
    Email,
    /// A form on the portal.
    Portal,
    /// A call.
    Phone,
    /// A post in the forum.
    Forum,
    /// A tweet, or a message on X.
    Twitter,
    /// A post or a message on Facebook.
    Facebook,
    /// A chat.
    Chat,
    /// Freshdesk's old kit for apps.
    Mobihelp,
    /// The widget on the website.
    FeedbackWidget,
    /// An email that an agent began.
    OutboundEmail,
    /// A shop.
    Ecommerce,
    /// A bot.
    Bot,
    /// A message on WhatsApp.
    #[serde(rename = "whatsapp")]
    WhatsApp,
}

/// One row of a table: the value, its number, its name, how we know it, and what it is called elsewhere: in the
/// other languages of Freshdesk, in its exports, and by neighbors like Zendesk. All of these in lower case.
type Entry<T> = (T, u64, &'static str, Evidence, &'static [&'static str]);

const SOURCES: [Entry<Source>; 13] = [
    (
        Source::Email,
        1,
        "Email",
        Evidence::Documented,
        &[
            "e-mail",
            "mail",
            "correo",
            "correo electrónico",
            "courriel",
            "e-mail entrant",
            "posta elettronica",
            "メール",
            "電子メール",
        ],
    ),
    (
        Source::Portal,
        2,
        "Portal",
        Evidence::Documented,
        &["web", "portail", "portale", "ポータル", "web form"],
    ),
    (
        Source::Phone,
        3,
        "Phone",
        Evidence::Documented,
        &["telefon", "téléphone", "teléfono", "telefone", "telefono", "telefoon", "電話", "voice", "call"],
    ),
    (Source::Forum, 4, "Forum", Evidence::Seen, &["foro", "fórum", "フォーラム", "forums"]),
    (Source::Twitter, 5, "Twitter", Evidence::Seen, &["x", "x (twitter)", "twitter (x)", "twitter_dm"]),
    (Source::Facebook, 6, "Facebook", Evidence::Seen, &["facebook_post", "facebook messenger"]),
    (Source::Chat, 7, "Chat", Evidence::Documented, &["live chat", "messaging", "チャット", "freshchat"]),
    (Source::Mobihelp, 8, "Mobihelp", Evidence::Seen, &["mobile", "mobi help"]),
    (
        Source::FeedbackWidget,
        9,
        "Feedback widget",
        Evidence::Documented,
        &[
            "feedback-widget",
            "widget de feedback",
            "widget de comentarios",
            "widget commentaires",
            "widget di feedback",
            "feedbackwidget",
            "フィードバックウィジェット",
            "help widget",
        ],
    ),
    (
        Source::OutboundEmail,
        10,
        "Outbound email",
        Evidence::Documented,
        &[
            "outbound e-mail",
            "ausgehende e-mail",
            "e-mail sortant",
            "correo saliente",
            "e-mail de saída",
            "e-mail in uscita",
            "uitgaande e-mail",
            "送信メール",
        ],
    ),
    (Source::Ecommerce, 11, "Ecommerce", Evidence::Seen, &["e-commerce", "ecommerce platform", "shop"]),
    (Source::Bot, 12, "Bot", Evidence::Seen, &["freddy", "chatbot"]),
    (Source::WhatsApp, 13, "WhatsApp", Evidence::Seen, &["whats app"]),
];

/// The status of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Somebody works on it.
    Open,
    /// Somebody waits.
    Pending,
    /// It is answered.
    Resolved,
    /// It is over.
    Closed,
}

const STATUSES: [Entry<Status>; 4] = [
    (
        Status::Open,
        2,
        "Open",
        Evidence::Documented,
        &["offen", "ouvert", "abierto", "aberto", "aperto", "オープン", "未対応", "new", "being processed"],
    ),
    (
        Status::Pending,
        3,
        "Pending",
        Evidence::Documented,
        &[
            "ausstehend",
            "en attente",
            "pendiente",
            "pendente",
            "in sospeso",
            "in attesa",
            "in behandeling",
            "保留中",
            "保留",
            "on-hold",
            "hold",
        ],
    ),
    (
        Status::Resolved,
        4,
        "Resolved",
        Evidence::Documented,
        &[
            "gelöst",
            "résolu",
            "résolue",
            "resuelto",
            "resuelta",
            "resolvido",
            "resolvida",
            "risolto",
            "opgelost",
            "løst",
            "löst",
            "rozwiązane",
            "решено",
            "已解决",
            "解決済み",
            "解決済",
            "solved",
        ],
    ),
    (
        Status::Closed,
        5,
        "Closed",
        Evidence::Documented,
        &[
            "geschlossen",
            "fermé",
            "fermée",
            "clos",
            "cerrado",
            "cerrada",
            "fechado",
            "fechada",
            "chiuso",
            "gesloten",
            "lukket",
            "stängd",
            "zamknięte",
            "закрыто",
            "已关闭",
            "クローズ",
            "終了",
            "クローズ済み",
        ],
    ),
];

/// The priority of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Priority {
    /// The usual one.
    Low,
    /// More than usual.
    Medium,
    /// Before others.
    High,
    /// Before all others.
    Urgent,
}

const PRIORITIES: [Entry<Priority>; 4] = [
    (
        Priority::Low,
        1,
        "Low",
        Evidence::Documented,
        &["niedrig", "faible", "bajo", "baja", "baixa", "bassa", "laag", "低"],
    ),
    (
        Priority::Medium,
        2,
        "Medium",
        Evidence::Documented,
        &["mittel", "moyenne", "medio", "media", "média", "gemiddeld", "中", "normal"],
    ),
    (Priority::High, 3, "High", Evidence::Documented, &["hoch", "élevée", "alto", "alta", "hoog", "高"]),
    (Priority::Urgent, 4, "Urgent", Evidence::Documented, &["dringend", "urgente", "緊急"]),
];

/// What the three have in common, each from its table.
macro_rules! named_numbers {
    ($kind:ident, $table:ident, $many:literal, $count:literal) => {
        impl $kind {
            #[doc = concat!("Every ", $many, ", in the order of their numbers.")]
            #[expect(clippy::indexing_slicing, reason = "a constant: the compiler counts")]
            pub const ALL: [$kind; $count] = {
                let mut all = [$table[0].0; $count];
                let mut at = 0;
                while at < $count {
                    all[at] = $table[at].0;
                    at += 1;
                }
                all
            };

            const fn entry(self) -> &'static Entry<$kind> {
                &$table[self as usize]
            }

            /// The name in Freshdesk.
            pub const fn label(self) -> &'static str {
                self.entry().2
            }

            /// The number in Freshdesk's API.
            pub const fn number(self) -> u64 {
                self.entry().1
            }

            /// How number and name are known.
            pub const fn evidence(self) -> Evidence {
                self.entry().3
            }

            /// The one with that number.
            pub fn numbered(number: u64) -> Option<$kind> {
                Self::ALL.into_iter().find(|one| one.number() == number)
            }

            /// The one with that name or number, in any of the known languages; case does not count.
            pub fn find(word: &str) -> Option<$kind> {
                let word = word.trim();
                let known = || {
                    let word = word.to_lowercase();
                    Self::ALL.into_iter().find(|one| one.entry().4.contains(&word.as_str()))
                };
                let named = Self::ALL.into_iter().find(|one| one.label().eq_ignore_ascii_case(word));
                named.or_else(|| Self::numbered(word.parse().ok()?)).or_else(known)
            }
        }
    };
}

named_numbers!(Source, SOURCES, "source", 13);
named_numbers!(Status, STATUSES, "status", 4);
named_numbers!(Priority, PRIORITIES, "priority", 4);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_at_its_place_and_no_name_twice() {
        let mut names = Vec::new();
        for (at, (source, number, name, _, others)) in SOURCES.iter().enumerate() {
            assert_eq!((*source as usize, source.number(), source.label()), (at, *number, *name));
            names.push(name.to_lowercase());
            names.extend(others.iter().map(|other| (*other).to_owned()));
        }
        assert!(STATUSES.iter().enumerate().all(|(at, row)| row.0 as usize == at));
        assert!(PRIORITIES.iter().enumerate().all(|(at, row)| row.0 as usize == at));
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name), "{name}");
            assert_eq!(*name, name.to_lowercase());
        }
    }

    #[test]
    fn knows_names_and_numbers() {
        for source in Source::ALL {
            assert_eq!(Source::find(source.label()), Some(source));
            assert_eq!(Source::find(&source.number().to_string()), Some(source));
        }
        assert_eq!(Source::find(" TELEFON "), Some(Source::Phone));
        assert_eq!(Source::find("Kiosk"), None);
        assert_eq!(Source::find("101"), None);
        assert_eq!(Status::find("Gelöst"), Some(Status::Resolved));
        assert_eq!(Priority::numbered(4), Some(Priority::Urgent));
    }
}
