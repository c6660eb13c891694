import type { JSX } from 'react';
import { formatQuantity, parseQuantity, quantityProblemSentence } from '../format/quantity-format';
import { type DecimalFieldProps, DecimalInput } from './decimal-input';

export interface QuantityInputProps extends DecimalFieldProps {
  /** "lb", "each"; stands behind the figure. */
  readonly unit?: string | undefined;
}

/** A typed quantity. `value` is integer micro-units of `unit`. */
export function QuantityInput({ unit, ...props }: QuantityInputProps): JSX.Element {
  return (
    <DecimalInput
      {...props}
      after={unit}
      parse={(text) => parseQuantity(text, props.allowNegative)}
      write={(value) => formatQuantity(value)}
      explain={quantityProblemSentence}
    />
  );
}
