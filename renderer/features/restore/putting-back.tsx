import type { JSX } from 'react';
import { useProgress } from '../../api/use-progress';
import { Card } from '../../components/card/card';
import { Working } from '../../components/working/working';
import { stopPuttingBack } from './restore-run';

/** Progress of putting back. Once everything is read, it is checked and swapped, and there is nothing left to stop. */
export function PuttingBack(): JSX.Element {
  const told = useProgress('restore');
  const read = told?.progress.total !== undefined && told.progress.done >= told.progress.total;
  return (
    <Card>
      {read ? (
        <Working sentence="Checking it, then putting it in place…" />
      ) : (
        <Working
          sentence={told === null ? 'Finding the copy…' : `${told.sentence}…`}
          progress={told?.progress}
          onCancel={stopPuttingBack}
        />
      )}
    </Card>
  );
}
