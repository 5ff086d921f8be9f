/** Style of the page: light and dark, from phone width up. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --paper: #fff; --line: #d0d7de; --good: #116329; --bad: #b31d28; --warning: #7d4e00; --own: #0550ae; --reference: #57606a; --acceptable: #7d4e00; --naive: #b31d28; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9da7b1; --paper: #0d1117; --line: #30363d; --good: #4ac26b; --bad: #ff7b72; --warning: #e3b341; --own: #79b8ff; --reference: #9da7b1; --acceptable: #e3b341; --naive: #ff7b72; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1200px; margin: 0 auto; padding: 16px; }
h1 { font-size: 22px; } h2 { font-size: 19px; margin-top: 40px; border-top: 1px solid var(--line); padding-top: 16px; } h3 { font-size: 16px; }
a { color: var(--own); } code { font: 13px ui-monospace, monospace; } li code { overflow-wrap: anywhere; }
.quiet { color: var(--quiet); } .contents, .findings, .remarks { list-style: none; padding: 0; } .findings li, .remarks li { margin: 8px 0; padding-left: 12px; border-left: 4px solid var(--bad); } .remarks li { border-color: var(--line); }
.findings li.warning { border-color: var(--warning); } .findings .error strong { color: var(--bad); } .findings .warning strong { color: var(--warning); }
.said { white-space: pre-wrap; overflow-wrap: anywhere; }
.mark { font-weight: 700; } .good { color: var(--good); } .bad { color: var(--bad); }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; }
th, td[data-head=''], td[data-head='CPU'], td[data-head='Memory'] { white-space: nowrap; }
.curves { display: flex; flex-wrap: wrap; gap: 16px; } figure { margin: 0; flex: 1 1 320px; max-width: 520px; } svg { width: 100%; height: auto; } svg text { fill: var(--quiet); font-size: 11px; }
.grid { stroke: var(--line); } polyline { fill: none; stroke-width: 2; } g.own polyline { stroke: var(--own); } g.reference polyline { stroke: var(--reference); stroke-dasharray: 5 4; } g.acceptable polyline { stroke: var(--acceptable); stroke-width: 1.5; stroke-dasharray: 2 3; } g.naive polyline { stroke: var(--naive); stroke-dasharray: 2 5; } g.own circle { fill: var(--own); } g.reference circle { fill: var(--reference); } g.naive circle { fill: var(--naive); }
.key span::before { content: ''; display: inline-block; width: 22px; margin-right: 6px; vertical-align: middle; border-top: 2px solid var(--own); } .key .reference::before { border-top: 2px dashed var(--reference); } .key .acceptable::before { border-top: 2px dotted var(--acceptable); } .key .naive::before { border-top: 2px dotted var(--naive); } .key span { display: inline-block; margin-right: 16px; white-space: nowrap; }
@media (max-width: 720px) {
  table.rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.rows tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); } table.rows td { display: flex; gap: 8px; border: 0; padding: 1px 0; }
  table.rows td::before { content: attr(data-head); flex: 0 0 84px; color: var(--quiet); } table.rows td[data-head='']::before { display: none; } table.rows td > span { min-width: 0; overflow-wrap: anywhere; }
}
`;
