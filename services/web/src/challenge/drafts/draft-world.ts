import type { Draft } from '@hone/contracts';
import { step, type DraftEvent } from './draft-machine.js';
import { openDraft, type DraftCommand, type DraftModel } from './draft-model.js';
import { absorbJot, claimAside, replaceRecord, withAside } from './draft-records.js';
import { digestOf, type Files, type LocalDraft } from './local-draft.js';

export const filesOf = (text: string): Files => [{ path: 'main.py', content: text }];
export const textOf = (files: Files): string => files[0]?.content ?? '';
export const tokensOf = (text: string): string[] => text.split(' ').filter(Boolean);

/** A pending operation of a tab. */
interface Pending {
  readonly tab: Tab;
  readonly life: number;
  readonly network: boolean;
  readonly run: () => DraftEvent | undefined;
}

interface Device {
  record: LocalDraft | undefined;
  readonly tabs: Tab[];
}

export interface Tab {
  readonly name: string;
  readonly device: Device;
  model: DraftModel;
  /** Grows when the tab dies and is reopened: answers to its former life are lost. */
  life: number;
}

/** A test bed: two devices, the first with two tabs, and a server; no real time or network. */
export class DraftWorld {
  readonly tabs: Tab[] = [];
  server: Draft | null = null;
  pending: Pending[] = [];
  now = 0;
  #stamps = 0;

  constructor(tabsPerDevice: readonly number[] = [2, 1]) {
    for (const [index, count] of tabsPerDevice.entries()) {
      const device: Device = { record: undefined, tabs: [] };
      for (let number = 0; number < count; number += 1) {
        const model = openDraft(undefined, filesOf(''), 1);
        const tab: Tab = { name: `d${index}t${number}`, device, model, life: 0 };
        device.tabs.push(tab);
        this.tabs.push(tab);
      }
    }
  }

  dispatch(tab: Tab, event: DraftEvent): void {
    const { model, commands } = step(tab.model, event, this.now);
    tab.model = model;
    for (const command of commands) this.#perform(tab, command);
  }

  edit(tab: Tab, token: string): void {
    const text = textOf(tab.model.files);
    this.dispatch(tab, { type: 'edited', files: filesOf(text === '' ? token : `${text} ${token}`) });
  }

  advance(ms: number): void {
    this.now += ms;
    for (const tab of this.tabs) this.dispatch(tab, { type: 'tick' });
  }

  /** Completes one pending operation and delivers its answer. */
  deliver(index: number): void {
    const [op] = this.pending.splice(index, 1);
    const event = op?.run();
    if (op !== undefined && event !== undefined && op.life === op.tab.life) this.dispatch(op.tab, event);
  }

  /** Loses one pending request, before it arrives or, with `late`, only its answer. */
  lose(index: number, late: boolean): void {
    const op = this.pending[index];
    if (op?.network !== true) return;
    this.pending.splice(index, 1);
    if (late) op.run();
    if (op.life === op.tab.life) this.dispatch(op.tab, { type: 'send-failed', retryAfterMs: 0 });
  }

  /** The tab dies; its pending IndexedDB operations do not happen. It is reopened. */
  crash(tab: Tab): void {
    this.pending = this.pending.filter((op) => op.tab !== tab || op.network);
    tab.life += 1;
    const { device } = tab;
    tab.model = openDraft(device.record, filesOf(''), 1);
    const claimed = device.record === undefined ? undefined : claimAside(device.record, tab.name);
    if (claimed !== undefined) {
      device.record = claimed.record;
      this.dispatch(tab, { type: 'aside-found', files: claimed.files, record: claimed.record });
    }
    this.dispatch(tab, { type: 'back' });
  }

  /** Merges a conflict so that no word of either side is missing. */
  merge(tab: Tab): void {
    const { conflict } = tab.model;
    if (conflict === null) return;
    const words = new Set([...tokensOf(textOf(conflict.files)), ...tokensOf(textOf(tab.model.files))]);
    this.dispatch(tab, { type: 'resolved', files: filesOf([...words].join(' ')), theirs: conflict });
  }

  #later(tab: Tab, network: boolean, run: Pending['run']): void {
    this.pending.push({ tab, life: tab.life, network, run });
  }

  #perform(tab: Tab, command: DraftCommand): void {
    switch (command.do) {
      case 'keep':
        return this.#later(tab, false, () => this.#keep(tab, command));
      case 'jot': {
        const jot = { tab: tab.name, seen: command.seen, content: command.content };
        tab.device.record = absorbJot(tab.device.record, jot, `s${(this.#stamps += 1)}`);
        return undefined;
      }
      case 'set-aside': {
        const { record } = tab.device;
        if (record !== undefined) tab.device.record = withAside(record, tab.name, command.files);
        return undefined;
      }
      case 'send':
        return this.#later(tab, true, () => this.#put(command));
      case 'check':
        return this.#later(tab, false, () => ({ type: 'server-seen', draft: this.server }));
    }
  }

  #keep(tab: Tab, command: Extract<DraftCommand, { do: 'keep' }>): DraftEvent {
    const { edit, seen, content } = command;
    const outcome = replaceRecord(tab.device.record, seen, content, `s${(this.#stamps += 1)}`);
    if (!outcome.ok) return { type: 'record-found', record: outcome.found, rejected: true };
    const { record } = outcome;
    tab.device.record = record;
    for (const other of tab.device.tabs)
      if (other !== tab) this.#later(other, false, () => this.#look(other));
    return { type: 'kept', edit, files: content.files, stamp: record.stamp };
  }

  #look(tab: Tab): DraftEvent | undefined {
    const { record } = tab.device;
    return record === undefined ? undefined : { type: 'record-found', record, rejected: false };
  }

  #put({ edit, files, base }: Extract<DraftCommand, { do: 'send' }>): DraftEvent {
    const revision = this.server?.revision ?? 0;
    const savedAt = new Date(this.now).toISOString();
    if (this.server !== null && base !== revision) return { type: 'send-conflicted', draft: this.server };
    this.server = { language: 'python', files: [...files], revision: revision + 1, savedAt };
    return { type: 'sent', edit, revision: revision + 1, savedAt };
  }

  /** Delivers everything, brings all tabs back and merges; false when it does not settle. */
  settle(): boolean {
    for (let round = 0; round < 60; round += 1) {
      if (!this.#deliverAll()) return false;
      const before = this.#fingerprint();
      for (const tab of this.tabs) this.merge(tab);
      for (const tab of this.tabs) this.dispatch(tab, { type: 'back' });
      if (!this.#deliverAll()) return false;
      this.advance(120_000);
      if (!this.#deliverAll()) return false;
      if (this.#isCalm() && before === this.#fingerprint()) return true;
    }
    return false;
  }

  #deliverAll(): boolean {
    for (let count = 0; this.pending.length > 0; count += 1) {
      if (count > 2_000) return false;
      this.deliver(0);
    }
    return true;
  }

  #isCalm(): boolean {
    return this.tabs.every(({ model, device }) => {
      const asides = device.record?.asides.length ?? 0;
      return model.conflict === null && model.sent === model.edits && asides === 0;
    });
  }

  #fingerprint(): string {
    return this.tabs.map(({ model }) => `${digestOf(model.files)}:${model.edits}:${model.base}`).join();
  }
}
