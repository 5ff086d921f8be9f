import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from './folder.fixture.js';
import { digestOf } from './folder.js';
import { planWrites, writePlanned } from './safe-write.js';

const NEW = { path: 'src/main.py', content: 'new\n' };

describe('the files of a pull', () => {
  it('distinguish local changes from changes on the site', async () => {
    const { path } = await makeFolder();
    await mkdir(join(path, 'src'));
    const stateWith = async (content: string) => {
      await writeFile(join(path, NEW.path), content);
      const [planned] = await planWrites(path, [NEW], { [NEW.path]: digestOf('old\n') });
      return planned?.state;
    };
    expect(await stateWith('mine\n')).toBe('changed');
    expect(await stateWith('new\n')).toBe('same');
    expect(await stateWith('old\n')).toBe('untouched');
    await writePlanned(path, await planWrites(path, [NEW], {}));
    expect(await readFile(join(path, NEW.path), 'utf8')).toBe('new\n');
  });

  it.each(['../x', '/etc/x', 'a/../../x', 'a\\b', '.hone-challenge.json', 'con', ''])(
    'stay in the folder, for any path from the site: %j',
    async (path) => {
      const folder = await makeFolder();
      await expect(planWrites(folder.path, [{ path, content: '' }], {})).rejects.toMatchObject({
        code: 'PULL_PATH_REFUSED',
      });
    },
  );

  it('follow no link out of the folder', async () => {
    const [folder, elsewhere] = [await makeFolder(), await makeFolder()];
    await symlink(elsewhere.path, join(folder.path, 'src'));
    await expect(planWrites(folder.path, [NEW], {})).rejects.toMatchObject({ code: 'PULL_PATH_TAKEN' });
  });
});
