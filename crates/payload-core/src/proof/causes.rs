//! What became of many cases, counted: numbers before rows.

use super::judge::FailureKind;
use super::matrix::{Cell, Proof};
use super::stress_test::Break;

/// Failures of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// The kind.
    pub kind: FailureKind,
    /// How many attempts failed so.
    pub times: usize,
    /// The ways that were told apart, in the order they were found.
    pub breaks: Vec<Break>,
}

/// What broke a template, by cause: the worst first.
pub fn by_cause(breaks: &[Break]) -> Vec<Cause> {
    let mut causes: Vec<Cause> = Vec::new();
    for found in breaks {
        let kind = found.failure.kind;
        match causes.iter_mut().find(|cause| cause.kind == kind) {
            Some(cause) => {
                cause.times += found.times;
                cause.breaks.push(found.clone());
            }
            None => causes.push(Cause { kind, times: found.times, breaks: vec![found.clone()] }),
        }
    }
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.kind));
    causes
}

/// How many cases came to each end: what fails first, the worst of it on top.
pub fn tally(proof: &Proof) -> Vec<(Cell, usize)> {
    let mut tally: Vec<(Cell, usize)> = Vec::new();
    for cell in proof.cells() {
        match tally
            .iter_mut()
            .find(|(known, _)| known.label() == cell.label() && known.failure == cell.failure)
        {
            Some((_, count)) => *count += 1,
            None => tally.push((*cell, 1)),
        }
    }
    tally.sort_by_key(|(cell, _)| (std::cmp::Reverse(cell.failure), cell.outcome));
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Options, Preset};
    use crate::proof::stress_test::StressTest;
    use crate::workspace::Workspace;
    use ruby_liquid::Clock;

    fn guide() -> Workspace {
        Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() }
    }

    #[test]
    fn every_break_has_its_cause_and_the_worst_is_first() {
        let mut test = StressTest::new(&guide(), 1, 0, Clock(0));
        test.step(400);
        let causes = by_cause(&test.breaks);
        assert!(causes.len() > 1);
        assert!(causes.windows(2).all(|pair| pair[0].kind > pair[1].kind));
        assert_eq!(causes.iter().map(|cause| cause.breaks.len()).sum::<usize>(), test.breaks.len());
        let times: usize = test.breaks.iter().map(|found| found.times).sum();
        assert_eq!(causes.iter().map(|cause| cause.times).sum::<usize>(), times);
    }

    #[test]
    fn every_case_is_counted_once() {
        for workspace in [guide(), Workspace::default()] {
            let mut proof = Proof::new(&workspace, Clock(0));
            proof.step(usize::MAX);
            let tally = tally(&proof);
            assert_eq!(tally.iter().map(|(_, count)| count).sum::<usize>(), proof.total());
            let failing: usize =
                tally.iter().filter(|(cell, _)| cell.failure.is_some()).map(|(_, n)| n).sum();
            assert_eq!(failing, proof.failures().count());
            assert!(
                tally
                    .iter()
                    .skip_while(|(cell, _)| cell.failure.is_some())
                    .all(|(cell, _)| cell.failure.is_none())
            );
        }
    }
}
