// Says to a screen reader what others see.

import { one } from "./dom.js";

let timer = null;

/** Said once it is quiet: of several things at once, the last. */
export function say(words) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const place = one("say");
    // The same words twice are still news.
    place.textContent = place.textContent === words ? `${words}\u00A0` : words;
  }, 150);
}
