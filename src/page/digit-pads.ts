/** Pads to draw on: the picture in the page becomes a pad when it comes into view. */
import type { MountDigitPad } from "./digit-pad/main.ts";
import { dataOf, unpackData } from "./output-data.ts";
import { hasPart, loadPart } from "./parts.ts";

/** Watches every pad that the page has from the start. */
export function watchDigitPads(): void {
  for (const pad of document.querySelectorAll<HTMLElement>(".digit-pad")) watchDigitPad(pad);
}

/** Watches one pad (`.digit-pad`, made by notebook/html/digit-pad.ts). */
export function watchDigitPad(pad: HTMLElement): void {
  if (!hasPart("digit-pad")) return;
  watching ??= new IntersectionObserver(take, { rootMargin: "200px" });
  watching.observe(pad);
}

let watching: IntersectionObserver | undefined;

function take(entries: readonly IntersectionObserverEntry[], self: IntersectionObserver): void {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    self.unobserve(target);
    void mount(target as HTMLElement);
  }
}

/** The pad beside its picture, which then goes; after an error the picture stays. */
async function mount(pad: HTMLElement): Promise<void> {
  const live = document.createElement("div");
  live.className = "live";
  try {
    await unpackData(pad);
    await loadPart("digit-pad");
    const { chainruleDigitPad } = globalThis as { chainruleDigitPad?: MountDigitPad };
    chainruleDigitPad?.(live, dataOf(pad));
    pad.append(live);
    pad.classList.add("drawn");
  } catch (error) {
    console.warn("the pad stays a picture:", error);
  }
}
