/** Search over all lessons, in their index: the sections that hold every word, the best ones first. */

import type { LessonSections } from "../notebook/lesson-sections.ts";
import { type FoundSection, findSections } from "./course-hits.ts";
import { ownElement } from "./own.ts";
import { hasPart, partBytes } from "./parts.ts";

/** Wires the field of the index; "/" leads into it, Escape empties it. */
export function watchCourseSearch(): void {
  const box = ownElement("page-course-search");
  const input = box?.querySelector("input");
  if (!box || !input || !hasPart("sections")) return;
  const show = (): void => void search(box, input.value);
  input.addEventListener("input", show);
  input.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    input.value = "";
    show();
  });
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || !plain || event.target === input) return;
    event.preventDefault();
    input.focus();
  });
}

/** More would be read by nobody. */
const MOST_FOUND = 20;

let lessons: Promise<readonly LessonSections[]> | undefined;
let searches = 0;

async function search(box: HTMLElement, query: string): Promise<void> {
  const number = ++searches;
  lessons ??= unpack();
  const found = findSections(await lessons, query);
  if (number !== searches) return; // the reader has written on
  const status = box.querySelector(".found") as HTMLElement;
  const { length } = found;
  const words = length === 1 ? "1 place" : `${length} places`;
  const most = length > MOST_FOUND ? `, here are the best ${MOST_FOUND}` : "";
  const none = query.trim() === "" ? "" : "Nothing found";
  status.textContent = length === 0 ? none : `${words}${most}`;
  box.querySelector("ol")?.replaceChildren(...found.slice(0, MOST_FOUND).map(itemOf));
}

async function unpack(): Promise<readonly LessonSections[]> {
  return JSON.parse(new TextDecoder().decode(await partBytes("sections")));
}

function itemOf({ href, title, pieces }: FoundSection): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  const excerpt = document.createElement("p");
  for (const [index, piece] of pieces.entries()) {
    // Every second piece is a hit.
    const element = document.createElement(index % 2 === 1 ? "mark" : "span");
    element.textContent = piece;
    excerpt.append(element);
  }
  item.append(link, excerpt);
  return item;
}
