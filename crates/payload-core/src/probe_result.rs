//! What a probe found out, as settings keep it, and how a fact about Freshdesk is known by it.

use crate::assumptions::{Answer, Assumptions, ESCAPING, HOSTS, LIQUID, TAGS, TagJoin, UNTICKED, Unticked};
use crate::escaping::Escaping;
use crate::evidence::{Evidence, Source};
use ruby_liquid::{Dialect, Host};
use serde::{Deserialize, Serialize};

/// What a probe asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// Which Liquid runs.
    Liquid,
    /// Whether values are escaped.
    Escaping,
    /// How each sign arrives that escaping changes.
    Signs,
    /// How tags are joined.
    Tags,
    /// What an unticked checkbox renders.
    Unticked,
    /// Whether everything works that the robust pattern leans on.
    Robust,
    /// Whether Rails is loaded beside Liquid.
    Rails,
}

impl Question {
    /// The words on screen: where it can be set by hand, those of *What Freshdesk does*.
    pub fn label(self) -> &'static str {
        match self {
            Question::Liquid => "Liquid version",
            Question::Escaping => "Escapes values",
            Question::Signs => "Special characters",
            Question::Tags => "Tags are joined by",
            Question::Unticked => "Unticked checkbox",
            Question::Robust => "Robust payload",
            Question::Rails => "Liquid 2.4 runs in",
        }
    }
}

/// What a probe found out about this account; what it could not tell is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProbeResult {
    /// The day on which its result was pasted: `2026-01-05`.
    pub on: String,
    /// The Liquid that runs.
    pub liquid: Option<Dialect>,
    /// How values are escaped.
    pub escaping: Option<Escaping>,
    /// How tags are joined.
    pub tags: Option<TagJoin>,
    /// What an unticked checkbox renders.
    pub unticked: Option<Unticked>,
    /// Whether everything works that the robust pattern leans on.
    pub robust: Option<bool>,
    /// What came instead, where something does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub robust_answer: Option<String>,
    /// Whether Rails is loaded.
    pub rails: Option<bool>,
}

impl ProbeResult {
    /// What runs around Liquid.
    pub fn host(&self) -> Option<Host> {
        self.rails.map(|rails| if rails { Host::Rails } else { Host::Plain })
    }

    /// Whether nothing that can be set is certain.
    pub fn is_empty(&self) -> bool {
        self.liquid.is_none() && self.escaping.is_none() && self.tags.is_none() && self.unticked.is_none()
    }
}

/// How an answer about this very Freshdesk is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// As it is known of Freshdesk in general.
    Generally(Evidence),
    /// A probe confirmed it for this account, on that day.
    ByProbe(String),
}

impl std::fmt::Display for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Known::Generally(evidence) => f.write_str(evidence.label()),
            Known::ByProbe(day) => write!(f, "confirmed by your probe on {day}"),
        }
    }
}

impl Known {
    /// Whether nobody has confirmed it.
    pub fn is_open(&self) -> bool {
        *self == Known::Generally(Evidence::NotConfirmed)
    }
}

/// Freshdesk's article on filters, as of November 2019.
const FILTERS: &str = "https://support.freshdesk.com/support/solutions/articles/65034-using-filters";

/// Where it stands how the answer in force is known.
pub fn source(question: Question, known: &Known) -> Source {
    let (words, link) = match (known, question) {
        (Known::ByProbe(day), _) => {
            return Source {
                words: format!("The result of your probe, pasted under Prove on {day}."),
                link: None,
            };
        }
        (Known::Generally(Evidence::NotConfirmed), _) => (
            "Freshdesk does not document it, and nobody has confirmed it. The probe finds out for your account.",
            None,
        ),
        (_, Question::Liquid) => (
            "Freshdesk’s article “Using Filters” says that Freshdesk uses Liquid 2.4.1. It is about the portal; \
            whether webhooks use the same version is not confirmed.",
            Some(FILTERS),
        ),
        (_, Question::Tags) => (
            "Webhook requests in public repositories have tags like “vip, billing issue”. Freshdesk does not document it.",
            None,
        ),
        _ => ("Public documentation says so.", None),
    };
    Source { words: words.to_owned(), link }
}

/// How the answer in force to a question about Freshdesk is known.
pub fn known(question: Question, now: Assumptions, probed: Option<&ProbeResult>) -> Known {
    match question {
        Question::Liquid => answered(now.liquid, &LIQUID, probed, |probed| probed.liquid),
        Question::Escaping | Question::Signs => {
            answered(now.escaping, &ESCAPING, probed, |probed| probed.escaping)
        }
        Question::Tags => answered(now.tags, &TAGS, probed, |probed| probed.tags),
        Question::Unticked => answered(now.unticked, &UNTICKED, probed, |probed| probed.unticked),
        Question::Rails => answered(now.host, &HOSTS, probed, ProbeResult::host),
        Question::Robust => match probed.filter(|probed| probed.robust.is_some()) {
            Some(probed) => Known::ByProbe(probed.on.clone()),
            None => Known::Generally(Evidence::NotConfirmed),
        },
    }
}

fn answered<T: PartialEq>(
    now: T,
    answers: &[Answer<T>],
    probed: Option<&ProbeResult>,
    found: fn(&ProbeResult) -> Option<T>,
) -> Known {
    match probed {
        Some(probed) if found(probed).as_ref() == Some(&now) => Known::ByProbe(probed.on.clone()),
        _ => {
            let answer = answers.iter().find(|(answer, ..)| *answer == now);
            Known::Generally(answer.map_or(Evidence::NotConfirmed, |(.., evidence)| *evidence))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_says_where_it_stands() {
        let of = |question, probed| source(question, &known(question, Assumptions::default(), probed));
        let liquid = of(Question::Liquid, None);
        assert!(liquid.words.contains("Liquid 2.4.1") && liquid.link == Some(FILTERS));
        assert!(of(Question::Tags, None).words.contains("public repositories"));
        for question in [Question::Escaping, Question::Unticked, Question::Rails] {
            assert!(of(question, None).words.contains("nobody has confirmed it"), "{question:?}");
        }
        let probed =
            ProbeResult { on: "2026-01-05".into(), liquid: Some(Dialect::V2_4), ..ProbeResult::default() };
        assert_eq!(
            of(Question::Liquid, Some(&probed)).words,
            "The result of your probe, pasted under Prove on 2026-01-05."
        );
    }
}
