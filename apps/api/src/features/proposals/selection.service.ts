/** For figures that other features count: exactly the rows that the list shows with the same filters. */
export { chosenRows, type Selection } from './proposals.filters.queries.ts';
/** The rows that somebody may see, for what other features list. */
export { inScope } from './proposals.queries.ts';
