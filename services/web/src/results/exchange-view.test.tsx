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

  it('expands what went wrong, and keeps the rest collapsed', () => {
    expect(html.match(/<details[^>]*>/g)?.map((tag) => tag.includes(' open'))).toEqual([false, true, true]);
  });

  it('shows both messages unchanged, and where they differ', () => {
    expect(html).toContain('PUT /flags/x\nContent-Type: application/json\n\n{}');
    expect(html).toContain('<dd>status</dd>');
    expect(html).toContain('No answer came in time.');
    expect(html).toContain('listening');
  });

  it('never renders text of a service as markup', () => {
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;oops');
  });
});

describe('answers to custom requests', () => {
  const sent = (count: number) =>
    exchangeEvidenceSchema.parse({
      type: 'exchange',
      text: 'All requests were answered.',
      exchanges: Array.from({ length: count }, (_, index) => ({
        atMs: index,
        tookMs: 1,
        request: { method: 'GET', target: `/flags/${index}`, headers: [] },
        response: { status: 200, headers: [], body: '{}' },
        curl: 'curl -i',
        log: `asked ${index}`,
      })),
      log: 'listening',
    });
  const tagsOf = (count: number) =>
    renderToStaticMarkup(<EvidenceView evidence={sent(count)} />).match(/<details[^>]*>/g) ?? [];

  it('are expanded, unless there are many', () => {
    expect(tagsOf(5).every((tag) => tag.includes(' open'))).toBe(true);
    expect(tagsOf(6).some((tag) => tag.includes(' open'))).toBe(false);
  });

  it('include what the service printed for each', () => {
    const html = renderToStaticMarkup(<EvidenceView evidence={sent(2)} />);
    expect(html).toContain('asked 1');
    expect(html).toContain('Log before the first request');
  });
});

describe('a difference in JSON', () => {
  it('is compared line by line', () => {
    const [first] = evidence.exchanges;
    const difference = { where: 'body', expected: '{"a":1,"b":2}', actual: '{"a":1,"b":3}' };
    const own = { ...evidence, exchanges: [{ ...first, difference }] };
    const html = renderToStaticMarkup(<EvidenceView evidence={exchangeEvidenceSchema.parse(own)} />);
    expect(html).toContain('Expected and actual output');
    expect(html).toContain('<mark>');
  });
});
