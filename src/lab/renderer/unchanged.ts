/** Notebooks that were only opened are not unsaved. */
import type { LabModel, MetadataChange } from "./lab-notebook.ts";

/**
 * JupyterLab (4.6) writes what a kernel says of itself into the notebook, and calls it unsaved where the
 * file says less, or another version. Our lessons say the same; notebooks of an older edition, or made by
 * another program, do not. What was learnt from the kernel is no work of the reader's, and is saved with
 * the first change that is. To be called when the notebook has just been read.
 */
export function keepUnchanged(model: LabModel): void {
  model.dirty = false; // a file without `language_info` gets an empty one
  model.metadataChanged.connect((_sender, change) => {
    if (model.dirty || !isNote(change)) return;
    // JupyterLab sets the mark when it has told everybody of the change.
    queueMicrotask(() => {
      model.dirty = false;
    });
  });
}

/** Whether a change is the kernel's word on itself; another kernel is the reader's choice. */
function isNote({ key, oldValue, newValue }: MetadataChange): boolean {
  if (key === "language_info") return true;
  return key === "kernelspec" && nameIn(oldValue) === nameIn(newValue);
}

function nameIn(kernelspec: unknown): unknown {
  return (kernelspec as { name?: unknown } | undefined)?.name;
}
