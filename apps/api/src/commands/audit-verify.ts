import { verifyAudit } from '../platform/audit.ts';
import { runCommand } from './office.ts';

const WHY = {
  gap: 'links are missing before it',
  missing_record: 'its audit record is gone',
  changed_record: 'its audit record or link was changed',
};

const nothing = async () => undefined;

/** Recomputes the chain of the audit log; ends with 1 and names the first broken row. */
await runCommand(nothing, async ({ db }) => {
  const { checked, unlinked, broken } = await verifyAudit(db);
  if (broken) {
    console.error(
      `BROKEN at link ${broken.seq}, audit record ${broken.auditId}: ${WHY[broken.why]}. ${checked} before it are intact.`,
    );
    return 1;
  }
  console.log(`The audit chain is intact: ${checked} records checked.`);
  if (unlinked > 0)
    console.log(`${unlinked} records are not linked yet; the running server links them within seconds.`);
  return 0;
});
