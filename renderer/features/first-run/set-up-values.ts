import { isTimeZone } from '../../../shared/domain/business-day';
import { countableCurrencies } from '../../../shared/domain/cash/denominations';
import { passwordProblems, shortestPassword } from '../../../shared/domain/passwords/policy';

/** What is typed about the restaurant; cash rounding in minor units. */
export interface RestaurantValues {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly cutoff: string;
  readonly cashRoundTo: 1 | 5 | 10;
}

export interface OwnerValues {
  readonly display: string;
  readonly username: string;
  readonly password: string;
  readonly again: string;
}

export type Problems<Values> = Readonly<Partial<Record<keyof Values, string>>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A restaurant that has not said anything yet, in the zone of this PC. */
export function blankRestaurant(timeZone: string): RestaurantValues {
  return {
    name: '',
    currency: 'USD',
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    cutoff: '04:00',
    cashRoundTo: 1,
  };
}

export const blankOwner: OwnerValues = { display: '', username: '', password: '', again: '' };

export function restaurantProblems(values: RestaurantValues): Problems<RestaurantValues> {
  return {
    ...(values.name.trim() === '' ? { name: 'Type the name that stands over your door.' } : {}),
    ...(isTimeZone(values.timeZone) ? {} : { timeZone: 'Choose the time zone of the restaurant.' }),
  };
}

function passwordSentence(values: OwnerValues): string | undefined {
  const [problem] = passwordProblems({
    password: values.password,
    username: values.username,
    role: 'owner',
    isCommon: () => false,
  });
  switch (problem?.kind) {
    case undefined:
    case 'common':
      return undefined;
    case 'too-short':
      return `Use at least ${problem.atLeast} characters. Four words in a row are easy to remember.`;
    case 'too-long':
      return `Use at most ${problem.atMost} characters.`;
    case 'is-username':
      return 'Choose something else than your user name.';
  }
}

/** What keeps an owner from being created; main knows the common passwords and has the last word. */
export function ownerProblems(values: OwnerValues): Problems<OwnerValues> {
  const password = passwordSentence(values);
  return {
    ...(values.display.trim() === '' ? { display: 'Type your name as others know it.' } : {}),
    ...(values.username.trim() === '' ? { username: 'Type a short name to sign in with.' } : {}),
    ...(password === undefined ? {} : { password }),
    ...(values.again === values.password ? {} : { again: 'The two do not agree. Type the password once more.' }),
  };
}

/** A user name made from a person's name: "Rosalind Achterberg" becomes "rosalind". */
export function suggestedUsername(display: string): string {
  const [first = ''] = display.trim().toLowerCase().normalize('NFD').split(/\s+/u);
  return first.replaceAll(/[^a-z0-9]/gu, '').slice(0, 40);
}

export const ownerPasswordLength = shortestPassword('owner');

const currencyNames = new Intl.DisplayNames(['en'], { type: 'currency' });

export const currencyChoices: readonly Choice[] = countableCurrencies.map((currency) => ({
  value: currency,
  label: `${currencyNames.of(currency) ?? currency} (${currency})`,
}));

export const cutoffChoices: readonly Choice[] = Array.from({ length: 12 }, (_, hour) => {
  const value = `${String(hour).padStart(2, '0')}:00`;
  return { value, label: hour === 0 ? '00:00, at midnight' : value };
});

export const roundingChoices = [
  { value: '1', label: 'Not rounded' },
  { value: '5', label: 'To 5 cents' },
  { value: '10', label: 'To 10 cents' },
] as const satisfies readonly Choice[];

const roundings: Readonly<Record<string, RestaurantValues['cashRoundTo']>> = { '1': 1, '5': 5, '10': 10 };

export function roundingOf(chosen: string | null): RestaurantValues['cashRoundTo'] {
  return roundings[chosen ?? '1'] ?? 1;
}
