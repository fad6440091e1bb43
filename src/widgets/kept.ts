/** What an output holds of a widget that its reader has worked with. */
import { type WidgetKind, widgetMime } from "./kinds.ts";
import type { Still } from "./still.ts";

type Forms = Readonly<Record<string, unknown>>;

/** The forms of an output with the widget's state, and its picture and words as it stands. */
export function keptForms(
  forms: Forms,
  kind: WidgetKind,
  state: string,
  still: Still | undefined,
): Forms {
  const mime = widgetMime(kind);
  return {
    ...forms,
    [mime]: { ...(forms[mime] as object), state },
    ...(still && { "image/svg+xml": still.svg, "text/plain": still.text }),
  };
}

/** The state that an output's data hold, if any; whoever takes it reads it with care. */
export function keptState(data: unknown): string | undefined {
  const { state } = (data ?? {}) as { readonly state?: unknown };
  return typeof state === "string" ? state : undefined;
}
