import type { Tx } from '../../platform/db.ts';
import { cooperationReminders } from './dealings.table.ts';

/** Whether this person had not been reminded today; from now on they have. */
export async function claimReminder(
  tx: Tx,
  values: { day: string; userId: string; alarms: number },
): Promise<boolean> {
  const rows = await tx.insert(cooperationReminders).values(values).onConflictDoNothing().returning();
  return rows.length > 0;
}
