const secretWords: ReadonlySet<string> = new Set([
  'password',
  'passphrase',
  'pin',
  'pan',
  'cvv',
  'cvc',
  'secret',
  'token',
  'credential',
  'credentials',
  'hash',
]);
const secretPairs: ReadonlySet<string> = new Set([
  'recovery code',
  'card number',
  'store key',
  'wrapping key',
  'private key',
]);
const notKept = 'not kept';

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/u);

/** By whole words of the name, so that `passwordHash` is a secret and `shippingAddress` is none. */
function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word, index) => secretWords.has(word) || secretPairs.has(`${word} ${words[index + 1] ?? ''}`));
}

const cardNumber = /(?<![\d-])(?:\d[ -]?){13,15}\d(?![\d-])/gu;
const cardPrefix = /^(?:4|5[1-5]|2[2-7]|3[4-8]|6)/u;

/** The check digit every card number has (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Takes the numbers of payment cards (14 to 16 digits, also in groups) out of a text and leaves the last four digits. */
export function withoutCardNumbers(text: string): string {
  return text.replace(cardNumber, (found) => {
    const digits = found.replace(/\D/gu, '');
    return cardPrefix.test(digits) && passesLuhn(digits) ? `card …${digits.slice(-4)}` : found;
  });
}

/** Takes secrets and card numbers out of what the trail keeps, at every depth. A yes or no about a secret is none. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return withoutCardNumbers(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [
        name,
        isSecretName(name) && typeof inner !== 'boolean' && inner !== null ? notKept : withoutSecrets(inner),
      ]),
  );
}
