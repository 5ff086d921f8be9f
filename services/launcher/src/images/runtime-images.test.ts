import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tagOf } from './image-store.mjs';
import { layer, listRuntimes } from './runtime-images.mjs';

it('lists complete runtimes, the starter set first, images of services last, and never the runner', () => {
  const root = mkdtempSync(join(tmpdir(), 'hone-runtimes-'));
  const make = (name: string, ...files: string[]) => {
    mkdirSync(join(root, 'sandbox-images', name), { recursive: true });
    for (const file of files) writeFileSync(join(root, 'sandbox-images', name, file), '');
  };
  expect(listRuntimes(root)).toEqual([]);
  make('runner', 'Dockerfile');
  make('half-made', 'runtime.json');
  for (const name of ['ruby', 'python-service', 'python', 'zig', 'go'])
    make(name, 'Dockerfile', 'runtime.json');
  expect(listRuntimes(root)).toEqual(['python', 'go', 'ruby', 'zig', 'python-service']);
  rmSync(root, { recursive: true });
});

it('builds an image that extends another runtime on that one, and rebuilds it with that one', () => {
  const root = mkdtempSync(join(tmpdir(), 'hone-runtimes-'));
  const base = { id: 'sha256:base', reference: 'debian' };
  const order = (name: string, runtime: object) => {
    const folder = join(root, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'runtime.json'), JSON.stringify(runtime));
    return { name, folder, base, args: { RUNNER: 'hone/runner:1' }, inputs: ['runner'] };
  };
  const withProxy = (one: ReturnType<typeof order>) => ({ ...one, args: { ...one.args, GOPROXY: 'a' } });
  const below = order('python', {});
  const orders = [
    below,
    order('python-service', { layersOn: 'python' }),
    order('lost', { layersOn: 'none' }),
    withProxy(order('go-service', { layersOn: 'python' })),
  ];
  layer(orders);
  const tag = tagOf(below);
  expect(orders[0]).toBe(below);
  expect(orders[1]).toMatchObject({ base: { id: tag, reference: tag } });
  expect(orders[1]?.args).toBeUndefined();
  expect(orders[2]?.base).toEqual(base);
  expect(orders[3]?.args).toEqual({ GOPROXY: 'a' });
  const before = tagOf(orders[1] ?? below);
  writeFileSync(join(below.folder, 'Dockerfile'), 'FROM another');
  const again = [below, { ...below, name: 'python-service', folder: join(root, 'python-service') }];
  layer(again);
  expect(tagOf(again[1] ?? below)).not.toBe(before);
  rmSync(root, { recursive: true });
});
