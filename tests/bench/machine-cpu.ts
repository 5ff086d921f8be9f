import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Busy CPU seconds of the whole machine since boot; one core's second counts as one. Resolution: 10 ms per core. */
function machineCpu(): number {
  const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number);
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = ticks;
  return (user + nice + system + irq + soft) / 100;
}

/** CPU and wall milliseconds of the whole machine during `work`. */
export async function measureMachine(work: () => Promise<void>): Promise<{ cpuMs: number; wallMs: number }> {
  const [cpu, since] = [machineCpu(), performance.now()];
  await work();
  return { cpuMs: (machineCpu() - cpu) * 1000, wallMs: performance.now() - since };
}

/** The machine's background load, in CPU milliseconds per millisecond. */
export async function idleRate(forMs = 1_000): Promise<number> {
  const { cpuMs, wallMs } = await measureMachine(() => pause(forMs));
  return cpuMs / wallMs;
}
