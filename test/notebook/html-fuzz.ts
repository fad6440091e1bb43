/** Seeded fragments of HTML made to confuse parsers; each says who asked if a browser falls for it. */
import { type Random, seeded } from "../../src/engine/random.ts";

const rawText =
  "xmp plaintext noembed noframes noscript listing iframe textarea title style script".split(" ");
const foreign =
  "svg math foreignObject desc annotation-xml mglyph malignmark mtext mi mo ms semantics animate use set".split(
    " ",
  );
const ordinary =
  "p div span a b i h1 h2 table tr td th caption colgroup col thead tbody ul li ol dl dt dd details summary pre code blockquote article section img br figure".split(
    " ",
  );
const forbidden =
  "form input button select option optgroup datalist template object embed base link meta body html head frameset frame video audio source marquee applet center font nobr dialog slot image isindex keygen ruby rt rp main nav search canvas label output picture track param map area".split(
    " ",
  );
const ownIds =
  "page-worker page-notebook page-main page-run-all page-tools page-status page-editor page-sanitizer page-contents page-prepared body".split(
    " ",
  );
const entities =
  "&lt; &gt; &quot; &#60; &#x3c; &#0; &#x0; &#x80; &lt &gt &amp;lt; &amp &Tab; &NewLine; &colon; &lpar; &#1114112; &notit; &bsol; \0 \uFEFF \u2028 \uD800 \f \v".split(
    " ",
  );

/** Makes fragments; the same seed gives the same ones. `server` counts who comes. */
export class HtmlFuzz {
  readonly #random: Random;
  readonly #server: string;

  constructor(seed: number, server: string) {
    this.#random = seeded(seed);
    this.#server = server;
  }

  /** The next fragment. */
  fragment(): string {
    const count = 1 + this.#below(6);
    return Array.from({ length: count }, () => this.#piece(0)).join("");
  }

  #piece(depth: number): string {
    const kinds = [
      () => this.#element(depth),
      () => this.#element(depth),
      () => this.#element(depth),
      () => this.#lure(),
      () => this.#lure(),
      () => this.#stray(),
      () => this.#one(entities),
      () =>
        `<!--${this.#one(["", ">", "->", "-->", "--!>", "<!--"])}${this.#inner(depth)}--${this.#one(["", "!"])}>`,
      () => `<![CDATA[${this.#inner(depth)}]]>`,
      () => `<?${this.#inner(depth)}>`,
      () => "text ",
      () => "\n\n",
    ];
    return this.#one(kinds)();
  }

  #element(depth: number): string {
    const name = this.#name();
    const close = this.#one(["", "", "", "x", "/", " ", "open"]);
    const end =
      close === "open"
        ? ""
        : `</${close === "x" ? this.#name() : name}${close === " " ? " " : ""}>`;
    return `<${this.#case(name)}${this.#attributes()}${close === "/" ? "/" : ""}>${this.#inner(depth)}${end}`;
  }

  #inner(depth: number): string {
    if (depth > 5) return this.#lure();
    return Array.from({ length: this.#below(3) }, () => this.#piece(depth + 1)).join("");
  }

  /** What must never come to life. */
  #lure(): string {
    const url = `${this.#server}/hit`;
    return this.#one([
      "<script>globalThis.hacked=1</script>",
      "<img src=x onerror=globalThis.hacked=1>",
      `<img src="${url}/img">`,
      `<meta http-equiv="refresh" content="0;url=${url}/meta">`,
      `<link rel=stylesheet href="${url}/css">`,
      `<style>@import "${url}/import"; * { display: none !important }</style>`,
      `<style>body::before{content:"";position:fixed;inset:0;z-index:99;background:red}</style>`,
      `<i id="${this.#one(ownIds)}">not yours</i>`,
      `<script type="text/plain" id="page-worker">not yours</script>`,
      `<iframe src="${url}/frame"></iframe>`,
      `<base href="${url}/">`,
      `<form action="${url}/form"><button>x</button></form>`,
      `<div style="position:fixed;inset:0;background:url(${url}/bg)">cover</div>`,
      `<div style="display:flex;height:0;align-items:flex-end"><a href="#x" style="display:block;width:3000px;height:3000px;background:#fff">cover</a></div>`,
      `<div dir=rtl><span style="display:inline-block;width:5000px;height:20px;background:red">cover</span></div>`,
      `<a href="#x" style="font-size:900px;line-height:0">\u2588</a>`,
      `<svg><image href="${url}/svg"/><use href="${url}/use"/></svg>`,
      `<svg onload=globalThis.hacked=1>`,
      `<a href="javascript:globalThis.hacked=1">bait</a>`,
      `<details open ontoggle=globalThis.hacked=1>x</details>`,
      `<video src="${url}/v" poster="${url}/p"></video>`,
      `<object data="${url}/o"></object>`,
      `<table background="${url}/t"><td background="${url}/td">x`,
      `<img srcset="${url}/set 2x" src="data:image/png;base64,AAAA">`,
    ]);
  }

  #stray(): string {
    return `</${this.#one([...rawText, ...ordinary, ...foreign, ...forbidden])}${this.#one([">", "", " x>", "/>"])}`;
  }

  #attributes(): string {
    const list = Array.from({ length: this.#below(3) }, () => {
      const value = this.#one([
        "x",
        `${this.#server}/hit/attr`,
        `"`,
        `</${this.#one(rawText)}>`,
        "position:fixed;inset:0",
        this.#one(ownIds),
        `">${this.#lure()}`,
        `\n\n`,
        this.#one(entities),
      ]);
      const name = this.#one(
        "id class style title href src name onclick encoding d xlink:href alt lang".split(" "),
      );
      return ` ${name}${this.#one(["=", " = "])}${this.#one([`"${value}"`, `'${value}'`, value, `"${value}`])}`;
    });
    return list.join(this.#one(["", "/", "\t"]));
  }

  #name(): string {
    return this.#one(this.#one([rawText, rawText, foreign, ordinary, ordinary, forbidden]));
  }

  #case(name: string): string {
    return this.#below(8) === 0 ? name.toUpperCase() : name;
  }

  #one<T>(list: readonly T[]): T {
    return list[this.#below(list.length)];
  }

  #below(count: number): number {
    return this.#random.integer(count);
  }
}
