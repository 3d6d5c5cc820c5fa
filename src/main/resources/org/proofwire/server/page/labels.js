// What an editor reads in place of ids. The words are the server's, and those of its reports.

export class Labels {
  #words;

  constructor({ rules, categories, severities, verdicts }) {
    this.#words = { rules, categories, severities, verdicts };
  }

  /** What kind of finding it is. LanguageTool's ids are jargon, so its findings go by category. */
  kind(finding) {
    return this.#words.rules[finding.rule] ?? this.category(finding.category);
  }

  rule(id) {
    return this.#words.rules[id] ?? id;
  }

  category(id) {
    return this.#words.categories[id] ?? id;
  }

  severity(id) {
    return this.#words.severities[id] ?? id;
  }

  verdict(id) {
    return this.#words.verdicts[id] ?? { label: id, meaning: "" };
  }
}
