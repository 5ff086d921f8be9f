import type { ChallengePackage } from '@hone/contracts/kind';
import { error } from '../../../../judging/findings.js';
import { readYaml, type Read } from '../../../files/read-yaml.js';
import { faultFileSchema, type Fault } from './fault-file.js';
import { NONE, systemFileSchema, type SystemFile } from './system-file.js';

type Pack = Pick<ChallengePackage, 'files' | 'slug'>;

export const SYSTEM_FILE = 'tests/system.yml';
export const faultPath = (id: string): string => `tests/faults/${id}.yml`;

export const readSystem = (pack: Pack): Read<SystemFile> => readYaml(pack, SYSTEM_FILE, systemFileSchema);

/** A fault of the pool; one that is made of two others has their edits, answers and evidence. */
export function readFault(pack: Pack, id: string): Read<Fault> {
  const read = readYaml(pack, faultPath(id), faultFileSchema);
  if (!read.ok) return read;
  if (!('both' in read.value)) {
    const { answers, edits, evidence } = read.value;
    const wrong = answers.filter(({ kind }) => kind !== NONE);
    return { ok: true, value: { id, answers: wrong, edits, evidence } };
  }
  const parts = read.value.both.map((each) => readYaml(pack, faultPath(each), faultFileSchema));
  const faults = [];
  for (const part of parts) {
    if (!part.ok) return part;
    if ('both' in part.value) {
      const message = 'both names a fault that is made of two itself';
      return { ok: false, findings: [error('FIELD_INVALID', faultPath(id), message)] };
    }
    faults.push(part.value);
  }
  return {
    ok: true,
    value: {
      id,
      answers: faults.flatMap(({ answers }) => answers),
      edits: faults.flatMap(({ edits }) => edits),
      evidence: faults.flatMap(({ evidence }) => evidence),
    },
  };
}

function get<T>({ slug }: Pack, read: Read<T>): T {
  if (read.ok) return read.value;
  const [first] = read.findings;
  throw new Error(`${slug}: ${first?.path}: ${first?.message}`);
}

/** Files that inspection has checked; throws if they are invalid. */
export const getSystem = (pack: Pack): SystemFile => get(pack, readSystem(pack));
export const getFault = (pack: Pack, id: string): Fault => get(pack, readFault(pack, id));
