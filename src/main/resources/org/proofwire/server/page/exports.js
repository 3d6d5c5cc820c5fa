// The dialog that gives the corrected article away.

import { compare } from "./compare.js";
import { one } from "./dom.js";
import { download, fileName, html } from "./export.js";
import { notice } from "./notice.js";
import { say } from "./say.js";

/** `desk` has `article`, `card`, and `report()`, which is on the article as it stands. */
export function listenToExports(server, desk) {
  const save = (extension, type, content) => {
    const { headline, story } = desk.article;
    download(fileName(headline || story.slice(0, 60), extension), type, content);
  };

  async function page() {
    const { source } = desk.card;
    if (source) {
      try {
        return await server.corrected(source, desk.article.text);
      } catch (problem) {
        // Too much was changed to find its place among the markup: then without it.
        if (problem.kind !== "not-placeable") throw problem;
      }
    }
    return html(await desk.report());
  }

  const ways = {
    copy: () => navigator.clipboard.writeText(desk.article.text),
    text: () => save("txt", "text/plain", `${desk.article.text.trimEnd()}\n`),
    html: async () => save("html", "text/html", await page()),
    json: async () => save("json", "application/json", `${JSON.stringify(await desk.report(), null, 2)}\n`),
  };
  for (const [name, act] of Object.entries(ways)) {
    one(`export-${name}`).addEventListener("click", async () => {
      try {
        await act();
        say(name === "copy" ? "Copied." : "Saved.");
      } catch (problem) {
        notice(problem.title ?? "That did not work", problem.words ?? problem.message);
      }
      one("export").close();
    });
  }

  one("export-open").addEventListener("click", () => {
    one("export-html-words").textContent = desk.card.source
      ? "the page that was read, with its links and pictures, corrected, .html"
      : "the corrected article with its headings, .html";
    one("export").showModal();
  });
  one("compare-open").addEventListener("click", () => compare(desk.card.first, { ...desk.card.last, text: desk.article.text }));
}
