import { describe, expect, it } from 'vitest';
import { inVirtualTime } from '../../../../judging/virtual-time.fixture.js';
import { createInProcessStage } from './in-process-stage.fixture.js';
import { scenarioOf } from './probe-table.js';
import { runScenario } from './run-scenario.js';
import { createShop } from './shop/shop.fixture.js';
import { shopOperations, shopProbes } from './shop/shop-probes.fixture.js';
import { BUGS, STYLES, type Bug, type Style } from './shop/style.fixture.js';
import { createSituation, drawTokens } from './situation.js';

const PLAIN = STYLES['plain'] as Style;
const PROBES = Object.keys(shopProbes(PLAIN));
const tokens = drawTokens('5eed', ['alice', 'bob']);

function probe(id: string, style: Style, bugs: readonly Bug[], seed = '5eed') {
  const owners = new Map([...tokens].map(([name, token]) => [token, name]));
  const shop = createShop(style, bugs, owners, () => performance.now());
  const found = shopProbes(style)[id];
  if (found === undefined) throw new Error(`no probe ${id}`);
  const situation = createSituation(seed, found, shopOperations(style), tokens);
  return inVirtualTime(() => runScenario(scenarioOf(found, situation), createInProcessStage(shop)));
}

describe.each(Object.entries(STYLES))('a right service, in the style %s', (_, style) => {
  it.each(PROBES)('passes the probe %s', async (id) => {
    const played = await probe(id, style, []);
    expect([played.sentence, played.exchanges.findLast(({ difference }) => difference)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

/** Mistakes that fail other probes, too, because those need what is broken. */
const ALSO_FAILS: Partial<Record<Bug, readonly string[]>> = {
  // Where each trace names another path, another caller's order differs from a missing one.
  trace: ['authorization'],
  'no-tag': ['concurrency'],
  'tag-of-time': ['concurrency'],
  'tag-never-changes': ['concurrency'],
};

describe.each(Object.entries(BUGS) as [Bug, string][])('a service with the mistake %s', (bug, expected) => {
  it(`fails the probe ${expected}, and no other`, async () => {
    const failed: string[] = [];
    for (const id of PROBES) {
      const played = await probe(id, PLAIN, [bug]);
      if (played.failure === undefined) continue;
      failed.push(id);
      expect(played.sentence).not.toBe('');
      expect(played.exchanges.length).toBeGreaterThan(0);
    }
    expect(failed.filter((id) => !(ALSO_FAILS[bug] ?? []).includes(id))).toEqual([expected]);
  });
});
