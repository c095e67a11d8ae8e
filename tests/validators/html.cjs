// Opens pages in Chromium, light, dark, narrow and as printed, and lets axe look at each: WCAG 2.2 A and AA and best
// practices.
//
//     html.cjs FILE...
//
// A request beside the page itself or a message on the console (a blocked style shows there) counts as a violation.
// Wants axe-core and puppeteer-core in NODE_PATH. Ends with 0 when there is no violation, 1 otherwise.

const fs = require("node:fs");
const puppeteer = require("puppeteer-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looks = [
  ["light", 1100],
  ["dark", 1100],
  ["light", 360],
  // A4 between the margins
  ["light", 673, "print"],
];

async function look(browser, file, scheme, width, media) {
  const page = await browser.newPage();
  const found = [];
  page.on("request", (request) => request.url() === `file://${file}` || found.push(`request ${request.url()}`));
  page.on("console", (message) => found.push(`console ${message.text()}`));
  await page.setViewport({ width, height: 900 });
  // each of the two takes back what the other set
  if (media) await page.emulateMediaType(media);
  else await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(`file://${file}`, { waitUntil: "load" });
  // what is folded is looked at too
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (wide) found.push("the page scrolls sideways");
  const seen = await page.evaluate(async (source, options) => {
    (0, eval)(source);
    return axe.run(options);
  }, axe, { runOnly: rules, rules: { "target-size": { enabled: !media } } }); // nobody points at paper
  for (const violation of seen.violations) {
    found.push(`${violation.id} (${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 120)}`);
  }
  await page.close();
  return found;
}

async function main(files) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  let bad = 0;
  for (const file of files) {
    for (const [scheme, width, media] of looks) {
      const found = await look(browser, file, scheme, width, media);
      console.log(`${file} ${media || scheme} ${width}: ${found.length} violations`);
      found.forEach((one) => console.log(`  ${one}`));
      bad += found.length;
    }
  }
  await browser.close();
  return bad > 0 ? 1 : 0;
}

main(process.argv.slice(2)).then((code) => process.exit(code));
