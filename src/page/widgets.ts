/**
 * Figures to work with: the picture in the page becomes a widget when it comes into view. The picture stays behind
 * it, for paper, and shows what the reader has made of it.
 */
import { pictureUrl, svgSize } from "../notebook/html/picture.ts";
import type { ComputeRequest, WidgetHost } from "../widgets/host.ts";
import { keptState } from "../widgets/kept.ts";
import type { WidgetKind } from "../widgets/kinds.ts";
import type { Still } from "../widgets/still.ts";
import type { MountWidget } from "../widgets/view/mount-widget.ts";
import { addressed, keepInAddress } from "./address.ts";
import { dataOf, unpackData } from "./output-data.ts";
import { hasPart, loadPart } from "./parts.ts";
import type { ProgressStore } from "./progress.ts";

/** Watches every widget that the page has from the start; goals that are met go into the progress. */
export function watchWidgets(progress: ProgressStore): void {
  store = progress;
  for (const widget of document.querySelectorAll<HTMLElement>(".widget")) watchWidget(widget);
  addEventListener("hashchange", () => void followAddress());
  addEventListener("beforeprint", () => {
    for (const [widget, take] of drawn()) showStill(widget, take());
  });
}

/** From now on sliders are answered by the cells' worker. */
export function computeBy(compute: (asked: ComputeRequest) => Promise<unknown>): void {
  worker = compute;
}

/**
 * Watches one widget (`.widget`, made by notebook/html/widget.ts).
 *
 * @param onKeep is told what the reader has made of it: the state, and its picture
 */
export function watchWidget(widget: HTMLElement, onKeep?: KeepWidget): void {
  if (!hasPart(`widget-${kindOf(widget)}`)) return;
  if (onKeep) keepers.set(widget, onKeep);
  watching ??= new IntersectionObserver(take, { rootMargin: "200px" });
  watching.observe(widget);
}

/** Takes what a reader has made of a widget. */
export type KeepWidget = (kind: WidgetKind, state: string, still: Still | undefined) => void;

let store: ProgressStore | undefined;
let worker: ((asked: ComputeRequest) => Promise<unknown>) | undefined;
let watching: IntersectionObserver | undefined;

/** What each widget was last drawn from, or has kept. */
const states = new WeakMap<HTMLElement, string | undefined>();

const keepers = new WeakMap<HTMLElement, KeepWidget>();
const pictures = new WeakMap<HTMLElement, () => Still | undefined>();

/** The widgets that are at work, and what takes their pictures. */
function drawn(): [HTMLElement, () => Still | undefined][] {
  return [...document.querySelectorAll<HTMLElement>(".widget.drawn")].map((widget) => [
    widget,
    pictures.get(widget) ?? (() => undefined),
  ]);
}

/** The picture that paper gets. */
function showStill(widget: HTMLElement, still: Still | undefined): void {
  const image = widget.querySelector<HTMLImageElement>(".still img");
  if (still === undefined || image === null) return;
  image.src = pictureUrl("image/svg+xml", still.svg);
  image.alt = still.text;
  Object.assign(image, svgSize(still.svg));
}

function take(entries: readonly IntersectionObserverEntry[], self: IntersectionObserver): void {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    self.unobserve(target);
    void mount(target as HTMLElement);
  }
}

/** The widget beside its picture, which then goes; after an error the picture stays, and a sentence says why. */
async function mount(widget: HTMLElement): Promise<void> {
  const kind = kindOf(widget);
  const live = document.createElement("div");
  live.className = "live";
  try {
    await unpackData(widget);
    await loadPart(`widget-${kind}`);
    const { chainruleWidgets } = globalThis as { chainruleWidgets?: Record<string, MountWidget> };
    const picture = chainruleWidgets?.[kind](live, dataOf(widget), hostOf(widget));
    if (picture) pictures.set(widget, picture);
    widget.querySelector(".live")?.remove();
    widget.append(live);
    widget.classList.add("drawn");
  } catch (error) {
    live.className = "note";
    live.textContent = `This ${kind} stays a picture: ${(error as Error).message}.`;
    widget.append(live);
  }
}

function hostOf(widget: HTMLElement): WidgetHost {
  const state = addressed(nameOf(widget)) ?? keptState(dataOf(widget));
  states.set(widget, state);
  return {
    state,
    keep(text) {
      states.set(widget, text);
      keepInAddress(nameOf(widget), text);
      const still = pictures.get(widget)?.();
      showStill(widget, still);
      keepers.get(widget)?.(kindOf(widget), text, still);
    },
    isMet: (goal) => store?.progress.answers.get(`goal ${goal}`) === "met",
    meet: (goal) => store?.answer(`goal ${goal}`, "met"),
    compute: async (asked) => {
      if (worker === undefined) throw new Error("cells do not run in this page");
      return await worker(asked);
    },
  };
}

/** Somebody has put another state into the page's address. */
async function followAddress(): Promise<void> {
  for (const [widget] of drawn()) {
    const state = addressed(nameOf(widget));
    if (state !== undefined && state !== states.get(widget)) await mount(widget);
  }
}

function kindOf(widget: HTMLElement): WidgetKind {
  return widget.dataset.widget as WidgetKind; // no part has another name
}

/** `playground`; the second one in the page is `playground-2`. */
function nameOf(widget: HTMLElement): string {
  const kind = kindOf(widget);
  const same = [...document.querySelectorAll(`.widget[data-widget="${kind}"]`)];
  const place = same.indexOf(widget);
  return place > 0 ? `${kind}-${place + 1}` : kind;
}
