// The article as it came, and as it is now.

import { diff } from "./diff.js";
import { element, one } from "./dom.js";

/** `first` and `last` are {text, score, verdict}. */
export function compare(first, last) {
  const runs = diff(first.text, last.text);
  one("before").replaceChildren(...runs.filter(({ kind }) => kind !== "new").map(({ kind, words }) => (kind === "gone" ? element("del", "", words) : words)));
  one("after").replaceChildren(...runs.filter(({ kind }) => kind !== "gone").map(({ kind, words }) => (kind === "new" ? element("ins", "", words) : words)));
  score("before-score", first);
  score("after-score", last);
  const changes = runs.filter(({ kind }, index) => kind !== "same" && runs[index - 1]?.kind !== (kind === "new" ? "gone" : "new")).length;
  one("compare-words").textContent =
    changes === 0 ? "Nothing has been changed yet."
    : `${changes === 1 ? "One place has" : `${changes} places have`} been changed.`;
  one("compare").showModal();
  const columns = one("columns");
  const [mark] = [...columns.querySelectorAll("del, ins")].sort((a, b) => a.offsetTop - b.offsetTop);
  columns.scrollTop = mark ? mark.offsetTop - columns.clientHeight / 3 : 0;
}

function score(id, { score, verdict }) {
  const points = one(id);
  points.className = `points ${verdict ?? ""}`;
  points.textContent = score ?? "";
}
