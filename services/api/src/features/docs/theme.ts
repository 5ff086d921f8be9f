/** The colours and fonts of the pages (`services/web/src/styles/tokens.css`) on those of Swagger UI, in both its modes. */
export const DOCS_THEME = `
@font-face { font-family: Inter; src: url(/fonts/inter-latin.woff2) format("woff2"); font-weight: 100 900; font-display: swap; }
@font-face { font-family: "JetBrains Mono"; src: url(/fonts/jetbrains-mono-latin.woff2) format("woff2"); font-weight: 100 800; font-display: swap; }
:root {
  --bg: #f5f7f6; --surface: #ffffff; --sunken: #ecf0ee; --line: #dbe1de; --line-strong: #b5beba; --field: #7d8883;
  --ink: #16201e; --ink-2: #46514d; --ink-3: #5f6a66; --accent: #0c675f; --accent-ink: #ffffff;
  --fail: #a83216; --fail-ink: #ffffff; --fail-line: #e6b3a3; --warn: #7d5200; --type: #7a2e6b;
}
:root.dark-mode {
  --bg: #131817; --surface: #1a201f; --sunken: #0f1312; --line: #2b3331; --line-strong: #4a5552; --field: #6f7c78;
  --ink: #e4eae8; --ink-2: #b9c3bf; --ink-3: #98a39f; --accent: #58c4b6; --accent-ink: #0a1f1c;
  --fail: #ff9473; --fail-ink: #2a0f06; --fail-line: #7a402c; --warn: #e5b95a; --type: #d9a0d0;
}
:root, :root.dark-mode, body { background: var(--bg); }
#swagger-ui {
  .swagger-ui, .swagger-ui :is(h1, h2, h3, h4, h5, p, li, td, th, label, span, small, div, button, select, input, a, i) {
    font-family: Inter, system-ui, sans-serif;
  }
  .swagger-ui :is(code, code *, pre, pre *, textarea, .opblock-summary-path, .opblock-summary-path *,
  .parameter__name, .parameter__type, .parameter__in, .model, .model *, td.response-col_status, .base-url,
  [class*="json-schema-2020-12"], [class*="json-schema-2020-12"] *) {
    font-family: "JetBrains Mono", ui-monospace, monospace;
  }
  .swagger-ui { background: var(--bg); color: var(--ink); }
  .topbar { display: none; }
  .wrapper { max-width: 1200px; }
  .info { margin: 32px 0 8px; }
  .info .title { color: var(--ink); font-size: 1.75rem; letter-spacing: -0.02em; }
  .info .title small { top: -4px; padding: 3px 6px; border-radius: 4px; background: var(--sunken); }
  .info .title small pre { color: var(--ink-2); }
  .info :is(p, li), .opblock-summary-description, .opblock-tag small, .renderedMarkdown :is(p, li),
  .opblock-description-wrapper p { color: var(--ink-2); }
  a, .info a, .opblock-tag a.link { color: var(--accent); }
  a.nostyle { color: var(--ink); }
  .scheme-container { padding: 8px 0 20px; background: none; box-shadow: none; }
  .schemes-server-container > label, .opblock-tag, .opblock-summary-path, table thead tr :is(td, th), .tab li,
  .opblock-section-header :is(h4, label), .responses-inner :is(h4, h5), .parameter__name, .response-col_status,
  .response-col_links, .modal-ux :is(h3, h4, h5, p, label) { color: var(--ink); }
  .opblock-tag { border-color: var(--line-strong); font-size: 1.25rem; }
  .opblock-summary-path { font-size: 0.9375rem; font-weight: 500; }
  svg { color: var(--ink-3); fill: currentcolor; }
  .btn { border: 1px solid var(--line-strong); border-radius: 4px; background: var(--surface); box-shadow: none; color: var(--ink); }
  .btn svg { color: inherit; }
  .btn.authorize, .btn.modal-btn.authorize { border-color: var(--accent); color: var(--accent); }
  .btn.execute { border-color: var(--accent); background: var(--accent); color: var(--accent-ink); }
  .btn.cancel { border-color: var(--fail); color: var(--fail); }
  :is(.authorization__btn, .model-box-control, .copy-to-clipboard) { border: 0; box-shadow: none; }
  :is(select, input[type], textarea) {
    border: 1px solid var(--field); border-radius: 4px; background-color: var(--surface); box-shadow: none; color: var(--ink);
  }
  .opblock { margin-bottom: 8px; border-color: var(--line); border-radius: 4px; background: var(--surface); box-shadow: none; }
  .opblock .opblock-summary { border-color: var(--line); }
  .opblock.opblock-delete { border-color: var(--fail-line); }
  .opblock .opblock-summary-method { border-radius: 3px; background: var(--accent); color: var(--accent-ink); text-shadow: none; }
  .opblock:is(.opblock-post, .opblock-put, .opblock-patch) .opblock-summary-method { background: var(--warn); color: var(--surface); }
  .opblock.opblock-delete .opblock-summary-method { background: var(--fail); color: var(--fail-ink); }
  .opblock-section-header { border: 0; background: var(--sunken); box-shadow: none; }
  .opblock-section-header .tab-item .opblock-title span::after { background: var(--accent); }
  table thead tr :is(td, th) { border-color: var(--line); }
  .parameter__type, .model, .model .prop-type, .prop-format { color: var(--type); }
  .parameter__in, .parameter__deprecated, .response-control-media-type__title { color: var(--ink-3); }
  .parameter__name.required :is(span, &::after) { color: var(--fail); }
  .response-control-media-type--accept-controller select { border-color: var(--field); }
  .response-control-media-type__accept-message { color: var(--ink-3); }
  pre.microlight, .highlight-code pre { border-radius: 4px; background: #0f1312 !important; color: #e4eae8; }
  .markdown code, .renderedMarkdown code { background: var(--sunken); color: var(--ink); }
  .modal-ux { border: 1px solid var(--line-strong); border-radius: 4px; background: var(--surface); }
  .modal-ux-header, .auth-container { border-color: var(--line); }
  :is(section.models, section.models h4) { border-color: var(--line-strong); color: var(--ink); }
  :is(.model-box, section.models .model-container, .json-schema-2020-12, .json-schema-2020-12 button) { background: var(--sunken); }
  :is(.json-schema-2020-12__title, .json-schema-2020-12-keyword__name--primary, section.models h4 span) { color: var(--ink); }
  :is(.json-schema-2020-12-keyword__name--secondary, .json-schema-2020-12-keyword__value--secondary,
  .json-schema-2020-12__attribute--muted, .json-schema-2020-12-expand-deep-button) { color: var(--ink-3); }
  .json-schema-2020-12__attribute--primary { color: var(--type); }
  .json-schema-2020-12__constraint { background: var(--line); color: var(--ink); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
}
`;
