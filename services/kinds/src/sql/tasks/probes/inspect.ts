import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error as manifestError, MANIFEST } from '../../../judging/findings.js';
import { isParsed, type SqlDefinition } from '../../definition.js';
import { findSqlError } from '../../statement/read-tables.js';
import { OWNER_ROLE, type Probe } from './definition.js';

/** The least number of rules that a task must test. */
const MIN_PROBES = 6;

const error = (code: string, message: string): PackageFinding => manifestError(code, MANIFEST, message);

/** Findings about a task that is judged by probes. */
export function inspectProbes(pack: ChallengePackage, definition: SqlDefinition): PackageFinding[] {
  const { engine, extensions, probes, instances, reference, tuning } = definition;
  const findings: PackageFinding[] = [];
  if (instances.length > 0 || reference !== undefined || tuning !== undefined)
    findings.push(
      error('PROBES_MIXED', `a ${definition.task} task has probes, and no instances, reference or tuning`),
    );
  if (engine !== 'postgresql' && extensions.length > 0)
    findings.push(error('EXTENSIONS_MISPLACED', `${engine} has no extensions`));
  if (probes.length < MIN_PROBES)
    findings.push(error('PROBES_FEW', `${probes.length} probes; at least ${MIN_PROBES} are needed`));
  if (!probes.some((probe) => probe.visible)) findings.push(error('SAMPLE_MISSING', 'no probe is visible'));
  return [...findings, ...groups(pack, probes), ...steps(definition)];
}

function groups(pack: ChallengePackage, probes: readonly Probe[]): PackageFinding[] {
  const known = new Set(pack.manifest.groups.map(({ id }) => id));
  const findings: PackageFinding[] = [];
  const seen = new Set<string>();
  for (const { id, group } of probes) {
    if (!known.has(group))
      findings.push(error('GROUP_UNKNOWN', `probe "${id}" counts for "${group}", which is no group`));
    if (seen.has(id) || known.has(id)) findings.push(error('PROBE_DUPLICATE', `the id "${id}" is taken`));
    seen.add(id);
  }
  for (const id of known)
    if (!probes.some(({ group }) => group === id))
      findings.push(error('GROUP_EMPTY', `no probe counts for group "${id}"`));
  return findings;
}

function steps(definition: SqlDefinition): PackageFinding[] {
  const { probes, roles } = definition;
  const known = new Set([OWNER_ROLE, ...roles]);
  const findError = isParsed(definition) ? findSqlError : () => undefined;
  return probes.flatMap(({ id, steps: list }) => {
    const waiting = new Set<string>();
    return list.flatMap((step, place) => {
      const where = `step ${place + 1} of probe "${id}"`;
      const key = `${step.as}/${step.session}`;
      const found: PackageFinding[] = [];
      if (!known.has(step.as))
        found.push(error('ROLE_UNKNOWN', `${where} signs in as ${step.as}, which is no role`));
      const message = step.sql === undefined ? undefined : findError(step.sql);
      if (message !== undefined) found.push(error('SQL_INVALID', `${where}: ${message}`));
      if (step.sql === undefined && !waiting.has(key))
        found.push(error('STEP_EMPTY', `${where} waits for a statement that nobody sent`));
      if (step.later) waiting.add(key);
      else waiting.delete(key);
      return found;
    });
  });
}
