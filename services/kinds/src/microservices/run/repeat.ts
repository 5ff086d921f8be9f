/** Acts every `ms` milliseconds, the first time after that, until it is stopped. */
export function repeat(ms: number, act: () => void): { readonly stop: () => void } {
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(() => {
      next();
      act();
    }, ms);
  };
  next();
  return { stop: () => clearTimeout(timer) };
}
