import type { RepositoryPorts } from './ports';

/** restic's chunker needs a random irreducible polynomial of this degree over GF(2). */
const degree = 53;

/** A random irreducible polynomial, as lower-case hex. Found after some thirty tries, a few milliseconds each. */
export function randomPolynomial(ports: Pick<RepositoryPorts, 'randomBytes'>): string {
  for (;;) {
    const random = ports.randomBytes(8).reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
    const candidate = BigInt.asUintN(degree, random) | (1n << BigInt(degree)) | 1n;
    if (isIrreducible(candidate)) return candidate.toString(16);
  }
}

/** Ben-Or's test: no factor of degree i divides f, that is gcd(f, x^(2^i) − x mod f) = 1 for every i up to deg/2. */
export function isIrreducible(polynomial: bigint): boolean {
  const top = degreeOf(polynomial);
  if (top < 1) return false;
  const x = 2n;
  let power = x;
  for (let i = 1; i <= Math.floor(top / 2); i++) {
    power = remainder(square(power), polynomial);
    if (greatestCommonDivisor(polynomial, power ^ x) !== 1n) return false;
  }
  return true;
}

/** True when the text is a chunker polynomial that stock restic accepts at opening. */
export function isChunkerPolynomial(hex: string): boolean {
  return /^[0-9a-f]{1,16}$/.test(hex) && isIrreducible(BigInt(`0x${hex}`));
}

function degreeOf(polynomial: bigint): number {
  return polynomial === 0n ? -1 : polynomial.toString(2).length - 1;
}

/** Squaring over GF(2) spreads the bits: every second one is zero. */
function square(polynomial: bigint): bigint {
  return BigInt(`0b${[...polynomial.toString(2)].join('0')}`);
}

function remainder(dividend: bigint, divisor: bigint): bigint {
  const divisorDegree = degreeOf(divisor);
  let rest = dividend;
  for (let at = degreeOf(rest); at >= divisorDegree; at = degreeOf(rest)) rest ^= divisor << BigInt(at - divisorDegree);
  return rest;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, remainder(a, b)];
  return a;
}
