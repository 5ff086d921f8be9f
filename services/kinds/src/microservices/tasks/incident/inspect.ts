import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { SCHEMA } from '../../../api-design/database-of-task.js';
import { error, MANIFEST } from '../../../judging/findings.js';
import { filesBelow } from '../../../judging/package-files.js';
import { applyEdits, EditUnfit } from './apply-edits.js';
import type { IncidentDefinition } from './definition.js';
import { DIAGNOSIS_FILE } from './diagnosis.js';
import type { Fault } from './files/fault-file.js';
import { faultPath, readFault, readSystem, SYSTEM_FILE } from './files/read-files.js';
import { NONE, type SystemFile } from './files/system-file.js';
import { GRADED } from './plan-checks.js';
import { healthyFiles, SHOP } from './variant.js';

/** Problems that the schemas cannot see: missing files, unknown names, edits that fit nowhere. */
export function inspectIncident(
  pack: ChallengePackage,
  { faults }: IncidentDefinition,
): readonly PackageFinding[] {
  const read = readSystem(pack);
  const reads = faults.map((id) => readFault(pack, id));
  const broken = [read, ...reads].flatMap((each) => (each.ok ? [] : each.findings));
  if (!read.ok) return broken;
  return [
    ...broken,
    ...inspectGroups(pack),
    ...inspectNames(read.value),
    ...inspectFiles(pack, read.value),
    ...inspectStandIns(pack, read.value),
    ...reads.flatMap((each) => (each.ok ? inspectFault(pack, read.value, each.value) : [])),
  ];
}

function inspectGroups({ manifest }: ChallengePackage): PackageFinding[] {
  const groups = manifest.groups.map(({ id }) => id);
  const needed = [...new Set(GRADED.map(({ group }) => group))];
  return [
    ...needed
      .filter((id) => !groups.includes(id))
      .map((id) => error('GROUP_MISSING', MANIFEST, `an incident has a group "${id}"`)),
    ...groups
      .filter((id) => !needed.includes(id))
      .map((id) => error('GROUP_EMPTY', MANIFEST, `no check counts for group "${id}"`)),
  ];
}

const wrong = (code: string, message: string): PackageFinding => error(code, SYSTEM_FILE, message);

function inspectNames({
  services,
  third,
  links,
  front,
  database,
  counted,
  kinds,
}: SystemFile): PackageFinding[] {
  const isService = (name: string): boolean => Object.hasOwn(services, name);
  const isProgram = (name: string): boolean => isService(name) || Object.hasOwn(third, name);
  return [
    ...(isService(front) ? [] : [wrong('FRONT_UNKNOWN', `front "${front}" is no service`)]),
    ...(database === undefined || isService(database.from)
      ? []
      : [wrong('LINK_END_UNKNOWN', `the database is used by "${database.from}", which is no service`)]),
    ...links.flatMap(({ id, from, to }) => [
      ...(isService(from)
        ? []
        : [wrong('LINK_END_UNKNOWN', `link "${id}" begins at "${from}", which is no service`)]),
      ...(isProgram(to)
        ? []
        : [wrong('LINK_END_UNKNOWN', `link "${id}" leads to "${to}", which is nothing`)]),
    ]),
    ...Object.keys(services)
      .filter((name) => Object.hasOwn(third, name))
      .map((name) => wrong('NAME_TAKEN', `"${name}" is a service and a third party`)),
    ...counted
      .filter((each) => !Object.hasOwn(third, each.third))
      .map((each) => wrong('THIRD_UNKNOWN', `"${each.title}" is counted by "${each.third}", no third party`)),
    ...(Object.hasOwn(kinds, NONE) ? [] : [wrong('KIND_MISSING', `kinds lack "${NONE}"`)]),
  ];
}

function inspectStandIns(pack: ChallengePackage, { services, behavior }: SystemFile): PackageFinding[] {
  return behavior.flatMap(({ id, standIn }) => {
    if (standIn === undefined) return [];
    const { for: name, folder, entry } = standIn;
    return [
      ...(Object.hasOwn(services, name)
        ? []
        : [wrong('SERVICE_UNKNOWN', `behavior "${id}" has a stand-in for "${name}", which is no service`)]),
      ...(filesBelow(pack, folder).has(entry)
        ? []
        : [wrong('ENTRY_MISSING', `${folder} has no ${entry}, the stand-in of behavior "${id}"`)]),
    ];
  });
}

function inspectFiles(pack: ChallengePackage, { services, third, database }: SystemFile): PackageFinding[] {
  const healthy = healthyFiles(pack);
  const starters = pack.manifest.languages.map((language) => `starter/${language}/`);
  return [
    ...Object.entries(services)
      .filter(([, { entry }]) => !healthy.has(entry))
      .map(([name, { entry }]) => wrong('ENTRY_MISSING', `${SHOP} has no ${entry}, the entry of ${name}`)),
    ...Object.entries(third)
      .filter(([, { folder, entry }]) => !filesBelow(pack, folder).has(entry))
      .map(([name, { folder, entry }]) =>
        wrong('ENTRY_MISSING', `${folder} has no ${entry}, the entry of ${name}`),
      ),
    ...starters.flatMap((starter) =>
      [...healthy.keys(), DIAGNOSIS_FILE]
        .filter((path) => !pack.files.has(starter + path))
        .map((path) =>
          error('STARTER_MISSING', starter + path, 'a file of the system needs a place in the starter'),
        ),
    ),
    ...(database !== undefined && !pack.files.has(SCHEMA)
      ? [error('SCHEMA_MISSING', SCHEMA, 'the database has no schema')]
      : []),
  ];
}

function inspectFault(
  pack: ChallengePackage,
  { services, kinds }: SystemFile,
  { id, edits, answers, evidence }: Fault,
): PackageFinding[] {
  const path = faultPath(id);
  const unfit = findUnfit(pack, edits);
  return [
    ...(unfit === undefined ? [] : [error('EDIT_UNFIT', path, unfit)]),
    ...answers.flatMap(({ component, kind }) => [
      ...(Object.hasOwn(services, component)
        ? []
        : [error('COMPONENT_UNKNOWN', path, `"${component}" is no service`)]),
      ...(Object.hasOwn(kinds, kind)
        ? []
        : [error('KIND_UNKNOWN', path, `"${kind}" is none of the kinds of ${SYSTEM_FILE}`)]),
    ]),
    ...(answers.length > 0 && evidence.length === 0
      ? [error('EVIDENCE_MISSING', path, 'nothing says which log lines and spans show the fault')]
      : []),
  ];
}

function findUnfit(pack: ChallengePackage, edits: Fault['edits']): string | undefined {
  try {
    applyEdits(healthyFiles(pack), edits);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof EditUnfit) return thrown.message;
    throw thrown;
  }
}
