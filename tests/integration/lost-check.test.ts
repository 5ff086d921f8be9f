import { Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { openMongo, type MongoConnection } from '../../services/api/src/storage/mongo-database.js';
import { eventually } from '../support/eventually.js';
import { ownDatabaseUrl } from '../support/api/api-database.js';
import { openCutProxy, type CutProxy } from '../support/servers/cut-proxy.js';

/** A connection is lost after eight checks, an operation without an answer after 20 s. */
const WITHIN_MS = 60_000;

let proxy: CutProxy;
let mongo: MongoConnection;
afterEach(async () => {
  vi.restoreAllMocks();
  await mongo.close();
  await proxy.close();
});

/** The next `count` writes to the proxy find their socket ended at that very time. */
function endBeforeWrites(port: string, count: number): { readonly left: number } {
  const writing = { left: count };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- is called with its socket
  const write = Socket.prototype.write;
  vi.spyOn(Socket.prototype, 'write').mockImplementation(function (this: Socket, ...args: unknown[]) {
    if (writing.left > 0 && String(this.remotePort) === port) {
      writing.left -= 1;
      this.destroy();
    }
    return Reflect.apply(write, this, args) as boolean;
  });
  return writing;
}

const insert = async (id: string) =>
  mongo.database.collection<{ _id: string }>('kept').insertOne({ _id: id });

it('the database comes back after an outage while the driver writes its check', async () => {
  proxy = await openCutProxy(ownDatabaseUrl());
  const lost: string[] = [];
  mongo = openMongo(proxy.url, { lookEveryMs: 500, onLost: (what) => lost.push(what) });
  await insert('before');
  const writing = endBeforeWrites(new URL(proxy.url).port, 3);
  for (const id of ['lost', 'lost too', 'and this']) void insert(id).catch(() => undefined);
  await eventually(
    () =>
      insert('after').then(
        () => 'inserted',
        (error: unknown) => error,
      ),
    (end) => end === 'inserted',
    WITHIN_MS,
  );
  expect(writing.left).toBe(0);
  expect(lost).not.toEqual([]);
  const kept = await mongo.database.collection<{ _id: string }>('kept').find().toArray();
  expect(kept.map(({ _id }) => _id)).toEqual(expect.arrayContaining(['before', 'after']));
}, 120_000);
