/**
 * `npm run bench -- engine [W1 W2 ...] [--only NAME] [--rounds 3] [--json]`
 * `npm run bench -- kernel [--rounds 3] [--json]`
 * `npm run bench -- course [11 14 ...] [--only KERNEL] [--json]`
 * `npm run bench -- page [LESSON ...] [--rounds 5] [--json]`
 *
 * Plain JavaScript: it runs before anything is built.
 */
import { benchCourse } from "./course/bench.mjs";
import { benchEngine } from "./engine/bench.mjs";
import { benchKernel } from "./kernel/bench.mjs";
import { benchPage } from "./page/bench.mjs";

const [topic, ...words] = process.argv.slice(2);
const topics = {
  engine: benchEngine,
  kernel: benchKernel,
  page: benchPage,
  course: benchCourse,
};

if (!Object.hasOwn(topics, topic ?? "")) {
  console.error(
    `bench: unknown topic ${topic}; it must be one of ${Object.keys(topics).join(", ")}`,
  );
  process.exitCode = 1;
} else {
  await topics[topic](parse(words));
}

/** @param {string[]} words */
function parse(words) {
  const options = { workloads: [], rounds: 3, only: undefined, json: false };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "--only") options.only = words[++i];
    else if (words[i] === "--rounds") options.rounds = Number(words[++i]);
    else if (words[i] === "--json") options.json = true;
    else options.workloads.push(words[i]);
  }
  return options;
}
