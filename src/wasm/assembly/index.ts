/** What JavaScript calls. */
export { choose, evaluate, learn } from "./step";
export { within } from "./targets";
export { toFractions } from "./bytes";
