// What is let stand: in the newsroom's list on the server, or else in this browser alone.

import { Hidden } from "./hidden.js";

export class Standing {
  #server;
  #hidden = new Hidden();

  /** `isShared` says whether the server keeps a list. */
  constructor(server, isShared) {
    this.#server = server;
    this.isShared = isShared;
  }

  /** Whether this browser hides a finding. */
  hides = (fingerprint) => this.#hidden.has(fingerprint);

  async add(entry, finding) {
    if (this.isShared) await this.#server.accept(entry);
    else this.#hidden.add(finding.fingerprint);
  }

  /** Takes back what let a finding stand. */
  async remove({ finding, acceptedBy }) {
    if (acceptedBy === "") {
      this.#hidden.remove(finding.fingerprint);
      return;
    }
    const { entries } = await this.#server.accepted();
    const entry = entries.find(({ as }) => as === acceptedBy);
    if (entry) await this.#server.unaccept(entry);
  }
}
