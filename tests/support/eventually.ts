/**
 * Waits for a fact: asks again until it holds, and fails with the last answer when it never does. The default timeout
 * is long, as tests must not depend on the speed of a busy machine.
 */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  holds: (value: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (performance.now() > deadline) {
      throw new Error(`it did not come true within ${withinMs} ms; last: ${JSON.stringify(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
