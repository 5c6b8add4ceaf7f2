// Opens the page that follows a run while it goes on: figures come and change, what was typed and opened stays, failures are shown at the end;
// no error, and no request to anywhere else.
// node status.mjs ADDRESS [FOLDER for pictures]
import { join } from "node:path";
import { Browser, check, contrast, same } from "./browser.mjs";

const [url, pictures] = process.argv.slice(2);
const browser = await Browser.open();
const word = "document.querySelector('#state .verdict')?.textContent";
const chunks = "parseInt(document.querySelector('#state tbody td:nth-child(3)')?.textContent ?? '-1')";
const take = async name => { if (pictures) await browser.picture(join(pictures, `${name}.png`), true); };

try {
  await browser.go(url);
  await browser.until(`${word} === 'under way' && document.querySelectorAll('#gallery figure').length > 1`, 90);
  const all = await browser.value("document.querySelectorAll('#gallery figure').length");
  const ratios = [];
  for (const scheme of ["light", "dark"]) {
    await browser.media(scheme);
    const worst = await browser.value(contrast);
    check(worst.ratio >= 4.5, `contrast in ${scheme}: ${JSON.stringify(worst)}`);
    ratios.push(`${scheme} ${worst.ratio.toFixed(1)}`);
    await take(`status-${scheme}`);
  }

  // What was typed stays when new figures come, and so does the scale.
  await browser.key("/", "Slash");
  await browser.type("effic");
  const some = await browser.value("[...document.querySelectorAll('#gallery figure')].filter(f => !f.hidden).length");
  check(some > 0 && some < all, "the filter leaves some figures");
  await browser.value("document.getElementById('log').click()");
  const before = await browser.value(chunks);
  await browser.value("document.querySelector('#gallery figure').dataset.old = 'yes'");
  await browser.until("!document.querySelector('#gallery figure').dataset.old", 60);
  await browser.until(`(${chunks}) > ${JSON.stringify(before)}`, 60); // which comes first, figures or numbers, is left open
  same(await browser.value("[...document.querySelectorAll('#gallery figure')].filter(f => !f.hidden).length"), some, "figures of the filter after an update");
  same(await browser.value("getComputedStyle(document.querySelector('.both .drawing.linear')).display"), "none", "logarithmic after an update");

  // A large figure is left alone.
  await browser.value("document.querySelector('#gallery figure:not([hidden]) .enlarge').focus()");
  await browser.key("Enter", "Enter", 13);
  await browser.type("\r");
  await browser.until("document.getElementById('large').open");
  const drawing = await browser.value("document.querySelector('#large-figure svg').outerHTML");
  const then = await browser.value(chunks);
  await browser.until(`${chunks} > ${then}`, 60);
  same(await browser.value("document.querySelector('#large-figure svg')?.outerHTML") === drawing, true, "the large figure stays");
  await browser.key("Escape", "Escape", 27);
  await browser.until("!document.getElementById('large').open && document.querySelectorAll('#large-figure svg').length === 0");

  await browser.until(`${word} === 'stopped'`, 120);
  await browser.until("document.querySelector('.failure')?.textContent.includes('too late')");
  check((await browser.value("document.title")).endsWith(": stopped"), "the title says so");
  await browser.media("light");
  await take("status-end");
  same(browser.requests.filter(r => !r.startsWith(url) && !r.startsWith("data:")), [], "requests to elsewhere");
  same(browser.errors, [], "errors in the console");
  console.log(`${all} figures followed from ${before} to ${await browser.value(chunks)} chunks of the first component; smallest contrast ${ratios.join(", ")}`);
} finally {
  await browser.close();
}
