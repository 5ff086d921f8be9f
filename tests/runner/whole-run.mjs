/** The record of a whole `npm run test:all`: kept while it runs, and read by the run that resumes it. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal, writeJournal } from './journal.mjs';
import { findKept } from './resume.mjs';
import { pathsBetween, readTree } from './tree.mjs';

const MOST_NAMED = 5;

/** Thrown where a run cannot resume another; its message says why. */
export class NoResume extends Error {}

/** Where records are stored: a new clone of the same tree finds them where HONE_FOLDER names a folder. */
export const recordsFolder = (root, env) => join(env.HONE_FOLDER || join(root, '.hone'), 'reports');

/** What challenges and solutions have settled, by the suite that grades them. */
export const settledFile = (folder, suite) => join(folder, `settled-${suite}.jsonl`);

function forget(folder, journal) {
  rmSync(journal, { force: true });
  try {
    for (const name of readdirSync(folder))
      if (name.startsWith('settled-')) rmSync(join(folder, name), { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function rejectChanges({ tree, changes }) {
  if (tree === undefined) throw new NoResume('--resume knows a tree by git, and this folder is no clone');
  if (changes.length === 0) return;
  const named = [...changes.slice(0, MOST_NAMED), ...(changes.length > MOST_NAMED ? ['…'] : [])].join(', ');
  throw new NoResume(`--resume needs what passed to be what is here. Commit or remove these first: ${named}`);
}

/**
 * Begins a record, or goes on with the one that is there. A whole run forgets what was there before; one of named steps
 * leaves it alone, and keeps none, unless it resumes. `kept` is as in resume.mjs; `journal` and `folder` are undefined where
 * nothing is recorded. Throws `NoResume`.
 */
export function openRecord({ root, env, all, resume, wanted }) {
  const nothing = { kept: findKept([], ''), note: () => undefined, checkTree: () => undefined };
  if (resume && !all) throw new NoResume('--resume belongs to npm run test:all');
  if (!all || (wanted.length > 0 && !resume)) return nothing;
  const folder = recordsFolder(root, env);
  const journal = join(folder, 'whole-run.jsonl');
  const begun = readTree(root);
  if (resume) rejectChanges(begun);
  else forget(folder, journal);
  const tree = begun.changes.length === 0 ? begun.tree : undefined;
  const kept = findKept(readJournal(journal), tree, (from) => tree && pathsBetween(root, from, tree));
  const note = writeJournal(journal);
  note({ kind: 'run', tree });
  /** Sources that change while they are tested prove nothing about any tree. */
  const checkTree = () => {
    const now = readTree(root);
    if (now.tree !== begun.tree || now.changes.length !== begun.changes.length) note({ kind: 'changed' });
  };
  return { kept, note, checkTree, journal, folder };
}
