import type { CaseStage } from '../cooperations.api.ts';

/** Whom an open stage waits for: its own actor, whoever checks its papers, or both. */
export const awaitedWords = ({ nextActors }: Pick<CaseStage, 'nextActors'>): string =>
  nextActors.map(({ label }) => label).join(' dan ');
