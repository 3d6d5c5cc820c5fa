// What differs between two texts, word by word: the shortest way from one to the other (Myers 1986).

/** A word with the blanks before it, or a sign. */
const PIECES = /\s*[\p{L}\p{M}\p{N}]+(?:['’.\-][\p{L}\p{M}\p{N}]+)*|\s*[^\s\p{L}\p{M}\p{N}]|\s+/gu;

/** With more edits than this it is another text, and shown as such. */
const MOST = 2000;

/** Runs of {kind: "same" | "gone" | "new", words}. */
export function diff(before, after) {
  const a = before.match(PIECES) ?? [];
  const b = after.match(PIECES) ?? [];
  let front = 0;
  while (front < a.length && front < b.length && a[front] === b[front]) front++;
  let back = 0;
  while (back < a.length - front && back < b.length - front && a.at(-1 - back) === b.at(-1 - back)) back++;
  const runs = [];
  const add = (kind, pieces) => {
    if (pieces.length === 0) return;
    if (runs.at(-1)?.kind === kind) runs.at(-1).words += pieces.join("");
    else runs.push({ kind, words: pieces.join("") });
  };
  add("same", a.slice(0, front));
  for (const { kind, piece } of shortest(a.slice(front, a.length - back), b.slice(front, b.length - back))) add(kind, [piece]);
  add("same", back === 0 ? [] : a.slice(-back));
  return runs;
}

function shortest(a, b) {
  const trace = [];
  const reach = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, MOST); edits++) {
    trace.push(new Map(reach));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? reach.get(k + 1) : reach.get(k - 1) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reach.set(k, x);
      if (x >= a.length && y >= b.length) return backwards(trace, a, b);
    }
  }
  return [...a.map((piece) => ({ kind: "gone", piece })), ...b.map((piece) => ({ kind: "new", piece }))];
}

function backwards(trace, a, b) {
  const steps = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits];
    const k = x - y;
    const down = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = reach.get(fromK) ?? 0;
    const fromY = fromX - fromK;
    while (x > fromX && y > fromY) {
      x--;
      y--;
      steps.push({ kind: "same", piece: a[x] });
    }
    if (edits === 0) break;
    if (down) steps.push({ kind: "new", piece: b[fromY] });
    else steps.push({ kind: "gone", piece: a[fromX] });
    x = fromX;
    y = fromY;
  }
  return steps.reverse();
}
