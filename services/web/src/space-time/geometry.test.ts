import type { HistoryFault } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { clipLine, layArrow } from './arrows.js';
import { fitText, writeOperation } from './bars.js';
import { layFaults } from './fault-bands.js';
import { extentOf, findNearest, layOut } from './geometry.js';
import { fullHistory, PARTITIONED_BROADCAST } from './history.fixture.js';
import { layLanes, ROW_PX } from './lanes.js';
import { createTimeScale } from './time-scale.js';

const operation = {
  id: 1,
  client: 'c',
  node: 'n',
  name: 'read',
  startMs: 0,
  endMs: 10,
  outcome: 'ok',
  marked: false,
} as const;
const message = { id: 1, from: 'c', to: 'n', label: 'm', sentMs: 0, deliveredMs: 10, marked: false } as const;
const evidence = {
  ...PARTITIONED_BROADCAST,
  lines: [
    { name: 'c', role: 'client' as const },
    { name: 'n', role: 'node' as const },
  ],
  fromMs: 0,
  toMs: 100,
  operations: [operation],
  messages: [message],
  faults: [],
};

describe('time', () => {
  it('goes from left to right, and back', () => {
    const scale = createTimeScale({ fromMs: 1_000, toMs: 3_000 }, 400);
    expect([scale.place(1_000), scale.place(2_000), scale.place(3_000)]).toEqual([0, 200, 400]);
    expect(scale.at(200)).toBe(2_000);
  });

  it('has labels at round times inside, with space for their text', () => {
    const scale = createTimeScale({ fromMs: 900, toMs: 5_200 }, 640);
    expect(scale.ticks).toEqual([1_000, 2_000, 3_000, 4_000, 5_000]);
    expect(createTimeScale({ fromMs: 3_000, toMs: 3_080 }, 640).ticks).toEqual([
      3_000, 3_020, 3_040, 3_060, 3_080,
    ]);
  });

  it('has a width even for an empty span', () => {
    const scale = createTimeScale({ fromMs: 5, toMs: 5 }, 300);
    expect([scale.place(5), scale.toMs, scale.ticks]).toEqual([0, 6, [5, 6]]);
  });
});

describe('lanes', () => {
  it('keep the order of the evidence, each name once', () => {
    const twice = [...PARTITIONED_BROADCAST.lines, { name: 'n1', role: 'service' as const }];
    const { lanes, height } = layLanes({ lines: twice, operations: [] });
    expect(lanes.map(({ name }) => name)).toEqual(['c1', 'n1', 'n2', 'n3', 'n4', 'n5', 'c2']);
    expect(lanes.map(({ top }) => top)).toEqual([...lanes.map(({ top }) => top)].sort((a, b) => a - b));
    const last = lanes.at(-1);
    expect(height).toBe((last?.top ?? 0) + (last?.height ?? 0));
  });

  it('are higher where operations run at the same time', () => {
    const operations = [operation, { ...operation, startMs: 5, endMs: 20 }, { ...operation, startMs: 12 }];
    const { lanes, rows } = layLanes({ lines: evidence.lines, operations });
    expect([...rows.values()]).toEqual([0, 1, 0]);
    expect((lanes[0]?.height ?? 0) - (lanes[1]?.height ?? 0)).toBe(ROW_PX);
  });

  it('show an operation at its node if its client has no line', () => {
    const lanes = layLanes({ lines: evidence.lines.slice(1), operations: [operation] });
    expect(lanes.laneFor(operation)?.name).toBe('n');
    expect(lanes.laneFor({ ...operation, node: 'x' })).toBeUndefined();
  });
});

describe('bars', () => {
  const barsOf = (changes: object) =>
    layOut({ ...evidence, operations: [{ ...operation, ...changes }] }, 1_000).bars;

  it('span their operation and are always wide enough to see', () => {
    expect(barsOf({ startMs: 10, endMs: 30 })).toMatchObject([{ x: 100, width: 200, openRight: false }]);
    expect(barsOf({ startMs: 10, endMs: 10 })).toMatchObject([{ x: 100, width: 4 }]);
    expect(barsOf({ startMs: 100, endMs: 100 })).toMatchObject([{ x: 996, width: 4 }]);
  });

  it('are cut at the edges, open where they continue', () => {
    expect(barsOf({ startMs: -50, endMs: 50 })).toMatchObject([{ x: 0, width: 500, openLeft: true }]);
    expect(barsOf({ startMs: 50, endMs: null, outcome: 'unknown' })).toMatchObject([
      { x: 500, width: 500, openRight: true },
    ]);
    expect(barsOf({ startMs: -50, endMs: -20 })).toEqual([]);
    expect(barsOf({ startMs: 120, endMs: 130 })).toEqual([]);
  });

  it('that overlap for lack of rows end where the next one starts', () => {
    const endless = { ...operation, input: '1234567', endMs: null, outcome: 'unknown' as const };
    const operations = Array.from({ length: 6 }, (_, index) => ({ ...endless, startMs: index * 10 }));
    const { bars } = layOut({ ...evidence, operations }, 500);
    expect(bars.map(({ x, width }) => x + width)).toEqual([500, 500, 500, 199, 249, 500]);
    expect(bars.map(({ label }) => label.length)).toEqual([12, 12, 12, 5, 5, 12]);
  });

  it('show request and answer as far as there is space', () => {
    expect(writeOperation({ ...operation, input: '"k"', output: '[1,2]' })).toBe('read "k" → [1,2]');
    expect(writeOperation(operation)).toBe('read');
    expect(fitText('broadcast 7', 40)).toBe('broad…');
    expect(fitText('broadcast 7', 14)).toBe('');
    expect(fitText('ok', 14)).toBe('ok');
  });
});

describe('arrows', () => {
  const arrowsOf = (changes: object) =>
    layOut({ ...evidence, messages: [{ ...message, ...changes }] }, 1_000).arrows;
  const [client, node] = layOut(evidence, 1_000).lanes.map(({ y }) => y);

  it('go from the line of the sender to that of the receiver', () => {
    expect(arrowsOf({ sentMs: 10, deliveredMs: 30 })).toMatchObject([
      { points: [[100, client], [300, node]], end: 'head' }, // prettier-ignore
    ]);
  });

  it('end on the way with a cross if the message was lost', () => {
    const [arrow] = arrowsOf({ sentMs: 10, deliveredMs: null });
    const [, [x, y] = [0, 0]] = arrow?.points ?? [];
    expect(arrow?.end).toBe('cross');
    expect(x).toBeGreaterThan(100);
    expect(y).toBeGreaterThan(client ?? 0);
    expect(y).toBeLessThan(node ?? 0);
  });

  it('are short if only one end has a line, and absent if neither has', () => {
    expect(arrowsOf({ to: 'nobody' })[0]?.points).toEqual([[0, client], [100, (client ?? 0) + 16]]); // prettier-ignore
    expect(arrowsOf({ from: 'nobody' })[0]?.points).toEqual([[0, (node ?? 0) - 16], [100, node]]); // prettier-ignore
    expect(arrowsOf({ to: 'nobody', deliveredMs: null })[0]?.end).toBe('cross');
    expect(arrowsOf({ from: 'nobody', deliveredMs: null })).toEqual([]);
    expect(arrowsOf({ from: 'nobody', to: 'nobody' })).toEqual([]);
  });

  it('return to the line of the sender when it sends to itself', () => {
    expect(arrowsOf({ to: 'c', sentMs: 10, deliveredMs: 30 })[0]?.points).toEqual([
      [100, client],
      [200, (client ?? 0) - 11],
      [300, client],
    ]);
  });

  it('are cut at the edges, without a head where the end is outside', () => {
    const [late] = arrowsOf({ sentMs: 90, deliveredMs: 110 });
    expect(late?.end).toBe('none');
    expect(late?.points).toEqual([[900, client], [1_000, ((client ?? 0) + (node ?? 0)) / 2]]); // prettier-ignore
    const [early] = arrowsOf({ sentMs: -10, deliveredMs: 10 });
    expect(early).toMatchObject({ points: [[0, ((client ?? 0) + (node ?? 0)) / 2], [100, node]], end: 'head' }); // prettier-ignore
    expect(arrowsOf({ sentMs: -20, deliveredMs: -10 })).toEqual([]);
    expect(arrowsOf({ sentMs: 120, deliveredMs: null })).toEqual([]);
  });

  it('never go back in time', () => {
    const scale = createTimeScale(evidence, 1_000);
    const back = layArrow({ ...message, sentMs: 50, deliveredMs: 40 }, 0, scale, layLanes(evidence).find);
    expect(back?.points.map(([x]) => x)).toEqual([500, 500]);
  });

  it('that run straight down are kept whole', () => {
    expect(clipLine([5, 0], [5, 20], 10)).toEqual([[5, 0], [5, 20]]); // prettier-ignore
  });
});

describe('faults', () => {
  const scale = createTimeScale(evidence, 1_000);
  const lanes = layLanes(PARTITIONED_BROADCAST).lanes;
  const fault: HistoryFault = { kind: 'kill', label: 'kill', nodes: ['n1'], fromMs: 10, toMs: 20 };

  it('shade the affected lanes, neighbours merged, all lanes if none is named', () => {
    const { bands } = layFaults(
      [
        { ...fault, nodes: ['n1', 'n2', 'n5'] },
        { ...fault, nodes: [] },
      ],
      scale,
      lanes,
    );
    expect(bands.map(({ areas }) => areas.length)).toEqual([2, 1]);
    expect(bands[0]?.areas[0]?.height).toBe((lanes[1]?.height ?? 0) + (lanes[2]?.height ?? 0));
  });

  it('are cut at the edges and extend to the right one if they never end', () => {
    const { bands } = layFaults([{ ...fault, fromMs: -10, toMs: null }], scale, lanes);
    expect(bands[0]).toMatchObject({ x: 0, width: 1_000 });
    expect(layFaults([{ ...fault, fromMs: 101 }], scale, lanes).bands).toEqual([]);
  });

  it('have labels in rows, and none if there is no space left', () => {
    const { bands, rows } = layFaults(
      Array.from({ length: 5 }, () => fault),
      scale,
      lanes,
    );
    expect(bands.map(({ chip }) => chip?.row)).toEqual([0, 1, 2, undefined, undefined]);
    expect(rows).toBe(3);
    const far = { ...fault, fromMs: 60, toMs: 70 };
    expect(layFaults([fault, far], scale, lanes).rows).toBe(1);
  });

  it('keep their labels inside at the right edge', () => {
    const { bands } = layFaults([{ ...fault, label: 'a long label', fromMs: 99, toMs: 100 }], scale, lanes);
    const { x = 0, width = 0 } = bands[0]?.chip ?? {};
    expect(x + width).toBe(1_000);
    expect(width).toBeGreaterThan(70);
  });
});

describe('the item at a point', () => {
  const geometry = layOut(PARTITIONED_BROADCAST, 1_000);

  it('is the bar around it', () => {
    const bar = geometry.bars[1];
    if (bar === undefined) throw new Error('the fixture has operations');
    expect(findNearest(geometry, [bar.x + bar.width / 2, bar.y + 2], 12)).toEqual({
      kind: 'operation',
      index: 1,
    });
  });

  it('is the nearest arrow, and nothing if all are far', () => {
    const arrow = geometry.arrows.find(({ index }) => index === 4);
    const [x = 0, y = 0] = arrow?.points[1] ?? [];
    expect(findNearest(geometry, [x + 3, y + 3], 12)).toEqual({ kind: 'message', index: 4 });
    expect(findNearest(geometry, [700, 45], 12)).toBeUndefined();
  });

  it('has a bounding box around all of it', () => {
    const [first] = geometry.bars;
    expect(extentOf(geometry, [{ kind: 'operation', index: 0 }])).toEqual({
      left: first?.x,
      right: (first?.x ?? 0) + (first?.width ?? 0),
      top: first?.y,
      bottom: (first?.y ?? 0) + (first?.height ?? 0),
    });
    expect(extentOf(geometry, [])).toBeUndefined();
  });
});

describe('a history of maximum size', () => {
  it('stays inside the plot at any width', () => {
    const full = fullHistory();
    for (const width of [220, 640, 20_000]) {
      const { bars, arrows, bands, height } = layOut(full, width);
      expect([bars.length, arrows.length, bands.length]).toEqual([300, 600, 60]);
      const points = [
        ...arrows.flatMap((arrow) => arrow.points),
        ...bars.flatMap(({ x, y, width: wide, height: tall }) => [
          [x, y] as const,
          [x + wide, y + tall] as const,
        ]),
      ];
      expect(points.filter(([x, y]) => !(x >= 0 && x <= width && y >= 0 && y <= height))).toEqual([]);
    }
  });
});
