import { FailureError } from '../../shared/failures/failures';
import type { Clock } from '../system/clock';
import { fileDigest } from './file-digest';
import { type Judgement, judgeRelease, type RefusalReason } from './judge-release';
import type { KeptProgram } from './kept-program';
import type { ReleaseStatement } from './release-statement';
import type { UpdateFeed, UpdateState } from './update-feed';
import type { UpdateRecord } from './update-record';
import { afterStep, noUpdateYet, refusalSentence, type UpdateStep } from './update-state';
import { UnreachableError, type Updater } from './updater';

export interface SignedFeedPorts {
  readonly updater: Updater;
  readonly record: UpdateRecord;
  /** Null where the earlier program cannot be kept. */
  readonly program: KeptProgram | null;
  readonly version: string;
  /** As in a statement: "linux-x64". */
  readonly platform: string;
  /** Base64, 32 bytes each: any one of them may have signed. */
  readonly publicKeys: readonly string[];
  readonly clock: Clock;
  /** The ordered way out; `last` is the last thing done, after the records were closed. */
  readonly leave: (last: () => void) => Promise<void>;
  /** Ends Larder and starts it again, from another file if one is named. */
  readonly startAgain: (program: string | null) => void;
}

interface Verified {
  readonly statement: ReleaseStatement;
  readonly path: string;
}

const notThisKind = 'This Larder cannot replace itself. Take the new one from where this one came from.';

/** Updates that are taken only when the makers of Larder signed exactly this package for exactly this kind of PC. */
export class SignedFeed implements UpdateFeed {
  readonly #ports: SignedFeedPorts;
  #state: UpdateState = noUpdateYet;
  #verified: Verified | null = null;

  constructor(ports: SignedFeedPorts) {
    this.#ports = ports;
  }

  get state(): UpdateState {
    return this.#state;
  }

  get previous(): string | null {
    const { program, record, version } = this.#ports;
    const kept = program ? record.previous : null;
    // An update that was cut off before it replaced anything leaves a kept copy of what runs now.
    return kept && kept.version !== version ? kept.version : null;
  }

  async check(): Promise<void> {
    this.#verified = null;
    this.#step({ step: 'asked' });
    const judgement = await this.#reaching(() => this.#judged());
    if (judgement.verdict === 'refused') this.#refuse(judgement.reason);
    const { statement, expired } = judgement;
    this.#ports.record.saw(statement.version);
    if (judgement.verdict === 'newest') {
      this.#step({ step: 'newest', at: this.#now(), expired });
      return;
    }
    this.#step({ step: 'offered', statement });
    const path = await this.#reaching(() => this.#ports.updater.fetch());
    if (!(await isSigned(path, statement))) this.#refuse('changed-on-the-way');
    this.#verified = { statement, path };
    this.#step({ step: 'verified', at: this.#now(), expired });
  }

  async install(): Promise<void> {
    const verified = this.#verified;
    if (!verified) throw new FailureError('request/not-now');
    // Hours may lie between fetching and installing: it is looked at once more, as it lies there now.
    if (!(await isSigned(verified.path, verified.statement))) this.#refuse('changed-on-the-way');
    const { program, updater, leave, startAgain } = this.#ports;
    await program?.keep();
    void leave(() => {
      if (updater.install()) return;
      program?.putBackIfGone();
      startAgain(null);
    });
  }

  async rollBack(): Promise<void> {
    const { program, leave, record, startAgain } = this.#ports;
    if (!program || this.previous === null) throw new FailureError('request/not-now');
    if (!(await program.isWhole())) {
      record.keep(null);
      throw new FailureError('request/not-now', {}, 'The earlier Larder is not on this PC any more, or was changed.');
    }
    void leave(() => startAgain(program.takeUp()));
  }

  async #judged(): Promise<Judgement> {
    const { updater, record, version, platform, publicKeys, clock } = this.#ports;
    const answer = await updater.ask();
    if (!answer) {
      this.#state = { ...noUpdateYet, message: notThisKind };
      throw new FailureError('update/not-packaged', {}, notThisKind);
    }
    const running = { version, platform, highestSeen: record.highestSeen };
    return judgeRelease(answer.offer, answer.signedText, running, publicKeys, clock.now());
  }

  /** Whatever goes wrong on the way ends either as unreachable or as refused, never as trusted. */
  async #reaching<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof FailureError) throw error;
      if (!(error instanceof UnreachableError)) return this.#refuse('unreadable');
      this.#step({ step: 'unreachable', at: this.#now() });
      throw new FailureError('update/offline');
    }
  }

  #refuse(reason: RefusalReason): never {
    this.#verified = null;
    this.#step({ step: 'refused', at: this.#now(), reason });
    throw new FailureError('update/not-trusted', { reason }, refusalSentence(reason));
  }

  #step(step: UpdateStep): void {
    this.#state = afterStep(this.#state, step);
  }

  #now(): string {
    return this.#ports.clock.now().toISOString();
  }
}

async function isSigned(path: string, statement: ReleaseStatement): Promise<boolean> {
  const { sha512, size } = await fileDigest(path).catch(() => ({ sha512: '', size: -1 }));
  return sha512 === statement.sha512 && size === statement.size;
}
