/** A widget as it stands, for paper and for whoever only reads. */
export interface Still {
  /** One `<svg>` element. */
  readonly svg: string;
  /** The picture in words. */
  readonly text: string;
}
