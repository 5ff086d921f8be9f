import type { ChallengePackage } from '@hone/contracts/kind';
import { decodeText } from '../../../../judging/evidence-text.js';
import { getPackageFile } from '../../../../judging/package-files.js';
import { parseYaml } from '../../../files/read-yaml.js';
import { scenarioSchema, type Scenario } from './scenario.js';

/** A scenario that inspection has checked; throws if it is invalid. */
export function getScenario(pack: ChallengePackage, path: string): Scenario {
  const read = parseYaml(decodeText(getPackageFile(pack, path)), scenarioSchema);
  if (!read.ok) throw new Error(`${path} of ${pack.slug}: ${read.problems.join('; ')}`);
  return read.value;
}
