import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { ExitFacts } from '../protocol/answers.js';
import { CREDIT_WINDOW_BYTES } from '../protocol/numbers.js';
import { DockerProgram } from './started-program.js';

const ENDED_WELL: ExitFacts = {
  exitCode: 0,
  signal: null,
  kill: 'none',
  cpuNs: 0,
  rusageCpuNs: 0,
  wallNs: 0,
  grantedNs: 0,
  memoryPeakBytes: 0,
  maxRssBytes: 0,
  oomKills: 0,
  refaults: 0,
  pidsMaxHits: 0,
  stdoutBytes: 0,
  stderrBytes: 0,
  outStream: undefined,
  spawnError: undefined,
  copyError: undefined,
};

/** A program with a simulated runner, and what the runner receives. */
function started() {
  const program = new DockerProgram(() => undefined);
  const heard = { written: '', ended: false, credit: 0 };
  program.attach({
    pid: 7,
    write: (data, done) => {
      heard.written += Buffer.from(data).toString();
      done?.();
    },
    end: () => void (heard.ended = true),
    signal: () => undefined,
    credit: (bytes) => void (heard.credit += bytes),
  });
  return { program, heard };
}

describe('a started program in a box', () => {
  it('may end its output and go on: its input and its other output stay', async () => {
    const { program, heard } = started();
    program.onOutput('stdout', Buffer.from('all that I '));
    program.onOutput('stdout', Buffer.from('say'));
    program.onEnded('stdout');
    expect(await text(program.stdout)).toBe('all that I say');
    program.stdin.write('go on');
    program.onOutput('stderr', Buffer.from('I do'));
    program.onExit(ENDED_WELL);
    expect(await text(program.stderr)).toBe('I do');
    expect([heard.written, (await program.exited).status]).toEqual(['go on', 'exited']);
  });

  it('gives the room of an ended output to the other, also when it came in one go', async () => {
    const { program, heard } = started();
    program.onOutput('stdout', Buffer.alloc(CREDIT_WINDOW_BYTES));
    program.onEnded('stdout');
    program.stdout.resume();
    await once(program.stdout, 'close');
    expect(heard.credit).toBe(CREDIT_WINDOW_BYTES);
  });

  it('gives no room to a program that has ended', async () => {
    const { program, heard } = started();
    program.onOutput('stdout', Buffer.from('last'));
    program.onExit(ENDED_WELL);
    expect(await text(program.stdout)).toBe('last');
    expect(heard.credit).toBe(0);
  });

  it('emits nothing more after its box is lost, until the reason is known', async () => {
    const { program, heard } = started();
    const events: string[] = [];
    program.exited.then(
      ({ status }) => events.push(status),
      () => events.push('fault'),
    );
    program.stdout.on('end', () => events.push('end')).resume();
    program.onLost();
    await once(program.stdin, 'close');
    expect([events, heard.ended]).toEqual([[], false]);
    const ended = once(program.stdout, 'end');
    program.lose('memory');
    await ended;
    expect(events.toSorted()).toEqual(['end', 'memory-limit']);
  });
});
