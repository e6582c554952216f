DROP INDEX "saved_views_user_id_list_index";--> statement-breakpoint
DROP INDEX "proposals_assignee";--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "partner_keys" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- As partnerKeysOf() of likeness.policy.ts writes them from now on.
UPDATE "proposals" SET "partner_keys" = coalesce((
  SELECT array_agg(DISTINCT coalesce(partner->>'regionCode', trim(regexp_replace(
    lower(regexp_replace(normalize(partner->>'name', NFKD), '[\u0300-\u036F]', '', 'g')), '[^[:alnum:]]+', ' ', 'g'))))
  FROM jsonb_array_elements("candidate_partners") partner), '{}')
WHERE "candidate_partners" <> '[]';--> statement-breakpoint
CREATE INDEX "proposals_partners" ON "proposals" USING gin ("partner_keys");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("user_id","list",lower("name"));--> statement-breakpoint
CREATE INDEX "proposals_assignee" ON "proposals" USING btree ("assignee_id","listed_at","id") WHERE "proposals"."assignee_id" is not null;