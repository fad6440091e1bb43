/** The kinds of widgets: figures that a reader can work with, each computed by itself where it is shown. */

/** Each kind's folder, with the public function that makes it, as a pattern. */
const makers = {
  "digit-pad": "digitPad",
  playground: "playground",
  "backward-game": "backwardGame",
  "confusion-detective": "confusionDetective",
  slider: "sliders?",
  "training-pause": "liveTraining",
} as const;

/** A kind of widget: the name of its folder. */
export type WidgetKind = keyof typeof makers;

/** Every kind. */
export const widgetKinds: readonly WidgetKind[] = Object.keys(makers) as WidgetKind[];

/** The MIME type by which a notebook holds a widget. */
export function widgetMime(kind: WidgetKind): string {
  return `application/vnd.chainrule.${kind}+json`;
}

/** Whether a cell's text makes a widget of the kind. */
export function makesWidget(source: string, kind: WidgetKind): boolean {
  return new RegExp(`\\b${makers[kind]}\\(`).test(source);
}
