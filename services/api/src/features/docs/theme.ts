/** The colours and fonts of the pages (`services/web/src/styles/tokens.css`) on those of Swagger UI. */
export const DOCS_THEME = `
body { background: #f5f7f6; color: #16201e; }
.swagger-ui, .swagger-ui .info .title, .swagger-ui .opblock-tag, .swagger-ui .btn, .swagger-ui select,
.swagger-ui .opblock .opblock-summary-description, .swagger-ui .tab li, .swagger-ui label, .swagger-ui table thead tr th {
  font-family: Inter, system-ui, sans-serif; color: #16201e;
}
.swagger-ui code, .swagger-ui pre, .swagger-ui .opblock .opblock-summary-path, .swagger-ui .parameter__name,
.swagger-ui .parameter__type, .swagger-ui .model { font-family: "JetBrains Mono", ui-monospace, monospace; }
.swagger-ui .topbar { display: none; }
.swagger-ui .wrapper { max-width: 1200px; }
.swagger-ui .info { margin: 32px 0 16px; }
.swagger-ui .scheme-container { background: none; box-shadow: none; }
.swagger-ui a, .swagger-ui .info a { color: #0c675f; }
.swagger-ui .opblock { border-radius: 4px; box-shadow: none; }
.swagger-ui .opblock .opblock-summary-method { border-radius: 3px; background: #46514d; }
.swagger-ui .opblock.opblock-get { background: #fff; border-color: #dbe1de; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #0c675f; }
.swagger-ui .opblock:is(.opblock-post, .opblock-put, .opblock-patch) { background: #fff; border-color: #9fd0c8; }
.swagger-ui .opblock.opblock-delete { background: #fff; border-color: #e6b3a3; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #a83216; }
@font-face { font-family: Inter; src: url(/fonts/inter-latin.woff2) format("woff2"); font-weight: 100 900; font-display: swap; }
@font-face { font-family: "JetBrains Mono"; src: url(/fonts/jetbrains-mono-latin.woff2) format("woff2"); font-weight: 100 800; font-display: swap; }
`;
