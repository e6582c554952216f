import type { Platform } from './app.ts';
import { sweepFiles } from './features/documents/documents.service.ts';
import { forgetOldImports } from './features/imports/background.service.ts';
import { forgetUnconfirmed } from './features/inquiries/handling.service.ts';
import { forgetPartnerImports } from './features/partners/partner-imports.service.ts';
import { forgetExpired } from './features/personal-data/retention.service.ts';
import { forgetOldKeys } from './platform/idempotency.ts';

/** What time takes away: called every hour by one ticker. */
export async function housekeep(platform: Platform): Promise<void> {
  const { db, now } = platform;
  await forgetOldKeys(db);
  await forgetExpired(db, now());
  await forgetOldImports(platform);
  await forgetPartnerImports(platform);
  await forgetUnconfirmed(platform);
  await sweepFiles(platform);
}
