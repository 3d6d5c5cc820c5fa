// Has what comes in read by the server, where it is more than plain text.

import { Article } from "./article.js";
import { notice, unnotice } from "./notice.js";
import { say } from "./say.js";

export class Arrivals {
  #server;
  #put;
  #askForKey;

  /** `put(article, card)` lays an article on the desk; the card says what else is known of it. */
  constructor(server, put, askForKey) {
    this.#server = server;
    this.#put = put;
    this.#askForKey = askForKey;
  }

  /** A file, or pasted words; `plain` is the plain text of what was pasted with its looks. */
  async text(content, type, name, plain = null) {
    if (type === "text/plain" && typeof content === "string") {
      this.#put(new Article("", content.trim()), { id: name });
      return;
    }
    await this.#receive(async () => {
      const report = await this.#server.read(content, type, name);
      // The page itself is kept, to be corrected; of pasted looks there is nothing to keep.
      const isPage = type === "text/html" && plain === null;
      return { report, source: isPage ? await textOf(content) : null };
    }, plain);
  }

  async address(typed) {
    await this.#receive(async () => ({ report: await this.#server.check({ url: typed, notify: false }), source: null }));
  }

  async sample() {
    const answer = await fetch("/page/sample.txt");
    this.#put(new Article("", (await answer.text()).trim()), { id: "sample" });
  }

  trouble(title, words) {
    notice(title, words);
  }

  async #receive(read, plain = null) {
    document.body.classList.add("reading");
    say("Reading.");
    try {
      const { report, source } = await read();
      unnotice();
      this.#put(Article.of(report), { id: report.article.id, source, headlineKnown: true });
    } catch (problem) {
      if (problem.kind === "key-needed") {
        await this.#askForKey();
        await this.#receive(read, plain);
      } else if (plain !== null) {
        this.#put(new Article("", plain.trim()), { id: "pasted" });
      } else {
        notice(problem.title ?? "It can’t be read", problem.words ?? problem.message);
      }
    } finally {
      document.body.classList.remove("reading");
    }
  }
}

const textOf = async (content) => (typeof content === "string" ? content : content.text());
