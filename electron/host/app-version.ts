import { version } from '../../package.json';

/** Stands in every copy's manifest; a restore tells by it which Larder made the copy. */
export const appVersion: string = version;
