import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './command.mjs';

let folder;
let said = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hone-command-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const shell = (script, ends) => run(['sh', ['-c', script]], { name: 'a step', beside: true, ...ends });

/** A process's state: empty when it is gone, Z until its exit status is read. */
const stateOf = async (pid) => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).slice(0, 1);
};

describe('a command', () => {
  it('is judged by its exit status, and its output is shown', async () => {
    expect(await shell('echo well', { limitMs: 10_000 })).toBe(true);
    expect(await shell('echo badly >&2; exit 3', { limitMs: 10_000 })).toBe(false);
    expect(said).toContain('── a step\nwell\n');
    expect(said).toContain('badly\n');
  });

  it('that is idle leaves the processors to others', async () => {
    // Read repeatedly until it is set, where the kernel has such groups.
    const group = 'until cat /proc/$$/autogroup | grep -q "nice 19"; do sleep 0.05; done';
    const both = `[ -e /proc/$$/autogroup ] && ${group}; nice`;
    expect(await shell(both, { idle: true, limitMs: 10_000 })).toBe(true);
    expect(said).toContain('── a step\n19\n');
  });

  it('that cannot be started has failed', async () => {
    expect(await run(['/no/such/program', []], { name: 'none', beside: true, limitMs: 10_000 })).toBe(false);
    expect(said).toContain('ENOENT');
  });

  it('is killed with all that it started when its time is over', async () => {
    expect(await shell('sleep 600 & echo child $!; sleep 600', { limitMs: 300 })).toBe(false);
    expect(said).toContain('killed: its 0.3 s are over');
    expect(await stateOf(/child (\d+)/.exec(said)?.[1])).toMatch(/^[ZX]?$/);
  });

  it('is killed when it lives on after its report', async () => {
    const report = join(folder, 'report.json');
    expect(await shell(`echo {} > ${report}; sleep 600`, { limitMs: 600_000, report, lingerMs: 300 })).toBe(
      false,
    );
    expect(said).toContain('killed: it has reported, and still runs 0.3 s later');
  });
});
