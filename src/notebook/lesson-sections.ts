/** The words of lessons as the index carries them and its page's program reads them. */

/** From one heading to the next. */
export interface Section {
  /** Of its heading in the page; "" for what stands before the first one. */
  readonly id: string;
  readonly title: string;
  /** Texts and code, with single spaces. */
  readonly text: string;
}

/** A lesson as the index searches it. */
export interface LessonSections {
  readonly href: string;
  readonly title: string;
  readonly sections: readonly Section[];
}
