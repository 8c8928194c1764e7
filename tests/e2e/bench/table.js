// Medians, spread, and a table for docs/performance.md.

/** The value below which this part of the list lies. */
export const spread = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

export const middle = (list) => spread(list, 0.5);

const milliseconds = (list) => {
  const [low, high] = [Math.min(...list), Math.max(...list)];
  return `${middle(list).toFixed(1)} ms (${low.toFixed(1)}–${high.toFixed(1)})`;
};

/** A row: both times with their spread over the rounds, and the middle of the rounds' ratios. */
export function row(label, { ours, bare }, aim, remark = "") {
  // Of rounds, not of sums: what else the machine does changes from round to round.
  const ratios = ours.map((time, round) => time / bare[round]);
  return [label, milliseconds(ours), milliseconds(bare), middle(ratios).toFixed(2), remark, aim];
}

/** A table in Markdown. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
