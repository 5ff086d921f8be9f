import type { TestCase } from '@hone/contracts';
import type { CaseApi } from './case-api.js';
import { createMemoryCaseDevice, type CaseDevice } from './case-device.js';
import {
  adoptRecords,
  mergeRecords,
  uniteRecords,
  withCase,
  withoutCase,
  type CaseRecord,
} from './case-records.js';

/** Owner and challenge of the cases; `null` before there was a session. */
interface CaseOwner {
  readonly owner: string | null;
  readonly slug: string;
}

export interface KeptCases {
  readonly cases: readonly TestCase[];
  /** `account`: the server has them all; `page`: not even this device keeps them. */
  readonly kept: 'account' | 'device' | 'page';
  /** Why the server does not have them. */
  readonly failure?: unknown;
}

/** Test cases on this device and, for users with a session, on the server. One change at a time. */
export interface CaseStore {
  list(of: CaseOwner): Promise<KeptCases>;
  save(of: CaseOwner, testCase: TestCase): Promise<KeptCases>;
  remove(of: CaseOwner, id: string): Promise<KeptCases>;
}

interface Read {
  readonly records: CaseRecord[];
  readonly device: CaseDevice;
}

/** Without `api` (null), only the device keeps them. */
export function createCaseStore(device: CaseDevice, api: CaseApi | null): CaseStore {
  return new DeviceAndServer(device, api);
}

class DeviceAndServer implements CaseStore {
  readonly #device: CaseDevice;
  readonly #api: CaseApi | null;
  /** Where the browser denies storage. */
  readonly #page = createMemoryCaseDevice();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(device: CaseDevice, api: CaseApi | null) {
    this.#device = device;
    this.#api = api;
  }

  list(of: CaseOwner): Promise<KeptCases> {
    return this.#change(of, (records) => records);
  }

  save(of: CaseOwner, testCase: TestCase): Promise<KeptCases> {
    return this.#change(of, (records) => withCase(records, testCase));
  }

  remove(of: CaseOwner, id: string): Promise<KeptCases> {
    const known = this.#api !== null && of.owner !== null;
    return this.#change(of, (records) => withoutCase(records, id, known));
  }

  #change(of: CaseOwner, change: (records: CaseRecord[]) => CaseRecord[]): Promise<KeptCases> {
    const next = this.#turn.then(async () => {
      const { records, device } = await this.#read(of);
      const changed = change(records);
      const written = await this.#write(of, device, changed);
      return this.#synchronize(of, written, changed);
    });
    this.#turn = next.catch(() => undefined);
    return next;
  }

  /** The kept cases; a visitor's cases become the owner's. */
  async #read({ owner, slug }: CaseOwner): Promise<Read> {
    const onPage = await this.#page.read(owner, slug);
    try {
      const own = uniteRecords(onPage, await this.#device.read(owner, slug));
      if (owner === null) return { records: own, device: this.#device };
      const visitors = await this.#device.read(null, slug);
      if (visitors.length > 0) await this.#device.write(null, slug, []);
      return { records: adoptRecords(own, visitors), device: this.#device };
    } catch {
      const visitors = owner === null ? [] : await this.#page.read(null, slug);
      return { records: adoptRecords(onPage, visitors), device: this.#page };
    }
  }

  async #write({ owner, slug }: CaseOwner, device: CaseDevice, records: CaseRecord[]): Promise<CaseDevice> {
    try {
      await device.write(owner, slug, records);
      if (device === this.#device) await this.#page.write(owner, slug, []);
      return device;
    } catch {
      await this.#page.write(owner, slug, records);
      return this.#page;
    }
  }

  async #synchronize(of: CaseOwner, device: CaseDevice, records: CaseRecord[]): Promise<KeptCases> {
    const here = device === this.#page ? 'page' : 'device';
    if (this.#api === null || of.owner === null) return { cases: shown(records), kept: here };
    try {
      const merged = mergeRecords(records, await this.#api.list(of.slug));
      const settled = await this.#send(this.#api, of.slug, merged);
      await this.#write(of, device, settled.records);
      const cases = shown(settled.records);
      return settled.failures.length === 0
        ? { cases, kept: 'account' }
        : { cases, kept: here, failure: settled.failures[0] };
    } catch (failure) {
      return { cases: shown(records), kept: here, failure };
    }
  }

  /** Sends what the server does not have; what it rejects stays as it is. */
  async #send(api: CaseApi, slug: string, records: readonly CaseRecord[]) {
    const settled: CaseRecord[] = [];
    const failures: unknown[] = [];
    for (const record of records) {
      const { state, ...testCase } = record;
      try {
        if (state === 'removed') await api.remove(slug, record.id);
        else
          settled.push({
            ...(state === 'unsaved' ? await api.save(slug, testCase) : testCase),
            state: 'saved',
          });
      } catch (error) {
        failures.push(error);
        settled.push(record);
      }
    }
    return { records: settled, failures };
  }
}

const shown = (records: readonly CaseRecord[]): TestCase[] =>
  records.flatMap(({ state, ...testCase }) => (state === 'removed' ? [] : [testCase]));
