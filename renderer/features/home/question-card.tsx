import { Button } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { Card } from '../../components/card/card';
import { State } from '../../components/state/state';
import styles from './home.module.css';
import type { Verdict } from './home-wording';

export interface QuestionCardProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly verdict: Verdict;
  readonly figure?: ReactNode | undefined;
  readonly sentence: string;
  /** Left out for people who may not go there. */
  readonly next?: { readonly label: string; readonly onRun: () => void } | undefined;
  /** The one filled button of the page. */
  readonly primary: boolean;
  readonly children?: ReactNode | undefined;
}

/** One of the three questions: verdict, the figure that answers it, the facts behind it, one next action. */
export function QuestionCard(props: QuestionCardProps): JSX.Element {
  const { title, icon, verdict, figure, sentence, next, primary, children } = props;
  return (
    <Card title={title} icon={icon} aside={<State tone={verdict.tone}>{verdict.words}</State>}>
      <div className={styles.question}>
        {figure === undefined ? null : <span className={styles.figure}>{figure}</span>}
        <p className={styles.sentence}>{sentence}</p>
        {children}
        {next === undefined ? null : (
          <div className={styles.next}>
            <Button variant={primary ? 'filled' : 'default'} onClick={next.onRun}>
              {next.label}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
