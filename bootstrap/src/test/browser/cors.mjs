// Lets a page of another origin use the token endpoint, and prints what its script saw:
// node cors.mjs PAGE SERVER CLIENT_ID CLIENT_SECRET
import { chromium } from "playwright-core";

const [at, server, id, secret] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage();
await page.goto(at);

async function ask(path, options) {
  return page.evaluate(
    async ([url, init]) => {
      try {
        const reply = await fetch(url, init);
        const body = await reply.text();
        return `${reply.status} ${reply.headers.has("WWW-Authenticate")} ${/"(access_token|error|issuer|keys)"/.exec(body)?.[1]}`;
      } catch (error) {
        return "blocked";
      }
    },
    [server + path, options],
  );
}

const type = "application/x-www-form-urlencoded";
const grant = "grant_type=client_credentials";
const basic = "Basic " + btoa(`${id}:${secret}`);
// With an Authorization header field, the browser asks first.
console.log(await ask("/oauth2/token", { method: "POST", headers: { Authorization: basic, "Content-Type": type }, body: grant }));
console.log(await ask("/oauth2/token", { method: "POST", headers: { Authorization: "Basic YTpi", "Content-Type": type }, body: grant }));
console.log(await ask("/oauth2/token", { method: "POST", headers: { "Content-Type": type }, body: "grant_type=x" }));
console.log(await ask("/oauth2/jwks", {}));
console.log(await ask("/errors/nothing", {}));
console.log(await ask("/guard/rfc", {}));
await browser.close();
