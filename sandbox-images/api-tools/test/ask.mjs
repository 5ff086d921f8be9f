import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { FrameReader, writeFrame } from '../src/frames.mjs';

const MAIN = fileURLToPath(new URL('../src/main.mjs', import.meta.url));

/** Starts the program as a box does, and ends it after the tests of the file. @param {string} [heapMiB] */
export async function startLab(heapMiB = '192') {
  const folder = mkdtempSync(join(tmpdir(), 'lab-'));
  const socket = join(folder, 'lab.sock');
  const program = spawn(
    process.execPath,
    ['--disable-proto=delete', '--disallow-code-generation-from-strings', MAIN, socket, heapMiB, folder],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  after(() => program.kill('SIGKILL'));
  await once(program.stderr, 'data');
  program.stderr.on('data', () => undefined);
  const stream = connect(socket);
  after(() => stream.destroy());
  /** @type {((answer: any) => void)[]} */
  const waiting = [];
  const reader = new FrameReader((text) => waiting.shift()?.(JSON.parse(text)));
  stream.on('data', (bytes) => reader.push(bytes));
  const ask = (/** @type {object} */ request) =>
    new Promise((/** @type {(answer: any) => void} */ resolve) => {
      waiting.push(resolve);
      writeFrame(stream, request);
    });
  const open = (/** @type {string | Record<string, string>} */ files, name = 'it') =>
    ask({
      op: 'open',
      name,
      main: 'openapi.yaml',
      files: typeof files === 'string' ? { 'openapi.yaml': files } : files,
    });
  return { ask, open };
}

/** A document with nothing but what is given. @param {object} parts */
export const documentOf = (parts = {}, openapi = '3.0.3') =>
  JSON.stringify({ openapi, info: { title: 'A', version: '1' }, paths: {}, ...parts }, null, 1);

/** @param {unknown} schema */
export const schemaDocument = (schema, openapi = '3.0.3') =>
  documentOf({ components: { schemas: { It: schema } } }, openapi);
