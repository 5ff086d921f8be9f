import { randomUUID } from 'node:crypto';
import { eventPageSchema, subscribeAckSchema, submittedSchema, type Mode } from '@hone/contracts';
import { io, type Socket } from 'socket.io-client';
import type { LiveListener } from '../../../services/web/src/live/live-channel.js';
import {
  SubmissionFollower,
  type FollowPorts,
  type FollowState,
} from '../../../services/web/src/live/submission-follower.js';
import { isOver } from '../../../services/web/src/live/submission-view.js';
import type { Answer } from './answers.js';

/** A submission that the platform confirmed. */
export interface Promised {
  readonly id: string;
  readonly key: string;
  readonly answer: Answer;
  readonly mode: Mode;
  readonly learner: Learner;
  /** Requests until it was confirmed. */
  readonly tries: number;
  /** What the page shows once no more events can follow. */
  readonly seen: Promise<FollowState>;
}

/** A user with a session who submits and watches, through the page's own follower. */
export interface Learner {
  readonly cookie: string;
  /** Repeats the request with one idempotency key until it is accepted. */
  submit(answer: Answer, mode?: Mode): Promise<Promised>;
  /** Sends the request of a promised submission once more. */
  repeat(promised: Pick<Promised, 'key' | 'answer' | 'mode'>): Promise<Response>;
  get(path: string, accept?: string): Promise<Response>;
  leave(): void;
}

export interface LearnerOptions {
  readonly apiUrl: string;
  readonly liveUrl: string;
  /** Called for every response other than 202. */
  readonly onRejection: (status: number | 'cut', headers?: Headers) => void;
}

const TIMEOUT_MS = 180_000;
const PAUSE_MS = 200;

/** A new guest of a site. */
export async function createLearner(options: LearnerOptions): Promise<Learner> {
  const cookie = await signIn(options);
  const channel = openChannel(options.liveUrl, cookie);
  const get: Learner['get'] = (path, accept = 'application/json') =>
    fetch(`${options.apiUrl}/api/v1${path}`, { headers: { cookie, accept } });
  const repeat: Learner['repeat'] = ({ key, answer, mode }) =>
    fetch(`${options.apiUrl}/api/v1/submissions`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({
        challenge: answer.challenge,
        language: answer.language,
        mode,
        files: [{ path: answer.path, content: answer.content }],
      }),
    });
  const learner: Learner = {
    cookie,
    get,
    repeat,
    async submit(answer, mode = 'submit') {
      const wanted = { key: randomUUID(), answer, mode };
      const { body, tries } = await insist(() => repeat(wanted), 202, options.onRejection);
      const { id } = submittedSchema.parse(body);
      return { ...wanted, id, tries, learner, seen: watch(id, channel, get) };
    },
    leave: () => channel.close(),
  };
  return learner;
}

async function signIn({ apiUrl, onRejection }: LearnerOptions): Promise<string> {
  const { response } = await insist(
    () => fetch(`${apiUrl}/api/v1/auth/guest`, { method: 'POST' }),
    201,
    onRejection,
  );
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Repeats a request until it gets the wanted status; gives up on a status that a retry cannot change. */
async function insist(
  ask: () => Promise<Response>,
  wanted: number,
  onRejection: LearnerOptions['onRejection'],
) {
  const deadline = performance.now() + TIMEOUT_MS;
  for (let tries = 1; ; tries += 1) {
    let last = 'no answer';
    try {
      const response = await ask();
      const body: unknown = await response.json();
      if (response.status === wanted) return { response, body, tries };
      last = `${response.status} ${JSON.stringify(body)}`;
      onRejection(response.status, response.headers);
      if (response.status < 500 && response.status !== 429) throw new Rejected(last);
    } catch (error) {
      if (error instanceof Rejected) throw error;
      onRejection('cut');
    }
    if (performance.now() > deadline) throw new Error(`nothing was accepted for ${TIMEOUT_MS} ms: ${last}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

class Rejected extends Error {}

/** Follows a submission as the page does, to the end. */
function watch(id: string, channel: NodeChannel, get: Learner['get']): Promise<FollowState> {
  return new Promise((resolve) => {
    const listEvents = async (submission: string, after: number) => {
      const response = await get(`/submissions/${submission}/events?after=${after}`);
      return eventPageSchema.parse(await response.json());
    };
    const schedule = (ms: number, then: () => void) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    };
    const follower = new SubmissionFollower(id, { channel, listEvents, schedule }, (state) => {
      if (isOver(state.view) || state.notFound) resolve(state);
    });
    follower.start();
  });
}

type NodeChannel = FollowPorts['channel'] & { close(): void };

/** The page's channel without a page: one connection that reconnects by itself. */
function openChannel(url: string, cookie: string): NodeChannel {
  const listeners = new Set<LiveListener>();
  const socket: Socket = io(`${url}/live`, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 2_000,
  });
  let over = false;
  const comeBack = () => {
    if (!socket.active && !over) setTimeout(() => socket.connect(), PAUSE_MS);
  };
  socket.on('connect', () => [...listeners].forEach((listener) => listener.onUp()));
  socket.on('connect_error', comeBack);
  socket.on('disconnect', () => {
    [...listeners].forEach((listener) => listener.onDown());
    comeBack();
  });
  socket.on('event', (raw: unknown) => [...listeners].forEach((listener) => listener.onEvent(raw)));
  return {
    join(listener) {
      listeners.add(listener);
      if (socket.connected) queueMicrotask(() => listener.onUp());
      let followed: string | undefined;
      return {
        async subscribe(request) {
          followed = request.submission;
          return subscribeAckSchema.parse(await socket.timeout(5_000).emitWithAck('subscribe', request));
        },
        leave() {
          listeners.delete(listener);
          if (socket.connected) socket.emit('unsubscribe', { submission: followed });
        },
      };
    },
    close() {
      over = true;
      socket.disconnect();
    },
  };
}
