"use strict";
(() => {
  const filter = document.getElementById("filter");
  if (!filter) return;
  const found = document.getElementById("found");
  const large = document.getElementById("large");
  const stage = document.getElementById("large-figure");
  const figures = () => [...document.querySelectorAll("figure[data-words]")];
  const shown = () => figures().filter(f => !f.hidden);
  let current = null;

  // All words that were typed, in any order.
  function find() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(w => w);
    for (const f of figures()) f.hidden = !words.every(w => f.dataset.words.includes(w));
    for (const a of document.querySelectorAll(".analyzer")) a.hidden = !a.querySelector("figure:not([hidden])");
    const [some, all] = [shown().length, figures().length];
    found.value = words.length ? `${some} of ${all} figures` : `${all} figures`;
  }

  // The drawings themselves are shown large: names in them are unique in the page.
  function giveBack() {
    if (current) current.prepend(...stage.childNodes);
    current = null;
  }

  function show(figure) {
    giveBack();
    current = figure;
    document.getElementById("large-name").textContent = figure.querySelector(".enlarge").textContent;
    stage.className = figure.className;
    stage.append(...figure.querySelectorAll(".drawing"));
    if (!large.open) large.showModal();
  }

  function step(by) {
    const all = shown();
    if (current && all.length) show(all[(all.indexOf(current) + by + all.length) % all.length]);
  }

  document.addEventListener("click", e => {
    const figure = e.target.closest("figure[data-words]");
    if (figure && e.target.closest(".enlarge, .drawing")) show(figure);
    if (e.target === large) large.close();
  });
  document.getElementById("before").addEventListener("click", () => step(-1));
  document.getElementById("after").addEventListener("click", () => step(1));
  document.getElementById("close").addEventListener("click", () => large.close());
  large.addEventListener("close", () => {
    const button = current?.querySelector(".enlarge");
    giveBack();
    button?.focus();
  });
  large.addEventListener("keydown", e => {
    if (e.key === "ArrowLeft") step(-1);
    else if (e.key === "ArrowRight") step(1);
  });
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.altKey || e.metaKey || e.target.matches("input[type=search]")) return;
    if (e.key === "/" && !large.open) {
      e.preventDefault();
      filter.focus();
    } else if (e.key === "l") {
      const log = document.getElementById("log");
      (log.checked ? document.getElementById("linear") : log).checked = true;
    }
  });
  filter.addEventListener("input", find);
  document.addEventListener("gallery", find);
  find();
})();
