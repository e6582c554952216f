export const SHADES = [1, 2, 3, 4, 5] as const;
export type Shade = 0 | (typeof SHADES)[number];

/** Written out so that the style sheet knows them. */
export const HEAT_CLASSES = {
  0: 'heat-0',
  1: 'heat-1',
  2: 'heat-2',
  3: 'heat-3',
  4: 'heat-4',
  5: 'heat-5',
} as const satisfies Record<Shade, string>;

/** Equal steps from nothing to the highest figure. */
export function shadeOf(value: number, highest: number): Shade {
  if (value <= 0 || highest <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((value / highest) * 5))) as Shade;
}

/** The whole numbers that each shade stands for; a shade that none falls into is left out. */
export function countSteps(highest: number): { shade: Shade; from: number; to: number }[] {
  return SHADES.map((shade) => ({
    shade,
    from: Math.floor(((shade - 1) / 5) * highest) + 1,
    to: Math.floor((shade / 5) * highest),
  })).filter(({ from, to }) => from <= to);
}

/** Upper ends of the shades of an amount. */
export const amountSteps = (highest: number) =>
  highest > 0 ? SHADES.map((shade) => ({ shade, to: (shade / 5) * highest })) : [];
