import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { error, MANIFEST } from '../../../judging/findings.js';
import type { NodesDefinition } from './definition.js';
import { LEAST_NODES } from './network/draw-partition.js';
import { OWN_IDS } from './plan-checks.js';
import { parseYaml } from '../../files/read-yaml.js';
import { scenarioSchema, type Scenario } from './scenario/scenario.js';
import { WORKLOADS } from './workloads/workloads.js';

/** Problems that the schema cannot see: missing or wrong scenarios, properties and groups that don't exist. */
export function inspectNodes(pack: ChallengePackage, definition: NodesDefinition): PackageFinding[] {
  const { checks, workload } = definition;
  const groups = pack.manifest.groups.map(({ id }) => id);
  const { properties } = WORKLOADS[workload];
  const ids = [...OWN_IDS, ...checks.map(({ id }) => id)];
  return [
    ...[definition.run, definition.scenario].flatMap((path) => inspectScenario(pack, path)),
    ...[...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) =>
      error('CHECK_DUPLICATE', MANIFEST, `"${id}" is the id of another check`),
    ),
    ...checks
      .filter(({ property }) => !Object.hasOwn(properties, property))
      .map(({ id, property }) =>
        error(
          'PROPERTY_UNKNOWN',
          MANIFEST,
          `check "${id}": workload ${workload} has no property "${property}"; it has ${Object.keys(properties).join(', ')}`,
        ),
      ),
    ...checks
      .filter(({ group }) => !groups.includes(group))
      .map(({ id, group }) =>
        error('GROUP_UNKNOWN', MANIFEST, `check "${id}" counts for "${group}", which is no group`),
      ),
    ...groups
      .filter((id) => id !== 'correct' && !checks.some(({ group }) => group === id))
      .map((id) => error('GROUP_EMPTY', MANIFEST, `no check counts for group "${id}"`)),
  ];
}

function inspectScenario(pack: ChallengePackage, path: string): PackageFinding[] {
  const file = pack.files.get(path);
  if (file === undefined) return [error('SCENARIO_MISSING', path, 'the scenario does not exist')];
  const read = parseYaml(decodeText(file), scenarioSchema);
  if (!read.ok) return read.problems.map((problem) => error('SCENARIO_INVALID', path, problem));
  return tooFewNodes(read.value).map((problem) => error('SCENARIO_INVALID', path, problem));
}

const tooFewNodes = ({ nodes, phases }: Scenario): string[] =>
  phases.flatMap(({ faults }) =>
    faults.flatMap(({ partition }) =>
      partition === undefined || nodes >= LEAST_NODES[partition]
        ? []
        : [`partition ${partition} needs at least ${LEAST_NODES[partition]} nodes`],
    ),
  );
