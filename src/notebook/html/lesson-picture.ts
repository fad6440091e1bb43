/** The picture of a lesson in the index: the one that was drawn for it, or its first figure. */
import { pictures } from "../../../lessons/pictures.ts";
import type { LessonFacts } from "../lesson-facts.ts";
import { renderPicture } from "./figure.ts";
import { type Html, html, nothing } from "./html.ts";

/** Says nothing that the lesson's title does not say, so it is not read aloud. */
export function renderLessonPicture(lesson: string, { picture }: LessonFacts): Html {
  const strokes = pictures[lesson];
  if (strokes === undefined) return (picture && renderPicture(picture.data)) ?? nothing;
  const paths = strokes.map(({ look, d }) => html`<path class="${look}" d="${d}"/>`);
  return html`<svg class="sketch" viewBox="0 0 120 80" aria-hidden="true">${paths}</svg>`;
}
