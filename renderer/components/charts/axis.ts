const mostGridlines = 4;

/** Round values from 0 to just above the largest: 0, 300, 600, 900. Never more than four lines above the axis. */
export function gridValues(largest: number): readonly number[] {
  if (largest <= 0) return [0, 1];
  const rough = largest / (mostGridlines - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 3, 5, 10].map((factor) => factor * power).filter((step) => Number.isInteger(step));
  const step = nice.find((candidate) => candidate * (mostGridlines - 1) >= largest) ?? Math.ceil(rough);
  const lines = Math.ceil(largest / step);
  return Array.from({ length: lines + 1 }, (_, index) => index * step);
}
