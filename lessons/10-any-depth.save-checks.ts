/** How the saved text of lesson 10 is judged: the lesson's `load` must find all numbers in it. */
import type { Matrix } from "../src/engine/matrix.ts";
import { seeded } from "../src/engine/random.ts";
import { fieldsOf, functionOf } from "../src/exercises/answer.ts";
import { causeOfType } from "../src/exercises/cause.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import { drawnLayers, type Layer } from "./10-any-depth.pass-checks.ts";

export const rightSave = (layers: Layer[]): string =>
  JSON.stringify(
    layers.map(({ W, b }) => ({ W: W.toArray(), b: b.toArray() })),
  );

/** Saves layers and looks whether the lesson's `load` finds all numbers in the text. */
export function checkSave(answer: unknown): Verdict | undefined {
  const save = functionOf(answer, "save");
  const layers = drawnLayers(seeded(71), [2, 3, 4]);
  const before = rightSave(layers);
  const text = save(layers);
  if (rightSave(layers) !== before)
    return notYet({
      what: "`save(layers)`",
      came: "changes the layers",
      cause: "make new objects: `layers.map(({ W, b }) => ({ ... }))`",
    });
  if (isTodo(text)) throw new NotTried();
  if (typeof text !== "string")
    return notYet({
      what: "`save(layers)`",
      came: `is ${describeValue(text)}`,
      expected: "a text",
      cause: causeOfType(text) ?? "`JSON.stringify` makes a text of it",
    });
  return checkText(text, layers);
}

function checkText(
  text: string,
  layers: readonly Layer[],
): Verdict | undefined {
  const what = "the text that `save(layers)` gives";
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return notYet({
      what,
      came: `cannot be read: ${describeValue(text)}`,
      cause: "one `JSON.stringify` around the whole list",
    });
  }
  if (typeof list === "string")
    return notYet({
      what,
      came: "is a text in a text",
      cause: "`JSON.stringify` is used twice: once, around the whole list",
    });
  if (!Array.isArray(list) || list.length !== layers.length)
    return notYet({
      what,
      came: Array.isArray(list)
        ? `has ${list.length} entries`
        : "holds no list",
      expected: `a list with ${layers.length} layers`,
      cause: "`layers.map(...)` makes an entry of each layer",
    });
  return list
    .map((one, l) => checkSaved(one, layers[l], `layer ${l + 1} of ${what}`))
    .find((verdict) => verdict !== undefined);
}

function checkSaved(
  one: unknown,
  layer: Layer,
  what: string,
): Verdict | undefined {
  const came = fieldsOf(one, what, ["W", "b"]);
  for (const name of ["W", "b"] as const) {
    const [is, wanted] = [came[name], layer[name].toArray()];
    if (JSON.stringify(is) === JSON.stringify(wanted)) continue;
    return notYet({
      what: `\`${name}\` in ${what}`,
      came: `is ${describeValue(is)}`,
      expected: "a list of rows, with all digits",
      cause: causeOfRows(is, wanted, layer[name]),
    });
  }
  return undefined;
}

function causeOfRows(
  is: unknown,
  wanted: readonly number[][],
  { data }: Matrix,
): string {
  const text = JSON.stringify(is);
  if (text === JSON.stringify(data) || /"data":\{/.test(text))
    return "a `Float64Array` becomes an object with the keys 0, 1, ...: `W.toArray()` makes a list of rows";
  if (text === JSON.stringify(wanted[0]))
    return "that is the row alone; `b` is a list of rows, too, with one row: `b.toArray()`";
  if (text === JSON.stringify(wanted.flat()))
    return "all numbers stand in one list, and where a row ends is lost: `W.toArray()` keeps the rows";
  const turned = wanted[0].map((_, c) => wanted.map((row) => row[c]));
  if (text === JSON.stringify(turned))
    return "rows and columns are exchanged";
  return "are the digits rounded? `W.toArray()` keeps them all";
}
