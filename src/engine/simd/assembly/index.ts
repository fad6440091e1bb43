/** What JavaScript calls. */
export { choose, evaluate, learn, list } from "./step";
