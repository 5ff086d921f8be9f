import { spawn } from 'node:child_process';
import { linkSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderCoreLocks } from './core-locks.folder.js';
import { createProcessCoreLocks } from './core-locks.process.js';
import { createSocketCoreLocks, parseTaken } from './core-locks.socket.js';

const NEVER = new AbortController().signal;
/** No machine has this many cores: nobody else locks these. */
const CORE = 700_000 + process.pid;
const OTHER = CORE + 100_000_000;

interface Watched {
  readonly end: Promise<void>;
  readonly isOver: () => boolean;
}

function watched(waiting: Promise<void>): Watched {
  let over = false;
  return { end: waiting.then(() => void (over = true)), isOver: () => over };
}

/** Waiting for a core that nobody holds takes one refused connection; this takes twenty, one after the other. */
async function hadTimeToEnd(): Promise<void> {
  const locks = createSocketCoreLocks();
  for (let turn = 0; turn < 20; turn += 1) await locks.mayBeFree([CORE + 200_000_000], NEVER);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hone-cores-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  { adapter: 'sockets', create: createSocketCoreLocks },
  { adapter: 'a folder', create: () => createFolderCoreLocks(folder) },
  { adapter: 'one process', create: createProcessCoreLocks },
])('locks of cores by $adapter', ({ create }) => {
  it('are held by one at a time and free again after release', async () => {
    const locks = create();
    const held = await locks.tryTake(CORE);
    expect(held?.core).toBe(CORE);
    expect(await locks.tryTake(CORE)).toBeUndefined();
    expect([...(await locks.taken())]).toContain(CORE);
    await held?.release();
    await held?.release();
    expect([...(await locks.taken())]).not.toContain(CORE);
    const again = await locks.tryTake(CORE);
    expect(again).toBeDefined();
    await again?.release();
  });

  it('notify waiting processes when one of their cores becomes free', async () => {
    const locks = create();
    const [first, second] = [await locks.tryTake(CORE), await locks.tryTake(OTHER)];
    const waiting = watched(locks.mayBeFree([CORE, OTHER], NEVER));
    await hadTimeToEnd();
    expect(waiting.isOver()).toBe(false);
    await second?.release();
    await waiting.end;
    expect([...(await locks.taken())]).toContain(CORE);
    await first?.release();
    await locks.mayBeFree([CORE], NEVER);
  });

  it('release a waiting process that gives up, and the core stays held', async () => {
    const locks = create();
    const held = await locks.tryTake(CORE);
    const giveUp = new AbortController();
    const waiting = watched(locks.mayBeFree([CORE], giveUp.signal));
    await hadTimeToEnd();
    expect(waiting.isOver()).toBe(false);
    giveUp.abort();
    await waiting.end;
    expect(await locks.tryTake(CORE)).toBeUndefined();
    await held?.release();
  });

  it('release at once a process that has already given up', async () => {
    const locks = create();
    const held = await locks.tryTake(CORE);
    await locks.mayBeFree([CORE], AbortSignal.abort());
    expect(await locks.tryTake(CORE)).toBeUndefined();
    await held?.release();
  });
});

describe('locks of cores in a folder', () => {
  /** A socket with the core's name whose process was killed. */
  async function leaveDead(core: number): Promise<void> {
    const own = join(folder, `dead-${core}`);
    const script = `require('node:net').createServer().listen(${JSON.stringify(own)}, () => console.log('listens'))`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    linkSync(own, join(folder, `core-${core}`));
    rmSync(own);
  }

  it('are free when their holder was killed, and only one of many gets them', async () => {
    const locks = createFolderCoreLocks(folder);
    for (let turn = 0; turn < 8; turn += 1) {
      await leaveDead(CORE);
      expect([...(await locks.taken())]).not.toContain(CORE);
      await locks.mayBeFree([CORE], NEVER);
      const tried = await Promise.all(Array.from({ length: 8 }, () => locks.tryTake(CORE)));
      const held = tried.filter((one) => one !== undefined);
      expect(held).toHaveLength(1);
      expect(await locks.tryTake(CORE)).toBeUndefined();
      await held[0]?.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('are taken by the next process after the one that removed a dead name has died', async () => {
    const locks = createFolderCoreLocks(folder);
    await leaveDead(CORE);
    const name = join(folder, `core-${CORE}`);
    const note = `${name}.${statSync(name).ino}`;
    writeFileSync(note, '');
    expect(await locks.tryTake(CORE)).toBeUndefined();
    utimesSync(note, 0, 0);
    expect(await locks.tryTake(CORE)).toBeUndefined();
    const held = await locks.tryTake(CORE);
    expect(held).toBeDefined();
    await held?.release();
  });

  it('need a writable folder', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => createFolderCoreLocks(file)).toThrow(`no locks can be kept in ${file}`);
    rmSync(file);
  });
});

describe('the names of taken cores', () => {
  it('are read from what the kernel lists, padded or not, and nothing else is', () => {
    const text = [
      'Num       RefCount Protocol Flags    Type St Inode Path',
      '0000: 00000002 00000000 00010000 0001 01 1 @hone-core-3@@@@@@',
      '0000: 00000002 00000000 00010000 0001 01 2 @hone-core-12',
      '0000: 00000002 00000000 00010000 0001 01 3 /run/hone-core-5',
      '0000: 00000002 00000000 00010000 0001 01 4 @hone-core-x',
      '',
    ].join('\n');
    expect([...parseTaken(text)]).toEqual([3, 12]);
  });
});
