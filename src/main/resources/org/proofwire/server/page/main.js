// The editor's page. This module only introduces the others to each other.

import { Arrivals } from "./arrivals.js";
import { Desk } from "./desk.js";
import { closeDialogs, one } from "./dom.js";
import { listenToExports } from "./exports.js";
import { listenToKeys } from "./keys.js";
import { Labels } from "./labels.js";
import { notice, unnotice } from "./notice.js";
import { listenToOpening } from "./opening.js";
import { Problem, Server } from "./server.js";

const server = new Server();
closeDialogs();

/** Asks for the key until it is the right one, where the server wants one. */
async function knock() {
  for (;;) {
    try {
      return await Promise.all([server.info(), server.labels()]);
    } catch (problem) {
      if (problem.kind === "key-needed") {
        await askForKey();
      } else if (problem instanceof Problem) {
        await new Promise((resolve) => {
          notice(problem.title, problem.words, { words: "Try again", do: resolve });
          setTimeout(resolve, 5000);
        });
      } else {
        throw problem;
      }
    }
  }
}

let asked = 0;

function askForKey() {
  const dialog = one("key");
  one("key-trouble").textContent = asked++ > 0 ? "That is not the right one." : "";
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.showModal();
  return new Promise((resolve) => {
    one("key-form").onsubmit = (event) => {
      event.preventDefault();
      server.useKey(one("key-words").value.trim(), one("key-keep").checked);
      one("key-words").value = "";
      dialog.close();
      resolve();
    };
  });
}

const [info, words] = await knock();
unnotice();
one("version").textContent = `${info.name} ${info.version}`;
one("way-address").hidden = !info.canFetch;
const desk = new Desk(server, info, new Labels(words), askForKey);
const arrivals = new Arrivals(server, (article, card) => desk.put(article, card), askForKey);
one("sample").addEventListener("click", () => arrivals.sample());
listenToOpening(arrivals, () => desk.isEmpty);
listenToExports(server, desk);
listenToKeys(desk.hand);
document.documentElement.dataset.ready = "true";
