/** What JavaScript calls. */
export { evaluate, learn } from "./step";
