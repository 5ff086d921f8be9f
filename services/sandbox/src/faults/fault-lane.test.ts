import { describe, expect, it } from 'vitest';
import type { Fault } from '@hone/contracts/sandbox';
import fc from 'fast-check';
import { FaultLane } from './fault-lane.js';
import { createManualFaultClock, settle } from './manual-fault-clock.fixture.js';

const up = { direction: 'up' } as const;

function openLane(faults: readonly Fault[]) {
  const clock = createManualFaultClock();
  const reported = { delivered: 0, faults: new Set<string>(), limits: 0 };
  const lane = new FaultLane({
    ...up,
    clock,
    random: () => 0.5,
    faults,
    onDelivered: (bytes) => {
      reported.delivered += bytes;
    },
    onFault: (type) => reported.faults.add(type),
    onLimit: () => {
      reported.limits += 1;
      lane.cutOff();
    },
  });
  const got: Buffer[] = [];
  let ended = false;
  lane.on('data', (chunk: Buffer) => got.push(chunk));
  lane.on('end', () => {
    ended = true;
  });
  return { lane, clock, reported, text: () => Buffer.concat(got).toString(), ended: () => ended };
}

describe('a lane with faults', () => {
  it('delivers at its time and not before', async () => {
    const { lane, clock, text, reported } = openLane([{ type: 'latency', ...up, ms: 100 }]);
    lane.write('hello');
    await clock.advance(99);
    expect(text()).toBe('');
    await clock.advance(1);
    expect([text(), [...reported.faults], reported.delivered]).toEqual(['hello', ['latency'], 5]);
  });

  it('has several pieces on their way at once', async () => {
    const { lane, clock, text } = openLane([{ type: 'latency', ...up, ms: 100 }]);
    lane.write('a');
    await clock.advance(50);
    lane.write('b');
    await clock.advance(50);
    expect(text()).toBe('a');
    await clock.advance(50);
    expect(text()).toBe('ab');
  });

  it('ends after its bytes, and later with a slow close', async () => {
    const { lane, clock, text, ended } = openLane([{ type: 'slow-close', ...up, ms: 50 }]);
    lane.end('hello');
    await clock.advance(49);
    expect([text(), ended()]).toEqual(['hello', false]);
    await clock.advance(1);
    expect(ended()).toBe(true);
  });

  it('holds everything in a black hole and lets it go afterwards, in order', async () => {
    const { lane, clock, text, reported } = openLane([{ type: 'black-hole', ...up }]);
    lane.write('one ');
    lane.write('two');
    await clock.advance(60_000);
    expect([text(), [...reported.faults]]).toEqual(['', ['black-hole']]);
    lane.setFaults([]);
    await settle();
    expect(text()).toBe('one two');
  });

  it('delivers exactly what a limit allows', async () => {
    const { lane, text, reported, ended } = openLane([{ type: 'limit', ...up, bytes: 7 }]);
    lane.write('hello');
    lane.write(' world');
    await settle();
    expect([text(), reported.limits, reported.delivered, ended()]).toEqual(['hello w', 1, 7, true]);
    expect([...reported.faults]).toEqual(['limit']);
  });

  it('makes its writer wait when much is on its way, also for a reader that does not read', async () => {
    const { lane, clock } = openLane([{ type: 'latency', ...up, ms: 1000 }]);
    lane.pause();
    const chunk = Buffer.alloc(64 * 1024);
    let written = 0;
    while (lane.write(chunk)) written += chunk.length;
    for (let more = 0; more < 8; more += 1) lane.write(chunk);
    await clock.advance(2000);
    expect(lane.writableLength).toBeGreaterThan(0);
    lane.resume();
    await clock.advance(2000);
    expect(lane.writableLength).toBe(0);
    expect(written).toBeLessThan(1024 * 1024);
  });

  it('keeps what is on its way at its time when faults change', async () => {
    const { lane, clock, text } = openLane([{ type: 'latency', ...up, ms: 100 }]);
    lane.write('slow ');
    lane.setFaults([]);
    lane.write('fast');
    await clock.advance(99);
    expect(text()).toBe('');
    await clock.advance(1);
    expect(text()).toBe('slow fast');
  });

  it('passes every byte, in order, even if faults come and go meanwhile', async () => {
    const fault: fc.Arbitrary<Fault> = fc.oneof(
      fc.integer({ min: 0, max: 50 }).map((ms) => ({ type: 'latency' as const, ...up, ms })),
      fc.integer({ min: 1, max: 9 }).map((bytes) => ({ type: 'slicer' as const, ...up, bytes, gapMs: 1 })),
      fc
        .integer({ min: 100, max: 9999 })
        .map((bytesPerSecond) => ({ type: 'bandwidth' as const, ...up, bytesPerSecond })),
      fc.constant({ type: 'black-hole' as const, ...up }),
    );
    const step = fc.record({
      bytes: fc.uint8Array({ minLength: 1, maxLength: 60 }),
      faults: fc.array(fault, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
        const { lane, clock, reported } = openLane([]);
        const got: Buffer[] = [];
        lane.on('data', (chunk: Buffer) => got.push(chunk));
        for (const { bytes, faults } of steps) {
          lane.setFaults(faults);
          lane.write(bytes);
        }
        lane.setFaults([]);
        lane.end();
        await clock.advance(60_000);
        const sent = Buffer.concat(steps.map(({ bytes }) => bytes));
        expect(Buffer.concat(got)).toEqual(sent);
        expect([reported.delivered, lane.readableEnded]).toEqual([sent.length, true]);
      }),
      { numRuns: 50 },
    );
  });
});
