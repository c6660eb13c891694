import { IconCash } from '@tabler/icons-react';
import type { JSX, ReactNode } from 'react';
import { FactList } from '../../components/figures/fact-list';
import { SignedMoney } from '../../components/figures/signed-money';
import { type Formats, useFormats } from '../../components/format/format-context';
import { formatMoney } from '../../components/format/money-format';
import { navigate } from '../../components/navigation/route';
import { State } from '../../components/state/state';
import { drawerStanding, type HomeDrawer, isUnsettled, moneyVerdict, worstDrawer } from './home-wording';
import { QuestionCard } from './question-card';

export interface MoneyCardProps {
  readonly drawers: readonly HomeDrawer[];
  /** Whoever only reads is shown the way, and is not told to do it. */
  readonly maySettle: boolean;
  readonly primary: boolean;
}

const shownDrawers = 3;

function standing(drawer: HomeDrawer): ReactNode {
  const words = drawerStanding(drawer);
  if (words === 'Matches')
    return (
      <State tone="safe" variant="plain">
        Matches
      </State>
    );
  if (drawer.varianceMinor === null || drawer.varianceMinor === 0) return words;
  if (isUnsettled(drawer)) return <SignedMoney amountMinor={drawer.varianceMinor} tone="danger" />;
  return (
    <>
      {words} · <SignedMoney amountMinor={drawer.varianceMinor} />
    </>
  );
}

function sentenceFor(worst: HomeDrawer | undefined, drawers: readonly HomeDrawer[]): string {
  if (drawers.length === 0) return 'No drawer was opened yet. Open one with its float before the first cash sale.';
  if (worst?.varianceMinor)
    return `${worst.name} is ${worst.varianceMinor < 0 ? 'short' : 'over'}. Find out what it was.`;
  if (worst !== undefined) return `${worst.name} does not match yet.`;
  return 'No counted drawer has a difference that is not settled.';
}

function nextLabel(
  worst: HomeDrawer | undefined,
  drawers: readonly HomeDrawer[],
  { money }: Formats,
  maySettle: boolean,
): string {
  if (!maySettle) return worst === undefined ? 'See the drawers' : `See ${worst.name}`;
  if (worst?.varianceMinor) return `Find the ${formatMoney(Math.abs(worst.varianceMinor), money)}`;
  if (worst !== undefined) return `Settle ${worst.name}`;
  return drawers.length === 0 ? 'Open a drawer' : 'See the drawers';
}

/** Is my money right? */
export function MoneyCard({ drawers, maySettle, primary }: MoneyCardProps): JSX.Element {
  const formats = useFormats();
  const worst = worstDrawer(drawers);
  const go = (): void => navigate(worst ? { screen: 'cash', session: worst.sessionId } : { screen: 'cash' });
  return (
    <QuestionCard
      title="Is my money right?"
      icon={<IconCash size={18} stroke={1.75} aria-hidden="true" />}
      verdict={moneyVerdict(drawers)}
      figure={worst?.varianceMinor ? <SignedMoney amountMinor={worst.varianceMinor} /> : undefined}
      sentence={sentenceFor(worst, drawers)}
      next={{ label: nextLabel(worst, drawers, formats, maySettle), onRun: go }}
      primary={primary}
    >
      <FactList
        facts={drawers.slice(0, shownDrawers).map((drawer) => ({ label: drawer.name, value: standing(drawer) }))}
      />
    </QuestionCard>
  );
}
