import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./modules.ts";

const folder = join(root, ".github", "workflows");
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), "utf8"),
}));

/** The jobs of a workflow: what stands two spaces in below `jobs:`. */
function jobsOf(text: string): string[] {
  const [, jobs = ""] = text.split(/^jobs:$/m);
  return jobs.split(/^ {2}(?=[\w-]+:$)/m).slice(1);
}

test.each(workflows)("$name pins every action by the hash of its commit", ({ text }) => {
  const uses = [...text.matchAll(/uses: *(\S+)/g)].map((match) => match[1]);
  expect(uses.length).toBeGreaterThan(0);
  expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
});

test.each(workflows)(
  "$name gives no job that runs our code more than the right to read",
  ({ text }) => {
    const [head] = text.split(/^jobs:$/m);
    expect(head).toMatch(/^permissions:(?: \{\}|\n {2}contents: read)$/m);
    expect(head).not.toMatch(/: write/);
    const writing = jobsOf(text).filter((job) => /: write/.test(job));
    expect(writing.filter((job) => /- run:|npm|actions\/checkout/.test(job))).toEqual([]);
  },
);

test.each(workflows)("$name leaves no credentials where other people's code runs", ({ text }) => {
  const checkouts = text.split("actions/checkout@").length - 1;
  expect(text.split("persist-credentials: false").length - 1).toBe(checkouts);
});
