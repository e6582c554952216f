export const TONES = ['grey', 'blue', 'gold', 'green', 'red', 'violet', 'teal'] as const;
export type Tone = (typeof TONES)[number];

/** Written out so that the style sheet knows them. */
export const TONE_CLASSES = {
  grey: 'tone-grey',
  blue: 'tone-blue',
  gold: 'tone-gold',
  green: 'tone-green',
  red: 'tone-red',
  violet: 'tone-violet',
  teal: 'tone-teal',
} as const satisfies Record<Tone, string>;
