import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Labels of every container of ours. */
export const LABEL = {
  /** One per box. */
  session: 'hone.session',
  /** One per process. */
  worker: 'hone.worker',
  /** Seconds since 1970 after which anybody may remove the box. */
  expires: 'hone.expires',
  /** Which process on which boot of which host made it; tells whether that process still lives. */
  owner: 'hone.owner',
} as const;

/** The 22nd field of /proc/<pid>/stat; the command name before it may hold spaces and brackets. */
function findStartTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

const hostPart = (): string => `${hostname()}/${bootId()}`;

/** Names this process so that no later one, with the same number or not, is taken for it. */
export function ownerOfThisProcess(): string {
  return `${hostPart()}/${process.pid}/${findStartTime(process.pid) ?? 'unknown'}`;
}

/** Whether the process that an owner label names is known to be gone. Of another host nothing is known. */
export function isOwnerDead(owner: string): boolean {
  const parts = owner.split('/');
  const [pid, startTime] = parts.slice(-2);
  if (parts.length < 4 || parts.slice(0, -2).join('/') !== hostPart()) return false;
  return findStartTime(Number(pid)) !== startTime;
}
