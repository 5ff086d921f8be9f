import type { Json } from '../../../history/history.js';
import type { Body } from '../protocol/message.js';
import type { WorkloadId } from '../workloads/workloads.js';

type Fields = Readonly<Record<string, Json>>;
type Answers = Readonly<Record<string, (request: Fields) => Body>>;

const error = (code: number): Body => ({ type: 'error', code });

function ids(): Answers {
  let last = 0;
  return { generate: () => ({ type: 'generate_ok', id: (last += 1) }) };
}

function elements(): Answers {
  const all: Json[] = [];
  return {
    broadcast: ({ message = null }) => ({ type: 'broadcast_ok', count: all.push(message) }),
    add: ({ element = null }) => ({ type: 'add_ok', count: all.push(element) }),
    read: () => ({ type: 'read_ok', messages: [...all], value: [...all] }),
  };
}

function counter(): Answers {
  let sum = 0;
  return {
    add: ({ delta }) => ({ type: 'add_ok', sum: (sum += delta as number) }),
    read: () => ({ type: 'read_ok', value: sum }),
  };
}

function registers(): Answers {
  const values = new Map<Json, Json>();
  return {
    read: ({ key = null }) =>
      values.has(key) ? { type: 'read_ok', value: values.get(key) ?? null } : error(20),
    write: ({ key = null, value = null }) => ({ type: 'write_ok', keys: values.set(key, value).size }),
    cas: ({ key = null, from, to = null }) =>
      values.get(key) === from ? { type: 'cas_ok', keys: values.set(key, to).size } : error(22),
  };
}

function logs(): Answers {
  const messages = new Map<Json, Json[]>();
  const committed = new Map<string, Json>();
  const from = (key: string, first: Json): Json =>
    (messages.get(key) ?? []).map((msg, offset): Json => [offset, msg]).slice(first as number);
  return {
    send: ({ key = null, msg = null }) => {
      const log = [...(messages.get(key) ?? []), msg];
      messages.set(key, log);
      return { type: 'send_ok', offset: log.length - 1 };
    },
    poll: ({ offsets }) => {
      const asked = Object.entries(offsets as Fields);
      return {
        type: 'poll_ok',
        msgs: Object.fromEntries(asked.map(([key, first]) => [key, from(key, first)])),
      };
    },
    commit_offsets: ({ offsets }) => {
      for (const [key, offset] of Object.entries(offsets as Fields)) committed.set(key, offset);
      return { type: 'commit_offsets_ok' };
    },
    list_committed_offsets: () => ({
      type: 'list_committed_offsets_ok',
      offsets: Object.fromEntries(committed),
    }),
  };
}

function lists(): Answers {
  const all = new Map<Json, Json[]>();
  const act = ([type, key, value]: readonly [string, Json, Json]): Json => {
    if (type === 'r') return [type, key, all.get(key) ?? null];
    all.set(key, [...(all.get(key) ?? []), value]);
    return [type, key, value];
  };
  return {
    txn: ({ txn }) => ({ type: 'txn_ok', txn: (txn as readonly (readonly [string, Json, Json])[]).map(act) }),
  };
}

const ANSWERS: Readonly<Record<WorkloadId, () => Answers>> = {
  echo: () => ({ echo: ({ echo = null }) => ({ type: 'echo_ok', echo }) }),
  'unique-ids': ids,
  broadcast: elements,
  'g-set': elements,
  'g-counter': counter,
  'pn-counter': counter,
  kafka: logs,
  'lin-kv': registers,
  'txn-list-append': lists,
};

/** A node that answers the requests of a workload as if there were one copy of everything. */
export function createPerfectNode(workload: WorkloadId): (body: Body) => Body {
  const answers = ANSWERS[workload]();
  return (body) => answers[body.type]?.(body) ?? error(10);
}
