//! The tags that are not common.

use super::*;

impl<'t> Render<'t> {
    pub(crate) fn rare(&mut self, node: &'t Node) -> Outcome<()> {
        match &node.kind {
            NodeKind::TableRow(spec) => self.table_row(spec)?,
            NodeKind::Cycle(cycle) => self.scoped(|render| render.cycle(cycle, node.span))?,
            NodeKind::Increment(target) => self.count(target, node.span, 1)?,
            NodeKind::Decrement(target) => self.count(target, node.span, -1)?,
            NodeKind::IfChanged(body) => self.scoped(|render| {
                let written = render.apart(body, Kept::All)?;
                if render.memory.changed.as_deref() != Some(&written.text) {
                    render.memory.changed = Some(written.text.clone());
                    render.out.append(written);
                }
                Ok(())
            })?,
            NodeKind::Include(tag, name) => {
                let name = self.evaluate(name)?;
                return Err(match (name.value, self.dialect(), &**tag) {
                    (Value::Text(_), ..) | (_, Dialect::V2_4, _) => {
                        RenderError::new("This liquid context does not allow includes.")
                    }
                    _ => RenderError::new("Argument error in tag 'include' - Illegal template name"),
                });
            }
            NodeKind::Break => self.memory.interrupt = Some(Interrupt::Break),
            NodeKind::Continue => self.memory.interrupt = Some(Interrupt::Continue),
            _ => {}
        }
        Ok(())
    }
}
