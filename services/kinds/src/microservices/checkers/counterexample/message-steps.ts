import type { History, Json } from '../../history/history.js';
import type { Step } from './counterexample.js';
import { show } from './text.js';

/** Enough of them to make the point. */
const MOST_MESSAGES = 3;
const MOST_VALUES = 2_000;

interface About {
  readonly value: Json;
  readonly to: string;
  /** A position in the history. */
  readonly until: number;
}

/** The fate of the last messages that brought a value to a node; if there were none, of those lost elsewhere. */
export function messageSteps(history: History, about: About): Step[] {
  const sent = messagesWith(history, about);
  const toNode = sent.filter(({ to }) => to === about.to);
  if (toNode.length > 0) return toNode.slice(-MOST_MESSAGES).map((message) => stepOf(message, about.value));
  const lost = sent.filter(({ isLost }) => isLost).slice(-MOST_MESSAGES);
  const none: Step = {
    text: `Until then, nobody has sent ${about.to} a message with ${show(about.value)}.`,
    atMs: history[about.until]?.atMs ?? 0,
    operations: [],
    messages: [],
  };
  return [...lost.map((message) => stepOf(message, about.value)), none];
}

interface Sent {
  readonly number: number;
  readonly from: string;
  readonly to: string;
  fate: string;
  isLost: boolean;
  atMs: number;
}

const stepOf = ({ number, from, to, fate, atMs }: Sent, value: Json): Step => ({
  text: `A message with ${show(value)} from ${from} to ${to} ${fate}.`,
  atMs,
  operations: [],
  messages: [number],
});

function messagesWith(history: History, { value, until }: About): Sent[] {
  const found = new Map<number, Sent>();
  for (const event of history.slice(0, until)) {
    if (event.type === 'send' && mentions(event.body, value)) {
      const { message: number, from, to, atMs } = event;
      found.set(number, { number, from, to, fate: 'is still on its way', isLost: false, atMs });
    }
    if (event.type !== 'deliver' && event.type !== 'drop') continue;
    const message = found.get(event.message);
    if (message === undefined) continue;
    message.isLost = event.type === 'drop';
    message.fate = event.type === 'drop' ? `is lost: ${event.cause}` : 'arrives';
    message.atMs = event.atMs;
  }
  return [...found.values()];
}

/** Fields of the protocol itself, which are numbers like any other. */
const ENVELOPE = new Set(['type', 'msg_id', 'in_reply_to']);

/** Walks without recursion and with a bound, since bodies come from nodes. */
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
