// Writes the published package: the learner's commands, bundled with all that they need.
// node services/cli/scripts/pack.mjs [folder]
import { chmod, copyFile, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const CLI = fileURLToPath(new URL('..', import.meta.url));
const OUT = resolve(process.argv[2] ?? `${CLI}dist/package`);
/** Its scope is ours before the first release; see docs/decisions/0084. */
const NAME = '@hone-practice/cli';

await build({
  root: CLI,
  configFile: false,
  logLevel: 'warn',
  resolve: { conditions: ['hone-source'] },
  ssr: { noExternal: true, resolve: { conditions: ['hone-source'] } },
  build: {
    ssr: 'src/learner-main.ts',
    outDir: OUT,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'hone.mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' } },
  },
});
const { version, license } = JSON.parse(await readFile(`${CLI}package.json`, 'utf8'));
await writeFile(`${OUT}/hone.mjs`, `#!/usr/bin/env node\n${await readFile(`${OUT}/hone.mjs`, 'utf8')}`);
await chmod(`${OUT}/hone.mjs`, 0o755);
await copyFile(`${CLI}../../LICENSE`, `${OUT}/LICENSE`);
await writeFile(
  `${OUT}/package.json`,
  `${JSON.stringify(
    {
      name: NAME,
      version,
      description: 'Solve Hone challenges in your own editor and terminal',
      license,
      type: 'module',
      bin: { hone: 'hone.mjs' },
      engines: { node: '>=20.19' },
    },
    undefined,
    2,
  )}\n`,
);
