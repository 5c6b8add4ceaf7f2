// Opens a report as a user would, from its file: filter, scale, keys, contrast, print; no error, and no request to anywhere.
// node report.mjs REPORT.html [FOLDER for pictures]
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { statSync } from "node:fs";
import { Browser, check, contrast, same } from "./browser.mjs";

const [file, pictures] = process.argv.slice(2);
const browser = await Browser.open();
const count = () => browser.value("[...document.querySelectorAll('figure[data-words]')].filter(f => !f.hidden).length");
const visible = kind => browser.value(`[...document.querySelectorAll('.both .drawing.${kind}')].filter(d => getComputedStyle(d).display !== 'none').length`);
const take = async (name, whole) => { if (pictures) await browser.picture(join(pictures, `${name}.png`), whole); };

try {
  const start = Date.now();
  await browser.go(pathToFileURL(file).href);
  const seconds = (Date.now() - start) / 1000;
  const all = await count();
  check(all > 0, "there are figures");

  // Each reference to a clipping or hatching is answered in its own drawing.
  same(await browser.value(`[...document.querySelectorAll('svg')].filter(s => [...s.outerHTML.matchAll(/url\\(#([^)]+)\\)/g)].some(m => s.querySelector('#' + m[1]) !== document.getElementById(m[1]))).length`), 0, "drawings that use what is not their own");

  // The scale: by mouse, by keyboard.
  const pairs = await browser.value("document.querySelectorAll('figure.both').length");
  check(pairs > 0, "there are logarithmic versions");
  same([await visible("linear"), await visible("log")], [pairs, 0], "linear at first");
  await browser.value("document.getElementById('log').click()");
  same([await visible("linear"), await visible("log")], [0, pairs], "logarithmic after the switch");
  await take("log", true);
  await browser.key("l", "KeyL");
  same([await visible("linear"), await visible("log")], [pairs, 0], "linear after the key");

  // The filter.
  await browser.key("/", "Slash");
  same(await browser.value("document.activeElement.id"), "filter", "the key / goes to the filter");
  const word = await browser.value("[...document.querySelectorAll('.enlarge')].at(-1).textContent");
  await browser.type(word);
  const some = await count();
  check(some > 0 && some < all, `the filter leaves some of ${all} figures: ${some}`);
  same(await browser.value("document.getElementById('found').value"), `${some} of ${all} figures`, "their number");
  check(await browser.value(`[...document.querySelectorAll('figure:not([hidden])')].every(f => f.dataset.words.includes('${word.toLowerCase()}'))`), "what is left has the word");
  await browser.type("xyz");
  same(await count(), 0, "figures of no such name");
  await browser.value("{ const f = document.getElementById('filter'); f.value = ''; f.dispatchEvent(new Event('input')); }");
  same(await count(), all, "all are back");

  // A large figure, by keyboard alone.
  await browser.value("document.querySelector('.enlarge').focus()");
  await browser.key("Enter", "Enter", 13);
  await browser.type("\r");
  await browser.until("document.getElementById('large').open");
  const first = await browser.value("document.getElementById('large-name').textContent");
  check(await browser.value("document.querySelector('#large-figure .drawing:first-child svg').getBoundingClientRect().width > 500"), "it is large");
  await take("large");
  await browser.key("ArrowRight", "ArrowRight", 39);
  const second = await browser.value("document.getElementById('large-name').textContent");
  check(all === 1 || second !== first, "the next one");
  await browser.key("ArrowLeft", "ArrowLeft", 37);
  same(await browser.value("document.getElementById('large-name').textContent"), first, "back again");
  await browser.key("Escape", "Escape", 27);
  await browser.until("!document.getElementById('large').open");
  // The event of closing comes a moment after the dialog is closed: all drawings go back to their places then.
  await browser.until("[...document.querySelectorAll('figure[data-words]')].every(f => f.querySelector('.drawing svg'))");
  same(await browser.value("document.activeElement.textContent"), first, "the focus is back");

  // Names and labels.
  same(await browser.value("[...document.querySelectorAll('button, input')].filter(e => !(e.labels?.length || e.textContent.trim() || e.ariaLabel)).length"), 0, "controls without a name");
  same(await browser.value("[...document.querySelectorAll('svg')].filter(s => s.getAttribute('role') !== 'img' || !s.querySelector('title')).length"), 0, "drawings without a title");
  same(await browser.value("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"), [], "ids that are there twice");
  same(await browser.value("document.documentElement.scrollWidth <= innerWidth"), true, "nothing is wider than the page");

  const ratios = [];
  for (const scheme of ["light", "dark"]) {
    await browser.media(scheme);
    const worst = await browser.value(contrast);
    check(worst.ratio >= 4.5, `contrast in ${scheme}: ${JSON.stringify(worst)}`);
    ratios.push(`${scheme} ${worst.ratio.toFixed(1)}`);
    await browser.value("scrollTo(0, 0)");
    await take(scheme, true);
  }

  await browser.size(390, 800);
  same(await browser.value("document.documentElement.scrollWidth <= innerWidth"), true, "nothing is wider than a telephone");
  await take("narrow");
  await browser.size(1280, 900);
  if (pictures) await browser.pdf(join(pictures, "print.pdf"));
  await browser.media("dark", "print");
  same(await browser.value("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)", "paper is white");
  same(await browser.value("getComputedStyle(document.querySelector('.tools')).display"), "none", "nothing to click on paper");

  const elsewhere = browser.requests.filter(r => r !== pathToFileURL(file).href && !r.startsWith("data:"));
  same(elsewhere, [], "requests to elsewhere");
  same(browser.errors, [], "errors in the console");
  console.log(`${file}: ${all} figures, ${(statSync(file).size / 1e6).toFixed(1)} MB, opened in ${seconds.toFixed(1)} s; smallest contrast ${ratios.join(", ")}`);
} finally {
  await browser.close();
}
