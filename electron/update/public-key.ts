/**
 * The keys that may sign a release: the 32 bytes of an Ed25519 public key, base64. More than one only while a key is
 * being replaced. Made with `node scripts/make-release-key.mjs`; its private half never enters this repository nor a
 * workflow (docs/releasing.md). While the list is empty, Larder takes no update at all.
 */
export const releasePublicKeys: readonly string[] = [];
