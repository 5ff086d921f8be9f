import { describeIssue } from '@hone/contracts';
import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { parse } from 'yaml';
import type { z } from 'zod';
import { decodeText } from '../../../../judging/evidence-text.js';
import { error } from '../../../../judging/findings.js';
import { scenarioFileSchema, type ScenarioFile } from './scenario-file.js';
import { topologyFileSchema, type Topology } from './topology-file.js';

export const TOPOLOGY_FILE = 'tests/topology.yml';
export const SCENARIO_FILE = 'tests/scenario.yml';

/** What a system is made of and what happens to it. */
export interface Script {
  readonly topology: Topology;
  readonly scenario: ScenarioFile;
}

type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly PackageFinding[] };

function readYaml<Schema extends z.ZodType>(
  pack: ChallengePackage,
  path: string,
  schema: Schema,
): Read<z.infer<Schema>> {
  const content = pack.files.get(path);
  if (content === undefined)
    return { ok: false, findings: [error('FILE_MISSING', path, 'the file does not exist')] };
  let raw: unknown;
  try {
    raw = parse(decodeText(content));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, findings: [error('YAML_INVALID', path, why)] };
  }
  const read = schema.safeParse(raw, { error: describeIssue });
  if (read.success) return { ok: true, value: read.data };
  const findings = read.error.issues.map((issue) =>
    error('FIELD_INVALID', path, `${issue.path.join('.')} ${issue.message}`.trim()),
  );
  return { ok: false, findings };
}

/** Both files, or what is wrong with them, field by field. */
export function readScript(pack: ChallengePackage): Read<Script> {
  const topology = readYaml(pack, TOPOLOGY_FILE, topologyFileSchema);
  const scenario = readYaml(pack, SCENARIO_FILE, scenarioFileSchema);
  if (topology.ok && scenario.ok)
    return { ok: true, value: { topology: topology.value, scenario: scenario.value } };
  return {
    ok: false,
    findings: [topology, scenario].flatMap((read) => (read.ok ? [] : read.findings)),
  };
}

/** What inspection has found to be right; throws otherwise. */
export function getScript(pack: ChallengePackage): Script {
  const read = readScript(pack);
  if (read.ok) return read.value;
  const [first] = read.findings;
  throw new Error(`${pack.slug}: ${first?.path}: ${first?.message}`);
}
