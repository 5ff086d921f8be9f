import type { Engine, ListedBox } from './docker/engine.dockerode.js';
import { isOwnerDead, LABEL } from './labels.js';
import { messageOf } from './sandbox-fault.js';
import type { SandboxLog } from './sandbox-log.js';

/** Why a container is removed by somebody else than its user. */
export type ReapReason = 'expired' | 'orphaned' | 'stuck' | 'unstarted';

/** Whoever makes a box starts it at once, or never learnt that it was made: the engine's answer was lost. */
const START_WITHIN_S = 120;

/** Whether a container has no business any more. Pure but for the question whether its process lives. */
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
 * Removes boxes past their deadline, of processes that are gone, that nobody started, or that the engine gave up on.
 * The second net: a box ends by itself when its worker does, but one that was created and never started has no
 * runner to notice. Answers how many went.
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
