// What keys do. Single letters do nothing while one writes, and can be turned off.

const SETTING = "proofwire.letter-keys";

export function listenToKeys(hand) {
  const on = document.getElementById("keys-on");
  on.checked = localStorage.getItem(SETTING) !== "off";
  on.addEventListener("change", () => localStorage.setItem(SETTING, on.checked ? "on" : "off"));

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.isComposing) return;
    const act = chord(event, hand) ?? (on.checked ? letter(event, hand) : null);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function chord(event, hand) {
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (event.key === "F8" && !control && !event.altKey) return () => hand.step(event.shiftKey ? -1 : 1);
  if (control && key === "z") return event.shiftKey ? hand.redo : hand.undo;
  if (control && key === "y" && !event.shiftKey) return hand.redo;
  if (event.key === "Escape" && !control) return hand.escape;
  return null;
}

function letter(event, hand) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.target.closest("textarea, input, select")) return null;
  if (/^[1-9]$/.test(event.key)) return () => hand.write(Number(event.key) - 1);
  const letters = {
    n: () => hand.step(1),
    j: () => hand.step(1),
    p: () => hand.step(-1),
    k: () => hand.step(-1),
    a: hand.accept,
    w: hand.why,
    u: hand.undo,
    d: hand.doubts,
    "?": hand.help,
  };
  return letters[event.key] ?? null;
}
