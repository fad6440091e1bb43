/** What a picture shows of a figure that is stepped through: the end, for nobody can step in a picture. */
import type { FigureParts, Frame, Trace } from "../plotly.ts";

/** The figure at its last step; as it stands if it has no steps, or begins with another than the first. */
export function atLastStep(figure: FigureParts): FigureParts {
  const { data, layout, frames } = figure;
  const [slider] = layout.sliders ?? [];
  const last = frames?.at(-1);
  if (slider === undefined || last === undefined || slider.active !== 0) return figure;
  const sliders = [{ ...slider, active: slider.steps.length - 1 }];
  return {
    ...figure,
    data: data.map((trace, i) => changed(trace, i, last)),
    layout: { ...layout, sliders },
  };
}

function changed(trace: Trace, i: number, { traces, data }: Frame): Trace {
  return { ...trace, ...data[traces.indexOf(i)] } as Trace;
}
