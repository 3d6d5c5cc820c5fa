// What went wrong, above the article, until it is right again.

import { one } from "./dom.js";

/** `act` is {words, do}, or nothing to press. */
export function notice(title, words, act = null) {
  one("notice-title").textContent = `${title}.`;
  one("notice-words").textContent = words;
  const button = one("notice-do");
  button.hidden = !act;
  button.textContent = act?.words ?? "";
  button.onclick = act?.do ?? null;
  one("notice").hidden = false;
}

export function unnotice() {
  one("notice").hidden = true;
}
