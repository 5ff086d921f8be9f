import type { MessageRecord } from '@hone/contracts/sandbox';

const MAX_HEADER_BYTES = 8 * 1024;
const MAX_BODY_BYTES = 8 * 1024;

/** How many bytes all messages of one pod may still keep. */
export interface CaptureBudget {
  bytes: number;
}

/** Headers in pairs, names in lower case, as far as they fit into n bytes. */
export function headerPairs(
  rawHeaders: readonly string[],
  mostBytes = Infinity,
): (readonly [name: string, value: string])[] {
  const pairs: (readonly [string, string])[] = [];
  let bytes = 0;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    bytes += name.length + value.length;
    if (bytes > mostBytes) break;
    pairs.push([name.toLowerCase(), value]);
  }
  return pairs;
}

/** The beginning of an HTTP message, while it passes. */
export class CapturedMessage {
  private readonly headers: readonly (readonly [string, string])[];
  private readonly budget: CaptureBudget;
  private readonly chunks: Buffer[] = [];
  private kept = 0;
  private cut = false;

  constructor(rawHeaders: readonly string[], budget: CaptureBudget) {
    this.headers = budget.bytes > 0 ? headerPairs(rawHeaders, MAX_HEADER_BYTES) : [];
    this.cut = budget.bytes <= 0;
    this.budget = budget;
    for (const [name, value] of this.headers) budget.bytes -= name.length + value.length;
  }

  add(chunk: Buffer): void {
    const room = Math.max(0, Math.min(MAX_BODY_BYTES - this.kept, this.budget.bytes));
    if (chunk.length > room) this.cut = true;
    if (room === 0) return;
    // A copy: a slice would keep the whole chunk in memory.
    const kept = Buffer.from(chunk.subarray(0, room));
    this.chunks.push(kept);
    this.kept += kept.length;
    this.budget.bytes -= kept.length;
  }

  read(): MessageRecord {
    return { headers: this.headers, body: Buffer.concat(this.chunks).toString('utf8'), cut: this.cut };
  }
}
