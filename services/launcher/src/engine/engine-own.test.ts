import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { engineArguments, findOciRuntimes } from './engine-own.mjs';
import { clonePaths } from '../clone/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hone-programs-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an engine of our own', () => {
  it('knows the OCI runtimes that are installed', () => {
    const crun = join(folder, 'crun');
    writeFileSync(crun, '');
    chmodSync(crun, 0o755);
    const found = findOciRuntimes({ PATH: folder }).filter(([, program]) => program.startsWith(folder));
    expect(found).toEqual([['crun', crun]]);
    const words = engineArguments(clonePaths('/clone', {}), found);
    expect(words.slice(-2)).toEqual(['--add-runtime', `crun=${crun}`]);
    expect(engineArguments(clonePaths('/clone', {}), [])).not.toContain('--add-runtime');
  });
});
