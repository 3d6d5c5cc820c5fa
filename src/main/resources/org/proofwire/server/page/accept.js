// "It's right": the dialog that asks what is to be let stand, and the list of what is.

import { button, element, one } from "./dom.js";
import { shortened } from "./text.js";

/** In these an unknown word is the complaint, so the word is what is right. */
const ABOUT_WORDS = new Set(["fluency/spelling", "accuracy/untranslated", "accuracy/mistranslation"]);
const NAME = /^\p{Lu}/u;
const FEW = 4;

export class Accept {
  #dialog = one("accept");
  #form = one("accept-form");
  #settled;

  #isShared;

  /** `isShared` says whether the server keeps a list; `save(entry, finding)` adds to it or to the browser's, and `done(finding)` is told when it stands. */
  constructor(isShared, save, done) {
    this.#isShared = isShared;
    this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      one("accept-trouble").textContent = "";
      const kind = new FormData(this.#form).get("kind");
      const { words, finding } = this.#settled;
      const value = kind === "finding" ? finding.fingerprint : words;
      try {
        await save({ [kind]: value, reason: one("reason").value.trim(), comment: kind === "finding" ? words : "" }, finding);
      } catch (problem) {
        one("accept-trouble").textContent = problem.message;
        return;
      }
      this.#dialog.close();
      done(finding);
    });
  }

  /** Asks about a finding, whose words stand in the text. */
  ask(finding, words) {
    this.#settled = { finding, words };
    const tokens = words.trim().split(/\s+/);
    const shared = this.#isShared;
    const isShort = shared && words.trim() !== "" && tokens.length <= FEW && !/[.!?;:]\s/.test(words);
    const isName = isShort && tokens.every((token) => NAME.test(token) || /^(?:al|bin|da|de|del|der|di|du|la|le|van|von)$/.test(token));
    one("accept-word").hidden = !isShort || tokens.length > 1;
    one("accept-name").hidden = !isName;
    one("accept-reason").hidden = !shared;
    one("accept-words").textContent = words ? `“${shortened(words, 120)}”` : "Nothing is missing here";
    one("accept-where").textContent = shared
      ? "It goes to the newsroom’s list, which all who use this server share, and no longer costs anything."
      : "This server keeps no list for the newsroom, so the finding is only hidden in this browser, and still counts in the score.";
    one("accept-trouble").textContent = "";
    one("reason").value = "";
    const kind = isName && tokens.length > 1 ? "name" : isShort && tokens.length === 1 && ABOUT_WORDS.has(finding.category) ? (isName ? "name" : "word") : "finding";
    this.#form.elements.kind.value = kind;
    this.#dialog.showModal();
    this.#form.querySelector("input:checked").focus();
  }
}

/**
 * Lists what is let stand in this article.
 *
 * @param go leads to a finding's place
 * @param take takes an entry back
 */
export function showAccepted(suppressed, textOf, labels, go, take) {
  const place = one("accepted");
  place.hidden = suppressed.length === 0;
  one("accepted-words").textContent =
    suppressed.length === 1 ? "one finding in this article" : `${suppressed.length} findings in this article`;
  one("accepted-list").replaceChildren(
    ...suppressed.map((each) => {
      const { finding, acceptedBy, reason } = each;
      const by = acceptedBy === "" ? "hidden in this browser only" : element("code", "", acceptedBy);
      return element(
        "li", "",
        element("b", "", labels.kind(finding)),
        button("plain", `“${shortened(textOf(finding))}”`, () => go(finding)),
        element("span", "soft", by, reason ? ` (${reason})` : ""),
        button("", "Mark it again", () => take(each)),
      );
    }),
  );
}
