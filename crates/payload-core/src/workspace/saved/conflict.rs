//! Two tabs, one storage: whether it is this tab's turn to write.

/// What to do with what this tab has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is kept already.
    Kept,
    /// Write it: nobody else wrote since this tab looked.
    Write,
    /// Another tab wrote what this one has not seen; the person decides.
    Conflict,
}

/// Decides by what is `stored` now, what this tab last `seen` there, and what it has itself (`mine`).
///
/// The texts themselves are compared: a revision number could only say less, and not that another tab has
/// come to the same text.
pub fn turn(stored: Option<&str>, seen: Option<&str>, mine: &str) -> Turn {
    match stored {
        Some(stored) if stored == mine => Turn::Kept,
        Some(stored) if Some(stored) != seen => Turn::Conflict,
        _ => Turn::Write,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_overwrites_what_it_has_not_seen() {
        for (stored, seen, mine, expected) in [
            (None, None, "a", Turn::Write),
            (Some("a"), None, "a", Turn::Kept),
            (Some("b"), None, "a", Turn::Conflict),
            (Some("b"), Some("b"), "a", Turn::Write),
            (Some("c"), Some("b"), "a", Turn::Conflict),
            // Somebody emptied the storage: there is nothing to overwrite.
            (None, Some("b"), "a", Turn::Write),
        ] {
            assert_eq!(turn(stored, seen, mine), expected, "{stored:?} {seen:?} {mine}");
        }
    }

    /// Tabs that write whenever they may, and look only when the person takes over: whatever the order, a
    /// text is only ever replaced by a tab that has seen it.
    #[test]
    fn holds_for_every_order_of_two_tabs() {
        for order in 0..1u32 << 8 {
            let mut stored: Option<String> = None;
            let mut seen: [Option<String>; 2] = [None, None];
            for step in 0..8 {
                let tab = (order >> step & 1) as usize;
                let mine = format!("{tab}.{step}");
                match turn(stored.as_deref(), seen[tab].as_deref(), &mine) {
                    Turn::Write => {
                        assert!(stored.is_none() || stored == seen[tab]);
                        stored = Some(mine);
                        seen[tab] = stored.clone();
                    }
                    Turn::Conflict => {
                        assert_ne!(stored, seen[tab]);
                        seen[tab] = stored.clone();
                    }
                    Turn::Kept => unreachable!("every text is new"),
                }
            }
        }
    }
}
