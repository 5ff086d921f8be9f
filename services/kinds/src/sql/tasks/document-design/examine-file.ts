import type { GradingSession } from '@hone/contracts/kind';
import type { SqlDefinition } from '../../definition.js';
import { accepted, rejected, sourceOf, type Examined } from '../../statement/examined.js';
import { readText } from '../../engines/mongodb/read-text.js';
import { toExtended } from '../../engines/mongodb/text-node.js';
import { examineDesign, type Design } from './examine-design.js';
import { readTaskFile } from './task-file.js';
import { Violation } from './violation.js';

type Read =
  | { readonly ok: true; readonly design: Design }
  | ({ readonly ok: false } & Pick<Violation, 'message' | 'reason'>);

/** Parses and examines a design before it runs on any data. */
export function readDesign(text: string, task: ReturnType<typeof readTaskFile>): Read {
  const read = readText(text);
  if (!read.ok) {
    const { at, message, reason } = read;
    const where = at === undefined ? '' : `line ${at.line}, column ${at.column}: `;
    return { ok: false, reason, message: `${where}${message}` };
  }
  try {
    return { ok: true, design: examineDesign(toExtended(read.root), task) };
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { ok: false, reason: error.reason, message: error.message };
  }
}

/** Examines the submitted design. */
export function examineFile(session: GradingSession<SqlDefinition>): Promise<Examined<Design>> {
  const read = readDesign(
    sourceOf(session, session.entry),
    readTaskFile(session.package, session.definition),
  );
  return Promise.resolve(read.ok ? accepted(read.design) : rejected(read));
}
