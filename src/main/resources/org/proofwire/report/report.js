// Steps through the findings, filters them and copies suggestions. The page is whole without it.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const notes = all(".note");
  const doubts = one("doubts");
  if (!one("controls")) return;

  const numberOf = (note) => note.id.slice(1);
  const marksOf = (note) => all(`.mark[data-note="${numberOf(note)}"]`);
  const kind = one("kind");
  const position = one("position");
  const help = one("help");
  const toggles = all(".toggle");
  let shown = notes;
  let active = null;

  document.documentElement.classList.add("live");
  one("controls").hidden = false;

  // ---- one finding at a time

  function letGo() {
    if (!active) return;
    for (const element of [active, ...marksOf(active)]) element.classList.remove("active");
    for (const basis of all(".basis.shown")) basis.classList.remove("shown");
    active = null;
  }

  function say() {
    if (!position) return;
    const many = shown.length === 1 ? "1 finding" : `${shown.length} findings`;
    if (shown.length === 0) position.textContent = "No such finding";
    else if (active) position.textContent = `${shown.indexOf(active) + 1} of ${shown.length}`;
    else position.textContent = shown.length === notes.length ? many : `${many} shown`;
  }

  function goTo(note) {
    letGo();
    active = note;
    const marks = marksOf(note);
    for (const element of [note, ...marks]) element.classList.add("active");
    for (const basis of all(`.basis[data-of~="${numberOf(note)}"]`)) basis.classList.add("shown");
    say();
    note.focus({ preventScroll: true });
    const beside = marks.length > 0 && matchMedia("(min-width: 60.01rem)").matches;
    (beside ? marks[0] : note).scrollIntoView({ block: "center" });
  }

  function step(by) {
    if (shown.length === 0) return;
    const at = active ? shown.indexOf(active) + by : by > 0 ? nearest() : nearest() - 1;
    goTo(shown[(at + shown.length) % shown.length]);
  }

  // Where nothing is active yet, the first finding that is not above the window.
  function nearest() {
    const at = shown.findIndex((note) => note.getBoundingClientRect().top >= 0);
    return at < 0 ? 0 : at;
  }

  one("next")?.addEventListener("click", () => step(1));
  one("previous")?.addEventListener("click", () => step(-1));

  // ---- what the model doubts

  function shadeDoubts() {
    const shown = document.body.classList.toggle("doubts-shown");
    doubts.ariaPressed = String(shown);
    doubts.querySelector(".do").textContent = shown ? "Hide" : "Show";
  }
  doubts?.addEventListener("click", shadeDoubts);

  // ---- filter

  function filter() {
    const severities = new Set(
      toggles.filter((toggle) => toggle.ariaPressed === "true").map((toggle) => toggle.dataset.severity));
    shown = notes.filter(
      (note) => severities.has(note.dataset.severity) && (!kind.value || note.dataset.kind === kind.value));
    const visible = new Set(shown);
    for (const note of notes) {
      note.hidden = !visible.has(note);
      for (const mark of marksOf(note)) {
        mark.classList.toggle("off", note.hidden);
        const link = mark.querySelector("a");
        if (note.hidden) link.removeAttribute("href");
        else link.setAttribute("href", `#${note.id}`);
      }
    }
    for (const list of all(".notes")) list.hidden = all(".note", list).every((note) => note.hidden);
    if (active && active.hidden) letGo();
    say();
  }

  for (const toggle of toggles) {
    toggle.addEventListener("click", () => {
      toggle.ariaPressed = String(toggle.ariaPressed !== "true");
      filter();
    });
  }
  kind?.addEventListener("change", filter);

  // ---- a click on a mark, or a link to a note, takes that finding up

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#n"]');
    const note = link && one(link.hash.slice(1));
    if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (note.hidden) showAll();
    goTo(note);
  });

  function showAll() {
    for (const toggle of toggles) toggle.ariaPressed = "true";
    kind.value = "";
    filter();
  }

  // ---- a pointer on a note points at its mark, and the other way round

  function point(event) {
    for (const element of all(".pointed")) element.classList.remove("pointed");
    const at = event.type === "pointerover" && event.target.closest(".note, .mark");
    if (!at) return;
    const note = at.matches(".note") ? at : one(`n${at.dataset.note}`);
    for (const element of [note, ...marksOf(note)]) element.classList.add("pointed");
  }
  document.addEventListener("pointerover", point);
  document.addEventListener("pointerout", point);

  // ---- copy

  for (const suggestion of all(".suggestion > ins")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-it";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy “${suggestion.textContent}”`);
    button.addEventListener("click", () => copy(suggestion.textContent, button));
    suggestion.after(button);
  }

  async function copy(words, button) {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // Pages that are not served safely have no clipboard: select the words and copy those.
      const range = document.createRange();
      range.selectNodeContents(button.previousElementSibling);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.execCommand("copy");
      getSelection().removeAllRanges();
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  }

  // ---- keys

  const keys = {
    n: () => step(1),
    j: () => step(1),
    p: () => step(-1),
    k: () => step(-1),
    c: () => active?.querySelector(".copy-it")?.click(),
    d: () => doubts && shadeDoubts(),
    w: () => {
      const why = active?.querySelector(".why");
      if (why) why.open = !why.open;
    },
    "?": () => help.showModal(),
    Escape: () => { letGo(); say(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("select, input")) return;
    if (event.key.length === 1 && event.key !== "?" && !one("keys-on").checked) return;
    const key = keys[event.key];
    if (!key) return;
    event.preventDefault();
    key();
  });
  one("ask").addEventListener("click", () => help.showModal());
  one("help-close").addEventListener("click", () => help.close());

  const linked = location.hash.startsWith("#n") && one(location.hash.slice(1));
  if (linked) goTo(linked);
})();
