import { createStore, get, keys, update, del, delMany, type UseStore } from 'idb-keyval';
import { createIdempotencyKey } from '../../api-client/idempotency-key.js';
import { absorbJot, claimAside, mergeRecords, replaceRecord, withAside } from './draft-records.js';
import { createJots } from './draft-jots.js';
import { placeOf, type DraftKey, type DraftStore, type Replaced } from './draft-store.js';
import { localDraftSchema, type DraftContent, type Files, type LocalDraft } from './local-draft.js';

const CHANNEL = 'hone-drafts';
const NOBODY = '-';

function prefixOf(owner: string | null): string {
  return `${owner ?? NOBODY}/`;
}

function nameOf(key: DraftKey): string {
  return `${prefixOf(key.owner)}${placeOf(key)}`;
}

/** A stored value of an unknown form counts as absent. */
function parse(value: unknown): LocalDraft | undefined {
  const parsed = localDraftSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

async function moveOne(store: UseStore, from: string, to: string): Promise<void> {
  const moved = parse(await get<unknown>(from, store));
  if (moved !== undefined)
    await update<unknown>(to, (old) => mergeRecords(parse(old), moved, createIdempotencyKey()), store);
  await del(from, store);
}

function openChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
}

/** Changes one record in one transaction of the browser. */
function createRecords(store: UseStore, tab: string, onWritten: (name: string) => void) {
  return {
    async replace(key: DraftKey, seen: string | null, content: DraftContent): Promise<Replaced> {
      let outcome: Replaced | undefined;
      const stamp = createIdempotencyKey();
      const replace = (old: unknown) => {
        outcome = replaceRecord(parse(old), seen, content, stamp);
        return outcome.ok ? outcome.record : old;
      };
      await update<unknown>(nameOf(key), replace, store);
      if (outcome === undefined) throw new Error('the browser did not run the update of a draft');
      if (outcome.ok) onWritten(nameOf(key));
      return outcome;
    },
    async setAside(key: DraftKey, files: Files | null): Promise<void> {
      const change = (old: unknown) => {
        const record = parse(old);
        return record === undefined ? old : withAside(record, tab, files);
      };
      await update<unknown>(nameOf(key), change, store);
    },
    async takeAside(key: DraftKey): Promise<Files | undefined> {
      let files: Files | undefined;
      const take = (old: unknown) => {
        const record = parse(old);
        const claimed = record === undefined ? undefined : claimAside(record, tab);
        files = claimed?.files;
        return claimed?.record ?? old;
      };
      await update<unknown>(nameOf(key), take, store);
      return files;
    },
  };
}

async function listNames(store: UseStore, owner: string | null): Promise<string[]> {
  const names = await keys<IDBValidKey>(store);
  return names.filter((name) => typeof name === 'string').filter((name) => name.startsWith(prefixOf(owner)));
}

/** Drafts in IndexedDB; `tab` names this tab among those that share it. */
export function createIndexedDraftStore(tab: string): DraftStore {
  const store = createStore('hone-drafts', 'drafts');
  const channel = openChannel();
  const jots = createJots(tab);
  const takeIn = (name: string) =>
    jots.takeIn(name, (jot) => {
      const absorb = (old: unknown) => absorbJot(parse(old), jot, createIdempotencyKey());
      return update<unknown>(name, absorb, store);
    });
  const onWritten = (name: string) => {
    jots.drop(name);
    channel?.postMessage(name);
  };
  return {
    ...createRecords(store, tab, onWritten),
    async find(key) {
      await takeIn(nameOf(key));
      return parse(await get<unknown>(nameOf(key), store));
    },
    jot: (key, seen, content) => jots.note(nameOf(key), seen, content),
    async move(from, to) {
      for (const name of jots.listNames(prefixOf(from))) await takeIn(name);
      for (const name of await listNames(store, from)) {
        await moveOne(store, name, `${prefixOf(to)}${name.slice(prefixOf(from).length)}`);
        channel?.postMessage(name);
      }
    },
    async erase(owner) {
      for (const name of jots.listNames(prefixOf(owner))) jots.dropAll(name);
      await delMany(await listNames(store, owner), store);
    },
    watch(key, onWritten) {
      const listen = (event: MessageEvent<unknown>) => {
        if (event.data === nameOf(key)) onWritten();
      };
      channel?.addEventListener('message', listen);
      return () => channel?.removeEventListener('message', listen);
    },
  };
}
