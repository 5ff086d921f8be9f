import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../docker/box-size.js';
import { fillArgv } from './fill-argv.js';
import { loadRuntimes } from './load-runtimes.js';
import { RuntimeBook, type RuntimeTrial } from './runtime-book.js';
import { loadSmokeCases } from './smoke-cases.js';

const IMAGES_DIR = fileURLToPath(new URL('../../../../sandbox-images', import.meta.url));
const loaded = await loadRuntimes(IMAGES_DIR);
const ids = loaded.map(({ runtime }) => runtime.id);
const eager = loaded.filter(({ runtime }) => !runtime.onDemand).map(({ runtime }) => runtime.id);
const imageIds = new Map(ids.map((id) => [id, `sha256:${id}`]));

describe('the runtimes in sandbox-images', () => {
  it('are read, each from the folder with its name', () => {
    expect(ids).toEqual(
      expect.arrayContaining([
        'api-tools',
        'c',
        'cassandra',
        'cpp',
        'go',
        'java',
        'javascript',
        'mariadb',
        'mongodb',
        'porcupine',
        'postgresql',
        'python',
        'ruby',
        'schemathesis',
        'sqlite',
        'typescript',
      ]),
    );
  });

  it.each(loaded.map((each) => [each.runtime.id, each] as const))(
    '%s can be started and tried',
    async (_, each) => {
      const { runtime, folder } = each;
      const size = sizeOf({ memoryMiB: 64, processes: 1 }, runtime);
      const places = Object.values(size.tmpfsBytes).reduce((sum, bytes) => sum + bytes, 0);
      expect(places).toBeLessThanOrEqual(size.memoryBytes - 16 * 1024 * 1024);
      if (runtime.kind === 'server') {
        expect(fillArgv(runtime.service.argv, { boxMemoryMiB: 1 }).join(' ')).not.toContain('{');
        return;
      }
      if (runtime.kind === 'tool') {
        expect(runtime.version[0]).toMatch(/^\//);
        return;
      }
      const values = { entry: `/box/${runtime.sourceName}`, boxMemoryMiB: 1 };
      for (const argv of [runtime.compile.argv, runtime.run, runtime.warmUp, runtime.version]) {
        expect(fillArgv(argv, values).join(' ')).not.toMatch(/\{\w+\}/);
      }
      const cases = await loadSmokeCases(folder);
      // The base runtime has shown the rest.
      const rest = runtime.layersOn === undefined ? ['echo', 'exit-code', 'memory', 'threads'] : [];
      expect(cases.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['hello', 'compile-error', ...rest]),
      );
      expect(cases.some(({ canary }) => canary)).toBe(true);
    },
  );
});

it('builds runtimes only on existing ones that are not layered themselves', () => {
  const below = loaded.flatMap(({ runtime }) => runtime.layersOn ?? []);
  expect(below).toContain('python');
  for (const id of below) {
    expect(loaded.find(({ runtime }) => runtime.id === id)?.runtime).toMatchObject({ id });
    expect(loaded.find(({ runtime }) => runtime.id === id)?.runtime.layersOn).toBeUndefined();
  }
});

describe('the book of runtimes', () => {
  const bookWith = (tryOut: RuntimeTrial, images = imageIds) =>
    new RuntimeBook({ loaded, imageIds: images, tryOut });

  it('offers a runtime only after its trial, and tries it once', async () => {
    let trials = 0;
    const book = bookWith(() => {
      trials += 1;
      return Promise.resolve({ version: '1.0' });
    });
    expect(
      book.statuses().every(({ id, status }) => status === (eager.includes(id) ? 'building' : 'ready')),
    ).toBe(true);
    const [one, two] = await Promise.all([book.offer('python'), book.offer('python')]);
    expect([one.imageId, two.imageId, trials]).toEqual(['sha256:python', 'sha256:python', 1]);
    expect(book.statuses().find(({ id }) => id === 'python')).toMatchObject({
      status: 'ready',
      version: '1.0',
    });
  });

  it('does not offer one that fails, and says why', async () => {
    const book = bookWith(({ runtime }) =>
      Promise.resolve(runtime.id === 'python' ? { finding: 'no hello' } : { version: '1.0' }),
    );
    await book.tryAll();
    await expect(book.offer('python')).rejects.toThrow('not offered here: no hello');
    await expect(book.offer('javascript')).resolves.toMatchObject({ imageId: 'sha256:javascript' });
  });

  it('retries a trial that broke off, and never one that failed', async () => {
    let engineIsThere = false;
    const tried: string[] = [];
    const book = bookWith(({ runtime }) => {
      tried.push(runtime.id);
      if (!engineIsThere) return Promise.reject(new Error('the engine is away'));
      return Promise.resolve(runtime.id === 'python' ? { version: '1.0' } : { finding: 'no hello' });
    });
    await expect(book.offer('python')).rejects.toThrow('not offered here: the engine is away');
    engineIsThere = true;
    await book.tryAll();
    await expect(book.offer('python')).resolves.toMatchObject({ imageId: 'sha256:python' });
    await expect(book.offer('javascript')).rejects.toThrow('no hello');
    expect(tried.filter((id) => id === 'javascript')).toHaveLength(1);
    expect(tried.filter((id) => id === 'python')).toHaveLength(2);
  });

  it('gives a failing runtime three chances, and no more', async () => {
    const tried: string[] = [];
    const book = bookWith(({ runtime }) => {
      tried.push(runtime.id);
      const works = runtime.id !== 'java' && tried.filter((id) => id === runtime.id).length > 1;
      return Promise.resolve(works ? { version: '1.0' } : { finding: 'no hello' });
    });
    for (let round = 0; round < 5; round += 1) {
      await book.tryAll();
      book.giveAnotherChance();
    }
    await expect(book.offer('python')).resolves.toMatchObject({ imageId: 'sha256:python' });
    await expect(book.offer('java')).rejects.toThrow('not offered here: no hello');
    expect(['python', 'java'].map((id) => tried.filter((each) => each === id).length)).toEqual([2, 3]);
  });

  it('asks a compiler that rejects a program to compile a known one, unless it has compiled recently', async () => {
    const asked: string[] = [];
    let works = true;
    const book = new RuntimeBook({
      loaded,
      imageIds,
      tryOut: () => Promise.resolve({ version: '1.0' }),
      compileKnown: ({ runtime }) => {
        asked.push(runtime.id);
        return Promise.resolve(works ? undefined : 'hello did not compile: no space left');
      },
      believedMs: 20,
    });
    await book.offer('go');
    await book.noteCompiled('go', false);
    expect(asked).toEqual([]);
    await pause(25);
    await Promise.all([book.noteCompiled('go', false), book.noteCompiled('go', false)]);
    await book.noteCompiled('go', false);
    expect(asked).toEqual(['go']);

    works = false;
    await pause(25);
    await book.noteCompiled('go', true);
    await book.noteCompiled('go', false);
    await pause(25);
    await expect(book.noteCompiled('go', false)).rejects.toThrow(
      'its compiler has stopped working: hello did not compile: no space left',
    );
    await expect(book.offer('go')).rejects.toThrow('not offered here: its compiler has stopped working');
    // Each open box may ask; no rejected program counts as a failed trial.
    for (let box = 0; box < 3; box += 1)
      await expect(book.noteCompiled('go', false)).rejects.toThrow('has stopped working');
    book.giveAnotherChance();
    await expect(book.offer('go')).resolves.toMatchObject({ imageId: 'sha256:go' });
  });

  it('answers the first language that passes its trial, and tries no other', async () => {
    const book = bookWith(({ runtime }) => {
      if (runtime.id === 'c') return Promise.resolve({ finding: 'no hello' });
      return runtime.id === 'cpp' ? Promise.resolve({ version: '1.0' }) : new Promise(() => undefined);
    });
    expect(await book.firstLanguage()).toBe('cpp');
    expect(await bookWith(() => Promise.resolve({ finding: 'no' })).firstLanguage()).toBeUndefined();
  });

  it('says whether a missing image is being built or could not be', () => {
    const absent = {
      go: { status: 'building', reason: 'its image is being built' },
      java: { status: 'failed', reason: 'its image could not be built: no disk' },
    } as const;
    const tryOut = () => Promise.resolve({ version: '1.0' });
    const book = new RuntimeBook({ loaded, imageIds: new Map(), tryOut, absent });
    const known = new Map(book.statuses().map(({ id, status, reason }) => [id, [status, reason]]));
    expect(known.get('go')).toEqual(['building', 'its image is being built']);
    expect(known.get('java')).toEqual(['failed', 'its image could not be built: no disk']);
    expect(known.get('c')).toEqual(['failed', 'the engine has no image for it']);
  });

  it('tries up to n at a time, and each once', async () => {
    let going = 0;
    let most = 0;
    const tried: string[] = [];
    const book = bookWith(async ({ runtime }) => {
      tried.push(runtime.id);
      going += 1;
      most = Math.max(most, going);
      await new Promise(setImmediate);
      going -= 1;
      return { version: '1.0' };
    });
    await book.tryAll(2);
    expect([most, tried.sort()]).toEqual([2, [...eager].sort()]);
  });

  it('starts none on demand before it is wanted, and does not offer it once it has failed', async () => {
    const tried: string[] = [];
    const book = bookWith(({ runtime }) => {
      tried.push(runtime.id);
      return Promise.resolve(runtime.onDemand ? { finding: 'no answer' } : { version: '1.0' });
    });
    const cassandra = () => book.statuses().find(({ id }) => id === 'cassandra')?.status;
    await book.tryAll();
    expect([tried.includes('cassandra'), book.isWanted('cassandra'), cassandra()]).toEqual([
      false,
      false,
      'ready',
    ]);
    expect(book.isWanted('python')).toBe(true);
    await expect(book.offer('cassandra')).rejects.toThrow('not offered here: no answer');
    expect([book.isWanted('cassandra'), cassandra()]).toEqual([true, 'failed']);
  });

  it('offers one on demand as soon as its image is there', async () => {
    const made = new Map<string, string>();
    const book = new RuntimeBook({
      loaded,
      imageIds: new Map(),
      tryOut: () => Promise.resolve({ version: '1.0' }),
      findImage: (id) => Promise.resolve(made.get(id)),
      absent: { cassandra: { status: 'building', reason: 'its image is being built' } },
    });
    const cassandra = () => book.statuses().find(({ id }) => id === 'cassandra')?.status;
    await book.tryAll();
    expect(cassandra()).toBe('building');
    made.set('cassandra', 'sha256:new');
    await book.tryAll();
    expect(cassandra()).toBe('ready');
  });

  it('does not offer one whose image is gone, until there is a new image that passes its trial', async () => {
    const made = new Map<string, string>();
    const tried: string[] = [];
    const tryOut: RuntimeTrial = ({ runtime, imageId }) => {
      if (runtime.id === 'python') tried.push(imageId);
      return Promise.resolve({ version: '1.0' });
    };
    const findImage = (id: string) => Promise.resolve(made.get(id));
    const book = new RuntimeBook({ loaded, imageIds, tryOut, findImage });
    const offered = await book.offer('python');
    book.lose(offered);
    await expect(book.offer('python')).rejects.toThrow('its image is gone');
    await expect(book.offer('javascript')).resolves.toMatchObject({ imageId: 'sha256:javascript' });
    made.set('python', 'sha256:new');
    await expect(book.offer('python')).resolves.toMatchObject({ imageId: 'sha256:new' });
    // A late report about the old image.
    book.lose(offered);
    await expect(book.offer('python')).resolves.toMatchObject({ imageId: 'sha256:new' });
    expect(tried).toEqual(['sha256:python', 'sha256:new']);
  });

  it('does not offer one whose image is missing, or that does not exist', async () => {
    const book = bookWith(() => Promise.resolve({ version: '1.0' }), new Map());
    await expect(book.offer('python')).rejects.toThrow('no image');
    await expect(book.offer('cobol')).rejects.toThrow('no runtime for cobol');
  });
});

describe('a command of a runtime', () => {
  it('gets its placeholders filled, and fails for an unknown one', () => {
    const values = { entry: '/box/a.py', boxMemoryMiB: 100 };
    expect(
      fillArgv(['x', '{entry}', '-m={twiceBoxMemoryMiB}', '-h={halfBoxMemoryMiB}', '{boxMemoryMiB}'], values),
    ).toEqual(['x', '/box/a.py', '-m=200', '-h=50', '100']);
    expect(() => fillArgv(['{entry}'], { boxMemoryMiB: 1 })).toThrow('{entry}');
    expect(() => fillArgv(['{other}'], values)).toThrow('{other}');
  });
});
