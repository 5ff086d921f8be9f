import type { TrustedSession } from '@hone/contracts/kind';
import type { ReservedCore } from '@hone/contracts/sandbox';
import type { OptimizationDefinition } from '../../definition.js';
import type { Boxes } from '../../topology.js';
import { measureBesideItself, SECOND_LOOK_PAIRS } from './beside-itself.js';
import type { Calibration } from '../scoring/calibration.js';
import type { DrawnInputs } from '../programs/drawn-inputs.js';
import { openAuthorProgram, timeAuthor, type AuthorProgram } from '../programs/measured-program.js';
import type { PartnerCost } from '../scoring/partner.js';
import { shareCore } from '../pairs/side-by-side.js';

interface OtherParts {
  readonly session: TrustedSession<OptimizationDefinition>;
  readonly boxes: Boxes;
  readonly reference: AuthorProgram;
  readonly calibration: Calibration;
  readonly drawn: DrawnInputs;
}

/** Answers inputs by the reference, in a box that is opened on first use and is bound to no core. */
export function createAnswering({ session, boxes }: OtherParts): (stdin: Uint8Array) => Promise<Uint8Array> {
  let opened: Promise<AuthorProgram> | undefined;
  return async (stdin) => {
    opened ??= openAuthorProgram(session, 'reference', boxes.candidate);
    const { run } = await opened;
    return (await timeAuthor(run, stdin, 'the reference')).stdout;
  };
}

/** The reference's current cost beside itself, in a second box on the same core. */
export async function lookBesideItself(parts: OtherParts, core: ReservedCore): Promise<PartnerCost> {
  const { session, boxes, reference, calibration, drawn } = parts;
  const other = await openAuthorProgram(session, 'reference', boxes.candidate);
  try {
    await core.pin(other.box);
    return await measureBesideItself({
      reference: reference.run,
      other: other.run,
      share: shareCore(core, other.box, reference.box),
      input: async () => (await drawn.next(SECOND_LOOK_PAIRS)).stdin,
      baseline: calibration,
      pairs: SECOND_LOOK_PAIRS,
    });
  } finally {
    await other.box.close();
  }
}
