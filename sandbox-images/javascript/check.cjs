/**
 * Checks the syntax of every JavaScript file of a submission without executing any. Prints errors as Node does
 * and ends with 1 when there was one. Needs --experimental-vm-modules to read modules.
 */
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const MAX_ERRORS = 20;
const WRAPPED = ['exports', 'require', 'module', '__filename', '__dirname'];

function* sources(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* sources(full);
    else if (entry.isFile() && /\.[cm]?js$/.test(entry.name)) yield full;
  }
}

/** The `type` of the nearest package.json, as Node looks it up. */
function packageType(file, root) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    try {
      return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).type;
    } catch {
      if (folder === root || folder === '/') return undefined;
    }
  }
}

function errorAsScript(text, file) {
  try {
    vm.compileFunction(text.replace(/^#!.*/, ''), WRAPPED, { filename: file });
    return undefined;
  } catch (error) {
    return error;
  }
}

function errorAsModule(text, file) {
  try {
    new vm.SourceTextModule(text, { identifier: file });
    return undefined;
  } catch (error) {
    return error;
  }
}

function errorOf(file, root) {
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  if (file.endsWith('.mjs')) return errorAsModule(text, file);
  if (file.endsWith('.cjs')) return errorAsScript(text, file);
  const type = packageType(file, root);
  if (type === 'module') return errorAsModule(text, file);
  const asScript = errorAsScript(text, file);
  if (asScript === undefined || type === 'commonjs') return asScript;
  // Without a declared type Node takes module syntax as what it says.
  const asModule = errorAsModule(text, file);
  if (asModule === undefined) return undefined;
  return /^(import|export)\b/m.test(text) ? asModule : asScript;
}

/** The place, the line and the message; not where in this file it was thrown. */
function describe(error, file) {
  const text = String(error.stack)
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trimEnd();
  return text.includes(file) ? text : `${file}: ${text}`;
}

const root = process.argv[2];
let errors = 0;
for (const file of sources(root)) {
  const error = errorOf(file, root);
  if (error === undefined) continue;
  process.stderr.write(`${describe(error, file).replaceAll(`${root}/`, '')}\n`);
  errors += 1;
  if (errors === MAX_ERRORS) break;
}
process.exitCode = errors > 0 ? 1 : 0;
