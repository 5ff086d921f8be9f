/** Which of the needles occur in a stream of bytes, also across the borders of its chunks. */
export async function findIn(
  stream: AsyncIterable<Uint8Array>,
  needles: readonly string[],
): Promise<{ readonly bytes: number; readonly found: string[] }> {
  const wanted = needles.map((text) => Buffer.from(text));
  const overlap = Math.max(...wanted.map((needle) => needle.length)) - 1;
  const found = new Set<string>();
  let bytes = 0;
  let tail: Uint8Array = Buffer.alloc(0);
  for await (const chunk of stream) {
    bytes += chunk.length;
    const window = Buffer.concat([tail, chunk]);
    wanted.forEach((needle, index) => {
      if (window.includes(needle)) found.add(needles[index] ?? '');
    });
    tail = window.subarray(Math.max(0, window.length - overlap));
  }
  return { bytes, found: [...found] };
}
