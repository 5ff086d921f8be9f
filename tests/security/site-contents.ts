import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';

/** Everything in a Redis index as text: keys and values of every type that we use. */
export async function dumpRedis(url: string): Promise<string> {
  const redis = new Redis(url, { maxRetriesPerRequest: 2 });
  const parts: unknown[] = [];
  for await (const keys of redis.scanStream({ count: 500 }) as AsyncIterable<string[]>)
    for (const key of keys) {
      const read: Readonly<Record<string, () => Promise<unknown>>> = {
        string: () => redis.get(key),
        hash: () => redis.hgetall(key),
        list: () => redis.lrange(key, 0, -1),
        set: () => redis.smembers(key),
        zset: () => redis.zrange(key, 0, -1),
        stream: () => redis.xrange(key, '-', '+'),
      };
      const type = await redis.type(key);
      if (type === 'none') continue;
      const value = read[type];
      if (value === undefined) throw new Error(`a key of type ${type} is not read`);
      parts.push(key, await value());
    }
  redis.disconnect();
  return JSON.stringify(parts);
}

/** Every document of a database as text, by collection. */
export async function dumpMongo(url: string): Promise<Readonly<Record<string, string>>> {
  const client = await new mongoose.mongo.MongoClient(url).connect();
  const database = client.db();
  const collections = await database.listCollections().toArray();
  const texts = await Promise.all(
    collections.map(async ({ name }) => {
      const documents = await database.collection(name).find({}).toArray();
      return [name, JSON.stringify(documents)] as const;
    }),
  );
  await client.close();
  return Object.fromEntries(texts);
}

/** The command line of a process, which everybody on the machine can read. */
export function commandLineOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}
