// Findings that only this browser hides, where the server keeps no list.

const KEY = "proofwire.hidden";
const MOST = 2000;

export class Hidden {
  #keys = read();

  has(fingerprint) {
    return this.#keys.has(fingerprint);
  }

  add(fingerprint) {
    this.#keys.add(fingerprint);
    this.#write();
  }

  remove(fingerprint) {
    this.#keys.delete(fingerprint);
    this.#write();
  }

  #write() {
    try {
      localStorage.setItem(KEY, JSON.stringify([...this.#keys].slice(-MOST)));
    } catch {
      // The browser keeps nothing: then it is hidden until the page is closed.
    }
  }
}

function read() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
  } catch {
    return new Set();
  }
}
