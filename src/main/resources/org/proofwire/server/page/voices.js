// Who said what, for an editor to look through: a quote given to the wrong person is the error that
// no reader forgives.

import { button, element, one } from "./dom.js";
import { shortened } from "./text.js";

/** Below this a speaker is more guessed than known; the report has the same bound. */
const DOUBTFUL = 0.6;
const LONGEST = 180;

/** `textOf(place)` gives the words of a place, `go(place)` leads there. */
export function showVoices(quotes, textOf, go) {
  const voices = new Map();
  for (const quote of quotes) {
    const said = voices.get(quote.speaker) ?? [];
    said.push(quote);
    voices.set(quote.speaker, said);
  }
  one("voices").hidden = quotes.length === 0;
  one("voices-list").replaceChildren(
    ...[...voices].map(([speaker, said]) =>
      element("div", speaker === null ? "voice nobody" : "voice", element("dt", "", speaker ?? "Nobody named"), ...said.map((quote) => entry(quote, textOf, go))),
    ),
  );
}

function entry(quote, textOf, go) {
  const where = element("span", "where");
  if (quote.cue) where.append(element("span", "cue", shortened(textOf(quote.cue))), " · ");
  if (quote.speaker !== null && quote.confidence < DOUBTFUL) where.append(element("span", "doubt", "not sure"), " · ");
  where.append(button("plain", "show in the text", () => go(quote)));
  return element("dd", "", element("span", "quote", shortened(textOf(quote), LONGEST)), " ", where);
}
