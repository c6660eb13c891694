type RevenueClass = 'food' | 'beverage' | 'alcohol';

export interface SampleProduct {
  readonly name: string;
  readonly category: string;
  readonly priceMinor: number;
  /** How often it is asked for, against the others. */
  readonly weight: number;
  /** The shelf item it is, when it is sold as itself. */
  readonly item?: string;
}

export const sampleCategories: readonly (readonly [name: string, revenueClass: RevenueClass])[] = [
  ['Pizza', 'food'],
  ['Starters', 'food'],
  ['Salads', 'food'],
  ['Sweets', 'food'],
  ['Drinks', 'beverage'],
  ['Beer and wine', 'alcohol'],
];

type Row = readonly [name: string, priceMinor: number, weight: number, item?: string];

const pizza: readonly Row[] = [
  ['Margherita 12″', 1299, 10],
  ['Margherita 16″', 1799, 8],
  ['Pepperoni 12″', 1449, 11],
  ['Pepperoni 16″', 1999, 12],
  ['Four cheese 12″', 1499, 4],
  ['Four cheese 16″', 2049, 4],
  ['Hot honey soppressata 12″', 1599, 5],
  ['Hot honey soppressata 16″', 2199, 5],
  ['Sausage and peppers 16″', 2099, 4],
  ['Mushroom and fontina 12″', 1549, 3],
  ['Clam and garlic 12″', 1699, 2],
  ['Garden 16″', 1949, 3],
  ['Grandma square', 2249, 4],
  ['Cheese slice', 350, 9],
  ['Pepperoni slice', 425, 9],
];
const starters: readonly Row[] = [
  ['Garlic knots (6)', 599, 7],
  ['Mozzarella sticks (5)', 799, 4],
  ['Meatballs in sauce', 899, 3],
  ['Wings (8)', 1199, 5],
  ['Arancini (3)', 849, 2],
  ['Side of marinara', 125, 4],
  ['Side of ranch', 99, 4],
];
const salads: readonly Row[] = [
  ['House salad', 799, 3],
  ['Caesar salad', 899, 4],
  ['Antipasto', 1149, 2],
  ['Burrata and tomato', 1249, 1],
];
const sweets: readonly Row[] = [
  ['Cannoli', 450, 3, 'Cannoli'],
  ['Tiramisu', 750, 2, 'Tiramisu cup'],
  ['Zeppole (5)', 650, 2],
  ['Chocolate chip cookie', 275, 3, 'Chocolate chip cookie'],
];
const drinks: readonly Row[] = [
  ['Cola, can', 250, 9, 'Cola, 12 oz can'],
  ['Diet cola, can', 250, 5, 'Diet cola, 12 oz can'],
  ['Lemon-lime, can', 250, 4, 'Lemon-lime, 12 oz can'],
  ['Blood orange soda', 375, 3, 'Blood orange soda, bottle'],
  ['Still water', 225, 4, 'Still water, bottle'],
  ['Sparkling water', 325, 3, 'Sparkling water, bottle'],
  ['Iced tea', 299, 2],
];
const alcohol: readonly Row[] = [
  ['Lager, bottle', 599, 4, 'Lager, bottle'],
  ['India pale ale, can', 749, 3, 'India pale ale, can'],
  ['House red, glass', 899, 2],
];

const inCategory = (category: string, rows: readonly Row[]): readonly SampleProduct[] =>
  rows.map(([name, priceMinor, weight, item]) => ({ name, category, priceMinor, weight, ...(item ? { item } : {}) }));

/** What the sample restaurant sells, with the sales tax left out of the prices. */
export const sampleMenu: readonly SampleProduct[] = [
  ...inCategory('Pizza', pizza),
  ...inCategory('Starters', starters),
  ...inCategory('Salads', salads),
  ...inCategory('Sweets', sweets),
  ...inCategory('Drinks', drinks),
  ...inCategory('Beer and wine', alcohol),
];
