interface NumberedOrder {
  readonly source: string;
  readonly orderNo: string;
}

const longestGap = 50;
const mostGaps = 20;
const numberPattern = /^\d{1,9}$/;

/**
 * Numbers missing between the orders of one day, by the till they came from: `1185`, `1190–1192`. Numbers that are
 * scattered over a wide range are no sequence and have no gaps.
 */
export function numberGaps(orders: readonly NumberedOrder[]): readonly string[] {
  const sources = [...new Set(orders.map((order) => order.source))].sort();
  return sources
    .flatMap((source) => gapsOf(numbersOf(orders.filter((order) => order.source === source))))
    .slice(0, mostGaps);
}

function numbersOf(orders: readonly NumberedOrder[]): readonly number[] {
  const numbers = orders.filter((order) => numberPattern.test(order.orderNo)).map((order) => Number(order.orderNo));
  return [...new Set(numbers)].sort((left, right) => left - right);
}

function gapsOf(numbers: readonly number[]): readonly string[] {
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined || last - first + 1 > numbers.length * 2) return [];
  return numbers.slice(1).flatMap((number, index) => {
    const previous = numbers[index] ?? number;
    const missing = number - previous - 1;
    if (missing < 1 || missing > longestGap) return [];
    return [missing === 1 ? `${previous + 1}` : `${previous + 1}\u2013${number - 1}`];
  });
}
