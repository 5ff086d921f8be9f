import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import ts from 'typescript';

import { hashText } from '../values/hashing.mjs';

/** Plain JavaScript, or bundled by another tool. */
const NOT_EMITTED = ['launcher', 'web'];
/** What was emitted, by source: digests of the source and of how it is compiled, and when its program was written. */
const MEMORY = '.hone/types/programs.json';

/** @typedef {Record<string, readonly [digest: string, writtenAt: number]>} Memory */

/**
 * Compiles services to their dist/ folders without type checks, in seconds: starting Hone changes no source, and
 * `npm test` checks types. The output is that of `tsc -b`, without declarations. Keeps a program when neither its
 * source nor its file has changed since.
 *
 * @param {string} root
 * @returns {number} how many were compiled
 */
export function emitPrograms(root) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const how = hashText(JSON.stringify([ts.version, config.compilerOptions]));
  const known = readMemory(root);
  /** @type {Memory} */
  const memory = {};
  let emitted = 0;
  for (const { folder, path } of listSources(root)) {
    const fileName = join(folder, 'src', path);
    const target = join(folder, 'dist', path.replace(/\.ts$/, '.js'));
    const text = readFileSync(fileName, 'utf8');
    const digest = hashText(`${how}${text}`);
    const [knownDigest, knownTime] = known[fileName] ?? [];
    if (digest !== knownDigest || knownTime !== writtenAt(target)) {
      emit(options, { path, fileName, text, target });
      emitted += 1;
    }
    memory[fileName] = [digest, writtenAt(target) ?? 0];
  }
  mkdirSync(dirname(join(root, MEMORY)), { recursive: true });
  writeFileSync(join(root, MEMORY), JSON.stringify(memory));
  return emitted;
}

/** @param {string} root @returns {Memory} */
function readMemory(root) {
  try {
    return JSON.parse(readFileSync(join(root, MEMORY), 'utf8'));
  } catch {
    return {};
  }
}

/** @param {string} file @returns {number | undefined} */
const writtenAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/** Sources of programs: `path` is below the `src` of `folder`. @param {string} root */
function listSources(root) {
  const services = readdirSync(join(root, 'services')).filter((service) => !NOT_EMITTED.includes(service));
  return services.flatMap((service) => {
    const folder = join(root, 'services', service);
    const paths = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' });
    return paths.filter((path) => /(?<!\.d|\.test)\.ts$/.test(path)).map((path) => ({ folder, path }));
  });
}

/**
 * @param {ts.CompilerOptions} options
 * @param {{path: string, fileName: string, text: string, target: string}} source
 */
function emit(options, { path, fileName, text, target }) {
  const { outputText, sourceMapText } = ts.transpileModule(text, {
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
