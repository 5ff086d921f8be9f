import type { DocumentChange } from '@hone/contracts';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { child, rootOf, type ApiDocument } from '../../document/api-document.js';
import type { BreakingChange } from '../../lab/protocol.js';
import type { EvolutionDefinition } from './definition.js';
import type { Verdict } from './finding.js';
import { BASE, SUBMISSION, type OpenedDocument } from './opened.js';
import { placeOf } from './place.js';

/** Ours: oasdiff does not compare servers. */
const SERVERS_CHANGED = 'servers-changed';

/** Changes that break clients of the old version; the task names the ids that fail. */
export async function judgeBreaking(
  opened: OpenedDocument,
  base: ApiDocument,
  { fail }: EvolutionDefinition['breaking'],
): Promise<Verdict> {
  const found = [...serversChanged(base, opened.document), ...(await opened.lab.breaking(BASE, SUBMISSION))];
  const failing = found.filter(({ id }) => fail.includes(id));
  return {
    complaints: failing.map((change) => ({
      rule: change.id,
      problem: [operationOf(change), change.text].filter(Boolean).join(': '),
      pointer: change.pointer ?? '',
    })),
    changes: found
      .map((change) => describe(opened.document, change, fail.includes(change.id)))
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, 100),
  };
}

const SEVERITIES = ['fails', 'breaking', 'note'] as const;
const rank = ({ severity }: DocumentChange): number => SEVERITIES.indexOf(severity);

function serversChanged(base: ApiDocument, revision: ApiDocument): BreakingChange[] {
  const [before, after] = [base, revision].map((each) => child(each, rootOf(each), 'servers').value);
  if (isDeepStrictEqual(before, after)) return [];
  const addresses = [before, after].map(addressesOf);
  const [was, is] =
    new Set(addresses).size > 1 ? addresses : [before, after].map((all) => JSON.stringify(all));
  const text = `the servers were ${was}, and are now ${is}`;
  return [{ id: SERVERS_CHANGED, level: 'error', operation: '', path: '', text, pointer: '/servers' }];
}

const serversSchema = z.array(z.object({ url: z.string() })).nonempty();

/** Addresses as a person compares them, ignoring everything else about servers. */
function addressesOf(servers: unknown): string {
  const known = serversSchema.safeParse(servers);
  return known.success ? known.data.map(({ url }) => url).join(' and ') : 'none';
}

/** Empty for what belongs to no operation. */
const operationOf = ({ operation, path }: BreakingChange): string =>
  `${operation.toUpperCase()} ${path}`.trim();

function describe(document: ApiDocument, change: BreakingChange, fails: boolean): DocumentChange {
  const { id, level, text, pointer, place } = change;
  const found = place ?? (pointer === undefined ? undefined : placeOf(document, pointer));
  return {
    id: id.slice(0, 120),
    severity: fails ? 'fails' : level === 'error' ? 'breaking' : 'note',
    operation: operationOf(change).slice(0, 400),
    text: text.slice(0, 2_000),
    breaks: whoBreaks(id, level),
    ...(pointer !== undefined && { pointer: pointer.slice(0, 1_000) }),
    ...(found && { file: found.file, line: found.line }),
  };
}

/** Callers send requests and read responses; removals break both. */
function whoBreaks(id: string, level: BreakingChange['level']): DocumentChange['breaks'] {
  if (level === 'info') return 'nobody';
  if (id.startsWith('request-') || id.startsWith('new-re')) return 'callers';
  return id.startsWith('response-') ? 'readers' : 'both';
}
