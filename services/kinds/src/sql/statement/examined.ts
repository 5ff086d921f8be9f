import type { CompileResult, Reason } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { decodeText, evidenceText } from '../../judging/evidence-text.js';
import type { Refusal } from './refusal.js';

const MESSAGE_CHARACTERS = 2_000;

/** What was handed in, where it may be sent to a server, or why the compile step refused it. */
export type Examined<Handed> =
  | { readonly program: Handed; readonly compile: CompileResult; readonly reason?: undefined }
  | { readonly program?: undefined; readonly compile: CompileResult; readonly reason: Reason };

/** What may be sent to a server. */
export const accepted = <Handed>(program: Handed): Examined<Handed> => ({
  program,
  compile: { ok: true, output: '' },
});

/** Where there are several files, the message names the one that it is about. */
export function refused({ reason, message }: Refusal, path?: string): Examined<never> {
  const text = path === undefined ? message : `${path}, ${message}`;
  // A syntax error quotes the learner's text, which may be long.
  return { compile: { ok: false, output: evidenceText(text, MESSAGE_CHARACTERS) }, reason };
}

/** The text of a file of the submission, which its manifest lets nobody leave out. */
export function sourceOf({ files }: Pick<GradingSession<unknown>, 'files'>, path: string): string {
  const source = files.get(path);
  if (source === undefined) throw new Error(`the submission has no file ${path}`);
  return decodeText(source);
}
