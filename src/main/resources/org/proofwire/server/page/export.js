// The corrected article, to be taken away.

/** A file's name made of a headline. */
export function fileName(headline, extension) {
  const words = headline.normalize("NFD").replace(/[^\p{L}\p{N}]+/gu, " ").replace(/\p{M}/gu, "").trim().toLowerCase();
  const name = words.replace(/ /g, "-").slice(0, 60).replace(/-+$/, "") || "article";
  return `${name}.${extension}`;
}

export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const TAGS = { headline: "h1", subheading: "h2", "list-item": "li" };

/** The article of a report as a plain page, its paragraphs as what they are in the story. */
export function html({ article }) {
  const lines = [];
  let inList = false;
  for (const { start, end, role } of article.paragraphs) {
    if ((role === "list-item") !== inList) {
      inList = !inList;
      lines.push(inList ? "<ul>" : "</ul>");
    }
    const tag = TAGS[role] ?? "p";
    const words = escaped(article.text.slice(start, end)).replace(/^[\u2022\-–*]\s+/, role === "list-item" ? "" : "$&");
    lines.push(`<${tag}>${words.replace(/\n/g, "<br>\n")}</${tag}>`);
  }
  if (inList) lines.push("</ul>");
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(article.title)}</title></head>
<body>
<article>
${lines.join("\n")}
</article>
</body>
</html>
`;
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (words) => words.replace(/[&<>"]/g, (sign) => SIGNS[sign]);
