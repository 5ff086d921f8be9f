/** Log for operators; a pino logger fits. */
export interface SandboxLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export const silentLog: SandboxLog = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
