import { incidentLogSchema, incidentSpanSchema } from '@hone/contracts';
import { expect, it } from 'vitest';
import { readCollected } from './collect.js';

const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const line = (fields: string): string =>
  `{"id":"l1","time":"2026-01-01T00:00:00Z","service":"desk","level":"info","message":"hi"${fields}}`;
const span = (fields: object) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'desk' } }] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: 'a'.repeat(32),
              spanId: 'b'.repeat(16),
              name: 'ask',
              startTimeUnixNano: '1000000',
              endTimeUnixNano: '2000000',
              ...fields,
            },
          ],
        },
      ],
    },
  ],
});

it.each([
  ['a field that is nested too deep', line(`,"deep":${deep}`)],
  ['a trace of any length', line(`,"trace_id":"${'a'.repeat(300)}"`)],
  ['a level of any length', line('').replace('info', 'i'.repeat(300))],
])('a log line with %s is kept as evidence has it', (_what, logs) => {
  const [log] = readCollected({ logs, traces: '', metrics: '' }).logs;
  expect(incidentLogSchema.parse(log)).toMatchObject({ service: 'desk', message: 'hi' });
});

it.each([
  ['that is right', {}, 1],
  ['that says of its parent that it has none', { parentSpanId: '' }, 1],
  ['without a time', { startTimeUnixNano: 'soon' }, 0],
  ['with an id of any length', { spanId: 'b'.repeat(300) }, 0],
])('a span %s', (_what, fields, kept) => {
  const { spans } = readCollected({ logs: '', traces: JSON.stringify(span(fields)), metrics: '' });
  expect(spans.map((each) => incidentSpanSchema.parse(each))).toHaveLength(kept);
});
