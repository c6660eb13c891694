/** Where things stand in every snapshot. `base` and `overlay` are apart so that the base's long listing is stored once. */
export const snapshotPaths = ['/larder'] as const;
export const storeDirectory = 'store';
export const baseDirectory = 'base';
export const overlayDirectory = 'overlay';
export const filesDirectory = 'files';
export const storeFileName = 'store.db';
export const overlayFileName = 'store.db-wal';
export const manifestFileName = 'manifest.json';
export const recoverFileName = 'RECOVER.txt';

export const basePath = `${storeDirectory}/${baseDirectory}/${storeFileName}`;
export const overlayPath = `${storeDirectory}/${overlayDirectory}/${overlayFileName}`;
