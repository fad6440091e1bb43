import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { noticesText } from "../../src/notebook/html/licences.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { noticeOf, packageFolders } from "../../src/notebook/notices.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { root } from "../project/modules.ts";
import { code, lineFigure, shown, text } from "./samples.ts";

beforeAll(() => buildPageAssets(), 240_000);

const licences = (...cells: Parameters<typeof pageOf>): string =>
  /<details class="licences">(.*?)<\/details>/s.exec(pageOf(...cells))?.[1] ?? "";

function pageOf(...cells: ReturnType<typeof text | typeof code>[]): string {
  return exportNotebook({ cells, metadata: { language_info: { name: "typescript" } } });
}

describe("a page hands on the licences of what it carries", () => {
  test("TypeScript, CodeMirror, Plotly and DOMPurify where cells run", () => {
    const notices = licences(code("a", "1", []));
    for (const name of [
      "typescript",
      "@codemirror/view",
      "@lezer/common",
      "plotly.js",
      "dompurify",
    ])
      expect(notices).toMatch(new RegExp(`${name}[\\w.-]* \\d`));
    expect(notices).toContain("Apache License");
    expect(notices).toContain("Permission is hereby granted");
    expect(notices).not.toContain("katex");
  });

  test("KaTeX and its fonts where there is a formula, and nothing else in a page of text", () => {
    const notices = licences(text("a", "$x$"));
    expect(notices).toContain("katex");
    expect(notices).toContain("SIL OPEN FONT LICENSE");
    expect(notices).not.toContain("typescript");
  });

  test("Plotly where there is a figure", () => {
    expect(licences(code("a", "1", [shown(lineFigure())]))).toContain("plotly.js");
  });

  test("MNIST where a cell uses it", () => {
    expect(licences(code("a", "await mnist()", []))).toContain("Yann LeCun");
  });
});

test("the package has one file with all of them", () => {
  const all = readFileSync(join(root, "dist", "page", "THIRD-PARTY.txt"), "utf8");
  for (const name of [
    "typescript",
    "katex",
    "KaTeX's fonts",
    "plotly.js-dist",
    "@codemirror/state",
    "MNIST",
  ])
    expect(all).toContain(name);
});

test("a package is found in a path of any system, and one without a licence is refused", () => {
  expect(
    packageFolders(["a/node_modules/@x/y/z.js", "a\\node_modules\\b\\c.js", "src/x.ts"]),
  ).toEqual(["a/node_modules/@x/y/", "a/node_modules/b/"]);
  expect(() => noticeOf(root)).not.toThrow();
  expect(() => noticeOf(join(root, "bench", "peers"))).toThrow("there is no text of its licence");
});

test("terms that several works share stand once, below the names of all", () => {
  const mit = (who: string, head: string) => ({
    name: who,
    licence: "MIT",
    text: `${head}\n\nCopyright (c) 2020 ${who}\n\nPermission is\nhereby granted.`,
  });
  expect(noticesText([mit("a", "MIT License"), mit("b", "The MIT License (MIT)")])).toBe(
    "a (MIT)\n  Copyright (c) 2020 a\nb (MIT)\n  Copyright (c) 2020 b\n\nMIT License\n\n\nPermission is\nhereby granted.",
  );
});
