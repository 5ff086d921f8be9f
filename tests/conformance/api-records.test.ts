import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '@hone/contracts/hiring';
import { numbered } from '../../services/api/src/features/hiring-records/assessment-records.js';
import type { HiringRepositories } from '../../services/api/src/features/hiring-records/repositories.js';
import { eachRecord } from '../../services/api/src/storage/record-store.js';
import {
  atOnce,
  ODD_TEXT,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const entry = (workspace: string, id: string = unique(), action: AuditEntry['action'] = 'sitting.view') => ({
  ...{ id, workspace, at: 5, actor: 'ada', action },
});

const VERSION = {
  ...{ title: 'Back-end engineer', intro: '', sections: [], version: 1 },
  ...{ assistants: 'allowed' as const, letter: true },
};

describe.each(REPOSITORY_HARNESSES)('hiring records, kept %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: HiringRepositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories.hiring;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  it('let one of many insert an id, and keep what the first one wrote', async () => {
    const [workspace, id] = [unique(), unique()];
    const made = await atOnce(8, (turn) => stored.audit.insert(entry(workspace, id, `act ${turn}`)));
    expect(winners(made)).toBe(1);
    const kept = await stored.audit.find(id);
    expect(kept?.action).toBe(`act ${made.indexOf(true)}`);
    expect(await stored.audit.insert(entry(workspace, id, 'later'))).toBe(false);
    expect(await stored.audit.find(id)).toEqual(kept);
    expect(await stored.audit.find(unique())).toBeUndefined();
  });

  it('keep any text, and absent fields absent', async () => {
    const record = { ...entry(unique()), detail: ODD_TEXT };
    await stored.audit.insert(record);
    const found = await stored.audit.find(record.id);
    expect(found).toEqual(record);
    expect(Object.keys(found ?? {})).not.toContain('subject');
  });

  it('keep the window of a version, and versions without one', async () => {
    const assessment = unique();
    const window = { opensAt: '2026-05-04T09:00:00.000Z', closesAt: '2026-05-04T18:00:00.000Z' };
    const content = { ...VERSION, window };
    for (const [version, kept] of [content, VERSION].entries()) {
      const id = numbered(assessment, version + 1);
      const times = { revision: version + 1, publishedAt: 5, by: 'ada' };
      const record = { id, assessment, version: version + 1, ...times, content: kept };
      await stored.versions.insert(record);
      expect(await stored.versions.find(id)).toEqual(record);
    }
    const listed = await stored.versions.list({ where: { assessment } });
    expect(listed.map(({ content: { window: found } }) => found)).toEqual([window, undefined]);
  });

  it('list by their fields in the order of ids, from any place, both ways', async () => {
    const [workspace, other] = [unique(), unique()];
    const ids = [10, 2, 30, 1, 300].map((number) => numbered(workspace, number));
    for (const id of ids) await stored.audit.insert(entry(workspace, id));
    await stored.audit.insert(entry(other));
    const sorted = [...ids].sort();
    const list = async (query: object) =>
      (await stored.audit.list({ where: { workspace }, ...query })).map(({ id }) => id);
    expect(await list({})).toEqual(sorted);
    expect(await list({ order: 'desc', limit: 2 })).toEqual(sorted.toReversed().slice(0, 2));
    expect(await list({ after: sorted[1] })).toEqual(sorted.slice(2));
    expect(await list({ order: 'desc', after: sorted[1] })).toEqual([sorted[0]]);
    expect(await list({ after: sorted[4] })).toEqual([]);
    expect(await list({ after: sorted[0], limit: 2 })).toEqual(sorted.slice(1, 3));
  });

  it('list by several fields at once', async () => {
    const [workspace, user] = [unique(), unique()];
    const member = { workspace, user, role: 'owner' as const, joinedAt: 1 };
    const elsewhere = { ...member, workspace: unique() };
    for (const each of [member, elsewhere, { ...member, user: unique() }])
      await stored.memberships.insert({ id: `${each.workspace}:${each.user}`, ...each });
    const found = await stored.memberships.list({ where: { workspace, user } });
    expect(found.map(({ id }) => id)).toEqual([`${workspace}:${user}`]);
    expect(await stored.memberships.list({ where: { user } })).toHaveLength(2);
  });

  it('are all read page by page', async () => {
    const workspace = unique();
    const ids = Array.from({ length: 7 }, (_, number) => numbered(workspace, number));
    for (const id of ids) await stored.audit.insert(entry(workspace, id));
    const pages = [1, 3, 7, 8].map((size) => ({ first: size, largest: size }));
    for (const sizes of [...pages, { first: 1, largest: 3 }, { first: 1, largest: 8 }]) {
      const read: string[] = [];
      for await (const { id } of eachRecord(stored.audit, { where: { workspace } }, sizes)) read.push(id);
      expect(read).toEqual(ids);
    }
  });

  it('are replaced as a whole, including the fields that lists select by', async () => {
    const [id, from, to] = [unique(), unique(), unique()];
    await stored.audit.put({ ...entry(from, id), subject: 's' });
    await stored.audit.put(entry(to, id));
    expect(await stored.audit.find(id)).toEqual(entry(to, id));
    expect(await stored.audit.list({ where: { workspace: from } })).toEqual([]);
    expect(await stored.audit.list({ where: { workspace: to } })).toHaveLength(1);
  });

  it('survive concurrent replacements', async () => {
    const [workspace, id] = [unique(), unique()];
    await atOnce(8, (turn) => stored.audit.put(entry(workspace, id, `act ${turn}`)));
    expect(await stored.audit.list({ where: { workspace } })).toHaveLength(1);
  });

  it('are gone once removed; removing nothing is harmless', async () => {
    const record = entry(unique());
    await stored.audit.insert(record);
    await stored.audit.remove(record.id);
    await stored.audit.remove(record.id);
    expect(await stored.audit.find(record.id)).toBeUndefined();
    expect(await stored.audit.insert(record)).toBe(true);
  });

  it('return copies', async () => {
    const record = entry(unique());
    await stored.audit.insert(record);
    const found = await stored.audit.find(record.id);
    Object.assign(found ?? {}, { action: 'changed' });
    expect(await stored.audit.find(record.id)).toEqual(record);
  });
});
