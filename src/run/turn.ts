/** Letting the event loop have its turn. */

/** After the events that wait now; `setImmediate` where there is one, for a timer rests 1 to 4 ms. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
