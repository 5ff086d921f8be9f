import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { emailSchema, problemSchema } from '@hone/contracts';
import { z } from 'zod';
import { EXIT, UsageError, type Output } from '../output.js';
import type { ApiTarget } from './api-target.js';

const restoredSchema = z.object({
  workspace: z.string(),
  name: z.string(),
  sittings: z.number(),
  missingChallenges: z.array(z.string()),
});

/** `hone admin restore-workspace`: sends an exported workspace to the running api, as it is read. */
export async function restoreWorkspace(
  { file, owner }: { readonly file: string; readonly owner: string },
  { apiUrl, operatorToken }: ApiTarget,
  output: Output,
): Promise<number> {
  if (!emailSchema.safeParse(owner).success)
    throw new UsageError('REQUEST_INVALID', [{ path: 'owner', message: 'must be an e-mail address' }]);
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new UsageError('REQUEST_INVALID', [{ path: 'file', message: `${file} is not a file` }]);
  if (operatorToken === undefined)
    throw new UsageError('AUTH_REQUIRED', [
      { path: 'HONE_OPERATOR_TOKEN', message: 'is not set; use the operator token of the api' },
    ]);
  const url = new URL('/api/v1/internal/workspaces', apiUrl);
  url.searchParams.set('owner', owner);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${operatorToken}` },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    duplex: 'half',
  });
  const answer: unknown = await response.json();
  if (!response.ok) {
    const { code, detail, errors = [] } = problemSchema.parse(answer);
    const where = errors.map(({ path, message }) => `\n${path}: ${message}`).join('');
    output.result({ ok: false, code, title: detail, errors }, `${file}: ${detail}${where}`);
    return EXIT.findings;
  }
  const restored = restoredSchema.parse(answer);
  output.result({ ok: true, ...restored }, describe(restored, owner));
  return EXIT.ok;
}

function describe(restored: z.infer<typeof restoredSchema>, owner: string): string {
  const { name, sittings, missingChallenges } = restored;
  const missing =
    missingChallenges.length === 0
      ? ''
      : `\nMissing challenge versions, publish them with hone seed: ${missingChallenges.join(', ')}`;
  return `${name} is restored with ${sittings} candidates; its owner is ${owner}${missing}`;
}
