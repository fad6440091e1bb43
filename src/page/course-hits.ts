/** Which sections of the lessons hold what is searched for. */
import type { LessonSections, Section } from "../notebook/lesson-sections.ts";

/** A section that holds every word of the query. */
export interface FoundSection {
  /** To its heading: `02-xor.html#the-idea`. */
  readonly href: string;
  /** Its lesson and its heading. */
  readonly title: string;
  /** Words around the first hit; every second piece is a hit. */
  readonly pieces: readonly string[];
}

/** The sections in which each word of the query begins a word, those that speak most of it first. */
export function findSections(lessons: readonly LessonSections[], query: string): FoundSection[] {
  const words = query.match(/[\p{L}\p{N}_]+/gu) ?? [];
  if (words.length === 0) return [];
  const patterns = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}_])${word}`, "giu"));
  const found = lessons.flatMap(({ href, title, sections }) =>
    sections.flatMap((section) => {
      const score = scoreOf(section, patterns);
      return score === 0 ? [] : [{ score, found: foundIn(href, title, section, words) }];
    }),
  );
  return found.sort((a, b) => b.score - a.score).map(({ found }) => found);
}

/** A word in a heading is worth ten in the text; 0 if one is missing. */
function scoreOf({ title, text }: Section, patterns: readonly RegExp[]): number {
  let score = 0;
  for (const pattern of patterns) {
    const inText = text.match(pattern)?.length ?? 0;
    const inTitle = title.match(pattern)?.length ?? 0;
    if (inText + inTitle === 0) return 0;
    score += Math.min(inText, 10) + 10 * inTitle;
  }
  return score;
}

function foundIn(
  href: string,
  lesson: string,
  { id, title, text }: Section,
  words: readonly string[],
): FoundSection {
  const any = new RegExp(`(?<![\\p{L}\\p{N}_])(${words.join("|")})`, "giu");
  const isWhole = title === "" || title === lesson;
  return {
    href: id === "" ? href : `${href}#${id}`,
    title: isWhole ? lesson : `${lesson} › ${title}`,
    pieces: excerpt(text, text.search(any)).split(any),
  };
}

/** Some 150 characters around a place, at ends of words. */
function excerpt(text: string, at: number): string {
  const from = at < 60 ? 0 : text.indexOf(" ", at - 60) + 1;
  const to = text.indexOf(" ", Math.max(0, at) + 90);
  const end = to < 0 ? text.length : to;
  return `${from > 0 ? "… " : ""}${text.slice(from, end)}${end < text.length ? " …" : ""}`;
}
