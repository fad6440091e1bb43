/**
 * Makes docs/lesson.png, the picture in README: lesson 02 in JupyterLab, run, at one of its plots.
 * `npm run build && node docs/picture.mjs`; needs Chromium (CHROMIUM names another place for it).
 */
import { spawn } from "node:child_process";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const folder = "dist/picture";
await mkdir(folder, { recursive: true });
await copyFile("notebooks/02-xor.ipynb", `${folder}/02-xor.ipynb`);

const lab = spawn(process.execPath, ["src/lab/start.mjs", "lab", "--no-open"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const address = await readAddress();
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  await takePicture();
} finally {
  await browser.close();
  await fetch(new URL(`/api/shutdown${address.search}`, address), { method: "POST" });
  await rm(folder, { recursive: true });
}

async function takePicture() {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(new URL(`/lab/tree/${folder}/02-xor.ipynb${address.search}&reset`, address).href);
  await page.getByText("TypeScript (chainrule) | Idle").waitFor();
  await page.getByRole("menuitem", { name: "Run", exact: true }).click();
  await page.locator(".lm-Menu-item", { hasText: /^Run All Cells$/ }).click();
  const prompt = page.locator(".jp-CodeCell .jp-InputPrompt").last();
  await prompt.filter({ hasText: /^\[\d+\]/ }).waitFor({ state: "attached", timeout: 120_000 });
  const plot = page.locator(".chainrule-plot").first();
  await plot.evaluate((node) => node.closest(".jp-Cell").scrollIntoView({ block: "start" }));
  await plot.locator(".main-svg").first().waitFor();
  await page.screenshot({ path: "docs/lesson.png" });
}

async function readAddress() {
  for await (const line of createInterface({ input: lab.stdout })) {
    if (/^\s*http:\S+$/.test(line)) return new URL(line.trim());
  }
  throw new Error("npm start ended before it printed an address");
}
