// Talks to the server that this page came from. What goes wrong is a Problem, with words for an
// editor.

const KEY = "proofwire.key";

export class Problem extends Error {
  constructor(kind, title, words, retryAfter = 0) {
    super(`${title}. ${words}`);
    this.kind = kind;
    this.title = title;
    this.words = words;
    this.retryAfter = retryAfter;
  }
}

export class Server {
  #key = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);

  /** Keeps the key for this tab, or for this computer. */
  useKey(key, keep) {
    this.forgetKey();
    this.#key = key;
    (keep ? localStorage : sessionStorage).setItem(KEY, key);
  }

  forgetKey() {
    this.#key = null;
    sessionStorage.removeItem(KEY);
    localStorage.removeItem(KEY);
  }

  info() {
    return this.#json("/v1/info");
  }

  labels() {
    return this.#json("/v1/labels");
  }

  /** The report on an order: {id, title, text | html | url}. */
  check(order) {
    return this.#json("/v1/check", { method: "POST", body: order });
  }

  /** The report on a file's content. */
  read(content, type, id) {
    return this.#json(`/v1/check?notify=false&id=${encodeURIComponent(id)}`, { method: "POST", raw: content, type });
  }

  /** A page's HTML with its words as they were corrected. */
  async corrected(html, text) {
    const answer = await this.#send("/v1/correct", { method: "POST", body: { html, text } });
    return answer.text();
  }

  accepted() {
    return this.#json("/v1/accept");
  }

  accept(entry) {
    return this.#json("/v1/accept", { method: "POST", body: entry });
  }

  unaccept(entry) {
    const names = ["word", "name", "finding", "rule", "path"].filter((name) => entry[name] !== undefined);
    const query = new URLSearchParams(names.map((name) => [name, entry[name]]));
    return this.#json(`/v1/accept?${query}`, { method: "DELETE" });
  }

  async #json(path, options) {
    return (await this.#send(path, options)).json();
  }

  async #send(path, { method = "GET", body, raw, type } = {}) {
    const headers = {};
    if (this.#key) headers.Authorization = `Bearer ${this.#key}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (type) headers["Content-Type"] = type;
    let answer;
    try {
      answer = await fetch(path, { method, headers, body: raw ?? (body && JSON.stringify(body)) });
    } catch {
      throw new Problem("unreachable", "The server does not answer", "Your text is safe here.", 5);
    }
    if (answer.ok) return answer;
    throw await problem(answer);
  }
}

async function problem(answer) {
  const retryAfter = Number(answer.headers.get("Retry-After")) || 0;
  try {
    const { type, title, detail, remedy } = await answer.json();
    return new Problem(type.replace("/problems/", ""), title, `${detail} ${remedy}`, retryAfter);
  } catch {
    return new Problem("broken", "The server answered strangely", `It said ${answer.status}.`, retryAfter);
  }
}
