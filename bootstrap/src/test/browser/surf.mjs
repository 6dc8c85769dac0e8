// A browser for tests: reads commands of sessions as lines of JSON, [SESSION, COMMAND, ARGUMENT...], and answers each with
// one. "begin" BASE light|dark WIDTH opens a session that shares no cookies with others.
import { readFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Pages that were checked already, by what makes them look new.
const checked = new Set();

// Chromium would ask its maker for updates and suggestions.
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

// Windows of sessions that have ended, by their looks. A new window takes seconds, and all that a session leaves are cookies.
const idle = new Map();

async function newWindow(colorScheme, width) {
  const wrong = [];
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  context.on("page", (tab) => {
    tab.on("pageerror", (error) => wrong.push(`${tab.url()}: script failed: ${error}`));
    tab.on("console", (line) => {
      if (/Content Security Policy/.test(line.text())) wrong.push(`${tab.url()}: ${line.text()}`);
    });
  });
  return { context, wrong, first: await context.newPage() };
}

async function begin(base, colorScheme, width) {
  const look = `${colorScheme} ${width}`;
  if (!idle.has(look)) idle.set(look, []);
  const window = idle.get(look).pop() ?? (await newWindow(colorScheme, width));
  const { context, wrong, first } = window;
  const tabs = [first];
  let page = first;

  const heading = () => page.getByRole("heading", { level: 1 });
  const name = (text) => ({ name: text, exact: true });

  // Every page that looks new: accessible in both schemes, and not wider than the window; its pictures are kept.
  async function check() {
    await page.waitForLoadState();
    if (!page.url().startsWith(base + "/")) return;
    const title = await page.title();
    const what = `${new URL(page.url()).pathname} ${title} ${await page.locator("[role=alert]").count()}`;
    if (checked.has(`${what} ${width}`)) return;
    checked.add(`${what} ${width}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) wrong.push(`${what}: is ${over} px too wide`);
    await page.evaluate(axe);
    await mkdir("pictures", { recursive: true });
    const file = what.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-/, "");
    for (const scheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: scheme });
      const report = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
      if (report.passes.length === 0) wrong.push(`${what} ${scheme}: axe checked nothing`);
      for (const rule of report.violations) {
        const found = `${rule.id}: ${rule.help}: ${rule.nodes[0].html} (${rule.nodes.length} times)`;
        wrong.push(`${what} ${scheme}: ${found}`);
      }
      await page.screenshot({ path: `pictures/${file}-${scheme}-${width}.png`, fullPage: true });
    }
    await page.emulateMedia({ colorScheme });
  }

  return {
    open: async (path) => {
      await page.goto(base + path);
      await check();
    },
    fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    value: (label) => page.getByLabel(label, { exact: true }).inputValue(),
    choose: (label, ticked) => page.getByLabel(label, { exact: true }).setChecked(ticked),
    press: async (button) => {
      await page.getByRole("button", name(button)).first().click();
      await check();
    },
    pressIn: async (button, item) => {
      const found = page.getByRole("listitem").filter({ hasText: item }).getByRole("button", name(button));
      await found.first().click();
      await check();
    },
    follow: async (link) => {
      await page.getByRole("link", name(link)).first().click();
      await check();
    },
    back: async () => {
      await page.goBack();
      await check();
    },
    newTab: async () => {
      page = await context.newPage();
      tabs.push(page);
    },
    goToTab: async (number) => {
      page = tabs[number];
    },
    heading: () => heading().innerText(),
    text: () => page.locator("body").innerText(),
    url: () => page.url(),
    location: async () => {
      const url = new URL(page.url());
      return url.pathname + url.search;
    },
    close: async () => {
      for (const tab of tabs.slice(1)) await tab.close();
      await first.goto("about:blank");
      await context.clearCookies();
      const told = wrong.splice(0).join("\n");
      idle.get(look).push(window);
      return told;
    },
  };
}

const sessions = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [session, command, ...args] = JSON.parse(line);
  let answer;
  try {
    answer =
      command === "begin"
        ? { value: sessions.push(await begin(...args)) - 1 }
        : { value: (await sessions[session][command](...args)) ?? "" };
  } catch (error) {
    answer = { error: `${error} at ${sessions[session]?.url()}` };
  }
  console.log(JSON.stringify(answer));
}
await browser.close();
process.exit();
