import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { mountsBelow, removeEngineFolders, shimsOf } from './engine-folders.mjs';

it('finds the mounts that an engine left, the last made first, and none of a neighbour', () => {
  const mounts = [
    '22 1 8:1 / / rw - ext4 /dev/sda rw',
    '30 22 8:1 /x /var/lib/hone-1 rw - ext4 /dev/sda rw',
    '31 22 8:1 /x /var/lib/hone-12 rw - ext4 /dev/sda rw',
    '32 30 0:40 / /var/lib/hone-1/overlay2/a/merged rw - overlay overlay rw',
  ];
  expect(mountsBelow(mounts.join('\n'), '/var/lib/hone-1')).toEqual([
    '/var/lib/hone-1/overlay2/a/merged',
    '/var/lib/hone-1',
  ]);
});

/** A process that looks like the shim of a container. */
const shim = (engineRun: string): ChildProcess =>
  spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60000)', `${engineRun}/exec/containerd.sock`], {
    argv0: '/usr/bin/containerd-shim-runc-v2',
    stdio: 'ignore',
  });

it('ends the shims of its engine, and none of a neighbour, and deletes both folders', async () => {
  const place = mkdtempSync(join(tmpdir(), 'hone-engine-'));
  const [engineData, engineRun, other] = ['data', 'run', 'run-2'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(join(engineData, 'deep/er'), { recursive: true });
  mkdirSync(engineRun);
  writeFileSync(join(engineRun, 'docker.pid'), '');
  const [ours, theirs] = [shim(engineRun), shim(other)];
  const ended = once(ours, 'exit');
  try {
    expect([shimsOf(engineRun), shimsOf(other)]).toEqual([[ours.pid], [theirs.pid]]);
    removeEngineFolders({ engineData, engineRun });
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect([existsSync(engineData), existsSync(engineRun)]).toEqual([false, false]);
    expect(shimsOf(other)).toEqual([theirs.pid]);
  } finally {
    theirs.kill('SIGKILL');
    rmSync(place, { recursive: true, force: true });
  }
});
