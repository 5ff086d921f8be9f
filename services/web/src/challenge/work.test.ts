import { describe, expect, it } from 'vitest';
import { editFile, filesToSend, isDrawn, isStarter, openWork, selectFile } from './work.js';

const CHALLENGE = {
  submit: ['main.*', 'lib/**'],
  starter: {
    python: [
      { path: 'README.txt', content: 'read me' },
      { path: 'main.py', content: 'print()' },
      { path: 'lib/a.py', content: '' },
    ],
  },
};

describe('the work on a challenge', () => {
  it('opens the starter at the first file that may be written', () => {
    const work = openWork(CHALLENGE, 'python');
    expect(work.active).toBe('main.py');
    expect(work.files).toHaveLength(3);
    expect(isStarter(work, CHALLENGE)).toBe(true);
  });

  it('opens at the main file where several may be written', () => {
    const starter = { sql: ['indexes.sql', 'main.sql'].map((path) => ({ path, content: '' })) };
    expect(openWork({ submit: ['*.sql'], starter }, 'sql').active).toBe('main.sql');
  });

  it('shows files that are named one by one in the order of the challenge', () => {
    const starter = { sql: ['a.sql', 'contract.sql', 'expand.sql'].map((path) => ({ path, content: '' })) };
    const { files, active } = openWork({ submit: ['expand.sql', 'contract.sql'], starter }, 'sql');
    expect(files.map(({ path }) => path)).toEqual(['expand.sql', 'contract.sql', 'a.sql']);
    expect(active).toBe('expand.sql');
  });

  it('merges a draft into the starter, without files that are not writable', () => {
    const work = openWork(CHALLENGE, 'python', [
      { path: 'main.py', content: 'mine' },
      { path: 'README.txt', content: 'changed' },
      { path: 'lib/b.py', content: 'more' },
    ]);
    expect(work.files.map((file) => file.content)).toEqual(['read me', 'mine', '', 'more']);
  });

  it('merges a draft file whose name differs only in case into that file, not beside it', () => {
    const work = openWork(CHALLENGE, 'python', [{ path: 'lib/A.py', content: 'mine' }]);
    expect(work.files.map(({ path }) => path)).toEqual(['README.txt', 'main.py', 'lib/a.py']);
    expect(work.files[2]?.content).toBe('mine');
  });

  it('shows the files of a variant beside the starter, read-only even where any path may be sent', () => {
    const variant = { id: 'v1', files: [{ path: 'recorded/app.log', content: 'boom' }] };
    const challenge = { ...CHALLENGE, submit: ['**'], variant };
    const work = openWork(challenge, 'python', [{ path: 'recorded/app.log', content: 'mine' }]);
    expect(work.files.at(-1)).toEqual(variant.files[0]);
    expect(isStarter(work, challenge)).toBe(true);
    expect(filesToSend(work, challenge).map(({ path }) => path)).not.toContain('recorded/app.log');
    expect([isDrawn(challenge), isDrawn({}), isDrawn({ variant: null })]).toEqual([true, true, false]);
  });

  it('sends only writable files', () => {
    const work = editFile(openWork(CHALLENGE, 'python'), 'main.py', 'mine');
    expect(filesToSend(work, CHALLENGE)).toEqual([
      { path: 'main.py', content: 'mine' },
      { path: 'lib/a.py', content: '' },
    ]);
    expect(isStarter(work, CHALLENGE)).toBe(false);
  });

  it('ignores a missing file, and survives a language without a starter', () => {
    const work = openWork(CHALLENGE, 'python');
    expect(selectFile(work, 'nope.py')).toBe(work);
    expect(openWork(CHALLENGE, 'go')).toMatchObject({ files: [], active: '' });
  });
});
