import type { TeamChange, TeamNotice, WatchRights } from '@hone/contracts/hiring';
import { createMemoryChannel, createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { recordMetrics, settle } from './live.fixture.js';
import { createTeamHub } from './team-hub.js';
import { MAX_WATCHES, TeamWatches } from './team-watches.js';

const SEES_ALL: WatchRights = { ok: true, blind: false };
const BLIND: WatchRights = { ok: true, blind: true };
const GONE: WatchRights = { ok: false, code: 'WORKSPACE_NOT_FOUND' };
const ENDED = { type: 'watch.ended', workspace: 'w', code: 'WORKSPACE_NOT_FOUND' };

/** One client's watches, on a channel in memory; `rights` are the client's, by workspace. */
function openClient({ confirm = () => Promise.resolve(true) } = {}) {
  const channel = createMemoryChannel();
  const liveMetrics = recordMetrics();
  const rights = new Map<string, WatchRights | Error>([['w', SEES_ALL]]);
  const changes: TeamChange[] = [];
  const clock = { ms: 0, checks: 0 };
  const access = {
    until: Promise.resolve(),
    async check(workspace: string) {
      clock.checks += 1;
      const known = rights.get(workspace) ?? GONE;
      await access.until;
      if (known instanceof Error) throw known;
      return known;
    },
  };
  const watches = new TeamWatches({
    viewer: { user: 'ann' },
    confirm,
    access,
    hub: createTeamHub(channel, createSilentLogger()),
    send: (change) => void changes.push(change),
    logger: createSilentLogger(),
    liveMetrics,
    now: () => clock.ms,
  });
  const notify = async (notice: TeamNotice) => {
    await channel.publish(JSON.stringify(notice));
    await settle();
  };
  return {
    ...{ channel, liveMetrics, rights, changes, clock, access, watches },
    watch: (workspace = 'w') => watches.watch({ workspace }),
    happen: (sitting: string, { workspace = 'w', hidden = false } = {}) =>
      notify({ v: 1, type: 'sitting.changed', workspace, assessment: 'a', sitting, part: 'row', hidden }),
    changeAccess: () => notify({ v: 1, type: 'access.changed', workspace: 'w' }),
    heard: () => changes.map((change) => ('sitting' in change ? change.sitting : change.code)),
  };
}

/** A promise and its resolver. */
function openGate() {
  let open: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (open = resolve));
  return { until, open: () => open() };
}

describe('watching a workspace', () => {
  it('names the sittings that changed, of this workspace only, and nothing else', async () => {
    const client = openClient();
    expect(await client.watch()).toEqual({ ok: true });
    await client.happen('s1');
    await client.happen('s2', { workspace: 'other' });
    const change = { type: 'sitting.changed', workspace: 'w', assessment: 'a', sitting: 's1', part: 'row' };
    expect(client.changes).toEqual([change]);
  });

  it('sends blind reviewers nothing that is hidden from them', async () => {
    const client = openClient();
    client.rights.set('w', BLIND);
    await client.watch();
    await client.happen('reviewed', { hidden: true });
    await client.happen('started');
    expect(client.heard()).toEqual(['started']);
  });

  it('is one watch however often it is requested, and none after it has ended', async () => {
    const client = openClient();
    await client.watch();
    await client.watch();
    await client.happen('s1');
    expect([client.heard(), client.liveMetrics.watching]).toEqual([['s1'], 1]);
    expect(client.watches.unwatch({ workspace: 'w' })).toBe(true);
    await client.happen('s2');
    expect([client.heard(), client.liveMetrics.watching]).toEqual([['s1'], 0]);
  });

  it('misses nothing that happens while rights are looked up', async () => {
    const client = openClient();
    const { until, open } = openGate();
    client.access.until = until;
    const answer = client.watch();
    await settle();
    await client.happen('s1');
    expect(client.changes).toEqual([]);
    open();
    expect(await answer).toEqual({ ok: true });
    await settle();
    expect(client.heard()).toEqual(['s1']);
  });

  it('asks for rights at most every ten seconds', async () => {
    const client = openClient();
    await client.watch();
    for (let count = 0; count < 20; count += 1) await client.happen(`s${count}`);
    expect(client.clock.checks).toBe(1);
    client.clock.ms += 10_000;
    await client.happen('later');
    expect([client.clock.checks, client.changes.length]).toEqual([2, 21]);
  });

  it('continues after malformed notices', async () => {
    const client = openClient();
    await client.watch();
    for (const message of ['', '{', '{"v":2,"type":"sitting.changed","workspace":"w"}'])
      await client.channel.publish(message);
    await client.happen('s1');
    expect(client.heard()).toEqual(['s1']);
  });
});

describe('rights that change while a page is open', () => {
  it('end the watch at once, and only once', async () => {
    const client = openClient();
    await client.watch();
    client.rights.set('w', GONE);
    await client.changeAccess();
    await client.happen('s1');
    expect(client.changes).toEqual([ENDED]);
    expect(client.liveMetrics.watching).toBe(0);
  });

  it('end it before the next change when the notice was lost', async () => {
    const client = openClient();
    await client.watch();
    client.rights.set('w', GONE);
    client.clock.ms += 10_000;
    await client.happen('s1');
    expect(client.changes).toEqual([ENDED]);
  });

  it('make a reviewer blind from the next change on', async () => {
    const client = openClient();
    await client.watch();
    client.rights.set('w', BLIND);
    await client.changeAccess();
    await client.happen('reviewed', { hidden: true });
    expect(client.changes).toEqual([]);
  });

  it('are looked up again when they changed during the look-up', async () => {
    const client = openClient();
    await client.watch();
    const { until, open } = openGate();
    client.access.until = until;
    client.clock.ms += 10_000;
    await client.happen('s1');
    client.rights.set('w', GONE);
    await client.changeAccess();
    open();
    await settle();
    expect(client.changes).toEqual([ENDED]);
  });

  it('stop changes while they cannot be checked', async () => {
    const client = openClient();
    await client.watch();
    client.clock.ms += 10_000;
    client.rights.set('w', new Error('away'));
    await client.happen('s1');
    expect([client.changes, client.liveMetrics.watching]).toEqual([[], 1]);
    client.rights.set('w', SEES_ALL);
    await client.happen('s2');
    expect(client.heard()).toEqual(['s2']);
  });
});

describe('a watch is rejected', () => {
  const codeOf = async (answer: ReturnType<TeamWatches['watch']>) => {
    const ack = await answer;
    return ack.ok ? 'ok' : ack.error.code;
  };

  it.each([
    undefined,
    null,
    'w',
    {},
    { workspace: '' },
    { workspace: 'w'.repeat(65) },
    { workspace: 'w', more: 1 },
  ])('as invalid when it is %j', async (payload) => {
    const { watches } = openClient();
    expect(await codeOf(watches.watch(payload))).toBe('WATCH_INVALID');
    expect(watches.unwatch(payload)).toBe(false);
  });

  it('with the codes of the routes, and receives nothing', async () => {
    const client = openClient();
    client.rights.set('theirs', { ok: false, code: 'WORKSPACE_FORBIDDEN' });
    expect(await codeOf(client.watch('unknown'))).toBe('WORKSPACE_NOT_FOUND');
    expect(await codeOf(client.watch('theirs'))).toBe('WORKSPACE_FORBIDDEN');
    await client.happen('s1', { workspace: 'theirs' });
    expect([client.changes, client.liveMetrics.watching]).toEqual([[], 0]);
  });

  it('for a viewer who is not signed in any more', async () => {
    const client = openClient({ confirm: () => Promise.resolve(false) });
    expect(await codeOf(client.watch())).toBe('AUTH_REQUIRED');
  });

  it('as unavailable while rights cannot be checked', async () => {
    const client = openClient();
    client.rights.set('w', new Error('away'));
    expect(await codeOf(client.watch())).toBe('SERVICE_UNAVAILABLE');
    expect(client.liveMetrics.watching).toBe(0);
  });

  it('beyond the limit of one client', async () => {
    const client = openClient();
    const names = Array.from({ length: MAX_WATCHES + 1 }, (_, index) => `w${index}`);
    for (const name of names) client.rights.set(name, SEES_ALL);
    for (const name of names.slice(0, -1)) expect(await codeOf(client.watch(name))).toBe('ok');
    expect(await codeOf(client.watch(names.at(-1)))).toBe('RATE_LIMITED');
    client.watches.close();
    expect(client.liveMetrics.watching).toBe(0);
  });
});
