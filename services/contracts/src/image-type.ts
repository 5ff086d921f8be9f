/** Media types of images that are shown, by file extension. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** Whether the bytes start like those of a type. */
const BEGINNINGS: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  'image/png': startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': startsWith([0xff, 0xd8, 0xff]),
  'image/gif': (bytes) => /^GIF8[79]a/.test(latin(bytes, 0, 6)),
  'image/webp': (bytes) => latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP',
  'image/svg+xml': isSvg,
};

function startsWith(wanted: readonly number[]) {
  return (bytes: Uint8Array): boolean => wanted.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** UTF-8 text whose first element, after declarations and comments, is `svg`. */
function isSvg(bytes: Uint8Array): boolean {
  try {
    let text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trimStart();
    for (;;) {
      const end = text.startsWith('<?') ? '?>' : text.startsWith('<!--') ? '-->' : undefined;
      if (end === undefined) return /^(?:<!DOCTYPE svg[^>[]*>\s*)?<svg[\s>]/i.test(text);
      const at = text.indexOf(end);
      if (at < 0) return false;
      text = text.slice(at + end.length).trimStart();
    }
  } catch {
    // Not UTF-8.
    return false;
  }
}

/** The media type of an image when its name and content agree, otherwise undefined. */
export function findImageType(path: string, bytes: Uint8Array): string | undefined {
  const type = TYPES[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];
  return type !== undefined && BEGINNINGS[type]?.(bytes) === true ? type : undefined;
}
