// What is to be marked in the text: the findings that are shown, where the active one rests, and
// what is doubted.

/** Places for the editor, sorted and without overlap. */
export function places(findings, active, doubts) {
  const numbered = findings.map((finding, index) => ({
    start: finding.start,
    end: finding.end,
    key: finding.fingerprint,
    number: index + 1,
    severity: finding.severity,
    active: finding === active,
  }));
  const basis = (active?.evidence ?? []).filter((each) => each.end > each.start);
  const under = { basis, doubted: doubts };
  const cuts = new Set([...numbered, ...basis, ...doubts].flatMap(({ start, end }) => [start, end]));
  const at = [...cuts].sort((a, b) => a - b);
  const pieces = numbered.filter(({ start, end }) => start === end).map((place) => piece(place, place.start, place.end, under));
  for (let i = 1; i < at.length; i++) {
    const place = numbered.find(({ start, end }) => start <= at[i - 1] && at[i] <= end && start < end);
    const each = piece(place, at[i - 1], at[i], under);
    if (each.classes) pieces.push(each);
  }
  return pieces.sort((a, b) => a.start - b.start || a.end - b.end);
}

const isIn = (list, start, end) => list.some((each) => each.start <= start && end <= each.end);

function piece(place, start, end, under) {
  const classes = [];
  if (place) {
    classes.push("mark", place.severity);
    if (place.start === place.end) classes.push("missing");
    if (place.end === end) classes.push("last");
    if (place.active) classes.push("active");
  }
  for (const [name, list] of Object.entries(under)) if (end > start && isIn(list, start, end)) classes.push(name);
  return { start, end, classes: classes.join(" "), key: place?.key, number: place?.number };
}
