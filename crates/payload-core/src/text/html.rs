//! Text as HTML writes it.

/// Entities of HTML and what they stand for.
const ENTITIES: &[(&str, &str)] = &[
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#x22;", "\""),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&#123;", "{"),
    ("&#125;", "}"),
    ("&lbrace;", "{"),
    ("&rbrace;", "}"),
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    // Last, or it would make entities of others.
    ("&amp;", "&"),
];

/// The text that HTML's entities stand for.
pub fn unescaped(text: &str) -> String {
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}
