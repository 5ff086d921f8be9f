import { findMainFile } from '@hone/contracts';
import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec, RunLimits } from '@hone/contracts/sandbox';
import { filesBelow, getPackageFile, solutionTree } from '../judging/package-files.js';
import { deriveSeed } from '../judging/seeded-random.js';
import { decodeText } from '../judging/evidence-text.js';
import type { Case, GeneratedCase } from './cases.js';
import type { OptimizationDefinition } from './definition.js';
import { readBatch } from './read-batch.js';
import { referenceFor, type Boxes } from './topology.js';
import { TrustedProgramFault } from './trusted-program-fault.js';

const MEBIBYTE = 1024 * 1024;

/** Generous: a trusted program that meets one of these is an author's error, not a measure of anything. */
const TRUSTED_LIMITS: RunLimits = {
  cpuMs: 20_000,
  wallMs: 60_000,
  stdoutBytes: 64 * MEBIBYTE,
  stderrBytes: MEBIBYTE,
};

/** Makes inputs and expected answers on the trusted side. */
export interface TrustedPrograms {
  /** Makes a case's input and answer ahead of need. */
  prepare(of: Case): void;
  input(of: Case): Promise<Uint8Array>;
  answer(of: Case): Promise<Uint8Array>;
  /** Makes inputs that nobody else gets, with their own seed: one, or `wanted` where one run makes several. */
  draw(of: GeneratedCase, label: string, wanted: number): Promise<Uint8Array[]>;
  /** The reference's answer to an input that was drawn. */
  solve(of: GeneratedCase, stdin: Uint8Array): Promise<Uint8Array>;
}

interface Program {
  readonly role: 'generator' | 'reference';
  readonly spec: BoxSpec;
  readonly entry: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Generator and reference of a submission's challenge; boxes open when first needed, results are cached. */
export function createTrustedPrograms(
  session: TrustedSession<OptimizationDefinition>,
  boxes: Boxes,
): TrustedPrograms {
  const generator = lazily(() => openProgram(session, generatorOf(session, boxes)));
  const reference = lazily(() => openProgram(session, referenceOf(session, boxes)));
  const keyOf = (family: string, size: number): string =>
    `${family}/${size}/${caseSeed(session.seed, family, size)}`;
  const input = async (of: Case): Promise<Uint8Array> => {
    if (of.type === 'fixed') return of.input;
    if (of.type === 'behaviour') return behaviourInput(session.seed, of.test.name);
    const { family, size } = of;
    return session.cached(`optimization/input/${keyOf(family, size)}`, async () => {
      const args = [family, String(size), caseSeed(session.seed, family, size)];
      return runProgram(await generator(), 'generator', of, { args });
    });
  };
  const answer = async (of: Case): Promise<Uint8Array> => {
    if (of.type === 'fixed') return of.answer;
    if (of.type === 'behaviour') return new Uint8Array();
    return session.cached(`optimization/answer/${keyOf(of.family, of.size)}`, async () => {
      // The reference starts while its input is made.
      const [box, stdin] = await Promise.all([reference(), input(of)]);
      return runProgram(box, 'reference', of, { stdin });
    });
  };
  const draw = async (of: GeneratedCase, label: string, wanted: number): Promise<Uint8Array[]> => {
    const seed = caseSeed(deriveSeed(session.seed, 'draw', label), of.family, of.size);
    const args = [of.family, String(of.size), seed];
    if (session.definition.generator?.batch !== true)
      return [await runProgram(await generator(), 'generator', of, { args })];
    args.push(String(wanted));
    return readBatch(await runProgram(await generator(), 'generator', of, { args }), wanted);
  };
  const prepare = (of: Case): void => {
    // A failure here repeats for the case that needs the result, and is reported there.
    answer(of).catch(() => undefined);
  };
  const solve = async (of: GeneratedCase, stdin: Uint8Array): Promise<Uint8Array> =>
    runProgram(await reference(), 'reference', of, { stdin });
  return { prepare, input, answer, draw, solve };
}

/** The generator's seed of one case: an unsigned 63-bit integer in decimal, so that any language can read it. */
function caseSeed(seed: string, family: string, size: number): string {
  const digits = deriveSeed(seed, 'optimization', family, String(size)).slice(0, 16);
  return (BigInt(`0x${digits}`) >> 1n).toString();
}

/** The only argument of a behaviour test: a seed of this submission and test, so that its data may vary. */
function behaviourInput(seed: string, name: string): Uint8Array {
  return new TextEncoder().encode(`${caseSeed(seed, `behaviour-${name}`, 0)}\n`);
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function generatorOf(session: TrustedSession<OptimizationDefinition>, boxes: Boxes): Program {
  const { generator } = session.definition;
  if (generator === undefined || boxes.generator === undefined)
    throw new Error('families without a generator should have been rejected');
  const { path } = generator;
  const slash = path.lastIndexOf('/');
  const entry = path.slice(slash + 1);
  // Neighbouring files come along, so that a generator may consist of several modules.
  const files =
    slash === -1
      ? new Map([[entry, getPackageFile(session.package, path)]])
      : filesBelow(session.package, path.slice(0, slash));
  return { role: 'generator', spec: boxes.generator, entry, files };
}

function referenceOf(session: TrustedSession<OptimizationDefinition>, boxes: Boxes): Program {
  const found = referenceFor(session.definition);
  if (found === undefined || boxes.reference === undefined)
    throw new Error('families without a reference should have been rejected');
  const { language, folder } = found;
  const files = solutionTree(session.package, language, folder);
  const entry = findMainFile(language, [], [...files.keys()]);
  if (entry === undefined) throw new Error(`reference ${folder} has no main file`);
  return { role: 'reference', spec: boxes.reference, entry, files };
}

async function openProgram(session: TrustedSession<OptimizationDefinition>, program: Program): Promise<Box> {
  const box = await session.open(program.spec);
  await box.put([...program.files].map(([path, content]) => ({ path, content })));
  const compiled = await box.compile(program.entry);
  if (!compiled.ok) throw new TrustedProgramFault(`the ${program.role} does not compile`, compiled.output);
  return box;
}

async function runProgram(
  box: Box,
  role: Program['role'],
  of: Extract<Case, { type: 'generated' }>,
  request: { args?: string[]; stdin?: Uint8Array },
): Promise<Uint8Array> {
  const outcome = await box.run({ ...request, limits: TRUSTED_LIMITS });
  if (outcome.status === 'exited') return outcome.stdout;
  const ending = `${outcome.status}, exit code ${outcome.exitCode ?? 'none'}`;
  throw new TrustedProgramFault(
    `the ${role} failed on family ${of.family}, size ${of.size}: ${ending}`,
    decodeText(outcome.stderr),
  );
}
