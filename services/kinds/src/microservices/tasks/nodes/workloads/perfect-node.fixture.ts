import type { Json } from '../../../history/history.js';
import type { Body } from '../protocol/message.js';

type Fields = Readonly<Record<string, Json>>;

/** A node that answers the requests of every workload as if there were one copy of everything. */
export function createPerfectNode({ isCounter }: { readonly isCounter: boolean }): (body: Body) => Body {
  const elements: Json[] = [];
  const values = new Map<Json, Json>();
  const lists = new Map<Json, Json[]>();
  const logs = new Map<Json, Json[]>();
  const committed = new Map<string, Json>();
  let sum = 0;
  const append = (into: Map<Json, Json[]>, key: Json, value: Json): number =>
    into.set(key, [...(into.get(key) ?? []), value]).get(key)?.length ?? 0;
  const error = (code: number): Body => ({ type: 'error', code });

  const answers: Record<string, (body: Fields) => Body> = {
    echo: ({ echo = null }) => ({ type: 'echo_ok', echo }),
    generate: () => ({ type: 'generate_ok', id: (sum += 1) }),
    broadcast: ({ message = null }) => ({ type: 'broadcast_ok', added: elements.push(message) }),
    add: ({ element, delta }) => {
      if (element !== undefined) elements.push(element);
      sum += typeof delta === 'number' ? delta : 0;
      return { type: 'add_ok' };
    },
    read: ({ key }) => {
      if (key === undefined)
        return { type: 'read_ok', messages: [...elements], value: isCounter ? sum : [...elements] };
      return values.has(key) ? { type: 'read_ok', value: values.get(key) ?? null } : error(20);
    },
    write: ({ key = null, value = null }) => ({ type: 'write_ok', size: values.set(key, value).size }),
    cas: ({ key = null, from, to = null }) =>
      values.get(key) === from ? { type: 'cas_ok', size: values.set(key, to).size } : error(22),
    send: ({ key = null, msg = null }) => ({ type: 'send_ok', offset: append(logs, key, msg) - 1 }),
    poll: ({ offsets }) => ({
      type: 'poll_ok',
      msgs: Object.fromEntries(
        Object.entries(offsets as Fields).map(([key, from]) => [
          key,
          (logs.get(key) ?? []).map((msg, offset): Json => [offset, msg]).slice(from as number),
        ]),
      ),
    }),
    commit_offsets: ({ offsets }) => {
      for (const [key, offset] of Object.entries(offsets as Fields)) committed.set(key, offset);
      return { type: 'commit_offsets_ok' };
    },
    list_committed_offsets: () => ({
      type: 'list_committed_offsets_ok',
      offsets: Object.fromEntries(committed),
    }),
    txn: ({ txn }) => ({
      type: 'txn_ok',
      txn: (txn as readonly (readonly [string, Json, Json])[]).map(([type, key, value]): Json => {
        if (type === 'append') append(lists, key, value);
        return [type, key, type === 'append' ? value : (lists.get(key) ?? null)];
      }),
    }),
  };
  return (body) => answers[body.type]?.(body) ?? error(10);
}
