CREATE TABLE "audit_links" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"audit_id" uuid NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"event" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"agency_id" uuid,
	"subject_type" text NOT NULL,
	"subject_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"caller" text NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"number_code" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_code" text,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"valid_from" date,
	"valid_until" date,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"family_hash" text NOT NULL,
	"refresh_hash" text NOT NULL,
	"previous_hash" text,
	"device" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_for" text
);
--> statement-breakpoint
CREATE TABLE "throttle_counters" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_clients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"agency_id" uuid,
	"scopes" text[] NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stored_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"storage_key" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by_id" uuid,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_import_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"cells" text[] NOT NULL,
	"corrections" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"understood" jsonb NOT NULL,
	"errors" jsonb NOT NULL,
	"warnings" jsonb NOT NULL,
	"similar_to" jsonb NOT NULL,
	"title_key" text NOT NULL,
	"state" text NOT NULL,
	"has_warnings" boolean NOT NULL,
	"proposal_id" uuid,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'reading' NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text,
	"sheet" text,
	"header_row" integer,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"skipped_rows" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"other_sheets" text[] DEFAULT '{}' NOT NULL,
	"notices" text[] DEFAULT '{}' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"period_id" uuid,
	"agency_id" uuid,
	"scope" jsonb NOT NULL,
	"created_by_id" uuid,
	"failure" text,
	"committer" jsonb,
	"commit_key" text,
	"result" jsonb,
	"committed_at" timestamp with time zone,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "late_permits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"period_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"note" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"granted_by_id" uuid,
	"granted_by" text NOT NULL,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_periods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"year" integer NOT NULL,
	"plan_year" integer NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"allow_late" boolean DEFAULT false NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"document_kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_counters" (
	"agency_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "proposal_counters_agency_id_year_pk" PRIMARY KEY("agency_id","year")
);
--> statement-breakpoint
CREATE TABLE "proposal_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_office" text,
	"on_behalf_of" text,
	"note" text,
	"version" integer NOT NULL,
	"row_version" integer NOT NULL,
	"changed_fields" text[] DEFAULT '{}' NOT NULL,
	"guards" jsonb,
	"content" jsonb
);
--> statement-breakpoint
CREATE TABLE "proposal_remarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"author_office" text,
	"body" text NOT NULL,
	"internal" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"status_since" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date,
	"origin_status" text,
	"version" integer DEFAULT 0 NOT NULL,
	"submitted_at" timestamp with time zone,
	"listed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"agency_id" uuid NOT NULL,
	"merged_into_id" uuid,
	"is_sample" boolean DEFAULT false NOT NULL,
	"source_url" text,
	"source" jsonb,
	"author_ids" uuid[] DEFAULT '{}' NOT NULL,
	"title" text NOT NULL,
	"kind" text,
	"initiator" text DEFAULT 'DAERAH' NOT NULL,
	"supporting_agency_ids" uuid[] DEFAULT '{}' NOT NULL,
	"affair_codes" text[] DEFAULT '{}' NOT NULL,
	"planning_target_ids" uuid[] DEFAULT '{}' NOT NULL,
	"period_id" uuid,
	"background" text,
	"problem" text,
	"potential" text,
	"objectives" text,
	"scope" text[] DEFAULT '{}' NOT NULL,
	"location_codes" text[] DEFAULT '{}' NOT NULL,
	"location_text" text,
	"candidate_partners" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"benefits" jsonb DEFAULT '{"region":null,"partner":null,"public":null}'::jsonb NOT NULL,
	"social_environmental_impact" text,
	"indicators" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"funding" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"estimated_cost" bigint,
	"start_date" date,
	"end_date" date,
	"duration_months" integer,
	"contact" jsonb,
	"target_document" text,
	"priority" integer,
	"plan_link" jsonb,
	"cross_border_impact" jsonb,
	"joint_efficiency" jsonb,
	"regional_needs" text,
	"dprd_answers" jsonb,
	"law_check" jsonb,
	"exception_reason" text,
	"search_text" text DEFAULT '' NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED,
	"title_key" text DEFAULT '' NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reference_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"set" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"parent_code" text,
	"group" text,
	"level" text,
	"category" text,
	"number" integer,
	"start_year" integer,
	"end_year" integer,
	"valid_from" date,
	"valid_until" date,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"nip" text,
	"office" text,
	"agency_id" uuid,
	"roles" text[] NOT NULL,
	"status" text NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_enabled_at" timestamp with time zone,
	"totp_last_step" integer,
	"recovery_code_hashes" text[] DEFAULT '{}' NOT NULL,
	"locked_until" timestamp with time zone,
	"last_signed_in_at" timestamp with time zone,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_links" ADD CONSTRAINT "audit_links_audit_id_audit_records_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit_records"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_clients" ADD CONSTRAINT "api_clients_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_import_rows" ADD CONSTRAINT "proposal_import_rows_import_id_proposal_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."proposal_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_imports" ADD CONSTRAINT "proposal_imports_period_id_proposal_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."proposal_periods"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_imports" ADD CONSTRAINT "proposal_imports_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_permits" ADD CONSTRAINT "late_permits_period_id_proposal_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."proposal_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_permits" ADD CONSTRAINT "late_permits_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_attachments" ADD CONSTRAINT "proposal_attachments_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_attachments" ADD CONSTRAINT "proposal_attachments_file_id_stored_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_counters" ADD CONSTRAINT "proposal_counters_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_history" ADD CONSTRAINT "proposal_history_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_remarks" ADD CONSTRAINT "proposal_remarks_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_period_id_proposal_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."proposal_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_links_audit_id_index" ON "audit_links" USING btree ("audit_id");--> statement-breakpoint
CREATE INDEX "audit_records_at_id_index" ON "audit_records" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_records_subject_type_subject_id_index" ON "audit_records" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "audit_records_actor_id_index" ON "audit_records" USING btree ("actor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_keys_caller_method_path_key_index" ON "idempotency_keys" USING btree ("caller","method","path","key");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agencies_code_index" ON "agencies" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "agencies_number_code_index" ON "agencies" USING btree ("number_code");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_tokens_token_hash_index" ON "one_time_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "one_time_tokens_user_id_index" ON "one_time_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_family_hash_index" ON "sessions" USING btree ("family_hash");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_clients_client_id_index" ON "api_clients" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "stored_files_sha256_index" ON "stored_files" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_import_rows_import_id_row_index" ON "proposal_import_rows" USING btree ("import_id","row");--> statement-breakpoint
CREATE INDEX "proposal_import_rows_import_id_state_row_index" ON "proposal_import_rows" USING btree ("import_id","state","row");--> statement-breakpoint
CREATE INDEX "proposal_imports_created_at_id_index" ON "proposal_imports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "proposal_imports_agency_id_index" ON "proposal_imports" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "proposal_imports_period_id_index" ON "proposal_imports" USING btree ("period_id");--> statement-breakpoint
CREATE INDEX "late_permits_period_id_agency_id_index" ON "late_permits" USING btree ("period_id","agency_id");--> statement-breakpoint
CREATE INDEX "proposal_periods_opens_at_id_index" ON "proposal_periods" USING btree ("opens_at","id");--> statement-breakpoint
CREATE INDEX "proposal_attachments_proposal_id_index" ON "proposal_attachments" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "proposal_attachments_file_id_index" ON "proposal_attachments" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "proposal_history_proposal_id_at_index" ON "proposal_history" USING btree ("proposal_id","at");--> statement-breakpoint
CREATE INDEX "proposal_remarks_proposal_id_at_index" ON "proposal_remarks" USING btree ("proposal_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_number_index" ON "proposals" USING btree ("number");--> statement-breakpoint
CREATE INDEX "proposals_listed" ON "proposals" USING btree ("listed_at","id");--> statement-breakpoint
CREATE INDEX "proposals_agency_listed" ON "proposals" USING btree ("agency_id","listed_at","id");--> statement-breakpoint
CREATE INDEX "proposals_status_listed" ON "proposals" USING btree ("status","listed_at","id");--> statement-breakpoint
CREATE INDEX "proposals_period_listed" ON "proposals" USING btree ("period_id","listed_at","id");--> statement-breakpoint
CREATE INDEX "proposals_updated" ON "proposals" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "proposals_title" ON "proposals" USING btree ("title","id");--> statement-breakpoint
CREATE INDEX "proposals_due" ON "proposals" USING btree ((coalesce("due_on", '9999-12-31'::date)),"id");--> statement-breakpoint
CREATE INDEX "proposals_search" ON "proposals" USING gin ("search");--> statement-breakpoint
CREATE INDEX "proposals_title_key" ON "proposals" USING gin ("title_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "proposals_affairs" ON "proposals" USING gin ("affair_codes");--> statement-breakpoint
CREATE INDEX "proposals_locations" ON "proposals" USING gin ("location_codes");--> statement-breakpoint
CREATE INDEX "proposals_supporting" ON "proposals" USING gin ("supporting_agency_ids");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_entries_set_code_index" ON "reference_entries" USING btree ("set","code");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_lower" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "users_agency_id_index" ON "users" USING btree ("agency_id");