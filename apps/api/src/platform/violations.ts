import { DrizzleQueryError } from 'drizzle-orm';

const codeOf = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? (error.cause as { code?: unknown } | undefined)?.code : undefined;

/** PostgreSQL refused because another row still refers to this one (or the referred row is missing). */
export const isForeignKeyViolation = (error: unknown): boolean => codeOf(error) === '23503';

/** PostgreSQL refused because another row already has this value. */
export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505';
