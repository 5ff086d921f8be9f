import { submittedSchema } from '@hone/contracts';
import { z } from 'zod';
import { whoIs } from '../../../services/api/src/testing/account-people.js';
import { POST, SUBMISSION } from '../../../services/api/src/testing/test-api.js';
import type { TestClient } from '../../../services/api/src/testing/test-client.js';

/** Makes the client's user a guest. */
export async function asGuest(client: TestClient): Promise<TestClient> {
  await client.call('/api/v1/auth/guest', POST);
  return client;
}

export const idOf = async (client: TestClient): Promise<string> => (await whoIs(client))?.id ?? 'nobody';

/** Submits to the only challenge. */
export async function submitAnswer(client: TestClient, mode = 'submit'): Promise<string> {
  const json = { ...SUBMISSION, mode };
  return (await client.get(submittedSchema, '/api/v1/submissions', { json }, 202)).id;
}

export async function saveDraft(client: TestClient, content: string): Promise<void> {
  const json = { language: 'python', files: [{ path: 'main.py', content }], revision: 0 };
  const answer = await client.call('/api/v1/drafts/price-spread', { method: 'PUT', json });
  if (answer.status !== 200) throw new Error(`a draft was not saved: ${JSON.stringify(answer)}`);
}

export const draftOf = async (client: TestClient): Promise<unknown> =>
  (await client.call('/api/v1/drafts/price-spread?language=python')).body;

const pageSchema = z.object({
  items: z.array(z.object({ id: z.string() })),
  nextCursor: z.string().nullable(),
});

/** All ids of the history. */
export async function historyOf(client: TestClient): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `/api/v1/submissions?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page: z.output<typeof pageSchema> = await client.get(pageSchema, path);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}
