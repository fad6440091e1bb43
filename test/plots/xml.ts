/** A strict reader of XML elements and text: what it takes is well-formed. Written for tests alone. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The text directly inside. */
  text: string;
}

const token = /<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const entity = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);|&/gi;

/** The root element of `source`; throws at the first thing that is not well-formed. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const found = token.exec(source);
    if (!found) throw new SyntaxError(`not XML at ${at}: ${source.slice(at, at + 60)}`);
    const [, closed, name, list, selfClosed, text] = found;
    const top = open[open.length - 1];
    if (text !== undefined) top.text += decode(text);
    else if (closed !== undefined) {
      if (top.name !== closed) throw new SyntaxError(`</${closed}> closes <${top.name}> at ${at}`);
      open.pop();
    } else {
      const element = { name, attributes: attributesOf(list), children: [], text: "" };
      top.children.push(element);
      if (!selfClosed) open.push(element);
    }
  }
  if (open.length !== 1) throw new SyntaxError(`<${open[open.length - 1].name}> is not closed`);
  if (root.children.length !== 1) throw new SyntaxError(`${root.children.length} roots`);
  return root.children[0];
}

/** Every element of `name` at or below `element`, in document order. */
export function all(element: XmlElement, name: string): XmlElement[] {
  const own = element.name === name ? [element] : [];
  return [...own, ...element.children.flatMap((child) => all(child, name))];
}

/** The element and everything below it. */
export function everything(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everything)];
}

/** All text inside, tags left out. */
export function textOf(element: XmlElement): string {
  return element.text + element.children.map(textOf).join("");
}

/** The numbers of a path or of any other attribute, in order. */
export function numbersIn(text: string | undefined): number[] {
  return (text?.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
}

function attributesOf(list: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of list.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new SyntaxError(`attribute ${name} twice`);
    attributes[name] = decode(value);
  }
  return attributes;
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(entity, (found) => {
    if (found === "&") throw new SyntaxError(`a bare & in "${text}"`);
    const name = found.slice(1, -1).toLowerCase();
    if (name in named) return named[name];
    const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return String.fromCodePoint(code);
  });
}
