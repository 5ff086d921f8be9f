import type { CodePlace, CompileResult, Reason } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { decodeText, evidenceText } from '../../judging/evidence-text.js';
import { markPlace } from './mark-place.js';
import type { Rejection } from './rejection.js';

const MESSAGE_CHARACTERS = 2_000;
const PLACE_CHARACTERS = 1_000;

/** A submission that may be sent to a server, or why the compile step rejected it. */
export type Examined<Handed> =
  | { readonly program: Handed; readonly compile: CompileResult; readonly reason?: undefined }
  | {
      readonly program?: undefined;
      readonly compile: CompileResult;
      readonly reason: Reason;
      /** Where the learner's text is wrong. */
      readonly places?: readonly CodePlace[];
    };

/** A file of the submission. */
interface HandedFile {
  readonly path: string;
  readonly text: string;
  /** Whether messages name the file, because there are several. */
  readonly isNamed?: boolean;
}

/** A submission that may be sent to a server. */
export const accepted = <Handed>(program: Handed): Examined<Handed> => ({
  program,
  compile: { ok: true, output: '' },
});

/** Why a text may not be sent: the message, and the line it refers to with a caret under the position. */
export function rejected({ reason, message, at }: Rejection, file?: HandedFile): Examined<never> {
  const named = file?.isNamed === true ? `${file.path}, ${message}` : message;
  const line = file === undefined || at === undefined ? '' : markPlace(file.text, at);
  // A syntax error quotes the learner's text, which may be long.
  const output = evidenceText(line === '' ? named : `${named}\n${line}`, MESSAGE_CHARACTERS);
  return { compile: { ok: false, output }, reason, ...(file && at && { places: [placeOf(file, at)] }) };
}

const placeOf = ({ path }: HandedFile, { line, column, what }: NonNullable<Rejection['at']>): CodePlace => ({
  path,
  line,
  column,
  message: evidenceText(what.split('\n', 1)[0] ?? '', PLACE_CHARACTERS - 100),
});

/** The text of a file of the submission; the manifest requires the file. */
export function sourceOf({ files }: Pick<GradingSession<unknown>, 'files'>, path: string): string {
  const source = files.get(path);
  if (source === undefined) throw new Error(`the submission has no file ${path}`);
  return decodeText(source);
}
