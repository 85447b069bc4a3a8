/**
 * Notes that try to run a script, made up for `note-text.test.ts`: each way in × each place in Markdown × each disguise.
 * A vector that runs calls `fired(n)` with its number in the list.
 */
export interface Vector {
  markdown: string;
  /** The same attempt without Markdown around it, to see that it is one; null where only Markdown would make it HTML. */
  html: string | null;
}

type Make = (script: string) => string;

/** Addresses that run, or would lead out of the page; some only after a browser or a parser has tidied them up. */
const SCHEMES: readonly Make[] = [
  (script) => `javascript:${script}`,
  (script) => `JaVaScRiPt:${script}`,
  (script) => `java\tscript:${script}`,
  (script) => `java&Tab;script:${script}`,
  (script) => `java&NewLine;script:${script}`,
  (script) => `\u0001javascript:${script}`,
  (script) => `&#1;javascript:${script}`,
  (script) => `&#32;javascript:${script}`,
  (script) => `&#106;avascript:${script}`,
  (script) => `&#x6A;&#x61;&#x76;&#x61;script:${script}`,
  (script) => `&#0000106avascript:${script}`,
  (script) => `javascript&colon;${script}`,
  (script) => `javascript&#58;${script}`,
  (script) => `javascript&#x3A;${script}`,
  (script) => `javascript\\:${script}`,
  (script) => `%6Aavascript:${script}`,
  (script) => `javascript%3A${script}`,
  (script) => `javascript://%0a${script}`,
  (script) => `javascript://example.com/%0a${script}`,
  (script) => `java\u200Bscript:${script}`,
  (script) => `javascript\uFF1A${script}`,
  (script) => `vbscript:${script}`,
  (script) => `livescript:${script}`,
  (script) => `feed:javascript:${script}`,
  (script) => `view-source:javascript:${script}`,
  (script) => `blob:javascript:${script}`,
  (script) => `data:text/html,<script>parent.${script}</script>`,
  (script) => `data:text/html;base64,${btoa(`<script>opener.${script}</script>`)}`,
  (script) => `DATA:text/html;charset=utf-8,%3Cscript%3E${script}%3C/script%3E`,
  (script) => `data:image/svg+xml,<svg/onload=${script}>`,
  (script) => `data:application/xhtml+xml;base64,${btoa(`<script>${script}</script>`)}`,
  () => 'file:///etc/passwd',
  () => 'chrome://settings',
];

/** Where Markdown takes an address. */
const ADDRESSES: readonly Make[] = [
  (url) => `[go](${url})`,
  (url) => `[go](<${url}>)`,
  (url) => `[go](${url} "a \\" onmouseover=alert(1) b")`,
  (url) => `![go](${url})`,
  (url) => `[![go](${url})](${url})`,
  (url) => `[go][there]\n\n[there]: ${url}`,
  (url) => `[go][there]\n\n[there]: <${url}> 'title'`,
  (url) => `<${url}>`,
  (url) => `| a |\n| - |\n| [go](${url}) |`,
  (url) => `- [ ] [go](${url})`,
  (url) => `> # [**go**](${url})`,
  (url) => `a[^1]\n\n[^1]: [go](${url})`,
];

/** The same address where HTML takes one. */
const ELEMENTS: readonly Make[] = [
  (url) => `<a href="${url}">go</a>`,
  (url) => `<a href='${url}' target=_self>go</a>`,
  (url) => `<iframe src="${url}"></iframe>`,
  (url) => `<form action="${url}"><button>go</button></form>`,
  (url) => `<button formaction="${url}" form=f>go</button><form id=f></form>`,
  (url) => `<svg><a xlink:href="${url}"><text y=20>go</text></a></svg>`,
  (url) => `<object data="${url}"></object>`,
  (url) => `<embed src="${url}">`,
  (url) => `<meta http-equiv=refresh content="0;url=${url}">`,
  (url) => `<base href="${url}"><a href="#">go</a>`,
];

/** HTML that runs by itself, or as soon as somebody comes near. */
const HTML: readonly Make[] = [
  (script) => `<script>${script}</script>`,
  (script) => `<script/src="data:text/javascript,${script}"></script>`,
  (script) => `<scr<script>ipt>${script}</scr</script>ipt>`,
  (script) => `<img src=x onerror=${script}>`,
  (script) => `<img src=x onerror="${script}" style="display:none">`,
  (script) => `<IMG SRC=x OnErRoR=${script}>`,
  (script) => `<img/src=x/onerror=${script}>`,
  (script) => `<img\nsrc=x\nonerror=${script}\n>`,
  (script) => `<img """><img src=x onerror=${script}>">`,
  (script) => `<svg onload=${script}></svg>`,
  (script) => `<svg><script>${script}</script></svg>`,
  (script) => `<svg><animate onbegin=${script} attributeName=x dur=1s></svg>`,
  (script) => `<svg><a><animate attributeName=href values=javascript:${script} /><text y=20>go</text></a></svg>`,
  (script) => `<body onload=${script}>`,
  (script) => `<video><source onerror=${script}></video>`,
  (script) => `<audio src=x onerror=${script}></audio>`,
  (script) => `<details open ontoggle=${script}><summary>a</summary></details>`,
  (script) => `<input autofocus onfocus=${script}>`,
  (script) => `<p onmouseover=${script} onclick=${script}>near</p>`,
  (script) => `<div style="animation:x 1s" onanimationstart=${script}>a</div><style>@keyframes x{}</style>`,
  (script) => `<iframe srcdoc="<script>parent.${script}</script>"></iframe>`,
  (script) => `<iframe onload=${script}></iframe>`,
  (script) => `<object data=x onerror=${script}></object>`,
  (script) => `<link rel=stylesheet href=x onerror=${script}>`,
  (script) => `<noscript><p title="</noscript><img src=x onerror=${script}>"></noscript>`,
  (script) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${script}&gt;">`,
  (script) => `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${script}>`,
  (script) => `<textarea><img title="</textarea><img src=x onerror=${script}>"></textarea>`,
  (script) => `<template><img src=x onerror=${script}></template><img src=y onerror=${script}>`,
  (script) => `<!--><img src=x onerror=${script}>-->`,
  (script) => `<![CDATA[<img src=x onerror=${script}>]]>`,
  (script) => `<?xml ?><img src=x onerror=${script}>`,
  (script) => `&lt;img src=x onerror=${script}&gt;<img src=x onerror=${script}>`,
];

/** Where in a note it may stand. */
const PLACES: readonly Make[] = [
  (html) => html,
  (html) => `Some words ${html} and more`,
  (html) => `# ${html}`,
  (html) => `> ${html.replaceAll('\n', '\n> ')}`,
  (html) => `- [x] ${html.replaceAll('\n', ' ')}`,
  (html) => `| ${html.replaceAll('\n', ' ').replaceAll('|', '')} |\n| - |\n| ${html.replaceAll('\n', ' ')} |`,
  (html) => `[${html.replaceAll('\n', ' ')}](https://example.com)`,
  (html) => `![${html.replaceAll('"', '&quot;').replaceAll('\n', ' ')}](x)`,
  (html) => `\`\`\`${html.replaceAll('\n', ' ').replaceAll('`', '')}\n${html}\n\`\`\``,
  (html) => `**${html.replaceAll('\n', ' ')}**[^${html.length}]\n\n[^${html.length}]: ${html}`,
];

/** Every vector there is; its number in the list is what it calls `fired` with. */
export function makeVectors(): Vector[] {
  const makers: ((script: string) => Vector)[] = [
    ...SCHEMES.flatMap((scheme) => [
      ...ADDRESSES.map((place) => (script: string) => ({ markdown: place(scheme(script)), html: null })),
      ...ELEMENTS.map((place) => (script: string) => {
        const html = place(scheme(script));
        return { markdown: html, html };
      }),
    ]),
    ...HTML.flatMap((make) =>
      PLACES.map((place, index) => (script: string) => {
        const html = make(script);
        return { markdown: place(html), html: index === 0 ? html : null };
      })
    ),
  ];
  return makers.map((make, number) => make(`fired(${number})`));
}
