import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeFileAtomically } from '../../system/atomic-file';
import type { Clock } from '../../system/clock';
import type { Randomness } from '../../system/randomness';
import { tryDestination } from '../destinations/try-destination';
import { ContinuityLost } from '../engine/backup-failure';
import { capture } from '../engine/capture';
import { type CaptureState, parseCaptureState, serialiseCaptureState } from '../engine/capture-state';
import type { ProgressListener } from '../engine/progress';
import { proveSnapshot } from '../engine/prove';
import { settleState } from '../engine/settle';
import { storePageSource } from '../engine/store-page-source';
import { createRepository } from '../repository/create-repository';
import { joinMasterKey, splitMasterKey } from '../repository/master-key';
import type { RepositoryPorts } from '../repository/ports';
import type { Repository } from '../repository/repository';
import { readConfig } from '../repository/restic-repository';
import { createSnapshotCatalog } from '../repository/snapshot-catalog';
import { planRestore, stageRestore } from '../restore/restore-plan';
import type { InspectStore } from '../restore/store-facts';
import type { OpenRepositories } from './open-repositories';
import type { BackupAnswer, BackupAsk, BackupRequestName } from './protocol';

export interface AnswerPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly repositories: OpenRepositories;
  readonly repositoryPorts: RepositoryPorts;
}

/** What a request can use while it is worked on. */
export interface RequestScope {
  readonly onProgress: ProgressListener;
  readonly signal: AbortSignal;
  /** Has the parent open a store that was staged. */
  readonly inspect: InspectStore;
}

export type RequestAnswers = {
  readonly [Name in BackupRequestName]: (ask: BackupAsk<Name>, scope: RequestScope) => Promise<BackupAnswer<Name>>;
};

/** The work behind every request name. */
export function requestAnswers(ports: AnswerPorts): RequestAnswers {
  const { clock, randomness, repositories, repositoryPorts } = ports;
  return {
    async capture(ask, scope) {
      const repository = await repositories.open(ask.repository);
      return repositories.inTurn(repository, async () => {
        const source = storePageSource({ ...ask.store, verifyBase: ask.verifyBase });
        const { state, ...answer } = await capture(repository, source, ask.mark, readState(ask.statePath), {
          reason: ask.reason,
          tags: ask.tags,
          facts: ask.facts,
          rebase: ask.rebase,
          clock,
          ...scope,
        });
        keepState(ask.statePath, state);
        return answer;
      });
    },
    async settle(ask) {
      const state = readState(ask.statePath);
      if (state === null) return { settled: false };
      try {
        const source = storePageSource({ ...ask.store, verifyBase: false });
        keepState(ask.statePath, await settleState(source, state, ask.lastMark));
        return { settled: true };
      } catch (cause) {
        if (cause instanceof ContinuityLost) return { settled: false };
        throw cause;
      }
    },
    async prove(ask, scope) {
      const repository = await repositories.open(ask.repository);
      return proveSnapshot(repository, ask.snapshotId, {
        folder: ask.folder,
        key: ask.key,
        clock,
        randomness,
        ...scope,
      });
    },
    async 'stage-restore'(ask, scope) {
      const startedAt = clock.monotonicMs();
      const repository = await repositories.open(ask.repository);
      const plan = await planRestore(repository, ask.snapshotId, ask.target);
      const bytes = await stageRestore(repository, plan, { key: ask.key, clock, randomness, ...scope });
      return { plan, bytes, seconds: (clock.monotonicMs() - startedAt) / 1000 };
    },
    async 'list-snapshots'(ask) {
      const repository = await repositories.open(ask.repository);
      return createSnapshotCatalog([repository], () => null).list();
    },
    async 'create-repository'(ask) {
      const masterKey = ask.masterKey === undefined ? undefined : splitMasterKey(ask.masterKey);
      const keyFiles = (ask.keyFiles ?? []).map((text) => Buffer.from(text, 'utf8'));
      const made = { passwords: ask.passwords, keyFiles, ...(masterKey !== undefined && { masterKey }) };
      return identityOf(await createRepository(repositories.destination(ask.place), made, repositoryPorts));
    },
    async 'open-repository'(ask) {
      return identityOf(await repositories.open(ask.repository));
    },
    async 'add-key'(ask) {
      const repository = await repositories.open(ask.repository);
      return { keyId: await repository.addKey(ask.password) };
    },
    async 'replace-key-file'(ask) {
      const repository = await repositories.open(ask.repository);
      await repository.replaceKeyFile(Buffer.from(ask.keyFile, 'utf8'), Buffer.from(ask.replaced, 'utf8'));
      return { done: true };
    },
    async 'test-destination'(ask) {
      const destination = repositories.destination(ask.place);
      const capabilities = await destination.capabilities();
      const holdsRepository = (await readConfig(destination)) !== null;
      // Only where copies are at home: another folder is not written to for a try.
      if (holdsRepository) await tryDestination(destination, randomness.bytes(4096));
      return { holdsRepository, capabilities };
    },
  };
}

function identityOf(repository: Repository) {
  return { repositoryId: repository.id, masterKey: joinMasterKey(repository.masterKey) };
}

function readState(path: string): CaptureState | null {
  return parseCaptureState(existsSync(path) ? readFileSync(path, 'utf8') : null);
}

function keepState(path: string, state: CaptureState): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileAtomically(path, serialiseCaptureState(state));
}
