import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import { endProcessesOf, processesOf } from './engine-processes.mjs';

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

it('ends the containerd and the shims of an engine that is gone, and none of a neighbour', async () => {
  const ours = ['containerd', 'containerd-shim-runc-v2'].map((program) => pretend(program, OURS));
  const theirs = pretend('containerd-shim-runc-v2', THEIRS);
  const ended = Promise.all(ours.map((child) => once(child, 'exit')));
  try {
    expect(processesOf(OURS).sort()).toEqual(ours.map(({ pid }) => pid).sort());
    await endProcessesOf(OURS, 100);
    expect(await ended).toEqual([
      [null, 'SIGKILL'],
      [null, 'SIGKILL'],
    ]);
    expect(processesOf(THEIRS)).toEqual([theirs.pid]);
  } finally {
    theirs.kill('SIGKILL');
  }
});

it('lets those end by themselves that do so soon', async () => {
  const ours = pretend('containerd-shim-runc-v2', OURS, 300);
  const ended = once(ours, 'exit');
  await endProcessesOf(OURS, 20_000);
  expect(await ended).toEqual([0, null]);
});
