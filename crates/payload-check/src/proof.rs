//! The proof of one channel's template, and its verdict and findings, as JSON and for people.

use crate::human;
use payload_core::analysis::analyze;
use payload_core::checks::{Applicability, Finding, Severity, find};
use payload_core::proof::matrix::Proof;
use payload_core::text::line_column;
use payload_core::verdict::{Outcome, Verdict};
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use serde_json::{Map, Value, json};

/// All that is known about the template of a channel.
pub struct Examination {
    text: String,
    payload: String,
    verdict: Verdict,
    findings: Vec<Finding>,
    proof: Proof,
}

impl Examination {
    /// Examines the template of the only channel that is on in the workspace.
    pub fn of(workspace: &Workspace, channel: &str, clock: Clock) -> Option<Self> {
        let analysis = analyze(workspace, clock)?;
        let text = workspace.template(channel).text;
        let mut proof = Proof::new(workspace, clock);
        while !proof.step(usize::MAX) {}
        Some(Self {
            findings: find(workspace, channel, &text, clock),
            payload: analysis.sent.rendering.text,
            verdict: analysis.sent.verdict,
            text,
            proof,
        })
    }

    /// Whether anything is wrong: a finding that is more than a note, a case that fails, or no survey where one is due.
    pub fn has_problems(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity > Severity::Note)
            || self.proof.failures().next().is_some()
            || self.verdict.outcome() > Outcome::Logged
    }

    /// The examination as JSON.
    pub fn json(&self) -> Map<String, Value> {
        let findings: Vec<Value> = self.findings.iter().map(|finding| self.finding(finding)).collect();
        Map::from_iter([
            ("verdict".into(), verdict(&self.verdict)),
            ("payload".into(), json!(self.payload)),
            ("findings".into(), json!(findings)),
            ("proof".into(), self.proof_json()),
        ])
    }

    fn proof_json(&self) -> Value {
        let worst = self.proof.worst_failure().map(|case| {
            let failure = self.proof.judge(case).failure;
            json!({
                "case": self.proof.describe(case),
                "kind": failure.as_ref().map(|failure| failure.kind.label()),
                "why": failure.as_ref().map(|failure| &failure.why),
            })
        });
        json!({
            "cases": self.proof.total(),
            "held": self.proof.held(),
            "surveys": self.proof.surveys(),
            "worst": worst,
        })
    }

    fn finding(&self, finding: &Finding) -> Value {
        let place = finding.span.map(|span| line_column(&self.text, span.start));
        let fix = finding
            .fix
            .as_ref()
            .map(|fix| json!({"label": fix.label, "care": applicability(fix.applicability), "result": fix.apply(&self.text)}));
        json!({
            "code": finding.code,
            "severity": severity(finding.severity),
            "what": finding.what,
            "why": finding.why,
            "path": finding.path,
            "field": finding.field.as_ref().map(|field| field.as_str()),
            "line": place.map(|place| place.line),
            "column": place.map(|place| place.column),
            "start": finding.span.map(|span| span.start),
            "end": finding.span.map(|span| span.end),
            "fix": fix,
        })
    }

    /// The examination for people.
    pub fn human(&self) -> String {
        let mut text = format!("{}.\n", self.verdict.sentence());
        if let Some(detail) = self.verdict.detail() {
            text += &format!("{detail}\n");
        }
        text += &format!("{}\n", self.proof.sentence());
        for finding in &self.findings {
            text += &format!("\n{}\n", human::finding(&self.text, finding));
        }
        text
    }
}

fn verdict(verdict: &Verdict) -> Value {
    let status = match verdict {
        Verdict::Rejected { status, .. } => Some(status.label()),
        _ => None,
    };
    json!({
        "outcome": outcome(verdict.outcome()),
        "status": status,
        "why": verdict.sentence(),
        "detail": verdict.detail(),
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaks => "breaks",
        Severity::Wrong => "wrong",
        Severity::Note => "note",
    }
}

fn applicability(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Review => "review",
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Survey => "survey",
        Outcome::Logged => "logged",
        Outcome::Misdirected => "misdirected",
        Outcome::Rejected => "rejected",
        Outcome::NotJson => "not_json",
        Outcome::Nothing => "nothing",
    }
}
