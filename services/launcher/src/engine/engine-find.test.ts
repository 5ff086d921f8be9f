import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findEngine } from './engine-find.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hone-engine-'));
const servers: Server[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  rmSync(folder, { recursive: true });
});

/** Something that answers like an engine of this version. */
async function engineOf(version: string): Promise<string> {
  const path = join(folder, `${servers.length}.sock`);
  const server = createServer((_, answer) =>
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ Version: version })),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return path;
}

const nowhere = `unix://${join(folder, 'nothing.sock')}`;
const search = (changes: Partial<Parameters<typeof findEngine>[0]>) =>
  findEngine({ env: {}, noted: undefined, ownHost: nowhere, sockets: [], ...changes });

describe('looking for an engine', () => {
  it('takes DOCKER_HOST before everything else', async () => {
    const [named, own] = [await engineOf('28.1'), await engineOf('27.0')];
    const found = await search({ env: { DOCKER_HOST: `unix://${named}` }, ownHost: `unix://${own}` });
    expect(found).toMatchObject({ version: '28.1', own: false });
  });

  it('takes its own before the recorded one, and that before the usual places', async () => {
    const [own, noted, usual] = [
      await engineOf('1000.1'),
      await engineOf('1000.2'),
      await engineOf('1000.3'),
    ];
    const all = { noted: `unix://${noted}`, sockets: [usual] };
    expect(await search({ ...all, ownHost: `unix://${own}` })).toMatchObject({
      version: '1000.1',
      own: true,
    });
    expect(await search(all)).toMatchObject({ version: '1000.2', own: false });
    expect(await search({ sockets: [usual] })).toMatchObject({ version: '1000.3', own: false });
  });

  it('finds none where none answers', async () => {
    expect(await search({ noted: nowhere, sockets: [join(folder, 'other.sock')] })).toBeUndefined();
  });

  it('says so when the named one is silent, too old or of an unknown kind', async () => {
    const named = (host: string) => search({ env: { DOCKER_HOST: host } });
    await expect(named(nowhere)).rejects.toMatchObject({ code: 'ENGINE_SILENT' });
    await expect(named('ssh://machine')).rejects.toMatchObject({ code: 'ENGINE_HOST_UNSUPPORTED' });
    await expect(named(`unix://${await engineOf('19.03.15')}`)).rejects.toMatchObject({
      code: 'ENGINE_TOO_OLD',
    });
  });

  it('prefers a good engine to an error about a bad one', async () => {
    const sockets = [await engineOf('19.03'), await engineOf('28.2')];
    expect(await search({ sockets })).toMatchObject({ version: '28.2' });
    await expect(search({ sockets: sockets.slice(0, 1) })).rejects.toMatchObject({ code: 'ENGINE_TOO_OLD' });
  });
});
