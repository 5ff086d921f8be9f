import type { PackageFinding } from '@hone/contracts/kind';
import { error } from '../judging/findings.js';
import type { GeneratedCase } from './cases.js';
import type { TrustedPrograms } from './trusted-programs.js';

/** Enough to distinguish them, few enough to cost nothing. */
const COUNT = 4;
const SIZE = 1000;

/**
 * Runs a generator that declares `batch` for several inputs of the measured family. Findings: two of them are the same, or
 * have the same answer, which a program could then keep from one measured run to the next.
 */
export async function proveBatch(
  path: string,
  speed: { readonly family: string; readonly largest?: number | undefined },
  { draw, solve }: Pick<TrustedPrograms, 'draw' | 'solve'>,
): Promise<PackageFinding[]> {
  const of: GeneratedCase = {
    type: 'generated',
    family: speed.family,
    size: Math.min(SIZE, speed.largest ?? SIZE),
  };
  const inputs = await draw(of, 'prove', COUNT);
  if (distinct(inputs) < COUNT) return [alike(path, of, 'are the same input')];
  const answers: Uint8Array[] = [];
  for (const input of inputs) answers.push(await solve(of, input));
  return distinct(answers) < COUNT ? [alike(path, of, 'have the same answer')] : [];
}

const distinct = (values: readonly Uint8Array[]): number =>
  new Set(values.map((value) => Buffer.from(value).toString('latin1'))).size;

const alike = (path: string, { family, size }: GeneratedCase, what: string): PackageFinding =>
  error(
    'BATCH_ALIKE',
    path,
    `two of ${COUNT} inputs that the generator made at once for family ${family}, size ${size}, ${what}: a program could keep its answer from one measured run to the next`,
  );
