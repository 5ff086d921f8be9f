import type { TrustedSession } from '@hone/contracts/kind';
import type { OptimizationDefinition } from '../../definition.js';
import type { Boxes } from '../../topology.js';
import { createTrustedPrograms } from '../../trusted-programs.js';

/** Inputs that are the same for every submission of a package. */
export interface MeasuredInputs {
  input(family: string, size: number): Promise<Uint8Array>;
  /** The smallest declared input: on it a program does little but start. */
  smallest(): Promise<Uint8Array>;
}

/**
 * Inputs for calibration and growth. Their seed is the package's digest: the reference's curve is measured once and
 * serves all submissions. Growth gives no points, and a learner sees nothing of these inputs.
 */
export function createMeasuredInputs(
  session: TrustedSession<OptimizationDefinition>,
  boxes: Boxes,
): MeasuredInputs {
  const trusted = createTrustedPrograms({ ...session, seed: session.package.digest }, boxes);
  const input = (family: string, size: number): Promise<Uint8Array> =>
    trusted.input({ type: 'generated', family, size });
  const smallest = (): Promise<Uint8Array> => {
    const { family, size } = smallestCase(session.definition);
    return input(family, size);
  };
  return { input, smallest };
}

/** The family with the smallest declared size; the first of equals. */
export function smallestCase({ families }: OptimizationDefinition): { family: string; size: number } {
  const cases = families.flatMap(({ id, family, sizes }) =>
    sizes.map((size) => ({ family: family ?? id, size })),
  );
  return cases.reduce((least, each) => (each.size < least.size ? each : least));
}
