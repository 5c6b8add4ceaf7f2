// Opens pages of the documentation as files, at the width of a desk and of a phone, light and dark: no error, no request to elsewhere, nothing wider than the
// page, contrast, the menu by keyboard.   node site.mjs SITE [FOLDER for pictures]
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { Browser, check, contrast, same } from "./browser.mjs";

const [site, pictures] = process.argv.slice(2);
const pages = ["index", "docs/tutorial", "docs/errors", "docs/coming-from", "docs/analyzers", "docs/draw", "reference/index", "reference/heppy", "reference/Framework/Component"];
const browser = await Browser.open();

try {
  let least = 21;
  for (const [width, height] of [[1280, 900], [1600, 1000], [390, 844]]) {
    await browser.size(width, height);
    for (const page of pages) {
      await browser.go(pathToFileURL(join(site, `${page}.html`)).href);
      await browser.until(`document.title.endsWith('Heppy for .NET') && location.pathname.endsWith('${page}.html')`);
      same(await browser.value("document.documentElement.scrollWidth <= innerWidth"), true, `${page} at ${width}: nothing is wider than the page`);
      same(await browser.value("document.querySelectorAll('h1').length"), 1, `${page}: titles`);
      same(await browser.value("[...document.images].filter(i => !i.alt || !i.naturalWidth).length"), 0, `${page}: pictures without a text, or missing`);
      for (const scheme of ["light", "dark"]) {
        await browser.media(scheme);
        const worst = await browser.value(contrast);
        check(worst.ratio >= 4.5, `contrast of ${page} in ${scheme}: ${JSON.stringify(worst)}`);
        least = Math.min(least, worst.ratio);
        if (pictures) await browser.picture(join(pictures, `${page.replaceAll("/", "-")}-${width}-${scheme}.png`));
      }
    }
  }

  // By keyboard: the first key reaches the text, the second the name, and on a phone the third the menu.
  await browser.go(pathToFileURL(join(site, "index.html")).href);
  await browser.key("Tab", "Tab", 9);
  same(await browser.value("document.activeElement.className"), "skip", "the first link");
  same(await browser.value("document.querySelectorAll('#menu [aria-current]').length"), 1, "the page is marked in the menu");
  check(await browser.value("getComputedStyle(document.querySelector('.to-menu')).display !== 'none'"), "a phone has a link to the menu");
  same(browser.errors, [], "errors");
  same(browser.requests.filter(r => !r.startsWith("file:")), [], "requests to elsewhere");
  console.log(`${pages.length} pages, three widths, light and dark; least contrast ${least.toFixed(1)}`);
} finally {
  await browser.close();
}
