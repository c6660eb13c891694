import {
  IconAlertSquare,
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconShieldCheck,
} from '@tabler/icons-react';
import type { JSX, ReactNode } from 'react';
import type { Tone } from '../components/figures/tone';
import { useFormats } from '../components/format/format-context';
import { formatTime } from '../components/format/time-format';
import { type PersonAction, PersonMenu } from './person-menu';
import styles from './status-strip.module.css';
import { type PlaceFact, type ProtectionFacts, placeSentence, protectionSentence } from './strip-wording';

export type StripPart = 'protection' | 'place';

export interface StatusStripProps {
  readonly protection: ProtectionFacts;
  /** "Daniel Kowalczyk, manager"; nobody while locked or before set-up. */
  readonly person?: string | undefined;
  /** "Tue 17 Nov", of the business day, which is not always the calendar's. */
  readonly businessDate?: string | undefined;
  /** Milliseconds since 1970; the shell's clock hands it down. */
  readonly now: number;
  /** The watermark of the sample restaurant; the strip is on every screen, and so is this. */
  readonly sample?: boolean | undefined;
  /** What the person can do with the own session; a menu opens over the name. */
  readonly personActions?: readonly PersonAction[] | undefined;
  /** Left out where there is nothing to open: before sign-in, and while the records are closed. */
  readonly onOpen?: ((part: StripPart, id?: string) => void) | undefined;
}

const icon = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;

function PlaceIcon({ tone, place }: { readonly tone: Tone; readonly place: PlaceFact }): JSX.Element {
  if (tone === 'danger') return <IconAlertSquare {...icon} />;
  if (tone === 'attention')
    return place.waitsFor === 'internet' ? <IconCloudOff {...icon} /> : <IconAlertTriangle {...icon} />;
  return <IconCircleCheck {...icon} />;
}

interface StripButtonProps {
  readonly className: string;
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}

function Part({ className, onOpen, children }: StripButtonProps): JSX.Element {
  if (onOpen === undefined) return <span className={className}>{children}</span>;
  return (
    <button type="button" className={className} onClick={onOpen}>
      {children}
    </button>
  );
}

/** Copies, who and when: on every screen, and never claiming more than the Backups screen does. */
export function StatusStrip(props: StatusStripProps): JSX.Element {
  const { protection, person, businessDate, now, onOpen } = props;
  const { timeZone } = useFormats();
  const main = protectionSentence(protection, now, timeZone);
  return (
    <footer className={styles.strip} data-region="strip" tabIndex={-1}>
      <Part
        className={`${styles.part} ${styles.main} ${styles[main.tone]}`}
        onOpen={onOpen && (() => onOpen('protection'))}
      >
        {main.tone === 'danger' ? (
          <IconAlertSquare {...icon} />
        ) : main.tone === 'attention' ? (
          <IconAlertTriangle {...icon} />
        ) : (
          <IconShieldCheck {...icon} />
        )}
        {main.sentence}
      </Part>
      {protection.places.length === 0 ? null : <span className={styles.line} />}
      {protection.places.map((place) => {
        const said = placeSentence(place, now, timeZone);
        return (
          <Part
            key={place.id}
            className={`${styles.part} ${styles[said.tone]}`}
            onOpen={onOpen && (() => onOpen('place', place.id))}
          >
            <PlaceIcon tone={said.tone} place={place} />
            {said.sentence}
          </Part>
        );
      })}
      <span className={styles.gap} />
      {props.sample === true ? <span className={styles.sample}>Sample restaurant, made-up figures</span> : null}
      <PersonMenu person={person} actions={props.personActions ?? []} />
      <span className={styles.line} />
      <span className={styles.part}>
        {businessDate === undefined ? '' : `Business date ${businessDate} · `}
        {formatTime(now, timeZone)}
      </span>
    </footer>
  );
}
