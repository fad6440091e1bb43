/** Outputs and addresses of strangers: every kind of widget refuses what cannot be, in a sentence of its own. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type Displayable, displaySymbol } from "../../src/display/bundle.ts";
import {
  backwardGame,
  confusionDetective,
  dense,
  digitPad,
  Matrix,
  network,
  playground,
  seeded,
  slider,
  softmax,
  value,
} from "../../src/index.ts";
import { mount as mountWalk } from "../../src/widgets/backward-game/view/mount.ts";
import { mount as mountDetective } from "../../src/widgets/confusion-detective/view/mount.ts";
import { mount as mountPad } from "../../src/widgets/digit-pad/view/mount.ts";
import type { WidgetHost } from "../../src/widgets/host.ts";
import { type WidgetKind, widgetMime } from "../../src/widgets/kinds.ts";
import { mount as mountPlayground } from "../../src/widgets/playground/view/mount.ts";
import { mount as mountSlider } from "../../src/widgets/slider/view/mount.ts";
import { mount as mountPause } from "../../src/widgets/training-pause/view/mount.ts";
import type { MountWidget } from "../../src/widgets/view/mount-widget.ts";
import { cases, states } from "./hostile-widgets.ts";
import { widgetPage, widgetVisits } from "./widget.ts";

type Json = Record<string, unknown>;

const a = value(3, "a");
const detective = confusionDetective({ X: new Matrix(2, 4), actual: [0, 1], predicted: [0, 0] });
const layers = [dense(10, { activation: softmax })];
const pad = digitPad(network({ inputs: 784, layers, random: seeded(1) }));

const makers: Record<WidgetKind, { mount: MountWidget; data: Json }> = {
  playground: { mount: mountPlayground, data: dataOf("playground", playground()) },
  "backward-game": { mount: mountWalk, data: dataOf("backward-game", backwardGame(a.multiply(a))) },
  slider: {
    mount: mountSlider,
    data: dataOf(
      "slider",
      slider(0, 1, (x) => `at ${x}`),
    ),
  },
  "confusion-detective": { mount: mountDetective, data: dataOf("confusion-detective", detective) },
  "training-pause": { mount: mountPause, data: { id: "abc-1" } },
  "digit-pad": { mount: mountPad, data: dataOf("digit-pad", pad) },
};

function dataOf(kind: WidgetKind, shown: Displayable): Json {
  const bundle = shown[displaySymbol]() as Readonly<Record<string, unknown>>;
  return JSON.parse(JSON.stringify(bundle[widgetMime(kind)]));
}

/** A place in which nothing may be done. */
const untouchable = new Proxy({} as HTMLElement, {
  get(_, name) {
    throw new Error(`${String(name)} of the place was touched`);
  },
});

const nobody: WidgetHost = {
  state: undefined,
  keep: () => {},
  isMet: () => false,
  meet: () => {},
  compute: () => Promise.reject(new Error("nobody")),
};

/** What is said of such data. */
function saidOf(kind: WidgetKind, data: unknown): string {
  try {
    makers[kind].mount(untouchable, data, nobody);
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
  return "nothing";
}

/** The good data with other parts, as JSON brings them: `__proto__` is a name like any other. */
function changed(kind: WidgetKind, change: string): unknown {
  const [good, other] = [makers[kind].data, JSON.parse(change)];
  const entries = [...Object.entries(good), ...Object.entries(other)];
  const all = Object.create(null) as Json;
  for (const [name, part] of entries) all[name] = part;
  return all;
}

const own: Record<WidgetKind, string> = {
  playground: "playground",
  "backward-game": "backwardGame",
  slider: "slider",
  "confusion-detective": "confusionDetective",
  "training-pause": "training-pause",
  "digit-pad": "digitPad",
};

describe("a stranger's output", () => {
  const titled = cases.map((one) => [...one, one[1].slice(0, 70)] as const);
  test.each(titled)(
    "is refused in a sentence, its place untouched: $0 $3",
    (kind, change, said) => {
      const sentence = saidOf(kind, changed(kind, change));
      expect(sentence).toMatch(new RegExp(`^(Type|Range)Error: ${own[kind]}: `));
      expect(sentence).toContain(said);
      expect(sentence.length).toBeLessThan(400);
    },
  );

  test.each(Object.keys(makers) as WidgetKind[])(
    "that is no data at all is refused: %s",
    (kind) => {
      for (const data of [undefined, null, 0, "", "text", [], true]) {
        expect(saidOf(kind, data)).toMatch(new RegExp(`^(Type|Range)Error: ${own[kind]}: `));
      }
    },
  );

  test.each(Object.keys(makers) as WidgetKind[])("is taken where it is good: %s", (kind) => {
    expect(saidOf(kind, changed(kind, "{}"))).toMatch(
      /^(Error: \w+ of the place was touched|ReferenceError: document is not defined)$/,
    );
  });
});

const visit = widgetVisits(() => {
  throw new Error("each visit here brings its page");
});

describe("a stranger's state", () => {
  test.each(["playground", "backward-game", "slider", "confusion-detective"] as const)(
    "in an output is refused in a sentence, and the widget works: %s",
    (kind) =>
      visit(
        async (widgets, page) => {
          for (const [i, [, state, said]] of states.filter(([one]) => one === kind).entries()) {
            const widget = widgets.nth(i);
            await widget.scrollIntoViewIfNeeded();
            await widget.locator(".frame").waitFor();
            const sentence = await statusOf(widget);
            expect(sentence, state).toContain("What was kept of it cannot be used: ");
            expect(sentence, state).toContain(said);
          }
          expect(await sideways(page)).toBe(false);
        },
        { html: statesPage(kind) },
      ),
  );
});

test("a stranger's slider has its picture and its points within its place, whatever they say", () => {
  const place = { left: 0, top: 0, width: 1, height: 1, x: [0, 1], y: [0, 1] };
  const frame = (svg: string, more: object) => ({
    svg,
    text: "a picture",
    place: { ...place, ...more },
  });
  const knobs = [{ name: "p", kind: "point", start: [1e300, -1e300] }];
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="1000000000"/>';
  const frames = [svg, `${svg}\ud800`].flatMap((one) =>
    [{}, { left: 1e9 }, { x: [0, 0] }].map((more) => frame(one, more)),
  );
  const html = widgetPage(
    ...frames.map((one) =>
      shownAs("slider", { id: "s-1", knobs, frames: [{ values: [1e300, -1e300], frame: one }] }),
    ),
  );
  return visit(
    async (widgets, page) => {
      for (const widget of await widgets.all()) {
        await widget.scrollIntoViewIfNeeded();
        await widget.locator(".picture img").waitFor({ state: "attached" });
        const { height } = (await widget.boundingBox()) ?? { height: Number.POSITIVE_INFINITY };
        expect(height).toBeLessThan(1100);
      }
      expect(await sideways(page)).toBe(false);
    },
    { html },
  );
});

/** A page in which the same widget stands once for each state. */
function statesPage(kind: WidgetKind): string {
  const own = states.filter(([one]) => one === kind);
  return widgetPage(...own.map(([, state]) => shownAs(kind, { ...makers[kind].data, state })));
}

function shownAs(kind: WidgetKind, data: object): Json {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  return { [widgetMime(kind)]: data, "image/svg+xml": picture, "text/plain": "a widget" };
}

function statusOf(widget: Locator): Promise<string> {
  return widget.getByRole("status").innerText();
}

function sideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}
