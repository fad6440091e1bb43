/** A network's outputs as bars with numbers. */

interface Bar {
  readonly item: HTMLElement;
  readonly filled: HTMLElement;
  readonly number: HTMLElement;
}

/** One bar for each output, counted from 0. */
export class Bars {
  readonly #bars: readonly Bar[];

  constructor(list: HTMLElement, count: number) {
    this.#bars = Array.from({ length: count }, (_, digit) => makeBar(digit));
    list.replaceChildren(...this.#bars.map(({ item }) => item));
  }

  /** Shows the outputs; `undefined` where there is nothing to judge. */
  show(outputs: Float64Array | undefined): void {
    const best = outputs?.indexOf(Math.max(...outputs));
    for (const [digit, { item, filled, number }] of this.#bars.entries()) {
      const output = outputs?.[digit];
      item.classList.toggle("best", digit === best);
      item.dataset.output = output === undefined ? "" : String(output);
      filled.style.width = `${100 * Math.min(1, Math.max(0, output ?? 0))}%`;
      number.textContent = output === undefined ? "–" : output.toFixed(2);
    }
  }
}

function makeBar(digit: number): Bar {
  const item = document.createElement("li");
  const make = (name: string, text = "") => {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = text;
    return part;
  };
  const [room, filled, number] = [make("room"), make("filled"), make("number")];
  room.append(filled);
  item.append(make("digit", String(digit)), room, number);
  return { item, filled, number };
}
