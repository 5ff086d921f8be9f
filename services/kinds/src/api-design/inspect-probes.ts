import type { ChallengePackage, PackageFinding } from '@hone/contracts/kind';
import { error, MANIFEST } from '../judging/findings.js';
import type { ImplementationDefinition } from './definition.js';
import { namesIn } from '../judging/fill.js';
import { unknownTests } from './exchanges/match-json.js';
import type { Step } from './exchanges/step.js';
import { callersOf, operationsOf, type Probe } from './tasks/implementation/probes/probe-table.js';

/** Operations and callers that don't exist, values that nobody draws, and operations that no probe uses. */
export function inspectProbes(
  pack: Pick<ChallengePackage, 'files'>,
  { operations, probes, callers, database, third }: ImplementationDefinition,
): PackageFinding[] {
  const used = new Set(probes.flatMap(operationsOf));
  const names = Object.keys(callers);
  return [
    ...Object.keys(operations)
      .filter((name) => !used.has(name))
      .map((name) => error('OPERATION_UNUSED', MANIFEST, `no probe uses operation "${name}"`)),
    ...Object.entries(operations).flatMap(([name, step]) =>
      unknownTests(step.expect.json).map((test) =>
        error('PATTERN_UNKNOWN', MANIFEST, `operation "${name}": ${test} is no pattern`),
      ),
    ),
    ...probes.flatMap((probe) => inspectRows(pack, probe, database)),
    ...probes.flatMap((probe) => [
      ...inspectOperations(probe, operations, names),
      ...inspectCallers(probe, names),
      ...inspectKey(probe),
      ...inspectMark(
        probe,
        third.map(({ id }) => id),
      ),
    ]),
  ];
}

/** Rows are put into a database, by a file of the task. */
function inspectRows(
  pack: Pick<ChallengePackage, 'files'>,
  probe: Probe,
  database: ImplementationDefinition['database'],
): PackageFinding[] {
  if (probe.probe !== 'growth') return [];
  const where = `probe "${probe.id}"`;
  return [
    ...(database === undefined ? [error('DATABASE_MISSING', MANIFEST, `${where} needs a database`)] : []),
    ...(pack.files.has(probe.rows)
      ? []
      : [error('ROWS_MISSING', probe.rows, `${where}: there is no such file`)]),
  ];
}

function inspectOperations(
  probe: Probe,
  operations: Readonly<Record<string, Step>>,
  callers: readonly string[],
): PackageFinding[] {
  const own = operationsOf(probe);
  const unknown = own.filter((name) => operations[name] === undefined);
  const steps = own.flatMap((name) => operations[name] ?? []);
  const known = new Set([
    ...Object.keys(probe.draw),
    ...steps.flatMap(({ keep }) => Object.keys(keep)),
    ...(callers.length > 0 ? ['caller'] : []),
    ...callers.map((name) => `callers.${name}`),
  ]);
  const missing = steps.flatMap(namesOf).filter((name) => !known.has(name));
  return [
    ...unknown.map((name) =>
      error('OPERATION_UNKNOWN', MANIFEST, `probe "${probe.id}": there is no operation "${name}"`),
    ),
    ...[...new Set(missing)].map((name) =>
      error('VALUE_UNKNOWN', MANIFEST, `probe "${probe.id}": nothing stands for {{${name}}}`),
    ),
  ];
}

const namesOf = ({ send, headers, json, body, expect }: Step): string[] =>
  namesIn([send, headers, json, body, expect.headers, expect.json, expect.body]);

/** A key that is not drawn is the same for every request. */
function inspectKey(probe: Probe): PackageFinding[] {
  if (probe.probe !== 'idempotency' || Object.hasOwn(probe.draw, probe.key)) return [];
  return [error('KEY_UNDRAWN', MANIFEST, `probe "${probe.id}": its key "${probe.key}" is not among draw`)];
}

/** The third party that a probe looks at must exist, and its requests must be distinguishable. */
function inspectMark(probe: Probe, third: readonly string[]): PackageFinding[] {
  if (!('mark' in probe) || !('third' in probe)) return [];
  return [
    ...(third.includes(probe.third)
      ? []
      : [error('THIRD_UNKNOWN', MANIFEST, `probe "${probe.id}": there is no third party "${probe.third}"`)]),
    ...(Object.hasOwn(probe.draw, probe.mark)
      ? []
      : [error('MARK_UNDRAWN', MANIFEST, `probe "${probe.id}": its mark "${probe.mark}" is not among draw`)]),
  ];
}

function inspectCallers(probe: Probe, callers: readonly string[]): PackageFinding[] {
  if (probe.probe === 'authorization' && callers.length < 2)
    return [
      error('CALLERS_FEW', MANIFEST, `probe "${probe.id}" needs two callers, there are ${callers.length}`),
    ];
  return callersOf(probe)
    .filter((name) => !callers.includes(name))
    .map((name) => error('CALLER_UNKNOWN', MANIFEST, `probe "${probe.id}": there is no caller "${name}"`));
}
