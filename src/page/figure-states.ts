/**
 * The states of a figure that can be stepped through or switched: what its slider and its buttons would do,
 * as data. Plotly's own controls answer only to the mouse and do not say what they will do.
 */
import { isOwn, isRecord } from "./figure-data.ts";
import type { PlotlyFigure } from "./plotly.ts";

type Values = Readonly<Record<string, unknown>>;

/** What can be chosen: a step, and one of each row of buttons. */
export interface Choices {
  /** What is said of each step; none if there is no slider. */
  readonly steps: readonly string[];
  readonly buttons: readonly { readonly labels: readonly string[]; readonly active: number }[];
}

/** What is chosen. */
export interface State {
  readonly step: number;
  readonly buttons: readonly number[];
}

/** What can be chosen in a figure of this library; nothing in others, which keep Plotly's controls. */
export function choicesOf({ layout = {} }: PlotlyFigure): Choices {
  const buttons = menusOf(layout).map(({ buttons, active }) => ({
    labels: buttons.map(labelOf),
    active: typeof active === "number" ? active : 0,
  }));
  return { steps: stepsOf(layout).map(labelOf), buttons };
}

/** The state in which a figure is first shown. */
export function firstState(figure: PlotlyFigure): State {
  const [slider] = records(figure.layout?.sliders);
  const step = typeof slider?.active === "number" ? slider.active : 0;
  return { step, buttons: choicesOf(figure).buttons.map(({ active }) => active) };
}

/** The figure in that state, without what Plotly would draw to change it. */
export function atState(figure: PlotlyFigure, { step, buttons }: State): PlotlyFigure {
  const { layout = {}, frames: _frames, ...rest } = figure;
  if (!isOwn(layout)) return figure;
  const { sliders: _sliders, updatemenus: _menus, ...plain } = layout;
  const chosen = menusOf(layout).flatMap((menu, i) => {
    const [change] = argsOf(menu.buttons[buttons[i]]);
    return isRecord(change) ? Object.entries(change) : [];
  });
  const changed = chosen.reduce<Values>((all, [path, value]) => withPath(all, path, value), plain);
  return { ...rest, data: dataAt(figure, step), layout: changed };
}

/** The traces with what the step's frame replaces. */
function dataAt({ data, layout = {}, frames = [] }: PlotlyFigure, step: number): unknown[] {
  const [names] = argsOf(stepsOf(layout)[step]);
  const name = Array.isArray(names) ? names[0] : undefined;
  const frame = frames.filter(isRecord).find((one) => one.name === name && name !== undefined);
  const [traces, parts] = [list(frame?.traces), list(frame?.data)];
  return data.map((trace, i) => {
    const part = parts[traces.indexOf(i)];
    return isRecord(trace) && isRecord(part) ? { ...trace, ...part } : trace;
  });
}

function stepsOf(layout: Values): Values[] {
  const [slider] = isOwn(layout) ? records(layout.sliders) : [];
  return records(slider?.steps);
}

/** Rows of buttons other than play and stop, which a slider's own button does. */
function menusOf(layout: Values): { buttons: Values[]; active: unknown }[] {
  if (!isOwn(layout)) return [];
  return records(layout.updatemenus)
    .map(({ buttons, active }) => ({ buttons: records(buttons), active }))
    .filter(({ buttons }) => buttons.every(({ method }) => method === "relayout"));
}

/** `values` with the value at a path such as "yaxis.type". */
function withPath(values: Values, path: string, value: unknown): Values {
  const [name, ...rest] = path.split(".");
  if (rest.length === 0) return { ...values, [name]: value };
  const inner = values[name];
  return { ...values, [name]: withPath(isRecord(inner) ? inner : {}, rest.join("."), value) };
}

/** A label as plain text: Plotly's has mark-up. */
function labelOf({ label }: Values): string {
  return String(label ?? "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

function argsOf(step: Values | undefined): readonly unknown[] {
  return list(step?.args);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function records(value: unknown): Values[] {
  return list(value).filter(isRecord);
}
