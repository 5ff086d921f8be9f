import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { SubmitBody } from '@hone/contracts';
import { nanoid } from 'nanoid';
import { listenForStop } from '../listen-for-stop.js';
import type { Output } from '../output.js';
import type { SiteFlags } from './choose-site.js';
import { getFolder } from './folder.js';
import { LearnerError, NOTHING_SENT } from './learner-error.js';
import { readWork, type WorkFlags } from './read-work.js';
import { reportInterrupted, reportRecord } from './report-record.js';
import { follow, send, systemParts, type SendContext } from './send-work.js';
import { openSignedIn } from './session.js';

export interface RunFlags extends SiteFlags, WorkFlags {
  /** A file, or `-` for standard input. */
  readonly input?: string;
}

/** `hone run`: runs the files of a folder on the samples, or on a custom input. */
export async function run(path: string, flags: RunFlags, output: Output): Promise<number> {
  const folder = await getFolder(path);
  const session = await openSignedIn(flags, folder);
  const body = await readWork(folder, 'run', flags, output);
  const input = flags.input === undefined ? {} : { input: await readInput(flags.input) };
  const stop = listenForStop();
  try {
    const context = { ...systemParts, chosen: session, client: session.client, output, signal: stop.signal };
    return await runBody({ ...body, ...input }, context);
  } finally {
    stop.forget();
  }
}

/** Runs files and reports the result. */
export async function runBody(body: SubmitBody, context: SendContext): Promise<number> {
  const { output, chosen } = context;
  const id = await send(body, nanoid(), context);
  const record = await follow(id, context);
  if (record === undefined) return reportInterrupted(id, chosen.site, 'To run again: hone run', output);
  return reportRecord(record, chosen.site, body, output);
}

async function readInput(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  return readFile(path, 'utf8').catch(() => {
    throw new LearnerError('INPUT_UNREADABLE', {
      happened: `${path} does not exist or cannot be read.`,
      kept: NOTHING_SENT,
      next: 'Name a file with your input, or - for standard input.',
    });
  });
}
