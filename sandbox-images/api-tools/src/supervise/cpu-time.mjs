import { readFileSync } from 'node:fs';

/** The kernel tells processor time in hundredths of a second. */
const TICK_MS = 10;

/** How long the first thread of a process was ready and got no core, in milliseconds. @param {number} pid */
export function waitedForCore(pid) {
  try {
    const [, waitedNs = ''] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waitedNs) / 1_000_000;
  } catch {
    return undefined;
  }
}

/** Processor time that a process has used, in milliseconds; undefined when it is gone. @param {number} pid */
export function cpuTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may contain spaces; user and system time are the fields 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return undefined;
  }
}
