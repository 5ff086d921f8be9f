import type { SubmitBody } from '@hone/contracts';
import { listenForStop } from '../listen-for-stop.js';
import type { Output } from '../output.js';
import type { SiteFlags } from './choose-site.js';
import { digestOf, getFolder } from './folder.js';
import { LearnerError } from './learner-error.js';
import * as pending from './pending.js';
import { readWork, type WorkFlags } from './read-work.js';
import { reportInterrupted, reportRecord } from './report-record.js';
import { follow, send, systemParts, type SendContext } from './send-work.js';
import { openSignedIn } from './session.js';

export type SubmitFlags = SiteFlags & WorkFlags;

/** `hone submit`: grades the files of a folder. */
export async function submit(path: string, flags: SubmitFlags, output: Output): Promise<number> {
  const folder = await getFolder(path);
  const session = await openSignedIn(flags, folder);
  const body = await readWork(folder, 'submit', flags, output);
  const stop = listenForStop();
  try {
    const context = { ...systemParts, chosen: session, client: session.client, output, signal: stop.signal };
    return await submitBody(folder.path, body, context);
  } finally {
    stop.forget();
  }
}

/**
 * Submits, or continues the interrupted submission of the same files. The key is stored before
 * anything is sent, and deleted after the verdict.
 */
export async function submitBody(folder: string, body: SubmitBody, context: SendContext): Promise<number> {
  const { output, chosen } = context;
  const digest = digestOf(JSON.stringify([chosen.site, body]));
  const begun = await pending.begin(folder, digest);
  if (begun.id !== undefined) output.note(`Continuing submission ${begun.id}, which has these files.`);
  const id = begun.id ?? (await sendNoted(folder, body, begun, context));
  const record = await follow(id, context).catch(async (error: unknown) => {
    if (isGone(error)) await pending.forget(folder);
    throw error;
  });
  if (record === undefined)
    return reportInterrupted(id, chosen.site, 'To see its verdict here, run: hone submit', output);
  await pending.forget(folder);
  return reportRecord(record, chosen.site, body, output);
}

async function sendNoted(
  folder: string,
  body: SubmitBody,
  begun: pending.Pending,
  context: SendContext,
): Promise<string> {
  try {
    const id = await send(body, begun.key, context);
    await pending.noteSent(folder, begun, id);
    return id;
  } catch (error) {
    // A rejected body will never be accepted under this key.
    if (error instanceof LearnerError && error.code !== 'SITE_AWAY') await pending.forget(folder);
    throw error;
  }
}

/** A submission of another account, or one that was erased. */
const isGone = (error: unknown): boolean =>
  error instanceof LearnerError && error.code === 'SUBMISSION_NOT_FOUND';
