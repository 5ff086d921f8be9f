const listeners = new Set<() => void>();

/** Reports that the server answers again; browsers notice only some kinds of network failure. */
export function reportServerBack(): void {
  for (const listener of [...listeners]) listener();
}

export function onServerBack(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
