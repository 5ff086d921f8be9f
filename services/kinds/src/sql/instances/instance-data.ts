import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, RunLimits } from '@hone/contracts/sandbox';
import { decodeText } from '../../judging/evidence-text.js';
import { filesBelow, folderOf, getPackageFile } from '../../judging/package-files.js';
import { deriveSeed } from '../../judging/seeded-random.js';
import type { Instance, InstancesDefinition } from './instance.js';
import { boxesFor } from '../boxes.js';
import { lazily } from '../lazily.js';
import { TaskFault } from '../task-fault.js';

type Session = TrustedSession<InstancesDefinition>;

const MEBIBYTE = 1024 * 1024;

/** Generous: a trusted program or query that exceeds one of these is an author's error. */
const TRUSTED_PROGRAM_LIMITS: RunLimits = {
  cpuMs: 20_000,
  wallMs: 60_000,
  stdoutBytes: 16 * MEBIBYTE,
  stderrBytes: MEBIBYTE,
};

/** The data of a task's instances, as SQL. */
export interface InstanceData {
  /** A seeded instance depends on the submission's seed; any other is always the same. */
  sql(instance: Instance, submissionSeed: string): Promise<string>;
}

/** Reads data from files or generates them in a box that opens when first needed. Generated data are cached. */
export function createInstanceData(session: Session): InstanceData {
  const generator = lazily(() =>
    openGenerator(session, boxesFor(session.package, session.definition).generator),
  );
  return {
    async sql(instance, submissionSeed) {
      if (instance.file !== undefined) return decodeText(getPackageFile(session.package, instance.file));
      const key = `sql/data/${instance.id}/${instanceSeed(submissionSeed, instance)}`;
      return decodeText(
        await session.cached(key, async () => generate(await generator(), instance, submissionSeed)),
      );
    },
  };
}

/** Seed of an instance, in hex: from the submission's seed if it is seeded, else always the same. */
export function instanceSeed(submissionSeed: string, instance: Instance): string {
  return deriveSeed(instance.seeded ? submissionSeed : 'fixed', 'sql', instance.id);
}

async function openGenerator(session: Session, spec: Parameters<Session['open']>[0]): Promise<Box> {
  const box = await session.open(spec);
  const folders = new Set(
    session.definition.instances.flatMap(({ generator }) =>
      generator === undefined ? [] : [folderOf(generator)],
    ),
  );
  for (const folder of folders) {
    const files = [...filesBelow(session.package, folder)];
    await box.put(files.map(([path, content]) => ({ path: `${folder}/${path}`, content })));
  }
  return box;
}

async function generate(box: Box, instance: Instance, submissionSeed: string): Promise<Uint8Array> {
  const family = instance.family ?? instance.id;
  // An unsigned 63-bit integer in decimal, so that any language can read it.
  const seed = BigInt(`0x${instanceSeed(submissionSeed, instance).slice(0, 16)}`) >> 1n;
  const argv = ['python3', '-I', '-B', `/box/${instance.generator ?? ''}`, family, seed.toString()];
  const outcome = await box.run({ argv, limits: TRUSTED_PROGRAM_LIMITS });
  if (outcome.status === 'exited') return outcome.stdout;
  throw new TaskFault(`the generator failed on family ${family}: ${decodeText(outcome.stderr).slice(-2000)}`);
}
