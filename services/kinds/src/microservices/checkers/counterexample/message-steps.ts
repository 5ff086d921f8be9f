import type { History, Json } from '../../history/history.js';
import type { Step } from './counterexample.js';
import { show } from './text.js';

/** So many of them make the point. */
const MOST_MESSAGES = 3;
const MOST_VALUES = 2_000;

interface About {
  readonly value: Json;
  readonly to: string;
  /** A position in the history. */
  readonly until: number;
}

/** What became of the last messages that would have told a node of a value. */
export function messageSteps(history: History, { value, to, until }: About): Step[] {
  const sent = new Map<number, { readonly from: string; fate: string; atMs: number }>();
  for (const event of history.slice(0, until)) {
    if (event.type === 'send' && event.to === to && mentions(event.body, value))
      sent.set(event.message, { from: event.from, fate: 'is still on its way', atMs: event.atMs });
    if (event.type !== 'deliver' && event.type !== 'drop') continue;
    const message = sent.get(event.message);
    if (message === undefined) continue;
    message.fate = event.type === 'deliver' ? 'arrives' : `is lost: ${event.cause}`;
    message.atMs = event.atMs;
  }
  return [...sent].slice(-MOST_MESSAGES).map(([number, { from, fate, atMs }]) => ({
    text: `A message with ${show(value)} from ${from} to ${to} ${fate}.`,
    atMs,
    operations: [],
    messages: [number],
  }));
}

/** Fields of the protocol itself, which are numbers like any other. */
const ENVELOPE = new Set(['type', 'msg_id', 'in_reply_to']);

/** Walks without recursion, and not for ever: bodies come from nodes. */
function mentions(body: Json, value: Json): boolean {
  const left: Json[] = [body];
  for (let looked = 0; looked < MOST_VALUES; looked += 1) {
    const next = left.pop();
    if (next === undefined) return false;
    if (next === value) return true;
    if (next === null || typeof next !== 'object') continue;
    if (Array.isArray(next)) left.push(...(next as readonly Json[]).slice(0, MOST_VALUES));
    else for (const [key, inner] of Object.entries(next)) if (!ENVELOPE.has(key)) left.push(key, inner);
  }
  return false;
}
