import { createScriptedSandbox } from '@hone/sandbox/scripted';
import type { BoxSpec, PodSpec } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { openBoxes } from './session-resources.js';

const SIZE = {
  runtime: 'python',
  memoryMiB: 48,
  processes: 8,
  trust: 'candidate',
} as const satisfies BoxSpec;

const echoes = (): PodSpec => ({
  members: [
    { name: 'one', ...SIZE },
    { name: 'two', ...SIZE },
  ],
  links: [],
  seed: 's',
});

function openSession(ociRuntime?: string) {
  const sandbox = createScriptedSandbox({
    run: () => ({}),
    start: (program) => {
      program.stdin.on('data', (chunk: Buffer) => program.stdout.write(chunk));
      program.stdin.on('end', () => program.exit(0));
    },
  });
  const boxes = openBoxes({ sandbox, signal: new AbortController().signal, ociRuntime });
  return { sandbox, boxes };
}

describe('a pod of a session', () => {
  it('gives the streams of programs started in it, and keeps a log', async () => {
    const { boxes } = openSession();
    const member = (await boxes.openPod(echoes())).member('one');
    const program = await member.start({});
    const printed = new Promise<string>((resolve) => {
      program.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString()));
    });
    program.stdin.end('hello\n');
    expect(await printed).toBe('hello\n');
    await member.ended();
    expect(member.log()).toEqual([{ atMs: expect.any(Number) as number, output: 'stdout', text: 'hello\n' }]);
    await boxes.closeAll();
  });

  it('is closed with the session, and reported with its images', async () => {
    const { sandbox, boxes } = openSession();
    await Promise.all([boxes.openPod(echoes()), boxes.open(SIZE)]);
    expect(sandbox.openBoxes).toBe(3);
    expect(Object.keys(boxes.images)).toEqual(['python']);
    await boxes.closeAll();
    expect(sandbox.openBoxes).toBe(0);
  });

  it('is isolated as the installation chose', async () => {
    const { sandbox, boxes } = openSession('runsc');
    await boxes.openPod(echoes());
    expect(sandbox.opened.map(({ ociRuntime }) => ociRuntime)).toEqual(['runsc', 'runsc']);
    await boxes.closeAll();
  });

  it('is closed even while it is being opened', async () => {
    const { sandbox, boxes } = openSession();
    const opening = boxes.openPod(echoes());
    await boxes.closeAll();
    await opening;
    expect(sandbox.openBoxes).toBe(0);
  });
});
