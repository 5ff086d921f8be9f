import { readFile } from 'node:fs/promises';
import { request as createRequest, type IncomingHttpHeaders } from 'node:http';
import type { Pod, PodLinkSpec, PodMember, PodSpec, Sandbox } from '@hone/contracts/sandbox';

const PROGRAMS = new URL('../../integration/pod-programs/', import.meta.url);

/** The answer to a probe. */
export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly tookMs: number;
}

/** Sends a request over a link as a client would, one connection each. Rejects like any HTTP client. */
export async function ask(pod: Pod, link: string, method: string, path: string): Promise<Asked> {
  const begun = performance.now();
  const stream = await pod.dial(link);
  return await new Promise((resolve, reject) => {
    const request = createRequest({ createConnection: () => stream, method, path, host: 'service' });
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
          tookMs: performance.now() - begun,
        }),
      );
    });
    request.end();
  });
}

const SIZE = { memoryMiB: 128, processes: 80, trust: 'candidate' } as const;

const LINKS: readonly PodLinkSpec[] = [
  { id: 'front', from: 'probe', to: { member: 'orders', port: 8000 }, protocol: 'http' },
  { id: 'back', from: 'probe', to: { member: 'stock', port: 8001 }, protocol: 'http' },
  {
    id: 'stock',
    from: { member: 'orders', port: 7001 },
    to: { member: 'stock', port: 8001 },
    protocol: 'http',
  },
];

/** Orders in Python, stock in Node, a link between them, and a probe for each. Nothing is started. */
export const SHOP: PodSpec = {
  members: [
    { name: 'orders', runtime: 'python', ...SIZE },
    { name: 'stock', runtime: 'javascript', ...SIZE },
  ],
  links: LINKS,
  seed: 'shop',
};

/** Puts a program of the pod's programs into a member and starts it. */
async function startMember(
  member: PodMember,
  file: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  await member.box.put([{ path: file, content: await readFile(new URL(file, PROGRAMS)) }]);
  const compiled = await member.box.compile(file);
  if (!compiled.ok) throw new Error(`${file} does not compile: ${compiled.output}`);
  await member.start({ env });
}

/** The shop with both services up. */
export async function openShop(sandbox: Sandbox, spec: PodSpec = SHOP): Promise<Pod> {
  const pod = await sandbox.openPod(spec);
  await Promise.all([
    startMember(pod.member('orders'), 'orders.py', { STOCK_PORT: '7001' }),
    startMember(pod.member('stock'), 'stock.cjs'),
  ]);
  for (const [name, port] of [
    ['orders', 8000],
    ['stock', 8001],
  ] as const) {
    const readiness = await pod.member(name).awaitListening(port, 10_000);
    if (readiness.state !== 'listening') {
      throw new Error(`${name} is ${readiness.state}: ${JSON.stringify(pod.member(name).log())}`);
    }
  }
  return pod;
}
