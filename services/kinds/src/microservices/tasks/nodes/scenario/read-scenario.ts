import { describeIssue } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { parse } from 'yaml';
import { decodeText } from '../../../../judging/evidence-text.js';
import { getPackageFile } from '../../../../judging/package-files.js';
import { scenarioSchema, type Scenario } from './scenario.js';

export type ScenarioRead =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A scenario as YAML, or what is wrong with it, field by field. */
export function readScenario(text: string): ScenarioRead {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : 'is no YAML'] };
  }
  const parsed = scenarioSchema.safeParse(value, { error: describeIssue });
  if (parsed.success) return { ok: true, scenario: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
  return { ok: false, problems };
}

/** A scenario that inspection has found to be right; throws otherwise. */
export function getScenario(pack: ChallengePackage, path: string): Scenario {
  const read = readScenario(decodeText(getPackageFile(pack, path)));
  if (!read.ok) throw new Error(`${path} of ${pack.slug}: ${read.problems.join('; ')}`);
  return read.scenario;
}
