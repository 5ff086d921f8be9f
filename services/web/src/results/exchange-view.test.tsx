import { exchangeEvidenceSchema } from '@hone/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EvidenceView } from './evidence-view.js';

const evidence = exchangeEvidenceSchema.parse({
  type: 'exchange',
  text: 'GET /flags/x answered with status 500; expected 404.',
  exchanges: [
    {
      atMs: 10,
      tookMs: 3,
      request: {
        method: 'PUT',
        target: '/flags/x',
        headers: [['Content-Type', 'application/json']],
        body: '{}',
      },
      response: { status: 201, headers: [['location', '/flags/x']], body: '{"name":"x"}' },
      expected: 'status 201',
      curl: 'curl -i',
    },
    {
      atMs: 20,
      tookMs: 4,
      request: { method: 'GET', target: '/flags/x', headers: [] },
      response: { status: 500, headers: [], body: '<b>oops</b>' },
      expected: 'status 404',
      difference: { where: 'status', expected: '404', actual: '500' },
      curl: 'curl -i',
    },
    {
      atMs: 30,
      tookMs: 5_000,
      request: { method: 'GET', target: '/flags', headers: [] },
      failure: 'No answer came in time.',
      curl: 'curl -i',
    },
  ],
  log: 'listening',
});

describe('a conversation with a service', () => {
  const html = renderToStaticMarkup(<EvidenceView evidence={evidence} />);

  it('opens what went wrong, and keeps the rest folded', () => {
    expect(html.match(/<details[^>]*>/g)?.map((tag) => tag.includes(' open'))).toEqual([false, true, true]);
  });

  it('shows both messages as they were, and where they differ', () => {
    expect(html).toContain('PUT /flags/x\nContent-Type: application/json\n\n{}');
    expect(html).toContain('<dd>status</dd>');
    expect(html).toContain('No answer came in time.');
    expect(html).toContain('listening');
  });

  it('lets nothing that a service says become markup', () => {
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;oops');
  });
});
