/** Numbers as people read them: four digits that count, a true minus sign. */

/** `value` with about `digits` digits that count, without trailing zeros: 0.002118, −3, 60,000, 1.5e−7. */
export function numberText(value: number, digits = 4): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return minus(grouped(value));
  if (Math.abs(value) >= 1000 && Math.abs(value) < 1e7) return minus(grouped(Math.round(value)));
  const [mantissa, exponent] = value.toPrecision(digits).split("e");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return minus(exponent === undefined ? short : `${short}e${exponent.replace("+", "")}`);
}

/** The typographic minus sign, which Plotly draws on its axes too. */
export function minus(text: string): string {
  return text.replace(/-/g, "\u2212");
}

/** Thousands set apart by commas from 10,000 on. */
function grouped(value: number): string {
  const text = String(value);
  return Math.abs(value) < 10_000 ? text : text.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `count` with its noun: "1 point", "4 points", "2 classes". */
export function counted(count: number, noun: string): string {
  const plural = noun.endsWith("s") ? `${noun}es` : `${noun}s`;
  return `${numberText(count)} ${count === 1 ? noun : plural}`;
}
