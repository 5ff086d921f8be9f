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
  /** Which process on which boot of which host made it; shows whether that process is still alive. */
  owner: 'hone.owner',
} as const;

/** The 22nd field of /proc/<pid>/stat; the command name before it may contain spaces and brackets. */
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

/** Names this process so that no later one, even with the same number, is mistaken for it. */
export function ownerOfThisProcess(): string {
  return `${hostPart()}/${process.pid}/${findStartTime(process.pid) ?? 'unknown'}`;
}

/** Whether the process of an owner label is known to be gone. Nothing is known about processes of other hosts. */
export function isOwnerDead(owner: string): boolean {
  const parts = owner.split('/');
  const [pid, startTime] = parts.slice(-2);
  if (parts.length < 4 || parts.slice(0, -2).join('/') !== hostPart()) return false;
  return findStartTime(Number(pid)) !== startTime;
}
