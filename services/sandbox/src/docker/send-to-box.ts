import type { BoxFile } from '@hone/contracts/sandbox';
import type { RunReport } from '../protocol/exchanges.js';
import type { RunOrder } from '../protocol/requests.js';
import type { CompiledProgram } from './compiled-programs.js';
import type { LiveBox } from './live-box.js';

/** Input above this size travels as a file, which the runner wipes after the run. */
const MAX_FRAME_INPUT_BYTES = 4 * 1024 * 1024;
const INPUT_PATH = '/work/.stdin';
const FILE_MODE = 0o644;
const PRODUCT_MODE = 0o755;

/** Path of a submission's file in its box. */
export const inBox = (path: string): string => `/box/${path}`;

/** Writes a file of a submission. */
export const putFile = (box: LiveBox, { path, content }: BoxFile): Promise<void> =>
  box.session.put({ path: inBox(path), mode: FILE_MODE, data: content });

/** Writes compiled products into another box. */
export async function putProducts(box: LiveBox, { products }: CompiledProgram): Promise<void> {
  await Promise.all(
    products.map(({ path, content }) =>
      box.session.put({ path: inBox(path), mode: PRODUCT_MODE, data: content }),
    ),
  );
}

/** Sends a long input ahead as a file: the runner keeps the order, so it is there when its run begins. */
export async function sendRun(box: LiveBox, order: RunOrder): Promise<RunReport> {
  const { stdin, ...rest } = order;
  if (stdin === undefined || stdin.byteLength <= MAX_FRAME_INPUT_BYTES) return box.session.run(order).report;
  const written = box.session.put({ path: INPUT_PATH, mode: FILE_MODE, data: stdin });
  const { report } = box.session.run({ ...rest, stdinPath: INPUT_PATH });
  await written;
  return await report;
}
