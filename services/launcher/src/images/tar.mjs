import { readFileSync, readlinkSync } from 'node:fs';

import { hashText, listFiles } from '../values/hashing.mjs';

const BLOCK = 512;

/**
 * A build context as the engine wants it: an uncompressed ustar archive of a folder, plus files made in
 * memory. Owner and group are zero and times come from the content, so equal content gives an equal archive, and
 * a web server that distinguishes versions by size and time notices every change of content.
 *
 * @typedef {{path: string, content: Buffer, mode?: number} | {path: string, link: string}} TarEntry
 *
 * @param {string} folder
 * @param {TarEntry[]} [extra]
 * @returns {Buffer}
 */
export function tarFolder(folder, extra = []) {
  const parts = listFiles(folder).flatMap((file) =>
    file.kind === 'link'
      ? [linkEntry(file.path, readlinkSync(file.absolute))]
      : fileEntry(file.path, readFileSync(file.absolute), file.mode),
  );
  const added = extra.flatMap((entry) =>
    'link' in entry
      ? [linkEntry(entry.path, entry.link)]
      : fileEntry(entry.path, entry.content, entry.mode ?? 0o644),
  );
  return Buffer.concat([...parts, ...added, Buffer.alloc(2 * BLOCK)]);
}

/**
 * @param {string} path
 * @param {Buffer} content
 * @param {number} mode
 */
function fileEntry(path, content, mode) {
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  const time = timeOf(content);
  return [header({ path, mode, size: content.length, time, type: '0', link: '' }), content, padding];
}

/** @param {string} path @param {string} link */
function linkEntry(path, link) {
  return header({ path, mode: 0o777, size: 0, time: 0, type: '2', link });
}

/** Seconds, some day in 2001 or 2002. @param {Buffer} content */
function timeOf(content) {
  return 1e9 + Number.parseInt(hashText(content, 6), 16);
}

/** @param {{path: string, mode: number, size: number, time: number, type: '0' | '2', link: string}} entry */
function header({ path, mode, size, time, type, link }) {
  const block = Buffer.alloc(BLOCK);
  const [prefix, name] = splitPath(path);
  block.write(name, 0, 100, 'utf8');
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(time, 11), 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write(link, 157, 100, 'utf8');
  block.write('ustar\0' + '00', 257);
  block.write(prefix, 345, 155, 'utf8');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

/** @param {number} value @param {number} digits */
function octal(value, digits) {
  return value.toString(8).padStart(digits, '0');
}

/**
 * ustar has 100 bytes for the name and 155 for the folder.
 *
 * @param {string} path
 * @returns {[prefix: string, name: string]}
 */
function splitPath(path) {
  if (Buffer.byteLength(path) <= 100) return ['', path];
  for (let cut = path.indexOf('/'); cut !== -1; cut = path.indexOf('/', cut + 1)) {
    const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)];
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, name];
  }
  throw new RangeError(`path too long for a build context: ${path}`);
}
