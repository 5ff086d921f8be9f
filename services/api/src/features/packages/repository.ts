/** Archives of challenge packages as they came, by digest; stored once, never changed. */
export interface PackageRepository {
  put(digest: string, archive: Uint8Array): Promise<void>;
  find(digest: string): Promise<Uint8Array | undefined>;
}
