// Drives Debian's chromium by its DevTools protocol, through pipes: no package is needed.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pause = ms => new Promise(done => setTimeout(done, ms));

export class Browser {
  #process; #folder; #id = 0; #waiting = new Map(); #rest = ""; #session;

  // What pages asked for, and what they complained about.
  requests = [];
  errors = [];

  static async open() {
    const browser = new Browser();
    browser.#folder = mkdtempSync(join(tmpdir(), "heppy-browser-"));
    browser.#process = spawn("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
      "--disable-background-networking", "--disable-component-update", "--no-first-run", `--user-data-dir=${browser.#folder}`, "--remote-debugging-pipe", "about:blank"],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    browser.#process.stdio[4].setEncoding("utf8").on("data", text => browser.#read(text));
    const { targetInfos } = await browser.send("Target.getTargets");
    const page = targetInfos.find(t => t.type === "page");
    browser.#session = (await browser.send("Target.attachToTarget", { targetId: page.targetId, flatten: true })).sessionId;
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await browser.send(`${domain}.enable`);
    await browser.size(1280, 900);
    return browser;
  }

  #read(text) {
    const parts = (this.#rest + text).split("\0");
    this.#rest = parts.pop();
    for (const message of parts.map(p => JSON.parse(p))) {
      if (message.id) {
        const { done, failed, method } = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.error) failed(new Error(`${method}: ${message.error.message}`));
        else done(message.result);
      } else this.#event(message.method, message.params);
    }
  }

  #event(method, p) {
    if (method === "Network.requestWillBeSent") this.requests.push(p.request.url);
    else if (method === "Runtime.exceptionThrown") this.errors.push(p.exceptionDetails.exception?.description ?? p.exceptionDetails.text);
    else if (method === "Runtime.consoleAPICalled" && ["error", "warning", "assert"].includes(p.type)) this.errors.push(p.args.map(a => a.value ?? a.description).join(" "));
    else if (method === "Log.entryAdded" && ["error", "warning"].includes(p.entry.level)) this.errors.push(`${p.entry.text} ${p.entry.url ?? ""}`);
  }

  send(method, params = {}) {
    const id = ++this.#id;
    this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.#session }) + "\0");
    return new Promise((done, failed) => this.#waiting.set(id, { done, failed, method }));
  }

  // Goes to a page and waits until it is loaded.
  async go(url) {
    await this.send("Page.navigate", { url });
    await this.until("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  // The value of an expression in the page.
  async value(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value;
  }

  async until(expression, seconds = 30) {
    for (const end = Date.now() + 1000 * seconds; ; await pause(50)) {
      if (await this.value(`!!(${expression})`).catch(() => false)) return;
      if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for: ${expression}`);
    }
  }

  // Presses a key, or types a letter.
  async key(key, code = key, number = 0) {
    const text = key.length === 1 ? key : undefined;
    for (const type of ["keyDown", "keyUp"]) {
      await this.send("Input.dispatchKeyEvent", { type, key, code, windowsVirtualKeyCode: number || (text ? key.toUpperCase().charCodeAt(0) : 0), text: type === "keyDown" ? text : undefined });
    }
  }

  async type(text) {
    for (const letter of text) await this.key(letter);
  }

  async size(width, height) {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  async media(scheme, medium = "") {
    await this.send("Emulation.setEmulatedMedia", { media: medium, features: [{ name: "prefers-color-scheme", value: scheme }] });
  }

  // A picture of the window, or of the whole page, for which the window is made as high: what is out of sight is not drawn.
  async picture(path, whole = false) {
    const [width, height] = await this.value("[innerWidth, innerHeight]");
    if (whole) {
      for (let i = 0; i < 2; i++) {
        await this.size(width, await this.value("Math.min(12000, document.documentElement.scrollHeight)"));
        await pause(500);
      }
    }
    const { data } = await this.send("Page.captureScreenshot", {});
    writeFileSync(path, Buffer.from(data, "base64"));
    if (whole) await this.size(width, height);
  }

  async pdf(path) {
    const { data } = await this.send("Page.printToPDF", { printBackground: true, preferCSSPageSize: false, paperWidth: 8.27, paperHeight: 11.69 });
    writeFileSync(path, Buffer.from(data, "base64"));
  }

  async close() {
    const ended = new Promise(done => this.#process.once("exit", done));
    this.send("Browser.close").catch(() => {});
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(timer);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export function check(isTrue, what) {
  if (!isTrue) throw new Error(`not so: ${what}`);
}

export function same(found, expected, what) {
  check(JSON.stringify(found) === JSON.stringify(expected), `${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

// The smallest contrast of the texts on a page with what is behind them (WCAG 2.1), drawings left out.
export const contrast = `(() => {
  const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length === 3 ? [...m, 1] : m; };
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const back = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
  let worst = { ratio: 99 };
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest("svg, script, style, dialog:not([open])") || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(back(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst.ratio) worst = { ratio, element: e.tagName + "." + e.className, text: e.textContent.slice(0, 40) };
  }
  return worst;
})()`;
