/** The page's own elements, found by their ids outside of what a notebook brought. */

/**
 * The page's own element with this id. The sanitiser lets no notebook bring an id; if one came through
 * all the same, it must not stand in for the page's buttons, or for the program that runs cells.
 */
export function ownElement(id: string): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>(`[id="${id}"]`)];
  // The packed parts stand at the very end, behind whatever broke out of its place.
  return all.findLast((element) => element.closest(brought) === null) ?? null;
}

/** Where a notebook's content stands. */
const brought = ".cell.text, .outputs, #page-contents ul, .lessons";
