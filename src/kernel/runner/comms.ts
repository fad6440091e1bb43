/** The cells' side of comms: what a talk's handlers put out belongs to the cell that began it. */
import { CommTalks } from "../../run/comm-talks.ts";
import { currentCell, inCell, type RunningCell } from "./cell.ts";
import { latestCell, report } from "./reports.ts";

/** The talks of this process. */
export const talks: CommTalks<RunningCell | undefined> = new CommTalks({
  current: currentCell,
  within: inCell,
  say(message) {
    if (currentCell()?.signal.aborted) return;
    report({ type: "comm", cell: currentCell()?.id ?? latestCell(), message });
  },
});
