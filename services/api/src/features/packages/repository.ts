/** Archives of challenge packages by digest; stored once, never changed. */
export interface PackageRepository {
  put(digest: string, archive: Uint8Array): Promise<void>;
  find(digest: string): Promise<Uint8Array | undefined>;
}
