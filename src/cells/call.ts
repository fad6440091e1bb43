/** The call around a place in a cell. */
export interface CellCall {
  /** One text for each overload: "matmul(a: Matrix, b: Matrix): Matrix". */
  readonly signatures: readonly CallSignature[];
  /** The overload that fits best. */
  readonly active: number;
  /** Number of the argument at the place, from 0. */
  readonly argument: number;
}

export interface CallSignature {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
}
