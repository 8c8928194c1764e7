//! What decides which parts are rendered: `if`, `unless` and `case`.

use super::*;

impl<'t> Render<'t> {
    pub(super) fn branch(&mut self, branches: &'t If) -> Outcome<()> {
        for (place, branch) in branches.branches.iter().enumerate() {
            let holds = match &branch.condition {
                None => true,
                Some(condition) => self.holds(condition)?,
            };
            if holds != (branches.unless && place == 0) {
                return self.body(&branch.body);
            }
        }
        Ok(())
    }

    pub(super) fn case(&mut self, case: &'t Case) -> Outcome<()> {
        let mut none_fits = true;
        for branch in &case.branches {
            match &branch.values {
                None if none_fits => {
                    self.body(&branch.body)?;
                    if self.dialect() == Dialect::V2_4 {
                        return Ok(());
                    }
                }
                None => {}
                Some(values) => {
                    for value in values {
                        self.spend(1)?;
                        let (left, right) =
                            (self.evaluate(&case.subject)?.value, self.evaluate(value)?.value);
                        self.weigh(&left)?;
                        self.weigh(&right)?;
                        if compare::equal(&left, &right, self.dialect(), self.template.host) {
                            none_fits = false;
                            self.body(&branch.body)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn holds(&mut self, condition: &'t Condition) -> Outcome<bool> {
        let mut result = false;
        for comparison in &condition.comparisons {
            self.spend(1)?;
            result = self.comparison(comparison)?;
            match comparison.join {
                Some((Join::And, _)) if !result => break,
                Some((Join::Or, _)) if result => break,
                _ => {}
            }
        }
        Ok(result)
    }

    /// Both sides of a comparison of a variable of the template's own with a literal: there without a copy of either.
    fn at_once(&self, comparison: &'t Comparison) -> Option<(&Value, &'t Operator, &'t Value)> {
        let (operator, _) = comparison.operator.as_ref()?;
        let ExpressionKind::Literal(right) = &comparison.right.as_ref()?.kind else { return None };
        Some((&self.variables.peek(&comparison.left)?.value, operator, right))
    }

    fn comparison(&mut self, comparison: &'t Comparison) -> Outcome<bool> {
        let (dialect, host) = (self.dialect(), self.template.host);
        if let Some((left, operator, right)) = self.at_once(comparison) {
            // Each side is read twice: when it is looked up, and when it is compared.
            let weight = 2 * (weight(left) / 16 + weight(right) / 16);
            let result = compare::compare(left, operator, right, dialect, host);
            self.spend(weight)?;
            return result;
        }
        let left = self.evaluate(&comparison.left)?.value;
        let Some((operator, _)) = &comparison.operator else { return Ok(left.truthy()) };
        let right = match &comparison.right {
            Some(right) => self.evaluate(right)?.value,
            None => Value::Nil,
        };
        if let Operator::Unknown(written) = operator {
            return Err(RenderError::of(format!("Unknown operator {written}")));
        }
        self.weigh(&left)?;
        self.weigh(&right)?;
        compare::compare(&left, operator, &right, dialect, host)
    }
}
