// Opens each page of a server as people do, and prints what is wrong: node pages.mjs BASE CLIENT_ID SECRET PATH...
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [base, id, secret, ...paths] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const wrong = [];
let checked = 0;

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

async function open(path, options, visit) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const where = `${path} ${options.colorScheme} ${options.viewport.width}px`;
  const complain = (what) => wrong.push(`${where}: ${what}`);
  page.on("pageerror", (error) => complain(`script failed: ${error}`));
  page.on("console", (line) => {
    if (/Content Security Policy/.test(line.text())) complain(line.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(base + "/")) complain(`asks ${request.url()}`);
  });
  await page.goto(base + path);
  if (path === "/docs" && options.javaScriptEnabled !== false) await page.waitForSelector(".opblock");
  await visit(page, complain);
  await context.close();
}

async function isAccessible(page, complain, part) {
  // The page's policy forbids scripts of others; the debugger may run them nevertheless.
  await page.evaluate(await (await import("node:fs/promises")).readFile(axe, "utf8"));
  // Of a long list of errors, which all look alike, the first ones.
  const checking = { exclude: ["[data-entry]:nth-child(n + 20)", "tr.response:nth-child(n + 10)"] };
  if (part) checking.include = [part];
  const report = await page.evaluate((some) => axe.run(some, { resultTypes: ["violations"] }), checking);
  checked += report.passes.length;
  for (const rule of report.violations) {
    complain(`${rule.id}: ${rule.help}: ${rule.nodes[0].html} (${rule.nodes.length} times)`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) complain(`is ${wide} px too wide`);
  const broken = await page.evaluate(() => {
    const lines = (code) => {
      const text = document.createRange();
      text.selectNodeContents(code);
      return text.getClientRects().length;
    };
    const codes = [...document.querySelectorAll(".index a > :first-child")].filter((code) => !code.innerText.includes(" "));
    return codes.filter((code) => lines(code) > 1).map((code) => code.innerText);
  });
  for (const code of broken) complain(`breaks the code ${code}`);
}

async function worksByKeyboard(page, complain) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.textContent);
  if (first !== "Skip to content") complain(`Tab reaches first: ${first}`);
  await page.keyboard.press("Enter");
  const inMain = page.waitForFunction(() => document.activeElement.tagName === "MAIN");
  await inMain.catch(() => complain("the skip link does not lead to the content"));
}

async function findsAndCopies(page, complain) {
  const shown = () => page.locator("[data-entry]:visible").count();
  const all = await shown();
  await page.getByRole("searchbox").fill("401 INVALID_CLIENT");
  const found = await shown();
  if (found === 0 || found >= all) complain(`the search shows ${found} of ${all}`);
  const hits = await page.getByRole("status").textContent();
  if (hits !== `${found} of ${all} shown`) complain(`the search says: ${hits}`);
  await page.getByRole("button", { name: /^Copy the bytes/ }).first().click();
  const bytes = await page.evaluate(() => navigator.clipboard.readText());
  if (!bytes.startsWith("HTTP/1.1 401 Unauthorized\n")) complain(`copied: ${bytes}`);
  await page.getByRole("searchbox").fill("xyzzy");
  if ((await shown()) !== 0) complain("a search for nothing finds something");
}

// Opens the form of an operation, sends it, and returns the status that is shown.
async function send(page, operation, fill) {
  const form = page.locator(`#operations-${operation}`);
  await form.locator(".opblock-summary-control").click();
  await fill(form);
  await form.getByRole("button", { name: "Execute" }).click();
  return form.locator(".live-responses-table tbody .response-col_status").first().innerText();
}

async function triesEndpoints(page, complain) {
  const expect = (what, status, wanted) => status === wanted || complain(`${what} is answered ${status}`);
  const answer = (operation) =>
    page.locator(`#operations-${operation} .live-responses-table pre`).first().innerText();
  const cliquify = await send(page, "cliquify-cliquifyIssueToken", async (form) => {
    await form.getByPlaceholder("client_id").fill(id);
    await form.getByPlaceholder("client_secret").fill(secret);
  });
  expect("a token of cliquify", cliquify, "200");
  await isAccessible(page, complain, "#operations-cliquify-cliquifyIssueToken");

  const closed = () => page.locator(".authorization__btn .locked").count();
  if ((await closed()) !== 0) complain("shows a closed lock before anybody has authorized");
  await page.locator(".by-contract").getByRole("button", { name: "Authorize" }).click();
  const first = await page.evaluate(() => document.activeElement === document.querySelector(".modal-ux input"));
  if (!first) complain("the dialog does not open at its first field");
  await isAccessible(page, complain, ".modal-ux");
  await authorize(page, "rfcClientSecretBasic", { Username: id, Password: secret });
  await isAccessible(page, complain, ".modal-ux");
  await page.getByRole("button", { name: "Close", exact: true }).first().click();
  if ((await closed()) === 0) complain("shows no closed lock to who has authorized");
  expect("a token of rfc", await send(page, "rfc-rfcIssueToken", () => {}), "200");
  const token = /"access_token": "([^"]*)"/.exec(await answer("rfc-rfcIssueToken"))?.[1];

  await page.locator(".by-contract").getByRole("button", { name: "Authorize" }).click();
  await authorize(page, "rfcBearer", { Value: token });
  await page.getByRole("button", { name: "Close", exact: true }).first().click();
  expect("the guard", await send(page, "rfc-rfcCheckAccess", () => {}), "204");
  const schema = page.locator("#operations-rfc-rfcIssueToken").getByRole("tab", { name: "Schema" });
  await schema.first().click();
  await isAccessible(page, complain, "#operations-rfc-rfcIssueToken");
}

async function authorize(page, scheme, fields) {
  for (const [name, value] of Object.entries(fields)) {
    await page.getByLabel(`${name}: ${scheme}`).fill(value);
  }
  const form = page.locator(".auth-container", { hasText: scheme });
  await form.getByRole("button", { name: "Authorize", exact: true }).click();
}

async function worksWithoutScripts(page, complain) {
  if (await page.getByRole("searchbox").isVisible()) complain("a search that cannot work is shown");
  if (!(await page.locator("#invalid_client").isVisible())) complain("#invalid_client is not shown");
}

// Each scheme and each width once, and of a page that was checked only what has changed: axe needs many seconds for a long
// page, and colors don't depend on the width.
const looks = [
  ["light", 390],
  ["dark", 1280],
];
for (const path of paths) {
  for (const [colorScheme, width] of looks) {
    const options = { colorScheme, viewport: { width, height: 900 } };
    await open(path, options, async (page, complain) => {
      await isAccessible(page, complain);
      await worksByKeyboard(page, complain);
    });
  }
}
const phone = { colorScheme: "dark", viewport: { width: 390, height: 844 } };
await open("/errors/rfc", { ...phone, permissions: ["clipboard-read", "clipboard-write"] }, findsAndCopies);
await open("/errors/rfc", { ...phone, javaScriptEnabled: false }, worksWithoutScripts);
for (const [colorScheme, width] of looks) {
  await open("/docs", { colorScheme, viewport: { width, height: 900 } }, triesEndpoints);
}
await browser.close();

if (checked === 0) wrong.push("axe checked nothing");
console.log(wrong.join("\n"));
process.exitCode = wrong.length ? 1 : 0;
