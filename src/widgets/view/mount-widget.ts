import type { WidgetHost } from "../host.ts";

/** A widget's one function: it draws itself into `place`, and throws, `place` untouched, if `data` are not its own. */
export type MountWidget = (place: HTMLElement, data: unknown, host: WidgetHost) => void;
