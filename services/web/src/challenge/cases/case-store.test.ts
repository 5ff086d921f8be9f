import type { TestCase } from '@hone/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseApi } from './case-api.js';
import { createMemoryCaseDevice, type CaseDevice } from './case-device.js';
import { createCaseStore, type KeptCases } from './case-store.js';

const ADA = { owner: 'ada', slug: 'window' };
const NOBODY = { owner: null, slug: 'window' };
const testCase = (id: string, input = id): TestCase => ({ id, name: id, input });
const summarize = ({ cases, kept }: KeptCases) =>
  `${cases.map(({ id, input }) => `${id}=${input}`).join()} ${kept}`;

/** A server in memory that can be unavailable, or full. */
class FakeServer implements CaseApi {
  readonly cases = new Map<string, TestCase>();
  away = false;
  full = false;

  list = () => this.#answer(() => [...this.cases.values()]);
  save = (_slug: string, each: TestCase) =>
    this.#answer(() => {
      if (this.full) throw new Error('full');
      this.cases.set(each.id, each);
      return each;
    });
  remove = (_slug: string, id: string) =>
    this.#answer(() => {
      this.cases.delete(id);
      return undefined;
    });

  #answer<Answer>(act: () => Answer): Promise<Answer> {
    return this.away ? Promise.reject(new Error('away')) : Promise.resolve().then(act);
  }
}

const reject = (): Promise<never> => Promise.reject(new Error('storage is denied'));
const DENIED: CaseDevice = { read: reject, write: reject, erase: reject };

let server: FakeServer;
let device: CaseDevice;
beforeEach(() => {
  server = new FakeServer();
  device = createMemoryCaseDevice();
});
const open = (own = device) => createCaseStore(own, server);

describe('test cases', () => {
  it('are kept on the device and the server, and reach another device from the server', async () => {
    expect(summarize(await open().save(ADA, testCase('a')))).toBe('a=a account');
    expect(summarize(await open(createMemoryCaseDevice()).list(ADA))).toBe('a=a account');
  });

  it('that were changed or deleted without a network reach the server later', async () => {
    await open().save(ADA, testCase('a'));
    await open().save(ADA, testCase('b'));
    server.away = true;
    expect(summarize(await open().save(ADA, testCase('a', 'new')))).toBe('a=new,b=b device');
    expect(summarize(await open().remove(ADA, 'b'))).toBe('a=new device');
    server.away = false;
    expect(summarize(await open().list(ADA))).toBe('a=new account');
    expect([...server.cases.values()]).toEqual([testCase('a', 'new')]);
  });

  it('that the server rejects stay on the device, and the others are sent', async () => {
    server.full = true;
    const { failure, ...rest } = await open().save(ADA, testCase('a'));
    expect([summarize(rest), String(failure)]).toEqual(['a=a device', 'Error: full']);
  });

  it('of a visitor move to the session that starts', async () => {
    expect(summarize(await open().save(NOBODY, testCase('a')))).toBe('a=a device');
    expect(summarize(await open().list(ADA))).toBe('a=a account');
    expect(summarize(await open().list(NOBODY))).toBe(' device');
  });

  it('last as long as the page where storage is denied', async () => {
    const store = open(DENIED);
    expect(summarize(await store.save(NOBODY, testCase('a')))).toBe('a=a page');
    expect(summarize(await store.list(NOBODY))).toBe('a=a page');
    expect(summarize(await store.list(ADA))).toBe('a=a account');
  });

  it('are kept only on the device where the server has no place for them', async () => {
    const store = createCaseStore(device, null);
    await store.save(ADA, testCase('a'));
    await store.save(ADA, testCase('b'));
    expect(summarize(await store.remove(ADA, 'a'))).toBe('b=b device');
  });

  it('change one after another, though all changes are requested at once', async () => {
    const store = open();
    await Promise.all(['a', 'b', 'c'].map((id) => store.save(ADA, testCase(id))));
    expect(summarize(await store.list(ADA))).toBe('a=a,b=b,c=c account');
  });
});
