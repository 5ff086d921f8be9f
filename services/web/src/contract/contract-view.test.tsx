import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speakWithAccents } from '../strings/pseudo/pseudo-locale.js';
import { findStrayText } from '../strings/pseudo/stray-text.js';
import { ContractView, RenderedDocument } from './contract-view.js';
import { SourceView } from './source-view.js';

const render = (text: string): string =>
  renderToStaticMarkup(<ContractView file={{ path: 'αρχείο', content: text }} />);

describe('a document with markup in every text', () => {
  const bad = '"<img src=x onerror=alert(1)>"';
  const html = render(`
openapi: ${bad}
info: { title: ${bad}, version: ${bad}, description: ${bad} }
servers: [{ url: "javascript:alert(1)" }]
paths:
  ${bad}:
    get:
      operationId: ${bad}
      summary: ${bad}
      description: "[x](javascript:alert(1))"
      parameters: [{ name: ${bad}, in: ${bad}, schema: { type: ${bad}, pattern: ${bad} } }]
      responses: { ${bad}: { description: ${bad}, content: { ${bad}: { example: ${bad} } } } }
components: { schemas: { ${bad}: { properties: { ${bad}: { description: ${bad} } } } } }
`);

  it('renders as text and nothing else', () => {
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<[^>]* (?:href|src)=/);
    expect(html.split('&lt;img src=x onerror=alert(1)&gt;').length).toBeGreaterThan(12);
  });

  it('renders as text in the source view, too', () => {
    expect(renderToStaticMarkup(<SourceView text={'a: <b>\nc: d\n'} />)).toContain(
      '<span>a: &lt;b&gt;\n</span><span>c: d\n</span>',
    );
  });
});

describe('every string of a contract comes from a catalogue', () => {
  let stop: () => Promise<void>;
  beforeEach(async () => {
    stop = await speakWithAccents();
  });
  afterEach(() => stop());

  const FULL = `
openapi: 3.1.0
info: { title: Τίτλος, version: '1', description: Λόγια }
servers: [{ url: / }]
paths:
  /α:
    get:
      operationId: α
      deprecated: true
      summary: Σύνοψη
      security: [{ κλειδί: [] }]
      parameters: [{ name: α, in: θέση, required: true, schema: { type: τ, minLength: 1 } }]
      requestBody: { required: true, content: { τύπος: { schema: { $ref: '#/components/schemas/Α' }, examples: { α: { value: 1 } } } } }
      responses: { '200': { description: Καλά, headers: { Κ: {} }, content: { τύπος: { example: 1 } } } }
components:
  schemas:
    Α: { type: τ, properties: { β: { type: τ } }, items: { type: τ, minLength: 1 }, oneOf: [{ type: τ }], anyOf: [{ type: τ }], allOf: [{ type: τ }] }
`;
  const DATA = ['GET', 'operationId: α', 'security: κλειδί', 'minLength: 1', 'any'];

  it.each([
    ['full', FULL],
    ['empty', 'openapi: 3.1.0'],
  ])('where it is %s', (_, text) => {
    expect(findStrayText(render(text), DATA)).toEqual([]);
  });

  it('when it cannot be read', () => {
    const html = renderToStaticMarkup(<RenderedDocument text={'- α'} />);
    expect(findStrayText(html, ['not a mapping'])).toEqual([]);
  });
});
