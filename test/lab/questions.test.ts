/** A lesson's questions in JupyterLab: asked before the output that answers them is seen. */
import { readFile, rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { offerHelp } from "../../src/exercises/help.ts";
import { notYet } from "../../src/exercises/verdict.ts";
import { axeFaults } from "../page/axe.ts";
import { notebookOf, RunningLab } from "./running-lab.ts";

let lab: RunningLab;
beforeAll(async () => {
  lab = await RunningLab.start();
}, 180_000);
afterEach(() => rm(lab.pathOf("chainrule.progress.json"), { force: true }));
afterAll(() => lab?.stop());

const question =
  "**Predict.** What is $6 \\cdot 7$?\n\n- a) forty-one\n- b) forty-two\n- c) `43`\n";
const answer = `<details><summary>Answer</summary>

- a) No: that is one less.
- **b)** Yes: $42 = 6 \\cdot 7$.
- c) No: 43 is prime.

</details>

And so on.`;

const output = { output_type: "execute_result", execution_count: 1, metadata: {} };
const cells = [
  { cell_type: "markdown", id: "ask", metadata: {}, source: question },
  {
    cell_type: "code",
    id: "show",
    metadata: {},
    execution_count: 1,
    source: "6 * 7",
    outputs: [{ ...output, data: { "text/plain": "42" } }],
  },
  { cell_type: "markdown", id: "because", metadata: {}, source: answer },
];

function notebook(kernel = "chainrule"): object {
  const kernelspec = { name: kernel, display_name: kernel, language: "typescript" };
  return { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells };
}

const choice = (page: Page) => page.getByRole("group", { name: "What do you expect?" });
const outputs = (page: Page) => page.locator(".jp-Cell-outputWrapper");
const note = (page: Page) => page.getByText("What this cell shows is covered");

test("what a cell shows is covered until its question is answered, by mouse", async () => {
  const { page } = await lab.open("mouse.ipynb", notebook());
  await choice(page).waitFor();
  await note(page).waitFor();
  expect(await outputs(page).isVisible()).toBe(false);
  await page.getByRole("radio", { name: "a) forty-one" }).click();
  await page.getByRole("button", { name: "That is my answer" }).click();
  await outputs(page).waitFor();
  expect(await note(page).isVisible()).toBe(false);
  expect(await choice(page).getByRole("status").textContent()).toBe("Not a). It is b).");
  await choice(page).getByText("that is one less").waitFor();
  await choice(page).getByText("Yes:").waitFor();
});

test("a question is answered by the keyboard, which moves no cell", async () => {
  const { page } = await lab.open("keyboard.ipynb", notebook());
  // While it starts, JupyterLab gives the keyboard to a cell of its own choice.
  await expect
    .poll(async () => {
      await page.getByRole("button", { name: "To the question" }).press("Enter");
      return await page
        .locator("input[value=a]:focus")
        .waitFor({ timeout: 3000 })
        .then(() => true, String);
    })
    .toBe(true);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("b");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => choice(page).getByRole("status").textContent()).toBe("Right.");
  await outputs(page).waitFor();
  expect(await page.locator(".jp-Notebook .jp-Cell").count()).toBe(cells.length);
});

test("an answer is kept in the progress file beside the notebook, and asked again if one likes", async () => {
  const { page } = await lab.open("kept.ipynb", notebook());
  await page.getByRole("button", { name: "Show me" }).click();
  await outputs(page).waitFor();
  const saved = async () =>
    JSON.parse(await readFile(lab.pathOf("chainrule.progress.json"), "utf8"));
  // What another notebook of this lab saves late stands in the same file: only ours is looked at.
  const kept = () => saved().then((file) => file.lessons.kept, String);
  await expect.poll(kept).toEqual({ answers: { ask: "shown" } });
  const again = (await lab.open("kept.ipynb", notebook())).page;
  await again.getByRole("button", { name: "Ask me again" }).click();
  await note(again).waitFor();
  await expect.poll(kept).toEqual({ answers: {} });
});

test("a cell that runs stays covered, and a question that is edited is asked anew", async () => {
  const { page } = await lab.open("running.ipynb", notebook());
  await choice(page).waitFor();
  await page.locator(".jp-CodeCell .cm-content").click();
  await page.locator(".jp-CodeCell .cm-content:focus").waitFor();
  await page.keyboard.press("End");
  await page.keyboard.type(" + 1");
  await page.locator(".jp-CodeCell .cm-content", { hasText: "+ 1" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.locator(".jp-OutputArea-output", { hasText: "43" }).waitFor({ state: "attached" });
  expect(await outputs(page).isVisible()).toBe(false);
  await page.locator(".jp-RenderedMarkdown").getByText("Predict.").click();
  await page.keyboard.press("Enter");
  await page.locator(".jp-MarkdownCell .cm-content:focus").waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("- d) none of them");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("radio", { name: "d) none of them" }).waitFor();
});

test("axe finds no fault in a question, open and answered, light and dark", async () => {
  const { page } = await lab.open("axe.ipynb", notebook());
  await choice(page).waitFor();
  expect(await axeFaults(page, { part: ".jp-Notebook .jp-MarkdownCell" })).toEqual([]);
  await page.getByRole("radio", { name: "c) 43" }).click();
  await page.getByRole("button", { name: "That is my answer" }).click();
  expect(await axeFaults(page, { part: ".jp-Notebook fieldset" })).toEqual([]);
});

test("hints and a solution open below a verdict, though nobody trusts the notebook", async () => {
  const verdict = offerHelp(notYet("it is 41"), {
    hints: ["Add $1$.", "`41 + 1`"],
    solution: "42",
  });
  const data = { ...verdict[displaySymbol]() };
  const outputs = [{ output_type: "display_data", metadata: {}, data }];
  const { page } = await lab.open("hints.ipynb", notebookOf({ source: "check", outputs }));
  const fold = (word: string) => page.locator("summary", { hasText: word });
  await fold("Solution").click();
  await page.locator("details pre", { hasText: "42" }).waitFor();
  await page.locator('summary[data-lm-suppress-shortcuts="true"]').first().waitFor();
  await fold("Hint 1 of 2").press("Enter");
  await page.getByText("Add 1.").waitFor();
  await fold("Hint 2 of 2").press("Space");
  await page.locator("details code", { hasText: "41 + 1" }).waitFor();
  expect(await axeFaults(page, { part: ".jp-OutputArea-output" })).toEqual([]);
});

test("the notebook of another kernel is left as it is", async () => {
  const { page } = await lab.open("other.ipynb", notebook("python3"));
  await page.locator(".jp-OutputArea-output").waitFor();
  expect(await page.locator("fieldset").count()).toBe(0);
});

/** The value of the radio button that has the keyboard. */
function focused(page: Page): Promise<unknown> {
  return page.evaluate("document.activeElement?.value");
}
