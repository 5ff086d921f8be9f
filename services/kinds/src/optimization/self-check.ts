import type { TrustedSession, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST } from '../judging/findings.js';
import { deriveSeed } from '../judging/seeded-random.js';
import { checkContract } from './check-contract.js';
import { generatedCases, type GeneratedCase } from './cases.js';
import type { Family, OptimizationDefinition } from './definition.js';
import { proveBatch } from './prove-batch.js';
import { boxesFor } from './topology.js';
import { TrustedProgramFault } from './trusted-program-fault.js';
import { createTrustedPrograms, type TrustedPrograms } from './trusted-programs.js';

type Session = TrustedSession<OptimizationDefinition>;

const MEBIBYTE = 1024 * 1024;
/** All inputs of one submission together: they are made, sent and kept while it is graded. */
const MAX_INPUT_MIB = 256;
/** Runs of up to this size are cheap enough to be repeated. */
const SMALL = 2000;
/** More broken cases than these teach nothing new. */
const MAX_FAULTS = 5;
const STDERR_CHARACTERS = 600;

/**
 * Runs generator and reference on every declared family and size. Findings name the program, family and size: it
 * crashed or met a limit, printed nothing, is not the same for the same seed, or ignores the seed altogether.
 */
export async function selfCheckOptimization(session: Session): Promise<PackageFinding[]> {
  const { generator } = session.definition;
  // Fixed cases are made by nobody.
  if (generator === undefined) return [];
  const boxes = boxesFor(session.package, session.definition, session.language);
  const findings = await proveCases(session, generator.path, createTrustedPrograms(session, boxes));
  if (findings.length > 0) return findings;
  // A cache would answer the second time without running anything.
  const uncached: Session = { ...session, cached: (_key, compute) => compute() };
  const other: Session = { ...uncached, seed: deriveSeed(session.seed, 'prove') };
  const seeding = await proveSeeding(
    session,
    generator.path,
    createTrustedPrograms(uncached, boxes),
    createTrustedPrograms(other, boxes),
  );
  const { speed } = session.definition;
  if (seeding.length > 0) return seeding;
  const broken = await faultsOf(() => checkContract(session));
  if (broken.length > 0 || !generator.batch || speed === undefined) return broken;
  return await faultsOf(() => proveBatch(generator.path, speed, createTrustedPrograms(session, boxes)));
}

/** Turns a failure of an author's program into a finding. */
async function faultsOf(prove: () => Promise<PackageFinding[]>): Promise<PackageFinding[]> {
  try {
    return await prove();
  } catch (fault) {
    if (!(fault instanceof TrustedProgramFault)) throw fault;
    return [faulty(fault)];
  }
}

async function proveCases(
  session: Session,
  path: string,
  trusted: TrustedPrograms,
): Promise<PackageFinding[]> {
  const findings: PackageFinding[] = [];
  let bytes = 0;
  for (const of of generatedCases(session.definition.families)) {
    session.signal.throwIfAborted();
    try {
      const input = await trusted.input(of);
      bytes += input.length;
      if (input.length === 0 && of.size > 0) findings.push(silent(path, of));
      else await trusted.answer(of);
    } catch (fault) {
      if (!(fault instanceof TrustedProgramFault)) throw fault;
      findings.push(faulty(fault));
      // One that loops costs its whole limit each time.
      if (/time-limit/.test(fault.message)) break;
    }
    if (findings.length >= MAX_FAULTS) break;
  }
  if (bytes > MAX_INPUT_MIB * MEBIBYTE)
    findings.push(
      error(
        'DATA_TOO_LARGE',
        MANIFEST,
        `grading.families: the inputs of one submission are ${Math.ceil(bytes / MEBIBYTE)} MiB together; ${MAX_INPUT_MIB} are allowed`,
      ),
    );
  return findings;
}

async function proveSeeding(
  session: Session,
  path: string,
  again: TrustedPrograms,
  other: TrustedPrograms,
): Promise<PackageFinding[]> {
  const first = createTrustedPrograms(
    session,
    boxesFor(session.package, session.definition, session.language),
  );
  let tried = 0;
  let varied = 0;
  for (const of of session.definition.families.flatMap(repeatableCase)) {
    session.signal.throwIfAborted();
    const input = await first.input(of);
    if (!equal(input, await again.input(of)))
      return [
        error(
          'GENERATOR_UNSTABLE',
          path,
          `the generator prints something else each time for family ${of.family}, size ${of.size} and the same seed`,
        ),
      ];
    tried += 1;
    if (!equal(input, await other.input(of))) varied += 1;
  }
  if (tried === 0 || varied > 0) return [];
  return [
    error(
      'GENERATOR_UNSEEDED',
      path,
      'no family depends on the seed (third argument): hidden data would be the same in every submission',
    ),
  ];
}

/** The family's largest case that is small enough to be made again; none when all are large. */
function repeatableCase({ id, family = id, sizes }: Family): GeneratedCase[] {
  const small = sizes.filter((size) => size > 0 && size <= SMALL);
  return small.length === 0 ? [] : [{ type: 'generated', family, size: Math.max(...small) }];
}

function silent(path: string, { family, size }: GeneratedCase): PackageFinding {
  return error('GENERATOR_SILENT', path, `the generator printed nothing for family ${family}, size ${size}`);
}

function faulty(fault: TrustedProgramFault): PackageFinding {
  const said = fault.stderr.trim().slice(-STDERR_CHARACTERS);
  const stderr = said === '' ? 'its stderr is empty' : `stderr: ${said}`;
  return error('PROGRAM_FAULT', MANIFEST, `${fault.message}; ${stderr}`);
}

function equal(one: Uint8Array, two: Uint8Array): boolean {
  return one.length === two.length && one.every((byte, index) => byte === two[index]);
}
