/** What JavaScript calls. */
export { evaluate, learn, list } from "./step";
