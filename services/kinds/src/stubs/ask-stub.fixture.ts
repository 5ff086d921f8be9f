import { Agent, request as createRequest } from 'node:http';
import { duplexPair } from 'node:stream';
import type { PodStub } from '@hone/contracts/sandbox';

class StubAgent extends Agent {
  private readonly stub: PodStub;

  constructor(stub: PodStub) {
    super();
    this.stub = stub;
  }

  override createConnection(): ReturnType<typeof duplexPair>[0] {
    const [near, far] = duplexPair();
    far.once('close', () => near.destroy());
    this.stub(far);
    return near;
  }
}

/** The answer of a stub; `broken off` where there is none. */
export function askStub(stub: PodStub, method: string, path: string, body?: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const request = createRequest({ agent: new StubAgent(stub), method, path }, (response) => {
      let text = '';
      const { location } = response.headers;
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('error', () => resolve('broken off'));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          ...(location !== undefined && { location }),
          json: text === '' ? undefined : (JSON.parse(text) as unknown),
        }),
      );
    });
    request.on('error', () => resolve('broken off'));
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
