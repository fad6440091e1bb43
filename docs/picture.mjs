/**
 * Makes docs/page-light.webp and docs/page-dark.webp, the picture in README: the page of lesson 02,
 * run and exported, at its first plot. `npm run build && node docs/picture.mjs`; needs Chromium
 * (CHROMIUM names another place for it).
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = "dist/picture";
mkdirSync(folder, { recursive: true });
copyFileSync("notebooks/02-xor.ipynb", `${folder}/02-xor.ipynb`);
chainrule("run", `${folder}/02-xor.ipynb`);
chainrule("export", `${folder}/02-xor.ipynb`);

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const theme of ["light", "dark"]) await takePicture(theme);
await browser.close();
rmSync(folder, { recursive: true });

function chainrule(...args) {
  execFileSync(process.execPath, ["src/lab/chainrule.mjs", ...args], { stdio: "inherit" });
}

async function takePicture(theme) {
  const viewport = { width: 1200, height: 860 };
  const page = await browser.newPage({ viewport, colorScheme: theme });
  await page.goto(pathToFileURL(resolve(folder, "02-xor.html")).href);
  const plot = page.locator(".plot").first();
  await plot.scrollIntoViewIfNeeded();
  await plot.locator(".main-svg").first().waitFor();
  await plot.evaluate((node) => {
    const { top } = node.closest(".program").getBoundingClientRect();
    scrollBy({ top: top - 150 });
  });
  // Two frames: the contents mark where the reader is.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  // Half the size of a PNG; playwright's own screenshot does not know the format.
  const session = await page.context().newCDPSession(page);
  const options = { format: "webp", quality: 85 };
  const { data } = await session.send("Page.captureScreenshot", options);
  writeFileSync(`docs/page-${theme}.webp`, Buffer.from(data, "base64"));
  await page.close();
}
