import type { JSX } from 'react';
import { useFormats } from '../format/format-context';
import { formatMoney } from '../format/money-format';
import { moneyProblemSentence, parseMoney } from '../format/parse-money';
import { type DecimalFieldProps, DecimalInput } from './decimal-input';

export type MoneyInputProps = DecimalFieldProps;

/** Typed money. `value` is integer minor units; the text is read digit by digit, never through a float. */
export function MoneyInput(props: MoneyInputProps): JSX.Element {
  const { money } = useFormats();
  return (
    <DecimalInput
      {...props}
      before={money.symbol}
      parse={(text) => parseMoney(text, money, props.allowNegative)}
      write={(value) => formatMoney(value, money).replace(money.symbol, '')}
      explain={(problem) => moneyProblemSentence(problem, money)}
    />
  );
}
