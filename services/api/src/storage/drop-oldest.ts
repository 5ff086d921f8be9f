/** Drops the entry of a map that was set first when it has more than `most`. What is deleted and set again is the newest. */
export function dropOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
