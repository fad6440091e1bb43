/** A clock that goes by the work done, so that tests about time hold on any machine. */
import { type Activation, tanh } from "../../src/engine/activations.ts";

/** The clock moves one millisecond for every 2000 times that its activation is applied. */
export interface WorkClock {
  readonly activation: Activation;
  now(): number;
}

export function workClock(): WorkClock {
  let work = 0;
  const apply = (z: number) => {
    work++;
    return Math.tanh(z);
  };
  return { activation: { ...tanh, name: "counted", apply }, now: () => work / 2000 };
}
