import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectFiles } from './collect-files.js';
import { makeFolder } from './folder.fixture.js';

describe('the files of a folder', () => {
  it('are those that the challenge accepts, without what hone and tools put there', async () => {
    const folder = await makeFolder({
      pulled: { 'statement.md': 'x', 'main.py': 'y' },
      starter: ['main.py'],
    });
    for (const path of ['main.py', 'statement.md', '.env'])
      await writeFile(join(folder.path, path), 'a = 1\n');
    for (const path of ['lib', 'node_modules', '.git', 'samples']) {
      await mkdir(join(folder.path, path));
      await writeFile(join(folder.path, path, 'x.py'), 'b = 2\n');
    }
    const { files, notes } = await collectFiles(folder);
    expect(files.map(({ path }) => path)).toEqual(['lib/x.py', 'main.py']);
    expect(notes).toEqual([]);
  });

  it('are sent with Unix line endings and without a byte order mark, with a note', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder.path, 'main.py'), '\ufeffa = 1\r\nb = 2\r\n');
    const { files, notes } = await collectFiles(folder);
    expect(files).toEqual([{ path: 'main.py', content: 'a = 1\nb = 2\n' }]);
    expect(notes).toEqual([
      'main.py is sent without its byte order mark and with Unix line endings; your file is unchanged.',
    ]);
  });

  it.each([
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x00, 0xff]), 'is binary, not UTF-8 text'],
    ['UTF-16', Buffer.from('\ufeffa = 1', 'utf16le'), 'is UTF-16; save it as UTF-8'],
    ['huge', Buffer.alloc(300_000, 'a'), 'is larger than 262144 bytes'],
  ])('are rejected by name when one is %s', async (_what, content, message) => {
    const folder = await makeFolder();
    await writeFile(join(folder.path, 'main.py'), content);
    const error = { errors: [{ path: 'main.py', message: expect.stringContaining(message) }] };
    await expect(collectFiles(folder)).rejects.toMatchObject(error);
  });

  it('do not include links, so that nothing from elsewhere is sent', async () => {
    const folder = await makeFolder({ submit: ['*.py'] });
    await symlink('/etc/passwd', join(folder.path, 'main.py'));
    const error = { errors: [{ path: 'main.py', message: expect.stringContaining('is a link') }] };
    await expect(collectFiles(folder)).rejects.toMatchObject(error);
  });

  it('are not searched endlessly in a folder with other content', async () => {
    const folder = await makeFolder();
    for (let i = 0; i <= 100; i++) await writeFile(join(folder.path, `f${i}.py`), '1');
    await expect(collectFiles(folder)).rejects.toMatchObject({ code: 'FOLDER_TOO_LARGE' });
  });

  it('must exist and have content', async () => {
    const folder = await makeFolder({ submit: ['main.*'] });
    await expect(collectFiles(folder)).rejects.toMatchObject({ code: 'FILE_NONE' });
    await writeFile(join(folder.path, 'main.py'), ' \n');
    await expect(collectFiles(folder)).rejects.toMatchObject({ code: 'FILE_EMPTY' });
  });
});
