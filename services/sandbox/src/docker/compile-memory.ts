import { setTimeout as delay } from 'node:timers/promises';
import type { LanguageRuntime } from '../runtimes/runtime-schema.js';
import { messageOf, SandboxFault } from '../sandbox-fault.js';
import type { LiveBox } from './live-box.js';

const MIB = 1024 * 1024;
/** The end of a box may be told a little later than its consequences. */
const END_IS_TOLD_MS = 1000;

/** What waits for a compiler must not begin with the compiler's memory. */
export class CompileGate {
  /** Resolves when the compiler that is going on has given its memory back; undefined when none is. */
  open: Promise<void> | undefined;

  /** Keeps the gate shut until this has ended, however it does. */
  hold<T>(compiling: Promise<T>): Promise<T> {
    const open = () => {
      this.open = undefined;
    };
    this.open = compiling.then(open, open);
    return compiling;
  }
}

/** Gives the box what its compiler may have, and takes back what its programs may not. */
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

/** A box that ends needs no limit, and whoever wants something of it hears of its end. */
async function changeMemory(live: LiveBox, bytes: number): Promise<void> {
  try {
    await live.memoryLimit.set(bytes);
  } catch (error) {
    const ended = live.ended.then(() => true);
    if (await Promise.race([ended, delay(END_IS_TOLD_MS, false, { ref: false })])) return;
    throw new SandboxFault('box', `the memory limit was not changed: ${messageOf(error)}`, error);
  }
}
