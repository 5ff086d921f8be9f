import type { Engine, ListedBox } from './docker/engine.dockerode.js';
import { isOwnerDead, LABEL } from './labels.js';
import { messageOf } from './sandbox-fault.js';
import type { SandboxLog } from './sandbox-log.js';

/** Why a container is removed by someone other than its user. */
export type ReapReason = 'expired' | 'orphaned' | 'stuck' | 'unstarted';

/** A worker starts its box at once, or never learnt of its creation because the engine's answer was lost. */
const START_WITHIN_S = 120;

/** Whether a container should be removed. Pure except for checking whether its process is alive. */
export function reapReason(
  labels: Readonly<Record<string, string>>,
  nowSeconds: number,
  ownerDead: (owner: string) => boolean = isOwnerDead,
): ReapReason | undefined {
  const expires = Number(labels[LABEL.expires]);
  if (Number.isFinite(expires) && expires < nowSeconds) return 'expired';
  const owner = labels[LABEL.owner];
  return owner !== undefined && ownerDead(owner) ? 'orphaned' : undefined;
}

function reasonOf({ labels, stuck, unstartedSince }: ListedBox, nowSeconds: number): ReapReason | undefined {
  if (stuck) return 'stuck';
  if (unstartedSince !== undefined && unstartedSince + START_WITHIN_S < nowSeconds) return 'unstarted';
  return reapReason(labels, nowSeconds);
}

async function removeOne(
  engine: Pick<Engine, 'remove'>,
  box: ListedBox,
  reason: ReapReason,
  log: SandboxLog,
): Promise<boolean> {
  try {
    await engine.remove(box.id);
    log.info({ container: box.id, reason }, 'removed a left box');
    return true;
  } catch (error) {
    log.warn({ container: box.id, reason: messageOf(error) }, 'a left box could not be removed');
    return false;
  }
}

/**
 * Removes boxes past their deadline, of dead processes, that nobody started, or that the engine gave up on.
 * The second safety net: a box ends with its worker, but one that was created and never started has no
 * runner to notice. Resolves to the number removed.
 */
export async function reapBoxes(engine: Pick<Engine, 'list' | 'remove'>, log: SandboxLog): Promise<number> {
  const nowSeconds = Date.now() / 1000;
  const listed = await engine.list(LABEL.session);
  const removals = listed.flatMap((box) => {
    const reason = reasonOf(box, nowSeconds);
    return reason === undefined ? [] : [removeOne(engine, box, reason, log)];
  });
  return (await Promise.all(removals)).filter(Boolean).length;
}
