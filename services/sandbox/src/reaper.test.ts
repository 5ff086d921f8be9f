import { describe, expect, it } from 'vitest';
import { isOwnerDead, LABEL, ownerOfThisProcess } from './labels.js';
import type { Engine } from './docker/engine.dockerode.js';
import { reapBoxes, reapReason } from './reaper.js';
import { createSilentLogger } from '@hone/kit/testing';

const NOW = 1_000_000;
const dead = (owner: string) => owner === 'dead';

describe('the reaper', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['is past its time', { [LABEL.expires]: '999999', [LABEL.owner]: 'alive' }, 'expired'],
    ['has a dead owner', { [LABEL.expires]: '1000001', [LABEL.owner]: 'dead' }, 'orphaned'],
    ['has its owner and its time', { [LABEL.expires]: '1000001', [LABEL.owner]: 'alive' }, undefined],
    ['says nothing of itself', {}, undefined],
    ['has a time that is no number', { [LABEL.expires]: 'soon' }, undefined],
  ])('identifies a box that %s', (_, labels, reason) => {
    expect(reapReason(labels, NOW, dead)).toBe(reason);
  });

  it('removes boxes that the engine gave up on or that nobody started, even if their owner is alive', async () => {
    const removed: string[] = [];
    const labels = { [LABEL.owner]: ownerOfThisProcess() };
    const engine: Pick<Engine, 'list' | 'remove'> = {
      list: () =>
        Promise.resolve([
          { id: 'stuck', labels, stuck: true, unstartedSince: undefined },
          { id: 'in use', labels, stuck: false, unstartedSince: undefined },
          { id: 'lost', labels, stuck: false, unstartedSince: Date.now() / 1000 - 300 },
          { id: 'being started', labels, stuck: false, unstartedSince: Date.now() / 1000 - 10 },
        ]),
      remove: (id) => Promise.resolve(void removed.push(id)),
    };
    expect(await reapBoxes(engine, createSilentLogger())).toBe(2);
    expect(removed).toEqual(['stuck', 'lost']);
  });

  it('knows that this process is alive', () => {
    expect(isOwnerDead(ownerOfThisProcess())).toBe(false);
  });

  it('knows that a later process with the same number is another one', () => {
    expect(isOwnerDead(ownerOfThisProcess().replace(/\d+$/, '1'))).toBe(true);
  });

  it('knows nothing of other hosts, so it leaves their boxes alone', () => {
    expect(isOwnerDead('elsewhere/boot/1/1')).toBe(false);
    expect(isOwnerDead('nonsense')).toBe(false);
  });
});
