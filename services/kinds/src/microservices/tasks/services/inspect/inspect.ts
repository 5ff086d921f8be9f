import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { MEMORY_WITH_DATABASE_MIB, SCHEMA } from '../../../../api-design/database-of-task.js';
import { error, MANIFEST } from '../../../../judging/findings.js';
import type { PropertyCheck, ServicesDefinition } from '../definition.js';
import { OWN_IDS } from '../plan-checks.js';
import { propertyOf } from '../properties/properties.js';
import { readScript, type Script } from '../scenario/read-files.js';
import { inspectScenario } from './inspect-scenario.js';
import { inspectTopology } from './inspect-topology.js';

/** Problems that the schemas cannot see: missing files and unknown names. */
export function inspectServices(pack: ChallengePackage, definition: ServicesDefinition): PackageFinding[] {
  const read = readScript(pack);
  const own = inspectChecks(pack, definition);
  if (!read.ok) return [...read.findings, ...own];
  const script = read.value;
  return [
    ...inspectTopology(pack, script.topology),
    ...inspectScenario(script),
    ...own,
    ...definition.checks.flatMap((check) => inspectMentions(check, script)),
    ...inspectDatabase(pack, script),
  ];
}

function inspectChecks({ manifest }: ChallengePackage, { checks }: ServicesDefinition): PackageFinding[] {
  const groups = manifest.groups.map(({ id }) => id);
  const ids = [...OWN_IDS, ...checks.map(({ id }) => id)];
  return [
    ...[...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) =>
      error('CHECK_DUPLICATE', MANIFEST, `"${id}" is the id of another check`),
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

/** Phases, nodes and operations that a check names. */
function inspectMentions(
  { id, property, with: options }: PropertyCheck,
  { topology, scenario }: Script,
): PackageFinding[] {
  const { phases, nodes, operations, stores = [] } = propertyOf(property).bind(options).mentions;
  const known = {
    phase: scenario.graded.phases.map(({ name }) => name),
    node: [...Object.keys(topology.members), ...Object.keys(topology.stubs)],
    operation: Object.keys(scenario.operations),
    store: Object.keys(scenario.stores),
  };
  const unknown = (what: keyof typeof known, names: readonly string[]): PackageFinding[] =>
    names
      .filter((name) => !known[what].includes(name))
      .map((name) =>
        error(
          'MENTION_UNKNOWN',
          MANIFEST,
          `check "${id}" speaks of ${what} "${name}"; there are ${known[what].join(', ') || 'none'}`,
        ),
      );
  return [
    ...unknown('phase', phases),
    ...unknown('node', nodes),
    ...unknown('operation', operations),
    ...unknown('store', stores),
  ];
}

/** A database needs its schema, and room in the pod. */
function inspectDatabase(pack: ChallengePackage, { topology }: Script): PackageFinding[] {
  if (topology.database === undefined) return [];
  const { memoryMiB } = pack.manifest.limits;
  return [
    ...(pack.files.has(SCHEMA) ? [] : [error('SCHEMA_MISSING', SCHEMA, 'the database has no schema')]),
    ...(memoryMiB <= MEMORY_WITH_DATABASE_MIB
      ? []
      : [
          error(
            'MEMORY_TOO_LARGE',
            MANIFEST,
            `beside a database a service has at most ${MEMORY_WITH_DATABASE_MIB} MiB, not ${memoryMiB}`,
          ),
        ]),
  ];
}
