/**
 * `npm run bench -- page [LESSON ...] [--rounds 5] [--json]`: how soon a page shows its text and runs
 * its first cell, beside nbconvert's page of the same notebook. Opened from disk in a new browser
 * each time, no network. Needs what `npm test` installs.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
const inside = process.platform === "win32" ? "Scripts/jupyter.exe" : "bin/jupyter";
const jupyter = join(root, ".venv", inside);

/** Milliseconds that must hold (issue 6). */
const marks = { paint: 500, result: 1500 };

/** @param {{ workloads: string[], rounds: number, json: boolean }} options */
export async function benchPage({ workloads, rounds, json }) {
  const lessons = workloads.length > 0 ? workloads : ["02-xor", "12-mnist"];
  const folder = mkdtempSync(join(tmpdir(), "chainrule-bench-"));
  try {
    const rows = [];
    for (const lesson of lessons) rows.push(await measureLesson(lesson, folder, rounds));
    if (json) console.log(JSON.stringify(rows));
    else printTable(rows);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A name of a built lesson, or the path of a notebook that was run. */
async function measureLesson(
  /** @type {string} */ lesson,
  /** @type {string} */ folder,
  /** @type {number} */ rounds,
) {
  const notebook = existsSync(lesson) ? lesson : join(root, "notebooks", `${lesson}.ipynb`);
  const name = basename(notebook, ".ipynb");
  const ours = join(folder, `${name}.html`);
  const theirs = join(folder, `${name}.nbconvert.html`);
  run(process.execPath, [join(root, "src/lab/chainrule.mjs"), "export", notebook, "-o", ours]);
  copyFileSync(notebook, join(folder, `${name}.ipynb`));
  const copy = join(folder, `${name}.ipynb`);
  run(jupyter, ["nbconvert", "--to", "html", copy, "--output", theirs]);
  /** @type {Record<string, number[]>} */
  const times = { paint: [], result: [], theirPaint: [] };
  for (let round = 0; round < rounds; round++) {
    times.theirPaint.push((await open(theirs, false)).paint);
    const { paint, result } = await open(ours, true);
    times.paint.push(paint);
    times.result.push(result);
  }
  const medians = Object.fromEntries(
    Object.entries(times).map(([key, list]) => [key, median(list)]),
  );
  return { name, ...medians, size: statSync(ours).size, theirSize: statSync(theirs).size };
}

/** Milliseconds from the start of the navigation to the first text and to the first cell's end. */
async function open(/** @type {string} */ file, /** @type {boolean} */ runs) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    if (runs) await page.addInitScript(runFirstCell);
    await page.goto(pathToFileURL(file).href);
    const result = runs
      ? await page.waitForFunction(() => globalThis.firstResult, null, { timeout: 60_000 })
      : undefined;
    const paint = await page.evaluate(async () => {
      for (;;) {
        const [entry] = performance.getEntriesByName("first-contentful-paint");
        if (entry) return entry.startTime;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    return { paint, result: (await result?.jsonValue()) ?? 0 };
  } finally {
    await browser.close();
  }
}

/** In the page: presses Run as soon as the button is there, and notes when the cell has ended. */
function runFirstCell() {
  let pressed = false;
  const observer = new MutationObserver(() => {
    const button = document.querySelector('[aria-label="Run cell 1"]');
    const state = button?.closest(".program")?.getAttribute("data-state");
    if (button && !pressed && state === "idle") {
      pressed = true;
      button.click();
    } else if (pressed && state === "idle") {
      globalThis.firstResult = performance.now();
      observer.disconnect();
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}

function run(/** @type {string} */ program, /** @type {string[]} */ words) {
  const { status, stderr } = spawnSync(program, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`bench: ${program} ended with code ${status}\n${stderr}`);
}

function median(/** @type {number[]} */ list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

function printTable(/** @type {Record<string, any>[]} */ rows) {
  const load = loadavg()[0].toFixed(1);
  console.log(`ms, medians, load ${load}; at most ${marks.paint} and ${marks.result}\n`);
  console.log("| page | first text | nbconvert's | first cell done | size | nbconvert's |");
  console.log("|---|---|---|---|---|---|");
  const ms = (/** @type {number} */ value) => Math.round(value);
  const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  for (const { name, paint, theirPaint, result, size, theirSize } of rows) {
    const times = [ms(paint), ms(theirPaint), ms(result)].join(" | ");
    console.log(`| ${name} | ${times} | ${mb(size)} | ${mb(theirSize)} |`);
  }
}
