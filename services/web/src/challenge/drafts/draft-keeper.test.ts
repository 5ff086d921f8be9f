import { describe, expect, it } from 'vitest';
import type { Draft, PutDraftBody } from '@hone/contracts';
import { ApiProblem, ConnectionLost } from '../../api-client/failures.js';
import { DraftKeeper, type KeptDraft } from './draft-keeper.js';
import { saveStateOf } from './draft-model.js';
import { DraftShelf } from './draft-store.memory.js';
import { filesOf, textOf } from './draft-world.js';

const SUBJECT = { starter: filesOf('starter'), version: 1, isWritable: (path: string) => path !== 'old.py' };

function conflict(draft: Draft): ApiProblem {
  const document = { type: '', title: '', status: 409, detail: '', code: 'DRAFT_CONFLICT', requestId: '' };
  return new ApiProblem(document, { document: { ...document, draft } });
}

/** A server, a browser and its clock, in memory. */
class Bench {
  readonly shelf = new DraftShelf();
  server: Draft | null = null;
  failure: Error | null = null;
  guests = 0;
  readonly sent: PutDraftBody[] = [];
  #now = 0;
  #timers: { at: number; then: () => void }[] = [];

  async open(tab = 'a', owner: string | null = null, variant?: string) {
    const shown: KeptDraft[] = [];
    const ports = {
      store: this.shelf.openTab(tab),
      findDraft: () => this.#answer(() => this.server),
      saveDraft: (_slug: string, body: PutDraftBody) => this.#answer(() => this.#put(body)),
      ensureOwner: () => Promise.resolve(owner ?? `guest${(this.guests = 1)}`),
      now: () => this.#now,
      schedule: (ms: number, then: () => void) => this.#schedule(ms, then),
    };
    const key = { owner, slug: 's', language: 'python', variant };
    const keeper = new DraftKeeper(key, SUBJECT, ports, (kept) => shown.push(kept));
    await keeper.open();
    const last = () => {
      const kept = shown.at(-1);
      if (kept === undefined) throw new Error('nothing is shown yet');
      return kept;
    };
    return {
      keeper,
      type: (text: string) => keeper.dispatch({ type: 'edited', files: filesOf(text) }),
      text: () => textOf(last().model.files),
      state: () => saveStateOf(last().model).kind,
      dropped: () => last().dropped,
      last,
    };
  }

  /** Advances the time; runs what became due, and what follows from it. */
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    for (const timer of this.#timers.filter((due) => due.at <= this.#now)) {
      this.#timers = this.#timers.filter((other) => other !== timer);
      timer.then();
    }
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  }

  #schedule(ms: number, then: () => void): () => void {
    const timer = { at: this.#now + ms, then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  #put(body: PutDraftBody) {
    this.sent.push(body);
    const { files, revision } = body;
    if (this.server !== null && this.server.revision !== revision) throw conflict(this.server);
    const savedAt = new Date(this.#now).toISOString();
    this.server = { language: 'python', files, revision: revision + 1, savedAt };
    return { revision: revision + 1, savedAt };
  }

  #answer<T>(act: () => T): Promise<T> {
    if (this.failure !== null) return Promise.reject(this.failure);
    return Promise.resolve().then(act);
  }
}

describe('keeping a draft', () => {
  it('belongs to one variant: another one opens at its own starter', async () => {
    const bench = new Bench();
    const first = await bench.open('a', 'u', 'v1');
    first.type('a repair of the first');
    await bench.pass(10_000);
    expect(bench.sent.map(({ variant }) => variant)).toEqual(['v1']);
    bench.server = null;
    const [again, second] = [await bench.open('a', 'u', 'v1'), await bench.open('a', 'u', 'v2')];
    await bench.pass(10_000);
    expect([again.text(), second.text()]).toEqual(['a repair of the first', 'starter']);
  });

  it('asks for nothing before the first edit, then starts a guest session and saves in both places', async () => {
    const bench = new Bench();
    const tab = await bench.open();
    expect([tab.text(), tab.state(), bench.guests]).toEqual(['starter', 'untouched', 0]);
    tab.type('mine');
    expect(tab.state()).toBe('saving');
    await bench.pass(1_000);
    expect([tab.state(), bench.guests, textOf(bench.server?.files ?? [])]).toEqual(['saved', 1, 'mine']);
    expect([...bench.shelf.records.keys()]).toEqual(['guest1/s/python']);
  });

  it('keeps it on the device while the server is unavailable, and sends it afterwards', async () => {
    const bench = new Bench();
    const tab = await bench.open('a', 'ada');
    bench.failure = new ConnectionLost(null);
    tab.type('offline');
    await bench.pass(1_000);
    expect([tab.state(), bench.server]).toEqual(['away', null]);
    tab.type('offline, and not on this device yet');
    expect(tab.state()).toBe('saving');
    await bench.pass(1_000);
    expect(tab.state()).toBe('away');
    bench.failure = null;
    tab.keeper.dispatch({ type: 'back' });
    await bench.pass(0);
    expect([tab.state(), textOf(bench.server?.files ?? [])]).toEqual([
      'saved',
      'offline, and not on this device yet',
    ]);
  });

  it('waits longer after each failure, and at least as long as the server asks', async () => {
    const bench = new Bench();
    const tab = await bench.open('a', 'ada');
    const document = { type: '', title: '', status: 429, detail: '', code: 'RATE_LIMITED', requestId: '' };
    bench.failure = new ApiProblem(document, { retryAfterMs: 30_000 });
    tab.type('x');
    await bench.pass(1_000);
    bench.failure = null;
    await bench.pass(20_000);
    expect(bench.server).toBeNull();
    await bench.pass(10_000);
    expect(tab.state()).toBe('saved');
  });

  it('says that nothing is safe when the browser denies storage and the server is unavailable', async () => {
    const bench = new Bench();
    bench.shelf.denied = true;
    const tab = await bench.open('a', 'ada');
    bench.failure = new ConnectionLost(null);
    tab.type('x');
    await bench.pass(1_000);
    expect(tab.state()).toBe('unsafe');
    bench.failure = null;
    await bench.pass(5_000);
    expect(saveStateOf(tab.last().model)).toMatchObject({ kind: 'saved', storage: false });
  });

  it('says why the server rejects it, and keeps it on the device', async () => {
    const bench = new Bench();
    const tab = await bench.open('a', 'ada');
    const document = {
      type: '',
      title: '',
      status: 422,
      detail: 'Too large.',
      code: 'FILE_TOO_LARGE',
      requestId: '',
    };
    bench.failure = new ApiProblem(document);
    tab.type('x');
    await bench.pass(1_000);
    expect(saveStateOf(tab.last().model)).toEqual({ kind: 'rejected', why: 'Too large.' });
    expect(textOf(bench.shelf.records.get('ada/s/python')?.files ?? [])).toBe('x');
  });

  it('shows the newest version of another device when nothing was written here', async () => {
    const bench = new Bench();
    bench.server = {
      language: 'python',
      files: [...filesOf('elsewhere')],
      revision: 4,
      savedAt: '2026-01-01T00:00:00Z',
    };
    const tab = await bench.open('a', 'ada');
    expect([tab.text(), tab.state()]).toEqual(['elsewhere', 'saved']);
  });

  it('leaves out files that are no longer writable, and names them', async () => {
    const bench = new Bench();
    const files = [...filesOf('kept'), { path: 'old.py', content: '' }];
    bench.server = { language: 'python', files, revision: 1, savedAt: '2026-01-01T00:00:00Z' };
    const tab = await bench.open('a', 'ada');
    expect([tab.text(), tab.dropped()]).toEqual(['kept', ['old.py']]);
  });

  it('recognises text of its own that had arrived although the answer was lost', async () => {
    const bench = new Bench();
    const tab = await bench.open('a', 'ada');
    bench.failure = new ConnectionLost(null);
    tab.type('one');
    await bench.pass(1_000);
    bench.failure = null;
    bench.server = {
      language: 'python',
      files: [...filesOf('one')],
      revision: 1,
      savedAt: '2026-01-01T00:00:00Z',
    };
    tab.type('one two');
    await bench.pass(5_000);
    expect([tab.state(), textOf(bench.server.files)]).toEqual(['saved', 'one two']);
  });

  it('restores what an older submission replaced', async () => {
    const bench = new Bench();
    const tab = await bench.open('a', 'ada');
    tab.type('mine');
    await bench.pass(1_000);
    tab.keeper.dispatch({ type: 'replaced', files: filesOf('older'), by: 'an older submission' });
    await bench.pass(1_000);
    await tab.keeper.close();
    const again = await bench.open('a', 'ada');
    expect([again.text(), again.last().model.replaced?.by]).toEqual(['older', 'an older submission']);
    again.keeper.dispatch({ type: 'brought-back' });
    expect([again.text(), again.last().model.replaced]).toEqual(['mine', null]);
  });
});

describe('drafts and their owners', () => {
  it('move from no session to the guest, and on to the account, but never to another account', async () => {
    const bench = new Bench();
    bench.failure = new ConnectionLost(null);
    const tab = await bench.open();
    tab.type('early');
    await bench.pass(1_000);
    await tab.keeper.changeOwner('guest7');
    expect([...bench.shelf.records.keys()]).toEqual(['guest7/s/python']);
    const other = await bench.open('b', 'eve');
    expect(other.text()).toBe('starter');
  });

  it('follow a guest session that another tab started, without a conflict', async () => {
    const bench = new Bench();
    const [first, second] = [await bench.open('a'), await bench.open('b')];
    first.type('one');
    await bench.pass(1_000);
    await bench.pass(0);
    expect([second.text(), second.keeper.owner]).toEqual(['one', 'guest1']);
    second.type('one two');
    await bench.pass(1_000);
    await bench.pass(0);
    expect([second.state(), first.text(), first.state()]).toEqual(['saved', 'one two', 'saved']);
    expect([...bench.shelf.records.keys()]).toEqual(['guest1/s/python']);
  });

  it('keep both texts where both owners had one', async () => {
    const bench = new Bench();
    bench.failure = new ConnectionLost(null);
    const account = await bench.open('a', 'ada');
    account.type('of the account');
    await bench.pass(1_000);
    await account.keeper.close();
    const guest = await bench.open('b', null);
    guest.type('of the guest');
    await bench.pass(1_000);
    await guest.keeper.changeOwner('ada');
    await bench.pass(0);
    const texts = [guest.text(), textOf(guest.last().model.conflict?.files ?? [])].sort();
    expect([guest.state(), ...texts]).toEqual(['conflict', 'of the account', 'of the guest']);
  });
});
