import { expect } from 'vitest';
import type { LiveEvent, Submission } from '@hone/contracts';

/** Body of a submission. */
export interface SubmitOrder {
  readonly challenge: string;
  readonly language: string;
  readonly mode: 'run' | 'submit';
  readonly files: readonly { path: string; content: string }[];
  readonly input?: string;
  readonly entry?: string;
}

const guests = new Map<string, Promise<string>>();

/** The session cookie of a guest of a site; one guest per address and name. */
export function guestCookie(url: string, name = 'first'): Promise<string> {
  const key = `${expect.getState().testPath} ${url} ${name}`;
  const known = guests.get(key) ?? startGuest(url);
  guests.set(key, known);
  return known;
}

async function startGuest(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/guest`, { method: 'POST' });
  if (response.status !== 201) throw new Error(`guest session: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Posts a submission and returns its id. */
export async function postSubmission(
  url: string,
  order: SubmitOrder,
  headers: Record<string, string> = {},
): Promise<string> {
  const response = await fetch(`${url}/api/v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await guestCookie(url), ...headers },
    body: JSON.stringify(order),
  });
  if (response.status !== 202)
    throw new Error(`submission refused: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** Follows the submission's events over SSE until the list ends. */
export async function followEvents(
  url: string,
  id: string,
  headers: Record<string, string> = {},
  onEvent: (event: LiveEvent) => void = () => undefined,
): Promise<LiveEvent[]> {
  const response = await fetch(`${url}/api/v1/submissions/${id}/events`, {
    headers: { accept: 'text/event-stream', cookie: await guestCookie(url), ...headers },
  });
  if (!response.ok || response.body === null) throw new Error(`events refused: ${response.status}`);
  const events: LiveEvent[] = [];
  let pending = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    pending += chunk;
    const blocks = pending.split('\n\n');
    pending = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim());
      if (data.length === 0) continue;
      const event = JSON.parse(data.join('\n')) as LiveEvent;
      events.push(event);
      onEvent(event);
    }
  }
  return events;
}

/** The submission as HTTP shows it. */
export async function getSubmission(url: string, id: string): Promise<Submission> {
  const response = await fetch(`${url}/api/v1/submissions/${id}`, {
    headers: { cookie: await guestCookie(url) },
  });
  if (!response.ok) throw new Error(`submission: ${response.status} ${await response.text()}`);
  return (await response.json()) as Submission;
}

/** Submits, waits for the end of its events, and returns both. */
export async function submitAndAwait(
  url: string,
  order: SubmitOrder,
): Promise<{ submission: Submission; events: LiveEvent[] }> {
  const id = await postSubmission(url, order);
  const events = await followEvents(url, id);
  return { submission: await getSubmission(url, id), events };
}
