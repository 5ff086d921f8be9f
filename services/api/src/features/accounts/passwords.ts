/** Hashes and verifies passwords. */
export interface Passwords {
  /** Resolves to a hash that includes its salt and parameters. */
  hash(password: string): Promise<string>;
  /** Whether the password matches the hash. Without a hash it takes the same time and is false. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
}
