//! Finds which fields something goes wrong for, in few renders: all are tried at once, and halved where it does.

use crate::placeholder::Placeholder;

/// Up to so many fields each is tried by itself.
const SINGLY: usize = 24;
/// The maximum number of culprits that are looked for: once those are mended, the next are found.
pub const MOST: usize = 12;

/// Sets of fields such that for every two there is a set with the one and without the other.
///
/// What goes wrong for one field only while another has its usual value is found all the same. There are about twice
/// as many sets as the number of fields has binary digits.
pub fn sets<'f>(fields: &[&'f Placeholder]) -> Vec<Vec<&'f Placeholder>> {
    if fields.len() <= SINGLY {
        return fields.iter().map(|field| vec![*field]).collect();
    }
    let digits = usize::BITS - (fields.len() - 1).leading_zeros();
    let of = |keep: &dyn Fn(usize) -> bool| {
        let kept = fields.iter().enumerate().filter(|(at, _)| keep(*at));
        kept.map(|(_, field)| *field).collect::<Vec<_>>()
    };
    let halves = (0..digits).flat_map(|digit| [0, 1].map(|value| of(&|at| at >> digit & 1 == value)));
    std::iter::once(fields.to_vec()).chain(halves).collect()
}

/// The fields of these for which something goes wrong, in their order; at most [`MOST`].
pub fn culprits<'f>(
    fields: &[&'f Placeholder],
    goes_wrong: &mut dyn FnMut(&[&'f Placeholder]) -> bool,
) -> Vec<&'f Placeholder> {
    let mut found = Vec::new();
    for set in sets(fields) {
        let unknown: Vec<_> = set.into_iter().filter(|field| !found.contains(field)).collect();
        halve(&unknown, goes_wrong, &mut found);
    }
    found.sort_by_key(|field| fields.iter().position(|other| other == field));
    found
}

fn halve<'f>(
    fields: &[&'f Placeholder],
    goes_wrong: &mut dyn FnMut(&[&'f Placeholder]) -> bool,
    found: &mut Vec<&'f Placeholder>,
) {
    if fields.is_empty() || found.len() >= MOST || !goes_wrong(fields) {
        return;
    }
    if let [one] = fields {
        found.push(one);
        return;
    }
    let (first, second) = fields.split_at(fields.len() / 2);
    halve(first, goes_wrong, found);
    halve(second, goes_wrong, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_culprits_in_few_tries() {
        let fields: Vec<Placeholder> =
            (0..600).map(|at| Placeholder::read(&format!("ticket.cf_{at}")).unwrap()).collect();
        let fields: Vec<&Placeholder> = fields.iter().collect();
        let mut tries = 0;
        let found = culprits(&fields, &mut |set| {
            tries += 1;
            set.contains(&fields[17]) || set.contains(&fields[400])
        });
        assert_eq!(found, [fields[17], fields[400]]);
        assert!(tries < 100, "{tries}");
        // One that is seen only while another is left alone.
        let found = culprits(&fields, &mut |set| set.contains(&fields[3]) && !set.contains(&fields[4]));
        assert_eq!(found, [fields[3]]);
    }
}
