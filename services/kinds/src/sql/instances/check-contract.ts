import type { PackageFinding, TrustedSession } from '@hone/contracts/kind';
import { createDataContract, MAX_BROKEN } from '../../judging/data-contract.js';
import { deriveSeed } from '../../judging/seeded-random.js';
import { boxesFor } from '../boxes.js';
import { createInstanceData } from './instance-data.js';
import type { Instance, InstancesDefinition } from './instance.js';

type Session = TrustedSession<InstancesDefinition & { readonly contract?: string | undefined }>;

/** With this many submissions, data that keep the contract only by chance are detected. */
const SUBMISSIONS = 20;

/**
 * For authors: generates the data of twenty submissions and runs the task's contract to see whether the statement allows
 * them. A generator that fails is the author's fault.
 */
export async function checkContract(session: Session): Promise<PackageFinding[]> {
  const { contract: path, instances } = session.definition;
  if (path === undefined) return [];
  const made = createInstanceData(session);
  const contract = createDataContract(session, path, boxesFor(session.package, session.definition).generator);
  const findings: PackageFinding[] = [];
  for (const instance of instances.filter(({ generator }) => generator !== undefined))
    for (const seed of seedsOf(instance, session.seed)) {
      session.signal.throwIfAborted();
      const data = new TextEncoder().encode(await made.sql(instance, seed));
      const { id: name, family = name } = instance;
      const broken = await contract({ family, name, data });
      if (broken !== undefined) findings.push(broken);
      if (findings.length >= MAX_BROKEN) return findings;
    }
  return findings;
}

/** Data that are the same for everybody are checked once. */
function seedsOf({ seeded }: Instance, seed: string): readonly string[] {
  if (!seeded) return [seed];
  return Array.from({ length: SUBMISSIONS }, (_, number) => deriveSeed(seed, 'contract', String(number)));
}
