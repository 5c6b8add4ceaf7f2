"use strict";
(() => {
  const state = document.getElementById("state");
  const gallery = document.getElementById("gallery");
  const large = document.getElementById("large");
  const connection = document.getElementById("connection");
  const shown = { state: 0, figures: 0 };
  let wanted = null;
  let busy = false;

  async function load(name) {
    const answer = await fetch(name, { cache: "no-store" });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.text();
  }

  // A large figure stays as it is until it is closed; what has the focus keeps it.
  async function update() {
    if (busy || !wanted) return;
    busy = true;
    try {
      while (wanted.state !== shown.state || (wanted.figures !== shown.figures && !large.open)) {
        const next = { ...wanted };
        if (next.state !== shown.state) {
          state.innerHTML = await load("state");
          shown.state = next.state;
          document.title = `${state.dataset.name}: ${state.querySelector(".verdict").textContent}`;
        }
        if (next.figures !== shown.figures && !large.open) {
          const text = await load("figures");
          if (large.open) break;
          const focused = document.activeElement.closest?.("figure")?.dataset.words;
          gallery.innerHTML = text;
          shown.figures = next.figures;
          document.getElementById("figures").hidden = !gallery.querySelector("figure");
          document.dispatchEvent(new Event("gallery"));
          if (focused) [...gallery.querySelectorAll("figure")].find(f => f.dataset.words === focused)?.querySelector(".enlarge").focus();
        }
      }
    } finally {
      busy = false;
    }
  }

  const source = new EventSource("events");
  source.addEventListener("open", () => connection.textContent = "This page follows the run.");
  source.addEventListener("error", () => connection.textContent = "heppy-status does not answer; trying again.");
  source.addEventListener("message", e => {
    wanted = JSON.parse(e.data);
    update();
  });
  large.addEventListener("close", update);
})();
