import { createContext, type JSX, type ReactNode, useContext } from 'react';
import { type MoneyFormat, usDollars } from './money-format';

/** How this restaurant writes money, and the zone its clock runs in. */
export interface Formats {
  readonly money: MoneyFormat;
  /** IANA name, such as "America/New_York". */
  readonly timeZone: string;
}

const FormatsContext = createContext<Formats>({
  money: usDollars,
  timeZone: 'UTC',
});

export interface FormatsProviderProps {
  readonly formats: Formats;
  readonly children: ReactNode;
}

/** Gives every figure beneath it the restaurant's formats. */
export function FormatsProvider({ formats, children }: FormatsProviderProps): JSX.Element {
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}

/** The restaurant's formats; US dollars and UTC before a restaurant is set up. */
export function useFormats(): Formats {
  return useContext(FormatsContext);
}
