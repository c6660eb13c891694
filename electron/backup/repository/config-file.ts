import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { Envelope } from './envelope';
import { contentIdSchema, parseJson } from './json-text';
import { isChunkerPolynomial, randomPolynomial } from './polynomial';
import type { RepositoryPorts } from './ports';
import { RepositoryFailure } from './repository-failure';

export interface RepositoryConfig {
  readonly id: string;
  /** Hex; only stock restic's own chunker uses it. */
  readonly chunkerPolynomial: string;
}

const supportedVersion = 2;

/** A new identity for a repository. */
export function generateConfig(ports: Pick<RepositoryPorts, 'randomBytes'>): RepositoryConfig {
  return {
    id: Buffer.from(ports.randomBytes(32)).toString('hex'),
    chunkerPolynomial: randomPolynomial(ports),
  };
}

/** The bytes of the `config` file: the one small file that restic never compresses. */
export function sealConfig(config: RepositoryConfig, envelope: Envelope): Uint8Array {
  const { id, chunkerPolynomial } = config;
  return envelope.seal(
    Buffer.from(JSON.stringify({ version: supportedVersion, id, chunker_polynomial: chunkerPolynomial })),
  );
}

const configSchema = z.object({
  version: z.int(),
  id: contentIdSchema,
  chunker_polynomial: z.string().refine(isChunkerPolynomial),
});

/** @throws RepositoryFailure `damaged` or, for another format version, `unsupported`. */
export function openConfig(sealed: Uint8Array, envelope: Envelope): RepositoryConfig {
  const read = parseJson(configSchema, envelope.open(sealed), 'configuration');
  if (read.version !== supportedVersion) {
    throw new RepositoryFailure('unsupported', `The repository has format version ${read.version}`);
  }
  return { id: read.id, chunkerPolynomial: read.chunker_polynomial };
}
