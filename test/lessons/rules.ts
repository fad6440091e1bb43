/**
 * The rules of how a lesson is written, each a function from a lesson to sentences about what breaks
 * it. They look at the text that the author writes; numbers and neighbours are put in later.
 */
import { compileCell } from "../../src/cells/compile.ts";
import type { LessonCell } from "../../src/notebook/lesson.ts";
import { packImports } from "../../src/notebook/pack-imports.ts";
import { firstDetails, questionsOf } from "../../src/notebook/question.ts";

/** A lesson under the rules. */
export interface WrittenLesson {
  /** `07-chain-rule`. */
  readonly name: string;
  readonly cells: readonly LessonCell[];
  /** Numbers of the lessons that exist: `["01", "02"]`. */
  readonly course: readonly string[];
  /** By the id of the cell that the learner fills in: one solution. */
  readonly solutions: Readonly<Record<string, string>>;
}

type Rule = (lesson: WrittenLesson) => string[];

const longest = 12;
const widest = 78;

/** A cell is one idea: few lines that fit a narrow page. */
const short: Rule = ({ cells }) =>
  codeOf(cells).flatMap(({ id, source }) => {
    const lines = packImports(source).split("\n");
    const wide = lines.find((line) => line.length > widest);
    return [
      ...(lines.length > longest ? [`${id} has ${lines.length} lines; at most ${longest}`] : []),
      ...(wide === undefined ? [] : [`${id} has a line of ${wide.length} characters`]),
    ];
  });

/** All that the lesson imports stands in one cell. */
const importsOnce: Rule = ({ cells }) =>
  codeOf(cells)
    .filter(({ source }) => /^import /m.test(source))
    .slice(1)
    .map(({ id }) => `${id} imports again; one cell holds all imports`);

/** A question has options, and an answer that gives a reason for each and marks the right one. */
const asksWhole: Rule = ({ cells }) => {
  const questions = questionsOf(cells.map(kindOf));
  return cells
    .filter(({ type, source }) => type === "markdown" && /\*\*Predict[.:]\*\*/.test(source))
    .flatMap(({ id }) => {
      const question = questions.find((one) => one.id === id);
      if (!question) return [`${id} asks without options at its end, or no answer follows`];
      const details = firstDetails(cells.find((cell) => cell.id === question.answer)?.source ?? "");
      const reasons = [...details.matchAll(/^- (?:\*\*)?([a-e])\)/gm)].map(([, letter]) => letter);
      return [
        ...(question.right === undefined ? [`${id}: its answer marks no option with **x)**`] : []),
        ...(`${reasons}` === `${question.options}`
          ? []
          : [`${id}: its answer has reasons for ${reasons}, its options are ${question.options}`]),
      ];
    });
};

/** Nothing above a question, or above the cell of an exercise, says its answer. */
const hidesAnswers: Rule = ({ cells, solutions }) => {
  const asked = questionsOf(cells.map(kindOf)).flatMap(({ id, right, options }) => {
    const place = cells.findIndex((cell) => cell.id === id);
    const option = right === undefined ? "" : optionText(cells[place].source, right, options);
    return seenAbove(id, numbersIn(option, 3), textsUpTo(cells, place));
  });
  const built = Object.entries(solutions).flatMap(([id, solution]) => {
    const place = cells.findIndex((cell) => cell.id === id);
    return seenAbove(id, numbersIn(solution, 4), textsUpTo(cells, place));
  });
  return [...asked, ...built];
};

/**
 * What the covered cells gave stands inside the answer, which is folded, and not right below it: as far as
 * the next heading or question, where something else begins.
 */
const foldsResults: Rule = ({ cells }) =>
  questionsOf(cells.map(kindOf)).flatMap(({ id, behind, answer }) => {
    const source = cells.find((cell) => cell.id === answer)?.source ?? "";
    const below = source.slice(firstDetails(source).length).split(/^#|\*\*Predict/m)[0];
    return [...below.matchAll(/\{\{([\w-]+)[^}]*\}\}/g)]
      .filter(([, cell]) => behind.includes(cell))
      .map(([bound]) => `${answer}: ${bound} answers ${id}, and stands below the fold`);
  });

/** A name is declared once: it means one thing from its first cell to the last. */
const oneMeaning: Rule = ({ cells, name }) => {
  const first = new Map<string, string>();
  return codeOf(cells).flatMap(({ id, source }) =>
    compileCell(source, { fileName: `${name}-${id}.ts`, importer: true }).names.flatMap((one) => {
      const before = first.get(one);
      first.set(one, before ?? id);
      return before === undefined ? [] : [`${one} is declared in ${before} and again in ${id}`];
    }),
  );
};

/** Words of the notation: what stands for what, in every lesson. */
const notation: readonly (readonly [RegExp, string])[] = [
  [
    /(?:sigmoid|relu|tanh|step|softplus)(?!\w*(?:Derivative|Slope))\w*\s*(?:=\s*)?\((?:a|x)\b(?:: \w+)?\)\s*(?::|=>)/i,
    "an activation takes z: a is what comes out of it",
  ],
  [/\bconst (?:lr|learning_rate|eta)\b/, "the learning rate is called `learningRate` or `rate`"],
  [/\$\\(?:eta|alpha)\$/, "the learning rate is written in words"],
];

const oneNotation: Rule = ({ cells }) =>
  cells.flatMap(({ id, source }) =>
    notation.filter(([pattern]) => pattern.test(source)).map(([, says]) => `${id}: ${says}`),
  );

/** Time, neighbours and what comes before are made from the list of lessons. */
const generatedFrame: Rule = ({ cells }) => [
  ...(/\*\*(?:Time|Before this)\*\*/.test(cells[0].source)
    ? ["the first cell says Time or Before this; lessons/index.ts does"]
    : []),
  ...cells
    .filter(({ source, type }) => type === "markdown" && /^## Next$/m.test(source))
    .map(({ id }) => `${id} has a heading "Next"; the build writes it`),
];

/** No text speaks of a lesson that does not exist. */
const knownLessons: Rule = ({ cells, course }) =>
  cells.flatMap(({ id, source }) =>
    [...source.matchAll(/\blessons? (\d\d)(?:(?:,| and| to) (\d\d))?/gi)]
      .flatMap(([, one, two]) => (two === undefined ? [one] : [one, two]))
      .filter((number) => !course.includes(number))
      .map((number) => `${id} speaks of lesson ${number}, which does not exist`),
  );

/** The test images judge; they are never looked at while something is chosen. */
const validates: Rule = ({ cells }) =>
  codeOf(cells)
    .filter(({ source }) => /validation:\s*test\b|validationData:\s*test\b/.test(source))
    .map(({ id }) => `${id} chooses with the test set (validation: test)`);

/**
 * At most one exercise in three asks for numbers: a function without inputs has nothing to build. The
 * tag `design` marks one with many right answers, such as a unit with numbers of the learner's own.
 */
const builds: Rule = ({ cells }) => {
  const stubs = cells.filter(({ tags }) => tags.includes("exercise"));
  const numbers = stubs.filter(
    ({ source, tags }) => !tags.includes("design") && !/\(\s*\w+\s*[,:]/.test(source),
  );
  return numbers.length * 3 <= stubs.length
    ? []
    : [
        `${numbers.length} of ${stubs.length} exercises ask for numbers: ${numbers.map(({ id }) => id)}`,
      ];
};

/** JupyterLab shows the marks of footnotes as they are written. */
const plain: Rule = ({ cells }) =>
  cells
    .filter(({ type, source }) => type === "markdown" && /\[\^\w+\]/.test(source))
    .map(({ id }) => `${id} has a footnote, which JupyterLab shows raw`);

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  short,
  importsOnce,
  asksWhole,
  hidesAnswers,
  foldsResults,
  oneMeaning,
  oneNotation,
  generatedFrame,
  knownLessons,
  validates,
  builds,
  plain,
};

/** What breaks the rules in a lesson, one sentence each. */
export function brokenRules(lesson: WrittenLesson): string[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    rule(lesson).map((sentence) => `${lesson.name}, ${name}: ${sentence}`),
  );
}

function codeOf(cells: readonly LessonCell[]): LessonCell[] {
  return cells.filter(({ type }) => type === "code");
}

function kindOf({ id, source, type }: LessonCell): {
  id: string;
  source: string;
  kind: "code" | "text";
} {
  return { id, source, kind: type === "code" ? "code" : "text" };
}

function optionText(source: string, letter: string, options: readonly string[]): string {
  const rest = source.slice(source.lastIndexOf(`- ${letter})`));
  const next = options[options.indexOf(letter) + 1];
  return next === undefined ? rest : rest.slice(0, rest.indexOf(`- ${next})`));
}

/** Numbers with at least so many digits that count: shorter ones stand everywhere. */
function numbersIn(text: string, digits: number): string[] {
  const found = [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => number);
  const counted = (number: string) => number.replaceAll(/[,.]|^0\.0*/g, "").replace(/^0+/, "");
  return [...new Set(found.filter((number) => counted(number).length >= digits))];
}

function textsUpTo(cells: readonly LessonCell[], place: number): string {
  const above = cells.slice(0, place).map(({ source }) => source);
  const own = cells[place]?.type === "markdown" ? cells[place].source.split("**Predict")[0] : "";
  return [...above, own].join("\n");
}

function seenAbove(id: string, numbers: readonly string[], above: string): string[] {
  return numbers
    .filter((number) => new RegExp(`(?<![\\d.])${number.replace(".", "\\.")}(?!\\d)`).test(above))
    .map((number) => `${id}: its answer ${number} stands above it`);
}
