// What is to be marked in the text: the findings that are shown, and where the active one rests.

/** Places for the editor, sorted and without overlap. */
export function places(findings, active) {
  const numbered = findings.map((finding, index) => ({
    start: finding.start,
    end: finding.end,
    key: finding.fingerprint,
    number: index + 1,
    severity: finding.severity,
    active: finding === active,
  }));
  const basis = (active?.evidence ?? []).filter((each) => each.end > each.start);
  const cuts = new Set(numbered.flatMap(({ start, end }) => [start, end]));
  for (const { start, end } of basis) cuts.add(start).add(end);
  const at = [...cuts].sort((a, b) => a - b);
  const pieces = numbered.filter(({ start, end }) => start === end).map((place) => piece(place, place.start, place.end, basis));
  for (let i = 1; i < at.length; i++) {
    const place = numbered.find(({ start, end }) => start <= at[i - 1] && at[i] <= end && start < end);
    if (place || isIn(basis, at[i - 1], at[i])) pieces.push(piece(place, at[i - 1], at[i], basis));
  }
  return pieces.sort((a, b) => a.start - b.start || a.end - b.end);
}

const isIn = (list, start, end) => list.some((each) => each.start <= start && end <= each.end);

function piece(place, start, end, basis) {
  const classes = [];
  if (place) {
    classes.push("mark", place.severity);
    if (place.start === place.end) classes.push("missing");
    if (place.end === end) classes.push("last");
    if (place.active) classes.push("active");
  }
  if (end > start && isIn(basis, start, end)) classes.push("basis");
  return { start, end, classes: classes.join(" "), key: place?.key, number: place?.number };
}
