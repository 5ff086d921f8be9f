import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { logText } from '@hone/contracts/sandbox';
import { ProgramLog } from './program-log.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function logOf(pieces: readonly (readonly ['stdout' | 'stderr', Uint8Array | string])[]) {
  let clock = 0;
  const log = new ProgramLog(() => clock);
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  log.follow('stdout', streams.stdout);
  log.follow('stderr', streams.stderr);
  for (const [output, piece] of pieces) {
    clock += 10;
    streams[output].write(piece);
    await turn();
  }
  for (const stream of Object.values(streams)) stream.end();
  await turn();
  return log.read();
}

describe('the log of a member', () => {
  it('keeps both outputs in their order, with times', async () => {
    const entries = await logOf([
      ['stdout', 'one\n'],
      ['stderr', 'two\n'],
      ['stdout', 'three\n'],
    ]);
    expect(entries).toEqual([
      { atMs: 10, output: 'stdout', text: 'one\n' },
      { atMs: 20, output: 'stderr', text: 'two\n' },
      { atMs: 30, output: 'stdout', text: 'three\n' },
    ]);
    expect([logText(entries, 'stdout'), logText(entries, 'stderr'), logText(entries)]).toEqual([
      'one\nthree\n',
      'two\n',
      'one\ntwo\nthree\n',
    ]);
  });

  it('keeps the last 256 KiB', async () => {
    const letters = [...'abcdefghij'];
    const entries = await logOf(letters.map((letter) => ['stdout', letter.repeat(32 * 1024)] as const));
    expect(entries.map(({ text }) => text[0]).join('')).toBe('cdefghij');
  });

  it('joins a character that was split into two pieces', async () => {
    const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
    const entries = await logOf([
      ['stdout', first],
      ['stdout', second],
    ]);
    expect(entries).toEqual([{ atMs: 20, output: 'stdout', text: 'é' }]);
  });
});
