// Short ways to elements.

export const one = (id) => document.getElementById(id);

/** An element with a class, and what is in it. */
export function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

export function button(className, words, act) {
  const made = element("button", className, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** Words that only a screen reader says. */
export const aloud = (words) => element("span", "aloud", words);

/** Every button that is to close its dialog does. */
export function closeDialogs() {
  for (const close of document.querySelectorAll("[data-close]")) {
    close.addEventListener("click", () => close.closest("dialog").close());
  }
}
