import { describe, expect, it } from 'vitest';
import type { TrustedSession } from '@hone/contracts/kind';
import type { OptimizationDefinition } from '../../definition.js';
import { evidenceOf, linear, speedOf } from '../measured-session.fixture.js';

type Caches = Pick<TrustedSession<OptimizationDefinition>, 'cached' | 'cachedForHosts'>;
type Store = Map<string, Promise<Uint8Array>>;

const cacheOf =
  (store: Store): Caches['cached'] =>
  (key, compute) => {
    const value = store.get(key) ?? compute();
    store.set(key, value);
    return value;
  };
/** The caches of a process, whose hosts share the given store. */
const processOf = (hosts: Store): Caches => ({
  cached: cacheOf(new Map()),
  cachedForHosts: cacheOf(hosts),
});
const CALIBRATIONS = /^optimization\/calibration\/python/;

describe('a calibration', () => {
  it('is made once for all workers on a class of hosts', async () => {
    const hosts: Store = new Map();
    let calibrations = 0;
    const counting = (caches: Caches): Caches => ({
      ...caches,
      cachedForHosts: (key, compute) =>
        caches.cachedForHosts(key, () => {
          if (CALIBRATIONS.test(key)) calibrations += 1;
          return compute();
        }),
    });
    for (let process = 0; process < 3; process += 1)
      await speedOf({ candidate: linear(1), session: counting(processOf(hosts)) });
    expect(calibrations).toBe(1);
  });

  it('takes B/F and the size from the class of hosts, and the cost on a calm core from this process', async () => {
    const hosts: Store = new Map();
    const first = evidenceOf((await speedOf({ candidate: linear(1), session: processOf(hosts) })).check);
    // The same program on a host whose core is half as fast.
    const slower = { reference: linear(2), candidate: linear(2) };
    const second = evidenceOf((await speedOf({ ...slower, session: processOf(hosts) })).check);
    expect(second.size).toBe(first.size);
    expect(second.baseline.ratio).toBe(first.baseline.ratio);
    const calm = ({ baseline }: typeof first) => baseline.calmNs ?? Number.NaN;
    expect(calm(second) / calm(first)).toBeCloseTo(2, 1);
  });
});
