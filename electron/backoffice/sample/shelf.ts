export interface SampleItem {
  readonly name: string;
  readonly category: string;
  readonly unit: string;
  readonly opening: number;
  readonly costMinor: number;
  /** What a delivery brings it up to; items sold as themselves only. */
  readonly par?: number;
}

const sold = (name: string, category: string, costMinor: number, par: number): SampleItem => ({
  name,
  category,
  unit: 'each',
  opening: par,
  costMinor,
  par,
});

const kept = (name: string, category: string, unit: string, opening: number, costMinor: number): SampleItem => ({
  name,
  category,
  unit,
  opening,
  costMinor,
});

/** What stands on the shelves. Only what is sold as itself moves with the sales; the rest moves by deliveries and counts. */
export const sampleShelf: readonly SampleItem[] = [
  sold('Cola, 12 oz can', 'Drinks', 41, 480),
  sold('Diet cola, 12 oz can', 'Drinks', 41, 288),
  sold('Lemon-lime, 12 oz can', 'Drinks', 41, 240),
  sold('Blood orange soda, bottle', 'Drinks', 118, 192),
  sold('Still water, bottle', 'Drinks', 22, 240),
  sold('Sparkling water, bottle', 'Drinks', 89, 192),
  sold('Lager, bottle', 'Beer and wine', 142, 240),
  sold('India pale ale, can', 'Beer and wine', 198, 192),
  sold('Cannoli', 'Sweets', 135, 180),
  sold('Tiramisu cup', 'Sweets', 240, 120),
  sold('Chocolate chip cookie', 'Sweets', 62, 180),
  kept('Mozzarella, low-moisture', 'Dairy', 'lb', 120, 330),
  kept('Fontina', 'Dairy', 'lb', 18, 655),
  kept('Ricotta', 'Dairy', 'lb', 24, 289),
  kept('Pepperoni, cup and char', 'Meat', 'lb', 50, 530),
  kept('Italian sausage, mild', 'Meat', 'lb', 30, 392),
  kept('Soppressata', 'Meat', 'lb', 12, 1080),
  kept('Flour, high-gluten', 'Dry goods', 'lb', 400, 41),
  kept('Tomatoes, San Marzano style', 'Dry goods', 'lb', 190, 93),
  kept('Olive oil, extra virgin', 'Dry goods', 'l', 22, 905),
  kept('Hot honey', 'Dry goods', 'l', 6, 1460),
  kept('Basil, fresh', 'Produce', 'oz', 24, 78),
  kept('Mushrooms', 'Produce', 'lb', 20, 315),
  kept('Box, pizza, 12″', 'Packaging', 'each', 600, 38),
  kept('Box, pizza, 16″', 'Packaging', 'each', 600, 50),
];
