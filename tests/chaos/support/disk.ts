import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const BYTES = 10 * 1024 ** 3;
const PIECE_BYTES = 4 * 1024 ** 2;

/** A file system in a file: an engine's data on it can run out of space without filling any other disk. */
export interface Disk {
  readonly mount: string;
  /** Uses up all remaining space. */
  fill(): void;
  /** Frees that space. */
  free(): void;
  /** Unmounts and deletes it. */
  remove(): void;
}

/** Mounts a new disk in a folder, or the one that is there: a killed run leaves its disk behind. */
export function mountDisk(folder: string): Disk {
  const image = join(folder, 'disk.img');
  const mount = join(folder, 'disk');
  const filler = join(mount, 'filler');
  mkdirSync(mount, { recursive: true });
  if (!existsSync(image)) makeDisk(image);
  if (!isMounted(mount)) run('mount', '-o', 'loop', image, mount);
  rmSync(filler, { force: true });
  return {
    mount,
    fill: () => fillUp(filler, mount),
    free: () => rmSync(filler, { force: true }),
    remove() {
      if (isMounted(mount)) run('umount', mount);
      rmdirSync(mount);
      rmSync(image);
    },
  };
}

function makeDisk(image: string): void {
  const file = openSync(image, 'w', 0o600);
  ftruncateSync(file, BYTES);
  closeSync(file);
  // No space is reserved for root: the engine and its containers are root, and must hit the limit of the disk.
  run('mkfs.ext4', '-q', '-m', '0', image);
}

/** The bulk is only allocated, which takes no time; the rest is written until not even a small piece fits. */
function fillUp(filler: string, mount: string): void {
  const { bavail, bsize } = statfsSync(mount);
  const bulk = bavail * bsize - 2 * PIECE_BYTES;
  if (bulk > 0) run('fallocate', '-l', String(bulk), filler);
  const file = openSync(filler, 'a');
  try {
    for (const bytes of [PIECE_BYTES / 64, 1024]) writeUntilFull(file, Buffer.alloc(bytes));
  } finally {
    closeSync(file);
  }
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function isMounted(mount: string): boolean {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .some((line) => line.split(' ')[4] === mount);
}

function run(program: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}
