import type { PackageFinding, TrustedSession } from '@hone/contracts/kind';
import { createDataContract, MAX_BROKEN } from '../judging/data-contract.js';
import { generatedCases, type GeneratedCase } from './cases.js';
import type { OptimizationDefinition } from './definition.js';
import { boxesFor, contractBox } from './topology.js';
import { createTrustedPrograms, type TrustedPrograms } from './trusted-programs.js';

type Session = TrustedSession<OptimizationDefinition>;

/** Inputs up to this size are made for five submissions, larger ones for one. A family has several sizes. */
const SMALL = 2000;
const SUBMISSIONS = 5;

/** For authors: asks the task's contract whether the statement allows the inputs of every family and size. */
export async function checkContract(session: Session): Promise<PackageFinding[]> {
  const { contract: path, generator, families } = session.definition;
  if (path === undefined || generator === undefined) return [];
  const one = { ...session.definition, generator: { ...generator, batch: false } };
  const trusted = createTrustedPrograms(
    { ...session, definition: one },
    boxesFor(session.package, one, session.language),
  );
  const contract = createDataContract(session, path, contractBox(session.package));
  const findings: PackageFinding[] = [];
  for (const of of generatedCases(families))
    for await (const data of inputsOf(trusted, of)) {
      session.signal.throwIfAborted();
      const name = `family ${of.family}, size ${of.size},`;
      const broken = await contract({ family: of.family, name, data });
      if (broken !== undefined) findings.push(broken);
      if (findings.length >= MAX_BROKEN) return findings;
    }
  return findings;
}

async function* inputsOf(trusted: TrustedPrograms, of: GeneratedCase): AsyncGenerator<Uint8Array> {
  yield await trusted.input(of);
  if (of.size > SMALL) return;
  for (let number = 1; number < SUBMISSIONS; number += 1)
    yield* await trusted.draw(of, `contract-${number}`, 1);
}
