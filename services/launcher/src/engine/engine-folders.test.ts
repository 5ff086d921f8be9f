import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mountsBelow, removeEngineFolders } from './engine-folders.mjs';

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

it('deletes both folders of an engine', () => {
  const place = mkdtempSync(join(tmpdir(), 'hone-engine-'));
  const [engineData, engineRun] = [join(place, 'data'), join(place, 'run')];
  mkdirSync(join(engineData, 'deep/er'), { recursive: true });
  mkdirSync(engineRun);
  writeFileSync(join(engineRun, 'docker.pid'), '');
  try {
    removeEngineFolders({ engineData, engineRun });
    expect([existsSync(engineData), existsSync(engineRun)]).toEqual([false, false]);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
