import { setTimeout as delay } from 'node:timers/promises';
import type { LanguageRuntime } from '../runtimes/runtime-schema.js';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import type { LiveBox } from './live-box.js';

const MIB = 1024 * 1024;
/** The end of a box may be reported a little later than its consequences. */
const END_IS_REPORTED_MS = 1000;

/** A task that waits for a compiler must not start with the compiler's memory limit. */
export class CompileGate {
  /** Resolves when the running compiler's memory limit is lowered again; undefined when none runs. */
  open: Promise<void> | undefined;

  /** Keeps the gate closed until this has ended, successfully or not. */
  hold<T>(compiling: Promise<T>): Promise<T> {
    const open = () => {
      this.open = undefined;
    };
    this.open = compiling.then(open, open);
    return compiling;
  }
}

/** Raises the box's memory limit for its compiler, and lowers it again for its programs. */
export async function withCompileMemory<T>(
  live: LiveBox,
  runtime: LanguageRuntime,
  compile: () => Promise<T>,
): Promise<T> {
  const forPrograms = live.memoryMiB * MIB;
  const forCompiler = (runtime.compile.limits.memoryMiB ?? 0) * MIB;
  if (forCompiler <= forPrograms) return await compile();
  await changeMemory(live, forCompiler);
  try {
    return await compile();
  } finally {
    await changeMemory(live, forPrograms);
  }
}

/** A box that has ended needs no limit; later requests fail with its end. */
async function changeMemory(live: LiveBox, bytes: number): Promise<void> {
  try {
    await live.memoryLimit.set(bytes);
  } catch (error) {
    const ended = live.ended.then(() => true);
    if (await Promise.race([ended, delay(END_IS_REPORTED_MS, false, { ref: false })])) return;
    throw new SandboxFault('box', `the memory limit was not changed: ${messageOf(error)}`, error);
  }
}
