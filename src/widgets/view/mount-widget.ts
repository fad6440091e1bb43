import type { WidgetHost } from "../host.ts";
import type { Still } from "../still.ts";

/**
 * A widget's one function: it draws itself into `place`, and throws, `place` untouched, if `data` are not its own.
 * What it gives takes a picture of the widget whenever it is called; nothing, if it stands as its output shows it.
 */
export type MountWidget = (
  place: HTMLElement,
  data: unknown,
  host: WidgetHost,
) => () => Still | undefined;
