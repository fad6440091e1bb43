/** Figures to work with: the picture in the page becomes a widget when it comes into view. */
import type { ComputeRequest, WidgetHost } from "../widgets/host.ts";
import type { WidgetKind } from "../widgets/kinds.ts";
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
}

/** From now on sliders are answered by the cells' worker. */
export function computeBy(compute: (asked: ComputeRequest) => Promise<unknown>): void {
  worker = compute;
}

/** Watches one widget (`.widget`, made by notebook/html/widget.ts). */
export function watchWidget(widget: HTMLElement): void {
  if (!hasPart(`widget-${kindOf(widget)}`)) return;
  watching ??= new IntersectionObserver(take, { rootMargin: "200px" });
  watching.observe(widget);
}

let store: ProgressStore | undefined;
let worker: ((asked: ComputeRequest) => Promise<unknown>) | undefined;
let watching: IntersectionObserver | undefined;

/** What each widget was last drawn from, or has kept. */
const states = new WeakMap<HTMLElement, string | undefined>();

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
    chainruleWidgets?.[kind](live, dataOf(widget), hostOf(widget));
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
  const state = addressed(nameOf(widget));
  states.set(widget, state);
  return {
    state,
    keep(text) {
      states.set(widget, text);
      keepInAddress(nameOf(widget), text);
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
  for (const widget of document.querySelectorAll<HTMLElement>(".widget.drawn")) {
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
