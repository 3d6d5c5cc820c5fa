// Finds, filters and sorts the articles. The page is whole without it, for the worst of them.
"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const packed = all("script.shard");
  const rows = one("rows");
  if (packed.length === 0 || !rows || typeof DecompressionStream === "undefined") return;

  const PAGE = 50;
  const VERDICTS = ["publish", "review", "reject"];
  const LABELS = ["Ready to publish", "Edit first", "Not fit to publish"];
  const legend = JSON.parse(one("legend").textContent);
  const stories = [];
  let shown = stories;
  let page = 0;

  // What the numbers in a row are, as Shards.java packs them.
  const SCORE = 0, VERDICT = 1, TITLE = 2, ID = 3, PUBLISHER = 4, DAY = 5, KINDS = 6, WORDS = 7,
    REPORT = 8, COPIES = 9, COPY_LIST = 10;

  // ---- unpacking, a shard at a time; the first is enough for the page as it opens

  let unpacked = 0;
  async function unpack() {
    const bytes = Uint8Array.from(atob(packed[unpacked].textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    stories.push(...(await new Response(stream).json()));
    packed[unpacked].remove();
    unpacked += 1;
  }

  async function unpackAll() {
    while (unpacked < packed.length) {
      await unpack();
      if (unpacked % 5 === 0) {
        say(`Reading ${number(stories.length)} of ${number(legend.stories)} …`);
        await new Promise((next) => setTimeout(next));
      }
    }
  }

  // ---- choosing

  const words = one("words");
  const publisher = one("publisher");
  const kind = one("kind");
  const order = one("order");
  const toggles = all("#sieve .toggle");

  const publisherName = (i) => legend.publishers[i] || "(not told)";
  const number = (n) => n.toLocaleString("en");
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const KEYS = {
    score: (a, b) => a[SCORE] - b[SCORE],
    published: (a, b) => (a[DAY] || "~").localeCompare(b[DAY] || "~"),
    publisher: (a, b) => collator.compare(publisherName(a[PUBLISHER]), publisherName(b[PUBLISHER])),
    title: (a, b) => collator.compare(a[TITLE], b[TITLE]),
    copies: (a, b) => a[COPIES] - b[COPIES],
    words: (a, b) => a[WORDS] - b[WORDS],
  };

  function isPlain() {
    return !words.value.trim() && !publisher.value && !kind.value && order.value === "score" &&
      toggles.every((toggle) => toggle.ariaPressed === "true");
  }

  let turn = 0;
  async function choose() {
    const mine = ++turn;
    page = 0;
    if (isPlain()) {
      shown = stories; // which grows as pages are turned
      return show();
    }
    await unpackAll();
    if (mine !== turn) return; // something else was asked for in the meantime
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set(
      toggles.filter((toggle) => toggle.ariaPressed === "true").map((toggle) => VERDICTS.indexOf(toggle.dataset.verdict)));
    const from = publisher.value === "" ? -1 : Number(publisher.value);
    const of = kind.value === "" ? -1 : Number(kind.value);
    shown = stories.filter((story) =>
      verdicts.has(story[VERDICT]) &&
      (from < 0 || story[PUBLISHER] === from || story[COPY_LIST].some((copy) => copy[1] === from)) &&
      (of < 0 || story[KINDS].some((value, i) => i % 2 === 0 && value === of)) &&
      wanted.every((word) => text(story).includes(word)));
    const key = order.value.replace(/^-/, "");
    const sign = order.value.startsWith("-") ? -1 : 1;
    if (order.value !== "score") shown.sort((a, b) => sign * KEYS[key](a, b));
    show();
  }

  function text(story) {
    return `${story[TITLE]} ${story[ID]} ${publisherName(story[PUBLISHER])}`.toLowerCase();
  }

  // ---- showing

  function say(words) {
    one("found").textContent = words;
  }

  function total() {
    return isPlain() ? legend.stories : shown.length;
  }

  async function show() {
    const mine = turn;
    while (isPlain() && stories.length < (page + 1) * PAGE && unpacked < packed.length) await unpack();
    if (mine !== turn) return;
    const from = page * PAGE;
    const some = shown.slice(from, from + PAGE);
    rows.replaceChildren(...(some.length > 0 ? some.map(row) : [nothing()]));
    const n = total();
    say(isPlain()
      ? `${number(n)} ${n === 1 ? "story" : "stories"}.`
      : `${number(n)} of ${number(legend.stories)} stories.`);
    one("pages").hidden = n <= PAGE;
    one("page").textContent = `${number(from + 1)} to ${number(Math.min(n, from + PAGE))} of ${number(n)}`;
    one("back").disabled = page === 0;
    one("on").disabled = from + PAGE >= n;
    for (const head of all(".rows th[data-order]")) {
      const own = head.dataset.order.replace(/^-/, "");
      const now = order.value.replace(/^-/, "");
      if (own !== now) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", order.value.startsWith("-") ? "descending" : "ascending");
    }
  }

  function cell(name, ...content) {
    const td = document.createElement("td");
    td.className = name;
    td.setAttribute("role", "cell");
    td.append(...content);
    return td;
  }

  function element(name, className, content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (content !== undefined) made.textContent = content;
    return made;
  }

  function link(address, className, content) {
    const a = element("a", className, content);
    a.href = address;
    return a;
  }

  function row(story) {
    const tr = element("tr", VERDICTS[story[VERDICT]]);
    tr.setAttribute("role", "row");
    const sign = element("span", "sign");
    sign.setAttribute("aria-hidden", "true");
    const title = story[REPORT]
      ? link(`reports/${story[REPORT]}.html`, "report", story[TITLE])
      : element("span", "report", story[TITLE]);
    const id = element("span", "id");
    id.append(/^https?:\/\//i.test(story[ID]) ? link(story[ID], "", story[ID]) : story[ID]);
    tr.append(
      cell("points", sign, element("b", "", story[SCORE]), element("span", "aloud", ` ${LABELS[story[VERDICT]]}`)),
      cell("what", title, id),
      cell("who", publisherName(story[PUBLISHER])),
      cell("when", story[DAY]),
      cell("kinds", kinds(story[KINDS])),
      cell("copies", ...copies(story)));
    return tr;
  }

  function kinds(list) {
    const spoken = [];
    for (let i = 0; i < list.length; i += 2) {
      spoken.push(legend.kinds[list[i]] + (list[i + 1] === 1 ? "" : ` ×${list[i + 1]}`));
    }
    const more = spoken.length - 3;
    return spoken.slice(0, 3).join(", ") + (more > 0 ? `, ${more} more` : "");
  }

  function copies(story) {
    if (story[COPIES] === 0) return [];
    const details = element("details");
    const summary = element("summary", "", number(story[COPIES]));
    summary.append(element("span", "narrow", story[COPIES] === 1 ? " copy" : " copies"));
    const list = element("ul");
    for (const [id, from, percent] of story[COPY_LIST]) {
      const words = percent < 100 ? ` (${percent}% the same)` : "";
      list.append(element("li", "", `${publisherName(from)}: ${id}${words}`));
    }
    if (story[COPIES] > story[COPY_LIST].length) {
      list.append(element("li", "", `and ${number(story[COPIES] - story[COPY_LIST].length)} more, in articles.csv`));
    }
    details.append(summary, list);
    return [details];
  }

  function nothing() {
    const tr = element("tr", "nothing");
    const td = cell("", "No story is like that. ");
    td.colSpan = 6;
    tr.append(td);
    return tr;
  }

  // ---- what the reader can do

  function options(select, names, name) {
    const numbered = names.map((each, i) => [name(i), i]).sort((a, b) => collator.compare(a[0], b[0]));
    for (const [label, i] of numbered) select.add(new Option(label, String(i)));
  }
  options(publisher, legend.publishers, publisherName);
  options(kind, legend.kinds, (i) => legend.kinds[i]);

  let typing = 0;
  words.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(choose, 200);
  });
  for (const select of [publisher, kind, order]) select.addEventListener("change", choose);
  for (const toggle of toggles) {
    toggle.addEventListener("click", () => {
      toggle.ariaPressed = String(toggle.ariaPressed !== "true");
      choose();
    });
  }
  one("sieve").addEventListener("submit", (event) => event.preventDefault());
  one("sieve").addEventListener("reset", () => {
    for (const toggle of toggles) toggle.ariaPressed = "true";
    setTimeout(choose);
  });
  for (const head of all(".rows th[data-order]")) {
    const button = element("button", "", head.textContent);
    button.type = "button";
    button.addEventListener("click", () => {
      const first = head.dataset.order;
      const second = first.startsWith("-") ? first.slice(1) : `-${first}`;
      const next = order.value === first ? second : first;
      if (![...order.options].some((option) => option.value === next)) {
        order.add(new Option(`By ${head.textContent.toLowerCase()}, the other way`, next));
      }
      order.value = next;
      choose();
    });
    head.replaceChildren(button);
  }
  // The charts' names become ways into the list.
  for (const name of all(".shares [data-filter]")) {
    const select = name.dataset.filter === "publishers" ? publisher : kind;
    const option = [...select.options].find((each) => each.text === name.dataset.value);
    if (!option) continue;
    const button = element("button", "", name.textContent);
    button.type = "button";
    button.addEventListener("click", () => {
      select.value = option.value;
      choose();
      one("articles").scrollIntoView();
    });
    name.replaceChildren(button);
  }
  one("back").addEventListener("click", () => turnTo(page - 1));
  one("on").addEventListener("click", () => turnTo(page + 1));
  function turnTo(next) {
    page = next;
    show();
    one("articles").scrollIntoView();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    words.focus();
  });

  document.documentElement.classList.add("live");
  one("sieve").hidden = false;
  choose();
})();
