// What happens to places in a text when the text is edited. Offsets are UTF-16 code units, as the
// server counts them too.

/** The one stretch in which two texts differ, or null: `words` stand where start..end stood before. */
export function difference(before, after) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  // Never between the halves of one character.
  if (start > 0 && isHigh(before, start - 1)) start--;
  if (end > 0 && isLow(before, before.length - end)) end--;
  return { start, end: before.length - end, words: after.slice(start, after.length - end) };
}

const isHigh = (text, at) => /[\uD800-\uDBFF]/.test(text[at] ?? "");
const isLow = (text, at) => /[\uDC00-\uDFFF]/.test(text[at] ?? "");

/** The text with a change made. */
export function changed(text, { start, end, words }) {
  return text.slice(0, start) + words + text.slice(end);
}

/** Where a place of `text` is after a change, or null if the change touched it. */
export function moved(place, change, text) {
  const by = change.words.length - (change.end - change.start);
  if (change.end < place.start || (change.end === place.start && !joinsFront(place, change, text))) {
    return { ...place, start: place.start + by, end: place.end + by };
  }
  if (change.start > place.end || (change.start === place.end && !joinsBack(place, change, text))) {
    return place;
  }
  return null;
}

// Letters typed at a word's edge make another word of it.
const joinsBack = (place, change, text) =>
  isWord(change.words[0]) && isWord(text[place.end - 1]) && place.end > place.start;
const joinsFront = (place, change, text) =>
  isWord(change.words.at(-1)) && isWord(text[place.start]) && place.end > place.start;
const isWord = (sign) => sign !== undefined && /[\p{L}\p{M}\p{N}]/u.test(sign);

/** The change that writes `words` at a place; where words go, a blank that they leave goes too. */
export function correction(text, place, words) {
  const change = { start: place.start, end: place.end, words };
  const before = text[place.start - 1];
  const after = text[place.end];
  if (words === "" && place.end > place.start) {
    if (after === " " && (before === undefined || /\s/.test(before))) change.end++;
    else if (before === " " && (after === undefined || /[\s.,;:!?…]/.test(after))) change.start--;
  }
  return change;
}

/** Words shortened for a line, in the middle. */
export function shortened(words, most = 60) {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const part = Math.floor((most - 1) / 2);
  return `${line.slice(0, part).trimEnd()} … ${line.slice(-part).trimStart()}`;
}
