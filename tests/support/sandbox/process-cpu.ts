import { readFileSync } from 'node:fs';

/** Milliseconds of one tick of `/proc`. */
const TICK_MS = 10;

/** CPU milliseconds, user and system, of a process of this machine; all of its threads. */
export function processCpuMs(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name is in parentheses and may contain anything.
  const [, , , , , , , , , , , user = '0', system = '0'] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(user) + Number(system)) * TICK_MS;
}
