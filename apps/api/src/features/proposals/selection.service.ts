/** For figures that other features count: exactly the rows that the list shows with the same filters. */
export { chosenRows, type Selection } from './proposals.filters.queries.ts';
