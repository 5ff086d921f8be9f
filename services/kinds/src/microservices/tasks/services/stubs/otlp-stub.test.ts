import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../history/history.js';
import { createCollector } from './otlp-stub.js';
import { readOtlp } from './read-otlp.js';
import { askStub } from '../../../../stubs/ask-stub.fixture.js';

const SPAN = {
  traceId: 'AB'.repeat(16),
  spanId: '12'.repeat(8),
  name: 'GET /quotes/{id}',
  kind: 2,
  startTimeUnixNano: '1764590400000000000',
  endTimeUnixNano: '1764590400083000000',
};
const bodyOf = (...spans: readonly object[]): Json =>
  ({ resourceSpans: [{ scopeSpans: [{ spans }] }] }) as unknown as Json;
const whyOf = (json: Json | undefined): string => {
  const read = readOtlp(json);
  return read.ok ? 'ok' : read.why;
};

describe('an export of spans', () => {
  it('is read without unused fields', () => {
    const read = readOtlp(
      bodyOf({ ...SPAN, attributes: [{ key: 'url.path' }], status: { code: 2, message: 'no' } }),
    );
    expect(read).toEqual({
      ok: true,
      spans: [
        {
          traceId: 'ab'.repeat(16),
          spanId: '12'.repeat(8),
          parentSpanId: '',
          name: 'GET /quotes/{id}',
          kind: 2,
          startMs: 1764590400000,
          endMs: 1764590400083,
          status: 2,
        },
      ],
    });
  });

  it.each([
    ['no JSON', undefined, 'the body is no JSON'],
    ['no object', [], 'resourceSpans must be a list'],
    ['no scopes', { resourceSpans: [{}] }, 'resourceSpans[0].scopeSpans must be a list'],
    [
      'a short id',
      bodyOf({ ...SPAN, spanId: '12' }),
      'resourceSpans[0].scopeSpans[0].spans[0].spanId: must be 16 hex digits',
    ],
    ['an id of zeros', bodyOf({ ...SPAN, traceId: '0'.repeat(32) }), /traceId: must not be all zeros/],
    ['a time as text', bodyOf({ ...SPAN, endTimeUnixNano: 'now' }), /endTimeUnixNano: must be nanoseconds/],
    ['a status by name', bodyOf({ ...SPAN, status: { code: 'ERROR' } }), /status\.code/],
    ['too many spans', bodyOf(...Array.from({ length: 1_001 }, () => SPAN)), /has at most 1000 entries/],
  ])('is rejected with the field that is wrong: %s', (_, json, why) => {
    expect(whyOf(json as Json | undefined)).toMatch(why);
  });

  it('has at most 1,000 spans in all of its scopes', () => {
    const scopeSpans = Array.from({ length: 3 }, () => ({ spans: Array.from({ length: 400 }, () => SPAN) }));
    expect(whyOf({ resourceSpans: [{ scopeSpans }] })).toMatch(/a request has at most 1000 spans/);
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void readOtlp(json as Json)));
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as Json;
    expect(whyOf(deep)).toMatch(/must be a list/);
    expect(whyOf(bodyOf({ ...SPAN, attributes: deep as unknown as object }))).toBe('ok');
  });
});

describe('a collector', () => {
  const create = () => createCollector(() => undefined);

  it('keeps a span once, and the reasons for rejections', async () => {
    const collector = create();
    const twice = await askStub(collector.stub, 'POST', '/v1/traces', bodyOf(SPAN, SPAN));
    expect([twice, collector.spans.length]).toEqual([{ status: 200, json: {} }, 1]);
    expect(await askStub(collector.stub, 'POST', '/v1/traces', {})).toMatchObject({ status: 400 });
    expect(await askStub(collector.stub, 'GET', '/v1/traces')).toMatchObject({ status: 405 });
    expect(await askStub(collector.stub, 'POST', '/traces', bodyOf(SPAN))).toMatchObject({ status: 404 });
    expect(collector.problems).toEqual(['resourceSpans must be a list']);
    collector.reset();
    expect([collector.spans, collector.problems]).toEqual([[], []]);
  });

  it('breaks off a body that is too large, and keeps a bounded number of spans', async () => {
    const collector = create();
    expect(
      await askStub(collector.stub, 'POST', '/v1/traces', bodyOf({ ...SPAN, name: 'x'.repeat(300_000) })),
    ).toBe('broken off');
    const spansFrom = (first: number) =>
      Array.from({ length: 1_000 }, (_, n) => ({
        ...SPAN,
        spanId: (first + n + 1).toString(16).padStart(16, '0'),
      }));
    for (let first = 0; first < 4_000; first += 1_000)
      await askStub(collector.stub, 'POST', '/v1/traces', bodyOf(...spansFrom(first)));
    const more = await askStub(collector.stub, 'POST', '/v1/traces', bodyOf(...spansFrom(4_000)));
    expect(more).toMatchObject({ status: 200, json: { partialSuccess: { rejectedSpans: '1000' } } });
    expect(collector.spans).toHaveLength(4_000);
  });

  it('keeps spans of a kill that lets requests take effect, and none of hanging requests', async () => {
    for (const [effect, kept] of [
      ['kept', 1],
      ['lost', 0],
    ] as const) {
      const collector = createCollector(() => ({ effect, strike: () => Promise.resolve() }));
      expect(await askStub(collector.stub, 'POST', '/v1/traces', bodyOf(SPAN))).toBe('broken off');
      expect(collector.spans).toHaveLength(kept);
    }
  });
});
