import { has, type Actor } from '../../platform/actor.ts';
import { forbidden } from '../../platform/problem.ts';

/** Handing in on behalf of agencies, past their heads, is for those who look at all of them. */
export function demandProvince(actor: Actor): void {
  if (has(actor, 'proposal.read-all')) return;
  throw forbidden(
    'imports.province_only',
    'Impor hanya untuk Pemerintah Provinsi. Buat usulan perangkat daerah Anda sebagai draf, lalu ajukan melalui kepalanya.',
  );
}

/** Up to here the answer waits for the work; above it the work goes on behind it (design: api §3). */
export const MOST_ROWS_AT_ONCE = 2_000;
