/** What a figure's drawing looks like, measured in the browser; and what is wrong with it. */

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Word {
  readonly words: string;
  readonly box: Box;
  /** What the word belongs to and may stand on: the marks of its own trace. */
  readonly own: string;
  /** What it is of an axis; "" for any other word. */
  readonly part: "x number" | "y number" | "title" | "";
}

interface Mark {
  readonly kind: string;
  readonly box: Box;
  readonly own: string;
}

/** One figure as it is drawn. */
export interface Place {
  readonly width: number;
  readonly room: number;
  readonly hint: boolean;
  /** Width of the slider; none if there is none. */
  readonly slider?: number;
  /** Pixels by which the legend stands in the plot area; none without a legend. */
  readonly legendIn?: number;
  /** Width of the plot area. */
  readonly across: number;
  /** Plots side by side. */
  readonly columns: number;
  /** Pixels for a unit of x and of y, for each pair of axes. */
  readonly units: readonly (readonly [number, number])[];
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
  readonly frame: Box;
}

/** In the page: measures each `.figure-view`. */
export function placeOf(views: Element[]): Place[] {
  const boxOf = (node: Element): Box => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  /** Dots along a line, because its box is mostly empty. */
  const dots = (path: SVGPathElement): Box[] => {
    const matrix = path.getScreenCTM();
    const length = path.getTotalLength();
    if (matrix === null || length === 0) return [];
    const count = Math.min(400, Math.ceil(length / 3));
    return Array.from({ length: count + 1 }, (_, i) => {
      const { x, y } = path.getPointAtLength((length * i) / count).matrixTransform(matrix);
      return { left: x - 0.5, right: x + 0.5, top: y - 0.5, bottom: y + 0.5 };
    });
  };
  /** Places below words where the picture is not clear: a grid of images has gaps for words. */
  const inkBelow = (image: SVGImageElement, words: readonly { box: Box }[]): Box[] => {
    const place = image.getBoundingClientRect();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(place.width), Math.ceil(place.height)];
    const paint = canvas.getContext("2d") as CanvasRenderingContext2D;
    paint.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
    const isInk = (x: number, y: number) =>
      x >= 0 && y >= 0 && x < canvas.width && y < canvas.height
        ? data[4 * (Math.floor(y) * canvas.width + Math.floor(x)) + 3] > 0
        : false;
    return words.flatMap(({ box }) =>
      Array.from({ length: 50 }, (_, i): Box => {
        const x = box.left + ((box.right - box.left) * (0.5 + (i % 10))) / 10;
        // Letters, without the room above and below them.
        const y = box.top + (box.bottom - box.top) * (0.25 + 0.12 * Math.floor(i / 10));
        return { left: x - 0.1, right: x + 0.1, top: y - 0.1, bottom: y + 0.1 };
      }).filter(({ left, top }) => isInk(left - place.left, top - place.top)),
    );
  };
  interface Drawn {
    _fullLayout: Record<string, { _offset: number; _length: number; range: number[] }>;
  }
  return views.map((view) => {
    const plot = view.querySelector(".js-plotly-plot") as Element;
    const layout = (plot as unknown as Drawn)._fullLayout;
    const traceOf = (node: Element): string => {
      const trace = node.closest(".trace, .heatmaplayer, .contourlayer");
      return trace === null ? "" : String([...view.querySelectorAll("*")].indexOf(trace));
    };
    const partOf = (node: Element): Word["part"] => {
      if (node.closest(".xtick") !== null) return "x number";
      if (node.closest(".ytick") !== null) return "y number";
      return /^[xy]\d*title$/.test(node.getAttribute("class") ?? "") ? "title" : "";
    };
    const words = [...plot.querySelectorAll("text")]
      .filter((node) => node.getBoundingClientRect().width > 0 && node.textContent?.trim())
      .map((node) => ({
        words: node.textContent ?? "",
        box: boxOf(node),
        own: traceOf(node),
        part: partOf(node),
      }));
    const solid = [
      ...plot.querySelectorAll(".points > path, .bars .point path, .contourlayer .contourfill"),
    ]
      .filter((node) => getComputedStyle(node).fillOpacity !== "0")
      .map((node) => ({ kind: node.tagName, box: boxOf(node), own: traceOf(node) }));
    const maps = [...plot.querySelectorAll<SVGImageElement>(".heatmaplayer image")].flatMap(
      (image) => inkBelow(image, words).map((box) => ({ kind: "image", box, own: traceOf(image) })),
    );
    // Lines end in the middle of the circles that cover them.
    const isHidden = ({ left, top }: Box) =>
      solid.some(
        ({ box }) => left > box.left && left < box.right && top > box.top && top < box.bottom,
      );
    const shapes = [...plot.querySelectorAll<SVGPathElement>(".shapelayer path")]
      .filter((path) => path.style.fill === "none" || path.style.fillOpacity === "0")
      .flatMap((path) => dots(path).filter((dot) => !isHidden(dot)))
      .map((box) => ({ kind: "line", box, own: "" }));
    // Arrows of a graph: they run from box to box, and over no other.
    const arrows = [
      ...plot.querySelectorAll<SVGPathElement>(".annotation-arrow-g > path:first-of-type"),
    ].flatMap((path) => dots(path).map((box) => ({ kind: "line", box, own: "" })));
    const offset = plot.getBoundingClientRect();
    const areas = Object.keys(layout)
      .filter((name) => /^xaxis\d*$/.test(name))
      .map((name) => [layout[name], layout[name.replace("x", "y")]] as const);
    /** What lies beyond the axes is cut off there. */
    const isShown = (box: Box) =>
      areas.some(
        ([x, y]) =>
          box.left >= offset.left + x._offset &&
          box.right <= offset.left + x._offset + x._length &&
          box.top >= offset.top + y._offset &&
          box.bottom <= offset.top + y._offset + y._length,
      );
    const lines = [...plot.querySelectorAll<SVGPathElement>(".scatterlayer .js-line")].flatMap(
      (path) =>
        dots(path)
          .filter(isShown)
          .map((box) => ({ kind: "line", box, own: traceOf(path) })),
    );
    const units = areas.map(([x, y]) => {
      const unit = ({ _length, range }: typeof x) => _length / Math.abs(range[1] - range[0]);
      return [unit(x), unit(y)] as const;
    });
    const slider = view.querySelector(".figure-slider")?.getBoundingClientRect().width;
    const legend = plot.querySelector(".legend .bg");
    const top = offset.top + Math.min(...areas.map(([, y]) => y._offset));
    const starts = areas.map(([x]) => Math.round(x._offset));
    const ends = areas.map(([x]) => x._offset + x._length);
    return {
      width: plot.getBoundingClientRect().width,
      room: view.clientWidth,
      hint: view.querySelector<HTMLElement>(".figure-hint")?.hidden === false,
      slider,
      legendIn: legend ? boxOf(legend).bottom - top : undefined,
      across: Math.max(...ends) - Math.min(...starts),
      columns: new Set(starts.map((start) => Math.round(start / 60))).size,
      units,
      words,
      marks: [...solid, ...maps, ...shapes, ...arrows, ...lines],
      frame: boxOf(plot.querySelector(".main-svg") as Element),
    };
  });
}

/** What is covered or cut, in words. */
export function faultsIn({ words, marks, frame }: Place): string[] {
  const inked = words.map((word) => ({ ...word, box: inner(word.box) }));
  const pairs = inked.flatMap((a, i) =>
    inked
      .slice(i + 1)
      .filter((b) => meet(a.box, areOfOneAxis(a, b) ? b.box : grown(b.box)))
      .map((b) => `"${a.words}" and "${b.words}"`),
  );
  const covered = inked.flatMap((word) => {
    const mark = marks.find((one) => !belongs(word, one) && meet(word.box, one.box));
    return mark ? [`"${word.words}" on a ${mark.kind}`] : [];
  });
  const cut = words
    .filter(({ box }) => !within(box, frame))
    .map((word) => `"${word.words}" is cut at the edge`);
  return [...pairs, ...covered, ...cut];
}

/** Words of a trace stand on its own marks, and on a map: a cell's number, a sample's name. */
function belongs(word: Word, mark: Mark): boolean {
  return word.own !== "" && (word.own === mark.own || mark.kind === "image");
}

/** Numbers of one axis may be near each other; those of two, and an axis's title, must not look like one. */
function areOfOneAxis(a: Word, b: Word): boolean {
  return a.part === "" || b.part === "" || a.part === b.part;
}

function grown({ left, right, top, bottom }: Box): Box {
  return { left: left - 2, right: right + 2, top: top - 2, bottom: bottom + 2 };
}

/** Letters without the room above and below them that a line of text has. */
function inner({ left, right, top, bottom }: Box): Box {
  const room = Math.min(bottom - top, right - left) * 0.22;
  const tall = bottom - top > right - left; // a word that runs upward
  return tall
    ? { left: left + room, right: right - room, top: top + 1, bottom: bottom - 1 }
    : { left: left + 1, right: right - 1, top: top + room, bottom: bottom - room };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function within(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left - 1 &&
    box.right <= frame.right + 1 &&
    box.top >= frame.top - 1 &&
    box.bottom <= frame.bottom + 1
  );
}
