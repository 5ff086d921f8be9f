import type { ChallengePackage } from '@hone/contracts/kind';
import { readYaml, type Read } from '../../../files/read-yaml.js';
import { scenarioFileSchema, type ScenarioFile } from './scenario-file.js';
import { topologyFileSchema, type Topology } from './topology-file.js';

export const TOPOLOGY_FILE = 'tests/topology.yml';
export const SCENARIO_FILE = 'tests/scenario.yml';

/** The parts of a system and its scenario. */
export interface Script {
  readonly topology: Topology;
  readonly scenario: ScenarioFile;
}

/** Both files, or their problems, field by field. */
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

/** Files that inspection has checked; throws if they are invalid. */
export function getScript(pack: ChallengePackage): Script {
  const read = readScript(pack);
  if (read.ok) return read.value;
  const [first] = read.findings;
  throw new Error(`${pack.slug}: ${first?.path}: ${first?.message}`);
}
