import type { PackageFinding, TrustedSession } from '@hone/contracts/kind';
import type { Box } from '@hone/contracts/sandbox';
import { decodeText } from '../../judging/evidence-text.js';
import { error } from '../../judging/findings.js';
import { filesBelow } from '../../judging/package-files.js';
import { deriveSeed } from '../../judging/seeded-random.js';
import { boxesFor } from '../boxes.js';
import { lazily } from '../lazily.js';
import { createInstanceData, folderOf, TRUSTED_PROGRAM_LIMITS } from './instance-data.js';
import type { Instance, InstancesDefinition } from './instance.js';

type Session = TrustedSession<InstancesDefinition & { readonly contract?: string | undefined }>;

/** What holds for one submission's data by chance is found out by as many. */
const SUBMISSIONS = 20;
/** After so many the next ones teach nothing new. */
const MAX_FAULTS = 5;
const MESSAGE_CHARACTERS = 600;

/**
 * For authors: makes the data of twenty submissions and asks the task's contract, a program that knows the statement and not
 * the generator, whether the statement allows them. A generator that fails is the author's fault.
 */
export async function checkContract(session: Session): Promise<PackageFinding[]> {
  const { contract, instances } = session.definition;
  if (contract === undefined) return [];
  const data = createInstanceData(session);
  const box = lazily(() => openContract(session, contract));
  const findings: PackageFinding[] = [];
  for (const instance of instances.filter(({ generator }) => generator !== undefined))
    for (const seed of seedsOf(instance, session.seed)) {
      session.signal.throwIfAborted();
      const text = await data.sql(instance, seed);
      const broken = await findBroken(await box(), contract, { instance, text });
      if (broken !== undefined) findings.push(broken);
      if (findings.length >= MAX_FAULTS) return findings;
    }
  return findings;
}

/** Data that are the same for everybody are looked at once. */
function seedsOf({ seeded }: Instance, seed: string): readonly string[] {
  if (!seeded) return [seed];
  return Array.from({ length: SUBMISSIONS }, (_, number) => deriveSeed(seed, 'contract', String(number)));
}

async function openContract(session: Session, contract: string): Promise<Box> {
  const box = await session.open(boxesFor(session.package, session.definition).generator);
  const folder = folderOf(contract);
  const files = [...filesBelow(session.package, folder)];
  await box.put(files.map(([path, content]) => ({ path: `${folder}/${path}`, content })));
  return box;
}

async function findBroken(
  box: Box,
  contract: string,
  { instance, text }: { readonly instance: Instance; readonly text: string },
): Promise<PackageFinding | undefined> {
  const family = instance.family ?? instance.id;
  const argv = ['python3', '-I', '-B', `/box/${contract}`, family];
  const outcome = await box.run({
    argv,
    stdin: new TextEncoder().encode(text),
    limits: TRUSTED_PROGRAM_LIMITS,
  });
  if (outcome.status === 'exited') return undefined;
  const said = decodeText(outcome.stderr).trim().split('\n').at(-1) ?? '';
  const what = said === '' ? `the contract ended as ${outcome.status}` : said.slice(0, MESSAGE_CHARACTERS);
  return error('CONTRACT_BROKEN', contract, `the data of ${instance.id} break the statement: ${what}`);
}
