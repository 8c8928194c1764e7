"""Renders the cases on standard input with python-liquid, and tells where the output is another."""

import json
import sys

from liquid import Environment

engine = Environment()
parsed = {}
cases = wrong = 0
for line in sys.stdin:
    case = json.loads(line)
    template = case["template"]
    if template not in parsed:
        parsed[template] = engine.from_string(template)
    got = parsed[template].render(**case["data"])
    cases += 1
    if got != case["expected"]:
        wrong += 1
        if wrong <= 5:
            print(f"{case['case']}\n  {case['expected']}\n  {got}", file=sys.stderr)
print(f"python-liquid: {cases} cases, {wrong} differ")
sys.exit(0 if cases and not wrong else 1)
