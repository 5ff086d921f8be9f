import type { Draft, PutDraftBody, SavedDraft, SourceFile } from '@hone/contracts';
import { step, type DraftEvent } from './draft-machine.js';
import { openDraft, type DraftCommand, type DraftModel, type Theirs } from './draft-model.js';
import type { DraftKey, DraftStore } from './draft-store.js';
import type { Files, LocalDraft } from './local-draft.js';
import { eventOfFailure } from './send-failure.js';
import type { Schedule } from '../../app/schedule.js';

export interface KeeperPorts {
  readonly store: DraftStore;
  readonly findDraft: (key: DraftKey) => Promise<Draft | null>;
  /** `last`: the page may close before the answer. */
  readonly saveDraft: (slug: string, body: PutDraftBody, last: boolean) => Promise<SavedDraft>;
  /** Id of the current user; starts a guest session when there is none. */
  readonly ensureOwner: () => Promise<string>;
  readonly now: () => number;
  readonly schedule: Schedule;
}

/** What is being written. */
export interface DraftSubject {
  readonly starter: Files;
  readonly version: number;
  readonly isWritable: (path: string) => boolean;
}

/** The current draft; `dropped`: paths left out because the challenge no longer lets them be written. */
export interface KeptDraft {
  readonly model: DraftModel;
  readonly dropped: readonly string[];
}

/** How long an empty editor waits for the server's copy before it shows the starter. */
const FIRST_COPY_MS = 4_000;

/** Keeps one draft: runs the machine's commands on IndexedDB (one operation at a time) and the server. */
export class DraftKeeper {
  #key: DraftKey;
  readonly #subject: DraftSubject;
  readonly #ports: KeeperPorts;
  readonly #notify: (shown: KeptDraft) => void;
  #dropped: readonly string[] = [];
  #model: DraftModel;
  #storage: Promise<void> = Promise.resolve();
  #cancelTimer: () => void = () => undefined;
  #unwatch: () => void = () => undefined;
  #opened = false;
  #closed = false;

  constructor(key: DraftKey, subject: DraftSubject, ports: KeeperPorts, notify: (shown: KeptDraft) => void) {
    this.#key = key;
    this.#subject = subject;
    this.#ports = ports;
    this.#notify = notify;
    this.#model = openDraft(undefined, this.#writable(subject.starter), subject.version);
  }

  get owner(): string | null {
    return this.#key.owner;
  }

  /** Opens this device's record, else the server's copy, else the starter; then shows it. */
  async open(): Promise<void> {
    const record = await this.#ports.store.find(this.#key).catch(() => undefined);
    if (this.#closed) return;
    if (record === undefined) await this.#openCopy();
    else await this.#openRecord(record);
    if (this.#closed) return;
    this.#watch();
    this.#opened = true;
    this.#show();
    if (record !== undefined) this.dispatch({ type: 'back' });
  }

  /** Waits until IndexedDB has the text or has failed; sending continues without the page. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.dispatch({ type: 'leave' });
    this.#closed = true;
    this.#cancelTimer();
    this.#unwatch();
    await this.#storage;
  }

  dispatch(event: DraftEvent): void {
    const { model, commands } = step(this.#model, event, this.#ports.now());
    const changed = model !== this.#model;
    this.#model = model;
    for (const command of commands) this.#perform(command);
    this.#arm();
    if (changed && this.#opened && !this.#closed) this.#show();
  }

  resolve(files: Files, theirs: Theirs): void {
    this.dispatch({ type: 'resolved', files, theirs });
  }

  /** A guest session started: the same draft has another owner now, for whom nothing is loaded. */
  changeOwner(owner: string): Promise<void> {
    return this.#inTurn(() => this.#moveTo(owner));
  }

  async #moveTo(owner: string): Promise<void> {
    if (this.#key.owner === owner) return;
    const from = this.#key.owner;
    this.#key = { ...this.#key, owner };
    this.#watch();
    // A browser without storage has nothing to move.
    await this.#ports.store.move(from, owner).catch(() => undefined);
    await this.#lookAtRecord();
    if (this.#model.conflict === null) await this.#claimAside();
  }

  async #openRecord(record: LocalDraft): Promise<void> {
    const files = this.#admit(record.files);
    const model = openDraft(record, this.#subject.starter, this.#subject.version);
    const dropped = files.length < record.files.length;
    this.#model = dropped ? { ...model, files, edits: model.edits + 1 } : model;
    await this.#claimAside();
  }

  async #openCopy(): Promise<void> {
    if (this.#key.owner === null) return;
    const asked = this.#ports.findDraft(this.#key);
    const timeout = new Promise<undefined>((resolve) => {
      this.#ports.schedule(FIRST_COPY_MS, () => resolve(undefined));
    });
    const early = await Promise.race([asked, timeout]).catch(() => undefined);
    if (early !== undefined && !this.#closed)
      this.dispatch({ type: 'server-seen', draft: this.#known(early) });
    else void asked.then((draft) => this.#onCopy(draft)).catch(() => undefined);
  }

  #onCopy(draft: Draft | null): void {
    if (!this.#closed) this.dispatch({ type: 'server-seen', draft: this.#known(draft) });
  }

  /** The server's copy without files that are no longer writable. */
  #known(draft: Draft | null): Draft | null {
    return draft === null ? null : { ...draft, files: this.#admit(draft.files) };
  }

  #admit(files: Files): SourceFile[] {
    const writable = this.#writable(files);
    const left = files.filter((file) => !writable.includes(file)).map((file) => file.path);
    if (left.length > 0) this.#dropped = left;
    return writable;
  }

  #writable(files: Files): SourceFile[] {
    return files.filter((file) => this.#subject.isWritable(file.path));
  }

  #show(): void {
    this.#notify({ model: this.#model, dropped: this.#dropped });
  }

  #watch(): void {
    this.#unwatch();
    const look = () => void this.#inTurn(() => this.#lookAtRecord());
    this.#unwatch = this.#closed ? () => undefined : this.#ports.store.watch(this.#key, look);
  }

  async #lookAtRecord(): Promise<void> {
    const record = await this.#ports.store.find(this.#key).catch(() => undefined);
    if (record !== undefined) this.dispatch({ type: 'record-found', record, rejected: false });
    else if (this.#key.owner === null && this.#model.seen !== null) await this.#follow();
  }

  /** Another tab started a guest session and moved this draft to it. */
  async #follow(): Promise<void> {
    const owner = await this.#ports.ensureOwner().catch(() => null);
    if (owner !== null && !this.#closed) await this.#moveTo(owner);
  }

  async #claimAside(): Promise<void> {
    const files = await this.#ports.store.takeAside(this.#key).catch(() => undefined);
    const record = files === undefined ? undefined : await this.#ports.store.find(this.#key);
    if (files !== undefined && record !== undefined) this.dispatch({ type: 'aside-found', files, record });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#storage = this.#storage.then(act);
    return this.#storage;
  }

  #perform(command: DraftCommand): void {
    switch (command.do) {
      case 'keep':
        return void this.#inTurn(() => this.#keep(command));
      case 'jot':
        return this.#ports.store.jot(this.#key, command.seen, command.content);
      case 'set-aside':
        return void this.#inTurn(() => this.#setAside(command.files));
      case 'send':
        return void this.#send(command);
      case 'check':
        return void this.#inTurn(() => this.#lookAtRecord()).then(() => this.#check());
    }
  }

  async #keep({ edit, seen, content }: Extract<DraftCommand, { do: 'keep' }>): Promise<void> {
    try {
      const outcome = await this.#ports.store.replace(this.#key, seen, content);
      if (outcome.ok)
        this.dispatch({ type: 'kept', edit, files: content.files, stamp: outcome.record.stamp });
      else this.dispatch({ type: 'record-found', record: outcome.found, rejected: true });
    } catch {
      this.dispatch({ type: 'keep-failed' });
    }
  }

  async #setAside(files: Files | null): Promise<void> {
    try {
      await this.#ports.store.setAside(this.#key, files);
      if (files === null && this.#model.conflict === null) await this.#claimAside();
    } catch {
      this.dispatch({ type: 'keep-failed' });
    }
  }

  async #send({ edit, files, base, last }: Extract<DraftCommand, { do: 'send' }>): Promise<void> {
    const { slug, language, variant } = this.#key;
    try {
      const owner = await this.#ports.ensureOwner();
      if (owner !== this.#key.owner) await this.changeOwner(owner);
      const answered = variant === undefined ? {} : { variant };
      const body = { language, files: [...files], revision: base, ...answered };
      const { revision, savedAt } = await this.#ports.saveDraft(slug, body, last);
      this.dispatch({ type: 'sent', edit, revision, savedAt });
    } catch (error) {
      this.dispatch(eventOfFailure(error));
    }
  }

  async #check(): Promise<void> {
    if (this.#key.owner === null || this.#closed) return;
    try {
      this.#onCopy(await this.#ports.findDraft(this.#key));
    } catch {
      // The next event triggers another look; the text is safe on this device.
    }
  }

  #arm(): void {
    this.#cancelTimer();
    const { dueAt } = this.#model;
    if (dueAt === null || this.#closed) return;
    const tick = () => this.dispatch({ type: 'tick' });
    this.#cancelTimer = this.#ports.schedule(Math.max(0, dueAt - this.#ports.now()), tick);
  }
}
