import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomically } from '../system/atomic-file';
import type { Clock } from '../system/clock';

const alertSchema = z.object({
  rule: z.string(),
  severity: z.enum(['attention', 'danger']),
  message: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
});
export type Alert = Readonly<z.infer<typeof alertSchema>>;
export type AlertDraft = Pick<Alert, 'rule' | 'severity' | 'message'>;

/** None when the file cannot be read: what still holds is raised again by the next check. */
function readAlerts(path: string): readonly Alert[] {
  if (!existsSync(path)) return [];
  try {
    return z.array(alertSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return [];
  }
}

/** The one way Larder raises its voice: once per rule until it is resolved, on the Health screen and by the system. */
export class Alerts {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #notify: (title: string, body: string) => void;
  #open: readonly Alert[];

  constructor(path: string, clock: Clock, notify: (title: string, body: string) => void) {
    this.#path = path;
    this.#clock = clock;
    this.#notify = notify;
    this.#open = readAlerts(path);
  }

  get open(): readonly Alert[] {
    return this.#open;
  }

  /** Raises or renews the alert of a rule. The system's notification comes once, until the rule is resolved. */
  raise(draft: AlertDraft): void {
    const at = this.#clock.now().toISOString();
    const known = this.#open.find((alert) => alert.rule === draft.rule);
    this.#save([
      ...this.#open.filter((alert) => alert.rule !== draft.rule),
      { ...draft, firstAt: known?.firstAt ?? at, lastAt: at },
    ]);
    if (!known) this.#notify('Larder', draft.message);
  }

  /** Ends the alert of a rule, if there is one. */
  resolve(rule: string): void {
    if (this.#open.some((alert) => alert.rule === rule)) this.#save(this.#open.filter((alert) => alert.rule !== rule));
  }

  #save(open: readonly Alert[]): void {
    this.#open = open;
    try {
      writeFileAtomically(this.#path, JSON.stringify(open));
    } catch {
      // The disk may be what the alert is about; it is still shown for as long as Larder runs.
    }
  }
}
