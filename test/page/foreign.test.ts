import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { code, shown, text } from "../notebook/samples.ts";
import { coveredControls, strangers } from "./foreign.ts";
import { foreignPage, foreignWork, showing } from "./foreign-pages.ts";
import { idle, outputs, runAll, write } from "./working.ts";

const { address, visit } = foreignWork();

const posting = (message: string): string => `(globalThis as any).postMessage(${message});`;

describe("HTML that leads away, covers the page or imitates it", () => {
  const payloads = (address: string): string[] =>
    "xmp plaintext noembed noframes noscript listing iframe textarea title style script template"
      .split(" ")
      .flatMap((name) => [
        `<${name}><meta http-equiv="refresh" content="0;url=${address}/hit"></${name}>`,
        `<${name}><style>body::before { content: ""; position: fixed; inset: 0 }</style></${name}>`,
        `<${name}><i id="page-worker">theirs</i><i id="page-stop">theirs</i></${name}>`,
      ]);

  test("as Markdown, as stored outputs and as live ones does none of it", {
    timeout: 120_000,
  }, () => {
    const pieces = payloads(address());
    const cells = [
      ...pieces.map((piece, index) => text(`t${index}`, piece)),
      code(
        "stored",
        "0",
        pieces.map((piece) => shown({ "text/html": piece })),
      ),
      code("live", showing(pieces), []),
    ];
    return visit(foreignPage(...cells), async (page) => {
      expect(await page.locator(".outputs .html").count()).toBe(pieces.length);
      expect(await strangers(page)).toEqual([]);
      await runAll(page);
      expect(await page.locator(".outputs .html").count()).toBe(pieces.length);
      expect(await coveredControls(page)).toEqual([]);
    });
  });

  test("our parts are found where we put them, whatever stands in a cell", {
    timeout: 120_000,
  }, () => {
    const theirs = [
      "worker",
      "notebook",
      "prepared",
      "editor",
      "run-all",
      "stop",
      "status",
      "tools",
    ]
      .map(
        (name) =>
          `<script type="text/plain" id="page-${name}">theirs</script><i id="page-${name}">x</i>`,
      )
      .join("");
    const html = foreignPage(text("a", "text"), code("b", "6 * 7", []));
    const broken = html.replace("<p>text</p>", theirs);
    return visit(
      broken.replace(theirs, () => theirs),
      async (page) => {
        await runAll(page);
        expect(await outputs(page)).toEqual(["42"]);
        await page.evaluate(() => {
          for (const element of document.querySelectorAll(".cell.text > *")) element.remove();
        });
      },
    );
  });
});

test("what stands in a cell covers no button of the page, nor a link of the contents", {
  timeout: 120_000,
}, () => {
  const covers = [
    '<div style="display:flex;height:0;align-items:flex-end"><a href="#x" style="display:block;width:3000px;height:9000px;background:#fff">cover</a></div>',
    '<div dir="rtl"><span style="display:inline-block;width:9000px;height:30px;background:red">cover</span></div>',
    '<a href="#x" style="font-size:900px;line-height:0">\u2588\u2588\u2588</a>',
    "[$\\kern-20em\\rule{20em}{20em}\\kern-20em\\rule{20em}{20em}\\raisebox{20em}{\\rule{20em}{20em}}$](#x)",
    "## $\\raisebox{-20em}{\\rule{20em}{20em}}\\kern-20em\\kern-20em\\rule{20em}{20em}$",
  ];
  const cells = covers.flatMap((cover, index) => [
    code(`c${index}`, "0", []),
    text(`t${index}`, cover),
  ]);
  return visit(
    foreignPage(...cells, code("last", showing(covers.slice(0, 3)), [])),
    async (page) => {
      await runAll(page);
      expect(await coveredControls(page)).toEqual([]);
    },
  );
});

describe("messages that a cell posts in the worker's name", () => {
  const hostile =
    '"><img src=x onerror=globalThis.hacked=1><meta http-equiv=refresh content="0;url=ADDRESS/hit">';
  const messages = [
    `{ type: "outputs", run: 1, outputs: [{ output_type: "stream", name: HOSTILE, text: "said" }] }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: HOSTILE, name: HOSTILE, text: HOSTILE }] }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "error", ename: { toString: 1 }, evalue: 7, traceback: [{ toString: null }, HOSTILE] }] }`,
    `{ type: "outputs", run: 1, outputs: [null, 1, "x", [], { output_type: "display_data" }, { output_type: "update_display_data" }] }`,
    `{ type: "outputs", run: 1, outputs: { length: 3 } }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "display_data", data: { "text/html": 5, "image/png": HOSTILE, "application/json": 10n } }] }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "display_data", data: { [HOSTILE]: HOSTILE } }] }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "display_data", data: { "application/vnd.plotly.v1+json": { data: [1, null], layout: { meta: { description: HOSTILE } } } } }] }`,
    `{ type: "done", run: HOSTILE, error: 5 }`,
    `{ type: "verdict", run: 1, right: HOSTILE }`,
    `null`,
    `5`,
    `"text"`,
    `[]`,
    `new Map([["type", "outputs"]])`,
    `(() => { const ring: any = { type: "outputs", run: 1 }; ring.outputs = [ring]; return ring; })()`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "display_data", data: (() => { const ring: any = {}; ring["text/html"] = ring; return ring; })() }] }`,
    `{ run: 1 }`,
  ];

  test("are read as a notebook is, or dropped; nothing runs and nothing is uncaught", {
    timeout: 180_000,
  }, () => {
    const cells = messages.map((message, index) => {
      const source = message.replaceAll(
        "HOSTILE",
        JSON.stringify(hostile.replace("ADDRESS", address())),
      );
      return code(`m${index}`, posting(source), []);
    });
    return visit(foreignPage(...cells, code("last", "1 + 1", [])), async (page) => {
      await runAll(page);
      const texts = await outputs(page);
      expect(texts[0]).toBe("said");
      expect(texts.at(-1)).toBe("2");
    });
  });
});

test("a figure loads nothing and calls nothing, whatever its slider is told", {
  timeout: 120_000,
}, () => {
  const remote = `${address()}/hit`;
  const step = (method: string, ...args: unknown[]) => ({ method, args, label: method });
  const figure = {
    data: [{ y: [1, 2], text: [`<span style="cursor:url(${remote})">x</span>`], mode: "text" }],
    layout: {
      meta: { description: "a hostile figure" },
      images: [{ source: remote, x: 0, y: 1, sizex: 1, sizey: 1 }],
      sliders: [
        {
          steps: [
            step("skip"),
            step("downloadImage", { filename: "invoice", format: "png" }),
            step("relayout", { "images[0].source": remote }),
            step("relayout", "images[0].source", `${remote}/again`),
            step("restyle", "type", "scattergeo"),
            step("relayout", { "map.style": remote }),
          ],
        },
      ],
    },
    config: { topojsonURL: remote, plotlyServerURL: remote },
  };
  const maps = ["scattergeo", "choropleth", "scattermap"].map((type) => ({ data: [{ type }] }));
  const shows = [figure, ...maps].map((each) =>
    shown({ "application/vnd.plotly.v1+json": each, "text/plain": "a figure" }),
  );
  return visit(foreignPage(code("a", "0", shows)), async (page) => {
    const downloads: unknown[] = [];
    page.on("download", (download) => downloads.push(download));
    await page.locator(".plot").first().scrollIntoViewIfNeeded();
    const chart = page.locator(".drawn .chart").first();
    await chart.waitFor();
    await chart.focus();
    for (let presses = 0; presses < 6; presses++) {
      await chart.press("ArrowRight");
      await page.waitForFunction(atStep, Math.min(presses + 1, 5));
    }
    expect(downloads).toEqual([]);
    expect(await page.locator(".drawn").count()).toBe(1);
  });
});

/** In the page: whether the chart's slider has come there. */
function atStep(wanted: number): boolean {
  const chart = document.querySelector(".drawn .js-plotly-plot") as unknown as {
    layout: { sliders: { active: number }[] };
  };
  return chart.layout.sliders[0].active === wanted;
}

test("cells named like parts of every object show and keep their own code", {
  timeout: 120_000,
}, () => {
  const ids = ["constructor", "__proto__", "toString", "hasOwnProperty"];
  return visit(
    foreignPage(...ids.map((id, index) => code(id, `${index} + 1`, []))),
    async (page) => {
      const shown = () => page.locator(".program .source code").allInnerTexts();
      expect(await shown()).toEqual(ids.map((_, index) => `${index} + 1`));
      await runAll(page);
      expect(await outputs(page)).toEqual(["1", "2", "3", "4"]);
      await write(page, 2, "7 * 7");
      await page.reload();
      expect(await shown()).toEqual(["0 + 1", "7 * 7", "2 + 1", "3 + 1"]);
    },
  );
});

describe("workers that a cell starts", () => {
  const start = (source: string): string =>
    `const { Worker, URL, Blob } = globalThis as any;
const make = (source: string) =>
  new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
${source}`;

  test("work, and end with their cell", { timeout: 120_000 }, () =>
    visit(
      foreignPage(
        code(
          "a",
          start(`const echo = make("onmessage = ({ data }) => postMessage(data * 2)");
const answer = new Promise((go) => { echo.onmessage = ({ data }: any) => go(data); });
echo.postMessage(21);
await answer`),
          [],
        ),
        code("b", 'make("for (;;) ;"); "started"', []),
        code("c", "1 + 1", []),
      ),
      async (page) => {
        await runAll(page);
        expect(await outputs(page)).toEqual(["42", "'started'", "2"]);
        // The page's worker is left; a moment later the browser has taken down the others.
        await expect.poll(() => threads(page)).toBe(1);
      },
    ),
  );

  test("are few at a time, and have none of their own", { timeout: 120_000 }, () =>
    visit(
      foreignPage(
        code("a", start('for (let i = 0; i < 300; i++) make("");'), []),
        code(
          "b",
          start(`const child = make("postMessage(typeof Worker)");
await new Promise((go) => { child.onmessage = ({ data }: any) => go(data); })`),
          [],
        ),
        code("c", 'new (globalThis as any).Worker("data:text/javascript,")', []),
      ),
      async (page) => {
        for (const cell of [0, 1, 2]) {
          await page.locator(".program").nth(cell).hover();
          await page.getByRole("button", { name: `Run cell ${cell + 1}` }).click();
          await idle(page);
        }
        const [many, own, data] = await outputs(page);
        expect(many).toContain("a cell may have 16 workers at a time");
        expect(own).toBe("'undefined'");
        expect(data).toContain("a classic script from a blob: address");
      },
    ),
  );
});

/** Workers that live, those inside workers too. */
async function threads(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { targetInfos } = await session.send("Target.getTargets");
  await session.detach();
  return targetInfos.filter(({ type }) => type === "worker").length;
}
