import fc from 'fast-check';
import type { IncidentSpan } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { filterLogs, NO_FILTER } from './filter-logs.js';
import { incidentEvidence, incidentFiles } from './incident.fixture.js';
import { groupSeries, unbroken } from './metric-groups.js';
import { readRecording } from './read-recording.js';
import { listTraces, placeSpans } from './traces.js';

const SIZE = { checkouts: 20 };
const { logs, spans, series } = incidentEvidence(SIZE);
const beginMs = logs[0]?.atMs ?? 0;

it('reads the files of a recording in slices, like evidence', async () => {
  const read = await readRecording(incidentFiles(SIZE), new AbortController().signal);
  expect(read.logs).toEqual(logs);
  expect(read.series).toEqual(series);
  expect(read.spans).toHaveLength(200);
  const broken = [{ path: 'evidence/logs.jsonl', content: 'no JSON\n{"id":1}\n' }];
  expect((await readRecording(broken, new AbortController().signal)).logs).toEqual([]);
});

describe('log lines', () => {
  const idsOf = (filter: Partial<typeof NO_FILTER>): string[] =>
    filterLogs(logs, { ...NO_FILTER, ...filter }, beginMs).map(({ id }) => id);

  it('are found by text, id, trace, service, level and time', () => {
    expect(idsOf({})).toHaveLength(60);
    expect(idsOf({ text: 'ORDER PAID' })).toHaveLength(19);
    expect(idsOf({ text: 'l7' })).toEqual(['L7']);
    expect(idsOf({ text: logs[0]?.trace ?? '' })).toEqual(['L1', 'L2', 'L3']);
    expect(idsOf({ service: 'payments', level: 'error' })).toHaveLength(1);
    expect(idsOf({ fromSecond: 0, toSecond: 0.05 })).toEqual(['L1']);
  });
});

describe('metrics', () => {
  it('of counters are shown per second, and start at 0 after a restart', () => {
    const points: [number, number][] = [
      [0, 10],
      [1_000, 18],
      [2_000, 4],
    ];
    const [group] = groupSeries([{ name: 'x_total', service: 'a', labels: '', points }]);
    expect(group?.lines[0]?.points).toEqual([
      [1_000, 8],
      [2_000, 4],
    ]);
  });

  it('are broken where nothing was measured', () => {
    const parts = unbroken(
      [
        [0, 1],
        [1_000, 1],
        [9_000, 1],
      ],
      2_500,
    );
    expect(parts.map((part) => part.length)).toEqual([2, 1]);
  });
});

describe('traces', () => {
  it('are listed with their first span, length and result', () => {
    const rows = listTraces(spans);
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({
      name: 'checkout POST /checkouts',
      tookMs: 340,
      spans: 10,
      isFailed: false,
    });
    expect(rows[15]).toMatchObject({ tookMs: 1_030, isFailed: true });
  });

  it('place each span once, below the one that started it', () => {
    const placed = placeSpans(spans, spans[0]?.trace ?? '');
    expect(placed.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
  });

  it('end for spans that claim to be each other’s parents', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const span = fc
      .record({ id: ids, parent: fc.option(ids, { nil: undefined }) })
      .map(({ id, parent }): IncidentSpan => ({
        id,
        ...(parent !== undefined && { parent }),
        trace: 't',
        service: 's',
        name: 'n',
        startMs: 0,
        endMs: 1,
      }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (some) => {
        const placed = placeSpans(some, 't').map((each) => each.span.id);
        expect(new Set(placed).size).toBe(placed.length);
      }),
    );
  });
});
