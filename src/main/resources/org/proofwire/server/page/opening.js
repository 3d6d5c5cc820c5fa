// The ways for an article to come in, other than by typing: pasted, dropped, opened, fetched.

import { one } from "./dom.js";

const TYPES = { txt: "text/plain", text: "text/plain", md: "text/markdown", markdown: "text/markdown", html: "text/html", htm: "text/html", xhtml: "text/html" };

/** What only stands at the beginning of a page or a piece of one. */
const LOOKS_LIKE_HTML = /^\s*(?:<!doctype\s+html|<(?:html|head|body|article|section|div|h[1-6]|p|figure|blockquote|ul|ol)\b[^>]*>)/i;

/**
 * Tells the listener of what comes in: `text(content, type, name)`, `address(typed)`,
 * `trouble(title, words)`. `isEmpty` says whether there is an article already.
 */
export function listenToOpening(listener, isEmpty) {
  const file = one("file");
  const choose = () => file.click();
  one("open").addEventListener("click", choose);
  one("open-too").addEventListener("click", choose);
  file.addEventListener("change", () => {
    if (file.files.length > 0) take(file.files[0], listener);
    file.value = "";
  });

  one("address-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = one("address").value.trim();
    if (typed) listener.address(typed);
  });

  const sheet = one("sheet");
  sheet.addEventListener("paste", (event) => {
    if (!isEmpty()) return; // into an article it is pasted as text, as everywhere
    const text = event.clipboardData.getData("text/plain");
    const html = event.clipboardData.getData("text/html");
    if (LOOKS_LIKE_HTML.test(text)) {
      event.preventDefault();
      listener.text(text, "text/html", "pasted");
    } else if (/<(?:p|h[1-6]|li|br)\b/i.test(html) && text.trim() !== "") {
      event.preventDefault();
      listener.text(html, "text/html", "pasted", text);
    } else if (text.trim() !== "") {
      event.preventDefault();
      listener.text(text.replace(/\r\n?/g, "\n"), "text/plain", "pasted");
    }
  });

  const hasFiles = (event) => [...event.dataTransfer.types].includes("Files");
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      sheet.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) sheet.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    sheet.classList.remove("over");
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) take(event.dataTransfer.files[0], listener);
  });
}

async function take(file, listener) {
  const extension = file.name.split(".").pop().toLowerCase();
  const type = TYPES[extension] ?? (file.type.startsWith("text/") ? file.type : null);
  if (!type) {
    listener.trouble(`“${file.name}” can’t be read`, "Save it as text, Markdown or HTML, and give that.");
    return;
  }
  // The bytes as they are: the server finds out in which encoding.
  listener.text(file, type, file.name);
}
