import type { components } from './schema.gen.ts';

/** A named shape of the contract: `Schema<'Proposal'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
