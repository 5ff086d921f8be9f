import { describe, expect, it } from 'vitest';
import { boundCalls, UnansweredError } from './bounded-calls.js';

const never = (): Promise<number> => new Promise(() => undefined);

class Cursor {
  #left: (() => Promise<number>)[];
  constructor(values: readonly (() => Promise<number>)[]) {
    this.#left = [...values];
  }
  sort(): this {
    this.#left.reverse();
    return this;
  }
  async toArray(): Promise<number[]> {
    return Promise.all(this.#left.map((next) => next()));
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<number> {
    for (const next of this.#left) yield await next();
  }
}
class Server {
  readonly name = 'kept';
  find = (...values: (() => Promise<number>)[]): Cursor => new Cursor(values);
  options = (): object => ({ plain: true });
  fail = (): Promise<number> => Promise.reject(new RangeError('too far'));
}
const one = (): Promise<number> => Promise.resolve(1);
const two = (): Promise<number> => Promise.resolve(2);
const server = boundCalls(new Server(), 20);

async function read(cursor: Cursor): Promise<number[]> {
  const values: number[] = [];
  for await (const value of cursor) values.push(value);
  return values;
}

describe('calls with a bound', () => {
  it('answer, chain, iterate and fail as before', async () => {
    expect(server.name).toBe('kept');
    expect(server.options()).toEqual({ plain: true });
    expect(await server.find(one, two).sort().toArray()).toEqual([2, 1]);
    expect(await read(server.find(one, two).sort())).toEqual([2, 1]);
    await expect(server.fail()).rejects.toThrow(RangeError);
  });

  it('reject when nothing answers, and name the call', async () => {
    await expect(server.find(one, never).sort().toArray()).rejects.toThrow(
      'Cursor.toArray had no answer in 20 ms',
    );
  });

  it('reject in the middle of an iteration', async () => {
    await expect(read(server.find(one, never))).rejects.toThrow(UnansweredError);
  });
});
