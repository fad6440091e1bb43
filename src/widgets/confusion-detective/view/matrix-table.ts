/** The matrix as a table of buttons. */
import { hex, readableOn } from "../../../plots/color.ts";
import { numberText } from "../../../plots/number-text.ts";
import { make } from "../../view/dom.ts";
import { cellColors } from "../cell-colors.ts";
import type { DetectiveData } from "../detective-data.ts";

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** A button for each cell; Tab comes to the chosen one, arrow keys move. */
export class MatrixTable {
  readonly element: HTMLTableElement;
  readonly #buttons: readonly (readonly HTMLButtonElement[])[];

  /** @param onChoose is told the row (true class) and the column (predicted class) */
  constructor(data: DetectiveData, onChoose: (actual: number, predicted: number) => void) {
    const { counts, labels } = data;
    this.#buttons = counts.map((row, r) => row.map((_, c) => makeCell(data, r, c, onChoose)));
    const head = labels.map((label) => make("th", { scope: "col" }, label));
    const rows = this.#buttons.map((row, r) => {
      const cells = row.map((button) => make("td", {}, button));
      return make("tr", {}, make("th", { scope: "row" }, labels[r]), ...cells);
    });
    const words =
      "Rows: the true class. Columns: what it was taken for. Choose a cell to see images of it.";
    this.element = make(
      "table",
      { class: "matrix" },
      make("caption", {}, words),
      make("thead", {}, make("tr", {}, make("td"), ...head)),
      make("tbody", {}, ...rows),
    );
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Marks the chosen cell. */
  choose(actual: number, predicted: number): void {
    for (const [r, row] of this.#buttons.entries()) {
      for (const [c, button] of row.entries()) {
        const isChosen = r === actual && c === predicted;
        button.setAttribute("aria-pressed", String(isChosen));
        button.tabIndex = isChosen ? 0 : -1;
      }
    }
  }

  #key(event: KeyboardEvent): void {
    const move = moves[event.key];
    const r = this.#buttons.findIndex((row) => row.includes(event.target as HTMLButtonElement));
    if (move === undefined || r < 0) return;
    const c = this.#buttons[r].indexOf(event.target as HTMLButtonElement);
    this.#buttons[r + move[0]]?.[c + move[1]]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}

function makeCell(
  { counts, labels }: DetectiveData,
  r: number,
  c: number,
  onChoose: (actual: number, predicted: number) => void,
): HTMLButtonElement {
  const count = counts[r][c];
  const cell = make("button", { type: "button" }, numberText(count));
  const what = r === c ? "read right" : `taken for ${labels[c]}`;
  cell.setAttribute("aria-label", `${labels[r]} ${what}: ${numberText(count)}`);
  const { light, dark } = cellColors(counts, r, c);
  cell.style.background = `light-dark(${hex(light)}, ${hex(dark)})`;
  cell.style.color = `light-dark(${readableOn(light)}, ${readableOn(dark)})`;
  cell.addEventListener("click", () => onChoose(r, c));
  return cell;
}
