//! Emails, told from their heads.

/// Names with which mails begin, and tickets do not, in the languages of Freshdesk's accounts.
const OF_MAILS: [&str; 13] = [
    "from",
    "to",
    "sent",
    "return-path",
    "received",
    "delivered-to",
    "message-id",
    "mime-version",
    "von",
    "de",
    "da",
    "van",
    "差出人",
];

/// Those that tickets may have as well.
const OF_MAILS_AND_TICKETS: [&str; 25] = [
    "cc",
    "subject",
    "date",
    "reply-to",
    "an",
    "betreff",
    "gesendet",
    "datum",
    "à",
    "objet",
    "envoyé",
    "para",
    "asunto",
    "enviado",
    "assunto",
    "enviada em",
    "a",
    "oggetto",
    "inviato",
    "aan",
    "onderwerp",
    "verzonden",
    "宛先",
    "件名",
    "送信日時",
];

/// The head of an email: lines like `From: …` and `Subject: …` at the start.
pub fn is_email(text: &str) -> bool {
    let heads = text.lines().take(12).filter(|line| {
        // French puts a space before the colon.
        let head = line.split_once([':', '：']).map(|(head, _)| head.trim().to_lowercase());
        head.is_some_and(|head| {
            let head = head.as_str();
            head.starts_with("x-") || OF_MAILS.contains(&head) || OF_MAILS_AND_TICKETS.contains(&head)
        })
    });
    heads.count() >= 2
}

/// Whether a name is one with which mails begin, and tickets do not.
pub fn is_head_of_mail(name: &str) -> bool {
    OF_MAILS.contains(&name.to_lowercase().as_str())
}
