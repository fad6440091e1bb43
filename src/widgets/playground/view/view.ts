/** A playground as a reader sees and uses it. */

import type { WidgetHost } from "../../host.ts";
import type { Still } from "../../still.ts";
import { button, choice, make, say } from "../../view/dom.ts";
import { onPaperChange } from "../../view/paper.ts";
import { sources } from "../data.ts";
import type { PlaygroundGoal } from "../goals.ts";
import { Maps } from "../maps.ts";
import { playgroundPicture } from "../picture.ts";
import { programOf } from "../program.ts";
import { networkOf, type Run } from "../run.ts";
import { networkText, type PlaygroundSettings, stateOf, stateText } from "../settings.ts";
import { Controls } from "./controls.ts";
import { GoalList } from "./goal-list.ts";
import { NetworkDrawing } from "./network-drawing.ts";
import { Plane } from "./plane.ts";
import { Readings } from "./readings.ts";
import { Training } from "./training.ts";

/** The whole of it; `element` is what is shown. */
export class PlaygroundView {
  readonly element: HTMLElement = make("div", {
    class: "frame playground",
    role: "group",
    "aria-label": "Playground",
  });
  readonly #host: WidgetHost;
  readonly #lesson: PlaygroundSettings;
  #settings: PlaygroundSettings;
  #maps: Maps | undefined;
  #kept: string | undefined;
  #frames = 0;
  /** The goals that this training has met, in words. */
  #news = "";
  readonly #controls = new Controls((part) => this.#change({ ...this.#settings, ...part }));
  readonly #network = new NetworkDrawing();
  readonly #plane = new Plane((points, isDone) =>
    this.#paint({ ...this.#settings, points }, isDone),
  );
  readonly #readings = new Readings();
  readonly #goals: GoalList;
  readonly #train = button("Train", () => this.#toggle(), { class: "train" });
  readonly #legend = make("p", { class: "legend" });
  readonly #message = make("p", { class: "message", role: "status" });
  readonly #program = make("pre", { tabindex: "0", "aria-label": "The code" });
  readonly #code = make("div", { class: "code", hidden: "" }, this.#program);
  readonly #training: Training;

  /** @param settings those of the lesson */
  constructor(settings: PlaygroundSettings, goals: readonly PlaygroundGoal[], host: WidgetHost) {
    this.#host = host;
    this.#kept = host.state;
    this.#lesson = settings;
    this.#settings = settings;
    this.#goals = new GoalList(goals, host);
    this.#training = new Training(this.element, {
      onStart: (run) => this.#started(run),
      onEpoch: (run) => this.#judge(run),
      onFrame: (run) => this.#frame(run),
      onPause: (isRunning) => this.#pause(isRunning),
    });
    this.element.append(...this.#parts());
    const epochs = this.#restore(host.state);
    this.#controls.show(this.#settings);
    void this.#show(epochs); // never rejects: settings are checked
    new ResizeObserver(() => this.#fit()).observe(this.element);
    onPaperChange(this.element, () => this.#redraw());
  }

  /** The network as it is now, as a picture. */
  get still(): Still {
    const { run } = this.#training;
    const settings = run?.settings ?? this.#settings;
    const net = run?.net ?? networkOf(settings);
    const stands = run ? standOf(run) : "Nothing to learn from yet.";
    const text = `A playground: ${networkText(settings)} for the data ${settings.data}. ${stands}`;
    return { svg: playgroundPicture(net, settings, text), text };
  }

  /** Shows again which goals are met: the host may have read it only now. */
  showGoals(): void {
    this.#goals.show();
  }

  /** It has a place in the page, or another size. */
  #fit(): void {
    this.showGoals();
    this.#redraw();
  }

  #redraw(): void {
    if (this.#training.run) this.#draw(this.#training.run);
    else this.#plane.draw(partsOf(this.#settings), sources[this.#settings.data].square);
  }

  #parts(): HTMLElement[] {
    const speed = choice("Epochs a picture", ["1", "5", "25"], (value) => {
      this.#training.speed = Number(value);
    });
    const bar = make(
      "div",
      { class: "bar" },
      this.#train,
      button("Step", () => this.#step()),
      button("Reset", () => this.#begin("The network is as it was before any training.")),
      button("The lesson's settings", () => this.#change(this.#lesson)),
      speed.element,
    );
    const network = make("div", {}, this.#network.element, this.#legend);
    const parts = [network, this.#plane.element, this.#readings.element];
    const work = make("div", { class: "work" }, ...parts);
    const show = button("Show the code", () => this.#toggleCode(show), {
      "aria-expanded": "false",
    });
    const after = make("div", { class: "after" }, show, this.#code);
    return [this.#goals.element, this.#controls.element, bar, this.#message, work, after];
  }

  /** Takes what the reader had set the last time; what cannot be is refused in a sentence. */
  #restore(state: string | undefined): number {
    if (state === undefined) return 0;
    try {
      const { settings, epochs } = stateOf(state);
      this.#settings = settings;
      return Math.min(epochs, mostRestored);
    } catch (error) {
      say(this.#message, `What was kept of it cannot be used: ${(error as Error).message}.`);
      return 0;
    }
  }

  #change(settings: PlaygroundSettings): void {
    this.#settings = settings;
    this.#controls.show(settings);
    this.#begin("");
  }

  /** Untrained, and kept so. */
  #begin(message: string): void {
    void this.#show(0, message).then(() => this.#keep()); // never rejects: settings are checked
  }

  #paint(settings: PlaygroundSettings, isDone: boolean): void {
    if (isDone) this.#change(settings);
    else this.#plane.draw(partsOf(settings), sources.painted.square);
  }

  /** Begins anew with what is set. */
  async #show(epochs: number, message?: string): Promise<void> {
    if (message !== undefined) say(this.#message, message);
    this.#plane.set(this.#settings.data === "painted", this.#settings.points);
    await this.#training.start(this.#settings, epochs);
  }

  #started(run: Run | undefined): void {
    this.#news = "";
    this.#train.disabled = run === undefined;
    const { square } = sources[this.#settings.data];
    say(this.#legend, legendOf(run));
    this.#maps = run && new Maps(run.net, square, this.#settings.inputs);
    if (run) this.#draw(run);
    else {
      this.#plane.draw(partsOf(this.#settings), square);
      say(this.#message, "Paint points of both classes, then train.");
    }
    this.#describe();
  }

  #judge(run: Run): void {
    const news = this.#goals.judge(run);
    if (news.length === 0) return;
    this.#news = `Goal met: ${news.join("; ")}. `;
    say(this.#message, this.#news);
  }

  /** Weights move in every picture; the maps, which take most of the time, in every third one. */
  #frame(run: Run): void {
    this.#frames++;
    const isOften = this.#training.isRunning && this.#frames % 3 > 0;
    if (isOften && this.#maps) this.#network.draw(run, this.#maps, false);
    else this.#draw(run);
  }

  #draw(run: Run): void {
    const maps = this.#maps;
    if (maps === undefined) return;
    maps.update();
    this.#network.draw(run, maps, true);
    const { square } = sources[run.settings.data];
    this.#plane.draw(run.plane, square, { maps, layer: run.net.layers.length });
    this.#readings.show(run);
  }

  #toggle(): void {
    if (this.#training.isRunning) this.#training.pause();
    else this.#training.train();
  }

  #step(): void {
    this.#training.step();
    this.#rest();
  }

  #pause(isRunning: boolean): void {
    this.#train.textContent = isRunning ? "Pause" : "Train";
    if (isRunning) return;
    this.#redraw();
    this.#rest();
  }

  /** Nothing moves: words for whoever cannot see it, and what is to be kept. */
  #rest(): void {
    const { run } = this.#training;
    if (run === undefined) return;
    const end = run.fault && `It stops: ${run.fault}. Try a smaller learning rate.`;
    say(this.#message, `${this.#news}${end ?? standOf(run)}`);
    this.#describe();
    this.#keep();
  }

  #describe(): void {
    const { run } = this.#training;
    this.#program.textContent = programOf(this.#settings, Math.max(1, run?.epochs ?? 0));
    if (run === undefined) return;
    this.#network.describe(run);
    this.#plane.describe(
      `The plane with the data ${run.settings.data} and the network's answers. ${standOf(run)}`,
    );
    this.#readings.describe(`Curves of the losses. ${standOf(run)}`);
  }

  /** What was only opened is not changed. */
  #keep(): void {
    const state = stateText(this.#settings, this.#training.run?.epochs ?? 0);
    if (state === this.#kept) return;
    this.#kept = state;
    this.#host.keep(state);
  }

  #toggleCode(show: HTMLButtonElement): void {
    this.#code.hidden = !this.#code.hidden;
    show.setAttribute("aria-expanded", String(!this.#code.hidden));
    show.textContent = this.#code.hidden ? "Show the code" : "Hide the code";
    this.#describe();
  }
}

/** What is seen in the drawings. */
function legendOf(run: Run | undefined): string {
  const words =
    "Lines are weights: orange above 0, purple below. A unit's square is its answer at every place of the plane.";
  return run?.plane.validation ? `${words} Small points are set aside to judge by.` : words;
}

/** So many epochs at most are trained again when a playground is opened as it was left. */
const mostRestored = 20_000;

function standOf(run: Run): string {
  const digits = (loss: number) => loss.toPrecision(4);
  const [loss, judged, accuracy] = [run.loss, run.validationLoss, run.accuracy].map((l) =>
    l.at(-1),
  );
  if (loss === undefined) return "Not trained yet.";
  const validation = judged === undefined ? "" : `, validation ${digits(judged)}`;
  const right = `${Math.round((accuracy ?? 0) * 100)} % of the training points right`;
  return `Epoch ${run.epochs}: loss ${digits(loss)}${validation}; ${right}.`;
}

function partsOf({ points, data }: PlaygroundSettings) {
  if (data !== "painted" || points.length === 0) return undefined;
  return { training: sources.painted.points(points), validation: undefined };
}
