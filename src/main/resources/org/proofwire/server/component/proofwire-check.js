// <proofwire-check for="story"> shows what Proofwire says of the text area or element with that id,
// and keeps up while somebody writes. One file, no dependencies:
//
//   <script type="module" src="https://checker.example/component/proofwire-check.js"></script>
//   <textarea id="story">…</textarea>
//   <proofwire-check for="story"></proofwire-check>
//
// Attributes: for (id of the text), headline (id of a field with the headline), server (where this
// file comes from, if not given), profile, live="off" (check only when told to).
// Properties: key (the server's key, where it wants one), report (the latest report, or null).
// Methods: check(). Events: proofwire-report (detail: the report), proofwire-problem (detail: why not).

const HOME = new URL(import.meta.url).origin;
const AFTER_TYPING = 800;
const SEVERITIES = ["critical", "major", "minor", "neutral"];
const BLOCKS = "address,article,aside,blockquote,dd,div,dl,dt,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,li,main,ol,p,pre,section,table,td,th,tr,ul";
const UNREAD = "script,style,template,noscript,textarea,select,button,iframe,svg,math,[hidden]";
const BETWEEN = "\n\n";

const STYLE = `
:host {
  --sheet: #fff; --ink: #1e1d1a; --soft: #5c5850; --line: #ddd8cc; --track: #e6e1d6; --link: #1d4e79;
  --critical: #9b1230; --critical-wash: #fae4e6; --major: #8a4700; --major-wash: #fbecd3;
  --minor: #1d5a83; --minor-wash: #e2eef6; --neutral: #5c5850; --neutral-wash: #edeae2;
  --good: #22663f; --good-wash: #e1f0e4;
  --book: Charter, "Bitstream Charter", "Source Serif 4", "Iowan Old Style", Palatino, Cambria, Georgia, "Noto Serif", "Liberation Serif", serif;
  display: block; color: var(--ink);
  font: 400 15px/1.45 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :host {
    --sheet: #1f2022; --ink: #e8e4da; --soft: #a8a397; --line: #37373a; --track: #37373a; --link: #93c0ea;
    --critical: #ff8f9c; --critical-wash: #47202a; --major: #f0b063; --major-wash: #3f2e17;
    --minor: #8fc4ea; --minor-wash: #1b3447; --neutral: #b3aea2; --neutral-wash: #313134;
    --good: #86cf9f; --good-wash: #1c3526;
  }
}
.critical { --tint: var(--critical); --wash: var(--critical-wash); }
.major { --tint: var(--major); --wash: var(--major-wash); }
.minor { --tint: var(--minor); --wash: var(--minor-wash); }
.neutral { --tint: var(--neutral); --wash: var(--neutral-wash); }
.publish { --tint: var(--good); } .review { --tint: var(--major); } .reject { --tint: var(--critical); }
* { box-sizing: border-box; } [hidden] { display: none !important; }
p, ol, h2 { margin: 0; padding: 0; } ol { list-style: none; }
.panel { padding: 14px 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); overflow-wrap: anywhere; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; }
.score { color: var(--tint); font: 700 44px/1 var(--book); letter-spacing: -.02em; }
.said { flex: 1 1 10em; min-width: 0; }
h2 { font: 700 18px/1.2 var(--book); }
.tallies, .state, .why { color: var(--soft); font-size: 13px; }
.scale { width: 100%; height: 6px; margin: 10px 0 2px; border-radius: 3px; background: var(--track); overflow: hidden; }
.scale i { display: block; height: 100%; background: var(--tint); }
li { border-top: 1px solid var(--line); } ol { margin-top: 10px; }
button { font: inherit; color: inherit; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; border-radius: 4px; }
.title { display: block; width: 100%; padding: 8px 4px; border: 0; background: none; text-align: left; }
.title:hover { background: var(--neutral-wash); }
.severity { color: var(--tint); font-weight: 700; } .kind { font-weight: 700; }
.critical .severity::before { content: "■ "; } .major .severity::before { content: "▲ "; }
.minor .severity::before { content: "● "; } .neutral .severity::before { content: "○ "; }
.brief { display: block; color: var(--soft); } .brief ins { color: var(--good); text-decoration: none; font-weight: 600; }
.open .brief { display: none; }
.body { padding: 0 4px 10px; }
.fix { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
.write { padding: 3px 10px; border: 1px solid transparent; border-radius: 6px; background: var(--good-wash); color: var(--good); font-weight: 600; white-space: pre-wrap; text-align: left; }
.write:hover { border-color: var(--good); }
.why { margin-top: 8px; }
.trouble { color: var(--critical); font-weight: 600; } .again { margin-top: 8px; padding: 4px 12px; border: 1px solid var(--line); border-radius: 6px; background: none; }
.aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

// ---- what is checked: a field, or an element and the text in it

class FieldText {
  constructor(element) {
    this.element = element;
    this.text = element.value;
  }

  get canWrite() {
    return !this.element.readOnly && !this.element.disabled;
  }

  select(start, end) {
    this.element.focus();
    this.element.setSelectionRange(start, end);
  }

  write(start, end, words) {
    this.element.setRangeText(words, start, end, "end");
    this.element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText", data: words }));
  }

  mark() {}
}

class ElementText {
  #runs = [];

  constructor(element) {
    this.element = element;
    let text = "";
    let apart = false;
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const data = node.data;
        if (data.trim() === "" && (text === "" || apart)) return;
        if (apart && text !== "") text += BETWEEN;
        apart = false;
        this.#runs.push({ node, start: text.length, end: text.length + data.length });
        text += data;
      } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(UNREAD)) {
        if (node.matches("br")) {
          text += "\n";
          return;
        }
        const block = node.matches(BLOCKS);
        apart ||= block;
        node.childNodes.forEach(walk);
        apart ||= block;
      }
    };
    element.childNodes.forEach(walk);
    this.text = text;
  }

  get canWrite() {
    return this.element.isContentEditable;
  }

  range(start, end) {
    const range = document.createRange();
    const first = this.#runs.find((run) => run.end > start) ?? this.#runs.at(-1);
    const last = this.#runs.findLast((run) => run.start < Math.max(end, start + 1)) ?? first;
    if (!first) return range;
    range.setStart(first.node, Math.min(first.node.length, Math.max(0, start - first.start)));
    range.setEnd(last.node, Math.min(last.node.length, Math.max(0, end - last.start)));
    return range;
  }

  select(start, end) {
    const range = this.range(start, end);
    if (this.canWrite) this.element.focus();
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  }

  write(start, end, words) {
    const range = this.range(start, end);
    if (range.startContainer === range.endContainer) {
      range.startContainer.replaceData(range.startOffset, range.endOffset - range.startOffset, words);
    } else {
      range.deleteContents();
      range.insertNode(document.createTextNode(words));
    }
    this.element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText", data: words }));
  }

  /** Underlines findings without touching the page's elements, where the browser can. */
  mark(findings, name) {
    if (!globalThis.CSS?.highlights) return;
    for (const severity of SEVERITIES) {
      const ranges = findings.filter((each) => each.severity === severity && each.end > each.start).map((each) => this.range(each.start, each.end));
      CSS.highlights.set(`${name}-${severity}`, new Highlight(...ranges));
    }
  }
}

const textOf = (element) => (element.matches("textarea, input") ? new FieldText(element) : new ElementText(element));

/** How findings are underlined in an element; each component has names of its own. */
function underlines(name) {
  const colours = { critical: ["double", "#9b1230", "#ff8f9c"], major: ["solid", "#b35c00", "#f0b063"], minor: ["dotted", "#1d5a83", "#8fc4ea"], neutral: ["dashed", "#5c5850", "#b3aea2"] };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    Object.entries(colours)
      .map(([severity, [line, light, dark]]) => `::highlight(${name}-${severity}) { text-decoration: underline 2px ${line} light-dark(${light}, ${dark}); }`)
      .join("\n"),
  );
  return sheet;
}

let made = 0;

export class ProofwireCheck extends HTMLElement {
  static observedAttributes = ["for", "headline", "server", "profile"];

  /** The server's key, where it wants one. */
  key = "";
  /** The latest report, or null. */
  report = null;

  #name = `proofwire-${++made}`;
  #sheet = underlines(this.#name);
  #labels = null;
  #labelsFrom = null;
  #target = null;
  #asked = 0;
  #timer = null;
  #open = null;
  /** How much of the checked text was the headline. */
  #offset = 0;
  #problem = null;
  #checking = false;
  #typed = () => {
    if (this.getAttribute("live") !== "off") this.#soon(AFTER_TYPING);
  };
  #watch = new MutationObserver(this.#typed);

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.innerHTML = '<section class="panel" aria-label="Proofwire"></section><p class="aloud" role="status"></p>';
  }

  connectedCallback() {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    this.#show();
    this.#soon(0);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#listen(null);
    this.#asked++;
    for (const severity of SEVERITIES) globalThis.CSS?.highlights?.delete(`${this.#name}-${severity}`);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  attributeChangedCallback(_name, before, after) {
    if (!this.isConnected || before === after) return;
    this.#soon(0);
  }

  get server() {
    return (this.getAttribute("server") || HOME).replace(/\/+$/, "");
  }

  #soon(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.check(), milliseconds);
  }

  /** Checks the text as it stands; the report, or null if there was none. */
  async check() {
    clearTimeout(this.#timer);
    const element = document.getElementById(this.getAttribute("for") ?? "");
    this.#listen(element);
    const asked = ++this.#asked; // whatever was asked before comes too late
    if (!element) return this.#failed(asked, "There is no text to check", `No element has the id “${this.getAttribute("for") ?? ""}”.`);
    const headline = document.getElementById(this.getAttribute("headline") ?? "");
    const title = (headline ? textOf(headline).text : "").trim();
    const { text } = textOf(element);
    if (text.trim() === "") {
      this.report = this.#problem = null;
      this.#checking = false;
      this.#show();
      return null;
    }
    this.#checking = true;
    this.#show();
    const before = title ? title + BETWEEN : "";
    const order = { id: this.id || location.href.split("#")[0], text: before + text, notify: false };
    if (title) order.title = title;
    if (this.getAttribute("profile")) order.profile = this.getAttribute("profile");
    try {
      if (this.#labelsFrom !== this.server) {
        this.#labels = await this.#ask("/v1/labels");
        this.#labelsFrom = this.server;
      }
      const report = await this.#ask("/v1/check", order);
      if (asked !== this.#asked) return null;
      this.#checking = false;
      this.#problem = null;
      this.report = report;
      this.#offset = before.length;
      this.#show();
      this.#say();
      this.dispatchEvent(new CustomEvent("proofwire-report", { detail: report, bubbles: true, composed: true }));
      return report;
    } catch (problem) {
      return this.#failed(asked, problem.title ?? "The server does not answer", problem.words ?? "Is its address right, and does it allow this site (--allow-origin)?");
    }
  }

  async #ask(path, body) {
    const headers = {};
    if (this.key) headers.Authorization = `Bearer ${this.key}`;
    if (body) headers["Content-Type"] = "application/json";
    const answer = await fetch(this.server + path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body), credentials: "omit" });
    const said = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(said.title), { title: said.title, words: `${said.detail} ${said.remedy}` });
    return said;
  }

  #failed(asked, title, words) {
    if (asked !== this.#asked) return null;
    this.#checking = false;
    this.#problem = { title, words };
    this.#show();
    this.dispatchEvent(new CustomEvent("proofwire-problem", { detail: this.#problem, bubbles: true, composed: true }));
    return null;
  }

  #listen(element) {
    if (element === this.#target) return;
    this.#target?.removeEventListener("input", this.#typed);
    this.#watch.disconnect();
    this.#target = element;
    element?.addEventListener("input", this.#typed);
    // An element's text may change by itself as well.
    if (element && !element.matches("textarea, input")) this.#watch.observe(element, { childList: true, characterData: true, subtree: true });
  }

  // ---- the panel

  #show() {
    const panel = this.shadowRoot.querySelector(".panel");
    panel.ariaLabel = `Proofwire on ${this.#target?.ariaLabel || this.#target?.labels?.[0]?.textContent.trim() || this.getAttribute("for")}`;
    const held = this.shadowRoot.activeElement?.dataset.key;
    panel.replaceChildren(...this.#content());
    if (held) [...panel.querySelectorAll("[data-key]")].find((each) => each.dataset.key === held)?.focus();
    const found = this.report && this.#target && !this.#problem ? this.#inTarget(this.report.findings) : [];
    if (this.#target) textOf(this.#target).mark(found, this.#name);
  }

  /** The findings whose words still stand in the target, with their places there. */
  #inTarget(findings) {
    const { text } = textOf(this.#target);
    return findings
      .map((finding) => ({ ...finding, start: finding.start - this.#offset, end: finding.end - this.#offset }))
      .filter((place) => place.start >= 0 && text.slice(place.start, place.end) === place.text);
  }

  /** Where a finding's words stand in the target; nothing if somebody has changed them since. */
  #placeOf(finding) {
    return this.#inTarget([finding])[0];
  }

  #content() {
    if (this.#problem) {
      const again = part("button", "again", "Try again");
      again.addEventListener("click", () => this.check());
      return [part("p", "trouble", `${this.#problem.title}.`), part("p", "", this.#problem.words), again];
    }
    if (!this.report) return [part("p", "state", this.#checking ? "Checking …" : "Nothing to check yet.")];
    const { scorecard, findings } = this.report;
    const verdict = this.#labels.verdicts[scorecard.verdict];
    const top = part("div", `top ${scorecard.verdict}`);
    const score = part("p", "score", String(scorecard.score));
    score.append(part("span", "aloud", " of 100"));
    top.append(score, part("div", "said", part("h2", "", verdict.label), part("p", "tallies", this.#checking ? "Checking …" : `${tallies(findings, this.#labels)}${between(scorecard.range)}`)));
    const bar = part("i");
    bar.style.width = `${scorecard.score}%`;
    const scale = part("div", `scale ${scorecard.verdict}`, bar);
    scale.ariaHidden = "true";
    return [top, scale, part("ol", "", ...findings.map((finding) => this.#note(finding)))];
  }

  #note(finding) {
    const { fingerprint, text, suggestions } = finding;
    const isOpen = this.#open === fingerprint;
    const note = part("li", `${finding.severity}${isOpen ? " open" : ""}`);
    const kind = this.#labels.rules[finding.rule] ?? this.#labels.categories[finding.category] ?? finding.rule;
    const brief = part("span", "brief", shortened(text) || "something is missing");
    if (suggestions.length > 0) brief.append(" → ", part("ins", "", suggestions[0] === "" ? "delete it" : shortened(suggestions[0])));
    const title = part("button", "title", part("span", "severity", this.#labels.severities[finding.severity]), " ", part("span", "kind", kind), brief);
    title.type = "button";
    title.dataset.key = fingerprint;
    title.ariaExpanded = String(isOpen);
    title.addEventListener("click", () => {
      this.#open = isOpen ? null : fingerprint;
      this.#show();
      if (isOpen) return;
      this.#selectIfThere(finding);
    });
    note.append(title);
    if (isOpen) note.append(this.#body(finding));
    return note;
  }

  #body(finding) {
    const body = part("div", "body", part("p", "", finding.message));
    if (textOf(this.#target).canWrite && this.#placeOf(finding)) {
      const fix = part("div", "fix");
      finding.suggestions.slice(0, 5).forEach((words, index) => {
        const write = part("button", "write", words === "" ? "Delete it" : words);
        write.type = "button";
        write.dataset.key = `${finding.fingerprint} ${index}`;
        write.addEventListener("click", () => this.#write(finding, words));
        fix.append(write);
      });
      body.append(fix);
    }
    if (finding.why) body.append(part("p", "why", finding.why));
    return body;
  }

  #selectIfThere(finding) {
    const place = this.#placeOf(finding);
    if (!place) return;
    const back = this.shadowRoot.activeElement;
    textOf(this.#target).select(place.start, place.end);
    back?.focus({ preventScroll: true });
  }

  #write(finding, words) {
    const place = this.#placeOf(finding);
    if (place) textOf(this.#target).write(place.start, place.end, words);
    this.#soon(0);
  }

  #say() {
    const many = this.report.findings.length;
    const { score, verdict } = this.report.scorecard;
    this.shadowRoot.querySelector("[role=status]").textContent = `${this.#labels.verdicts[verdict].label}: ${score} of 100, ${many === 1 ? "1 finding" : `${many} findings`}.`;
  }
}

function part(name, className = "", ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** How sure the score is. */
const between = ({ low, high }) => (low < high ? ` · between ${low} and ${high}` : "");

function tallies(findings, labels) {
  if (findings.length === 0) return "Nothing to mend";
  return SEVERITIES.map((severity) => [severity, findings.filter((each) => each.severity === severity).length])
    .filter(([, many]) => many > 0)
    .map(([severity, many]) => `${many} ${labels.severities[severity].toLowerCase()}`)
    .join(", ");
}

const shortened = (words) => (words.length > 48 ? `${words.slice(0, 30).trimEnd()} … ${words.slice(-14).trimStart()}` : words);

customElements.define("proofwire-check", ProofwireCheck);
