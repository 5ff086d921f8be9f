import { describe, expect, it } from 'vitest';
import { EngineError } from '../engine/engine-client.mjs';
import { startDown } from './infrastructure-watch.mjs';

/** An engine that knows some containers; `orders` are the starts it was asked for. */
function engineWith(running: Record<string, boolean>) {
  const orders: string[] = [];
  return {
    orders,
    client: {
      host: 'unix:///nowhere',
      call: (method: string, path: string) => {
        if (method === 'POST') return Promise.resolve(void orders.push(path));
        const name = path.split('/')[2] ?? '';
        if (!(name in running)) return Promise.reject(new EngineError(404, 'no such container'));
        return Promise.resolve({ State: { Running: running[name] }, RestartCount: 0 });
      },
      messages: async function* () {},
    },
  };
}

describe('containers that are down', () => {
  it('are left to their engine at the first look, and started at the second', async () => {
    const { client, orders } = engineWith({ redis: false, mongo: true });
    const started: string[] = [];
    const first = await startDown(client, ['redis', 'mongo'], new Set(), (name) => started.push(name));
    expect([...first]).toEqual(['redis']);
    expect(orders).toEqual([]);
    const second = await startDown(client, ['redis', 'mongo'], first, (name) => started.push(name));
    expect(orders).toEqual(['/containers/redis/start']);
    expect(started).toEqual(['redis']);
    expect([...second]).toEqual([]);
  });

  it('are not made when somebody removed them', async () => {
    const { client, orders } = engineWith({});
    await startDown(client, ['redis'], new Set(['redis']), () => undefined);
    expect(orders).toEqual([]);
  });
});
