import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

/**
 * Compiles all services to their dist/ folders without type checks, in seconds: starting Hone changes no
 * source, and `npm test` checks types. The output is that of `tsc -b`, without declarations.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Plain JavaScript, or bundled by another tool. */
const NOT_EMITTED = ['launcher', 'web'];

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);

/** @param {string} folder @param {string} path  of a source below src/ */
function emit(folder, path) {
  const fileName = join(folder, 'src', path);
  const target = join(folder, 'dist', path.replace(/\.ts$/, '.js'));
  const { outputText, sourceMapText } = ts.transpileModule(readFileSync(fileName, 'utf8'), {
    fileName,
    // All packages are ES modules, which a single file does not show.
    compilerOptions: {
      ...options,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
  if (sourceMapText === undefined) return;
  const map = JSON.parse(sourceMapText);
  map.sources = map.sources.map((/** @type {string} */ source) => sourcePath(path, source));
  writeFileSync(`${target}.map`, JSON.stringify(map));
}

/** Path from a file in dist/ to its source in src/. @param {string} path @param {string} source */
function sourcePath(path, source) {
  const up = '../'.repeat(path.split('/').length);
  return `${up}src/${join(dirname(path), basename(source))}`;
}

for (const service of readdirSync(join(root, 'services'))) {
  if (NOT_EMITTED.includes(service)) continue;
  const folder = join(root, 'services', service);
  const sources = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' });
  for (const path of sources) {
    if (/(?<!\.d|\.test)\.ts$/.test(path)) emit(folder, path);
  }
}
