/** Turns what cells put out while they run into what a notebook file keeps. */
import type { DisplayOutput, Output as LiveOutput, UpdateOutput } from "../run/outputs.ts";
import type { DataOutput, MimeData, Output } from "./notebook.ts";

/** The recorded outputs of a notebook's run; one list for each cell. */
export class OutputRecorder {
  /** Every output that carries a display id, whichever cell it stands in. */
  readonly #shown = new Map<string, RecordedData[]>();

  /** A new, empty list for a cell. */
  startCell(): CellOutputs {
    return new CellOutputs(this.#shown);
  }
}

/** A recorded output whose data an update may replace. */
type RecordedData = { -readonly [Key in keyof DataOutput]: DataOutput[Key] };

type RecordedStream = { output_type: "stream"; name: "stdout" | "stderr"; pieces: string[] };

/** The outputs of one cell, as nbformat keeps them. */
export class CellOutputs {
  readonly #shown: Map<string, RecordedData[]>;
  #outputs: (Output | RecordedStream)[] = [];
  #clearNext = false;

  constructor(shown: Map<string, RecordedData[]>) {
    this.#shown = shown;
  }

  /** Records one output: streams are joined, updates replace, a clear empties the list. */
  take(output: LiveOutput): void {
    if (output.output_type === "clear_output") {
      this.#clearNext = output.wait;
      if (!output.wait) this.#outputs = [];
      return;
    }
    if (output.output_type === "update_display_data") {
      this.#update(output);
      return;
    }
    if (this.#clearNext) this.#outputs = [];
    this.#clearNext = false;
    if (output.output_type === "stream") this.#stream(output.name, output.text);
    else if (output.output_type === "display_data") this.#outputs.push(this.#display(output));
    else this.#outputs.push(output);
  }

  /** What has been recorded so far. */
  list(): Output[] {
    return this.#outputs.map((output) => {
      if (!("pieces" in output)) return output;
      return { output_type: "stream", name: output.name, text: output.pieces.join("") };
    });
  }

  #stream(name: "stdout" | "stderr", text: string): void {
    const last = this.#outputs.at(-1);
    // Pieces are joined at the end: 100,000 lines would otherwise be copied again for each line.
    if (last !== undefined && "pieces" in last && last.name === name) last.pieces.push(text);
    else this.#outputs.push({ output_type: "stream", name, pieces: [text] });
  }

  #display({ data, metadata, transient }: DisplayOutput): Output {
    const recorded: RecordedData = {
      output_type: "display_data",
      data: data as MimeData,
      metadata,
    };
    if (transient !== undefined) {
      const others = this.#shown.get(transient.display_id) ?? [];
      this.#shown.set(transient.display_id, [...others, recorded]);
    }
    return recorded;
  }

  #update({ data, metadata, transient }: UpdateOutput): void {
    for (const recorded of this.#shown.get(transient.display_id) ?? []) {
      recorded.data = data;
      recorded.metadata = metadata;
    }
  }
}
