import type { ProbeResponse } from '@hone/contracts/sandbox';

const HEAD = /^HTTP\/1\.[01] (\d{3})[^\r\n]*\r\n([\s\S]*?\r\n)?\r\n/;
/** A longer body is cut. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** The answer in the bytes from a connection; undefined where it is invalid or incomplete. */
export function readAnswer(bytes: Buffer): ProbeResponse | undefined {
  const found = HEAD.exec(bytes.toString('latin1'));
  if (found === null) return undefined;
  const headers = (found[2] ?? '')
    .split('\r\n')
    .filter((line) => line.includes(':'))
    .map((line): [string, string] => [
      line.slice(0, line.indexOf(':')).trim().toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
  const body = bodyOf(headers, bytes.subarray(found[0].length));
  if (body === undefined) return undefined;
  return {
    status: Number(found[1]),
    headers,
    body: body.subarray(0, MAX_BODY_BYTES),
    cut: body.length > MAX_BODY_BYTES,
  };
}

function bodyOf(headers: readonly (readonly [string, string])[], rest: Buffer): Buffer | undefined {
  const valueOf = (name: string): string | undefined => headers.find(([each]) => each === name)?.[1];
  if (valueOf('transfer-encoding')?.toLowerCase() === 'chunked') return joinChunks(rest);
  const length = valueOf('content-length');
  if (length === undefined) return rest;
  return rest.length < Number(length) ? undefined : rest.subarray(0, Number(length));
}

function joinChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16);
    if (size === 0) return Buffer.concat(chunks);
    if (!(size > 0) || bytes.length < end + 2 + size + 2) return undefined;
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
