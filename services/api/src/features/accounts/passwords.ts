/** Keeps passwords as hashes that cannot be turned back. */
export interface Passwords {
  /** A hash with its own salt and parameters in it. */
  hash(password: string): Promise<string>;
  /** Whether the password has this hash. Without a hash it takes the same time and is false. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
}
