import type { PackageFinding } from '@hone/contracts/kind';
import { namesIn } from '../../../judging/fill.js';
import { error, MANIFEST } from '../../../judging/findings.js';
import type { ImplementationDefinition } from '../../definition.js';
import type { ThirdParty } from './third-party.js';

/** Ids of links that every pod of a service may have. */
const LINKS = new Set(['front', 'database', 'conformance']);
const DATABASE_PORT = 5432;
const PART_OF_PATH = /\{([a-zA-Z0-9]+)\}/g;

/** Third parties with the id or port of another, and answers that name unknown values; `values` are the known ones. */
export function inspectThird(
  { third, service, database }: ImplementationDefinition,
  values: readonly string[],
): PackageFinding[] {
  const taken = new Set([service.port, ...(database === undefined ? [] : [DATABASE_PORT])]);
  const ids = new Set(LINKS);
  return third.flatMap(({ id, port, answers }) => {
    const where = `third party "${id}"`;
    const findings = [
      ...(ids.has(id) ? [error('THIRD_DUPLICATE', MANIFEST, `${where}: the id is taken`)] : []),
      ...(taken.has(port) ? [error('PORT_TAKEN', MANIFEST, `${where}: port ${port} is taken`)] : []),
      ...answers
        .flatMap((answer) => unknownNames(answer, values))
        .map((name) => error('VALUE_UNKNOWN', MANIFEST, `${where}: nothing stands for {{${name}}}`)),
    ];
    ids.add(id);
    taken.add(port);
    return findings;
  });
}

function unknownNames(
  { on, headers, json, body }: ThirdParty['answers'][number],
  values: readonly string[],
): string[] {
  const known = new Set([...values, ...[...on.matchAll(PART_OF_PATH)].map(([, name = '']) => name)]);
  return namesIn([headers, json, body]).filter((name) => !known.has(name) && !name.startsWith('body.'));
}
