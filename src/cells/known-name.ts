/** What is kept of a name that an earlier cell declares. */

/** What a name is; decides what an assignment to it is told. */
export type NameKind =
  | "variable"
  | "constant"
  | "function"
  | "class"
  | "enum"
  | "namespace"
  | "import"
  | "type";

/** A top-level name of a committed cell. */
export interface KnownName {
  readonly name: string;
  readonly kind: NameKind;
  readonly value: boolean;
  readonly type: boolean;
  /** Doc comment of a variable, as written. Other kinds keep theirs in the module. */
  readonly comment?: string;
}

/** A name and the module that it lives in. */
export interface Entry extends KnownName {
  readonly cell: number;
}
