import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { endLeft, processesOf, shimsOf } from './engine-processes.mjs';
import { isRunning, markOf, waitFor } from '../machine/processes.mjs';

const [OURS, THEIRS] = ['/run/hone-test-1', '/run/hone-test-12'];

/** A process that looks like one of an engine's. */
const pretend = (program: string, engineRun: string, lastsMs = 60_000): ChildProcess =>
  spawn(
    process.execPath,
    ['--eval', `setTimeout(() => {}, ${lastsMs})`, `${engineRun}/exec/containerd.sock`],
    {
      argv0: `/usr/bin/${program}`,
      stdio: 'ignore',
    },
  );

const pidsOf = (processes: readonly { pid?: number | undefined }[]) => processes.map(({ pid }) => pid).sort();

it('ends the containerd and the shims of an engine that is gone, and none of a neighbour', async () => {
  const ours = ['containerd', 'containerd-shim-runc-v2'].map((program) => pretend(program, OURS));
  const theirs = pretend('containerd-shim-runc-v2', THEIRS);
  const ended = Promise.all(ours.map((child) => once(child, 'exit')));
  try {
    const left = processesOf(OURS);
    expect(pidsOf(left)).toEqual(pidsOf(ours));
    expect(pidsOf(shimsOf(OURS))).toEqual([ours[1]?.pid]);
    await endLeft(left, 100);
    expect(await ended).toEqual([
      [null, 'SIGKILL'],
      [null, 'SIGKILL'],
    ]);
    expect(pidsOf(processesOf(THEIRS))).toEqual([theirs.pid]);
  } finally {
    theirs.kill('SIGKILL');
  }
});

it('lets those end by themselves that do so soon', async () => {
  const ours = pretend('containerd-shim-runc-v2', OURS, 300);
  const ended = once(ours, 'exit');
  await endLeft(processesOf(OURS), 20_000);
  expect(await ended).toEqual([0, null]);
});

it('ends what runs in a container before its shim', async () => {
  const script = `
    const { spawn } = require('node:child_process');
    process.stdout.write(String(spawn('sleep', ['60'], { stdio: 'ignore' }).pid));
    setTimeout(() => {}, 60000);`;
  const shim = spawn(process.execPath, ['--eval', script, `${OURS}/exec/containerd.sock`], {
    argv0: '/usr/bin/containerd-shim-runc-v2',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [printed] = (await once(shim.stdout, 'data')) as [Buffer];
  const inside = markOf(Number(printed.toString()));
  expect(isRunning(inside)).toBe(true);
  const ended = once(shim, 'exit');
  await endLeft(processesOf(OURS), 100);
  await ended;
  expect(await waitFor(() => !isRunning(inside), 5_000)).toBe(true);
});
