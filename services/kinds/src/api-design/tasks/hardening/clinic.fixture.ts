import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Weaknesses that the clinic may have. */
export type Hole =
  | 'reads-all'
  | 'sets-paid'
  | 'shows-key'
  | 'key-in-header'
  | 'asks-anyone'
  | 'slow'
  | 'silent'
  | 'logs-token';

interface World {
  readonly owners: ReadonlyMap<string, string>;
  readonly key: string;
  /** Called for each address that the clinic fetches. */
  readonly fetch: (address: string) => void;
  readonly print: (line: string) => void;
  /** Uses up this much CPU time of the service's box, in milliseconds. */
  readonly burn: (ms: number) => void;
}

interface Visit {
  readonly id: number;
  readonly owner: string;
  readonly reason: string;
  paid: boolean;
}

const KEYS = ['reason'];

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
}

function answer(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A small service that keeps visits of its callers, with weaknesses or without. */
export function createClinic(holes: readonly Hole[], world: World): Server {
  const visits: Visit[] = [];
  const has = (hole: Hole): boolean => holes.includes(hole);
  const find = (path: string, owner: string): Visit | undefined =>
    visits.find((each) => path === `/visits/${each.id}` && (each.owner === owner || has('reads-all')));
  const create = (owner: string, body: Record<string, unknown>, response: ServerResponse): void => {
    if (!has('sets-paid') && Object.keys(body).some((key) => !KEYS.includes(key)))
      return answer(response, 422, { title: 'Unknown key' });
    const { reason, paid = false } = body as { reason: string; paid?: boolean };
    const visit = { id: visits.length + 1, owner, reason, paid };
    visits.push(visit);
    return answer(response, 201, visit);
  };
  const search = (text: string, response: ServerResponse): void => {
    world.burn(has('slow') ? text.length ** 2 / 1_000 : text.length / 100);
    answer(response, 200, { items: [] });
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const token = (request.headers.authorization ?? '').slice('Bearer '.length);
    const owner = world.owners.get(token) ?? '';
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const body = await readJson(request);
    if (!has('silent')) world.print(`${request.method} ${path}${has('logs-token') ? ` by ${token}` : ''}\n`);
    if (path === '/search') return search(new URLSearchParams(query).get('text') ?? '', response);
    if (path === '/visits') return create(owner, body, response);
    if (path === '/photo') {
      const address = String(body['address']);
      if (!address.startsWith('http://photos/') && !has('asks-anyone')) return answer(response, 422, {});
      world.fetch(address);
      return answer(response, 200, {});
    }
    const visit = find(path, owner);
    if (visit !== undefined) return answer(response, 200, visit);
    const detail = has('shows-key') ? `the key is ${world.key}` : 'nothing there';
    return answer(response, 404, { detail }, has('key-in-header') ? { 'X-Key': world.key } : {});
  };
  return createServer((request, response) => void handle(request, response));
}
