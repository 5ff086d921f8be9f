import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** CPU seconds of the whole machine that were not idle, since boot; one core's second is one. Steps of 10 ms a core. */
function machineCpu(): number {
  const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number);
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = ticks;
  return (user + nice + system + irq + soft) / 100;
}

/** CPU and wall milliseconds of the whole machine while `work` goes on. */
export async function measureMachine(work: () => Promise<void>): Promise<{ cpuMs: number; wallMs: number }> {
  const [cpu, since] = [machineCpu(), performance.now()];
  await work();
  return { cpuMs: (machineCpu() - cpu) * 1000, wallMs: performance.now() - since };
}

/** What the machine does anyway, in CPU milliseconds a millisecond. */
export async function idleRate(forMs = 1_000): Promise<number> {
  const { cpuMs, wallMs } = await measureMachine(() => pause(forMs));
  return cpuMs / wallMs;
}
