import { documentEvidenceSchema } from '@hone/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EvidenceView } from './evidence-view.js';

const evidence = documentEvidenceSchema.parse({
  type: 'document',
  text: 'The rule: Pages have a bound.',
  findings: [
    {
      operation: 'listOrders',
      text: 'A consumer can’t tell how large a page may become. <b>limit</b> has no `maximum`.',
      pointer: '/paths/~1orders/get/parameters/0',
      file: 'openapi.yaml',
      line: 12,
      excerpt: '- name: limit\n  in: query',
      value: '{ "limit": 5000 }',
    },
    { text: 'No place.', pointer: '/info', rule: 'info-contact' },
  ],
  changes: [
    {
      id: 'response-property-removed',
      severity: 'fails',
      operation: 'GET /orders',
      text: 'removed total',
      pointer: '/paths/~1orders',
      file: 'openapi.yaml',
      line: 9,
      breaks: 'readers',
    },
  ],
});

describe('the view of a document’s problems', () => {
  const html = renderToStaticMarkup(<EvidenceView evidence={evidence} />);

  it('names the operation, what a consumer can’t do, and the relevant lines', () => {
    expect(html).toContain('listOrders');
    expect(html).toContain('openapi.yaml, line 12');
    expect(html).toContain('- name: limit\n  in: query');
    expect(html).toContain('info-contact');
    expect(html).toContain('/info');
  });

  it('shows names in backticks as code', () => {
    expect(html).toContain('has no <code>maximum</code>.');
    expect(html).not.toContain('`');
  });

  it('lists changes as a table whose cells name their column, for narrow screens', () => {
    expect(html).toContain('response-property-removed');
    expect(html).toContain('data-label="Breaks">Clients that read responses<');
    expect(html).toContain('data-severity="fails"');
    expect(html.match(/<th scope="col">/g)).toHaveLength(4);
  });

  it('never renders text of a document as markup', () => {
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;limit');
  });
});
