CREATE TABLE "review_conflicts" (
	"meeting_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"declared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_conflicts_meeting_id_proposal_id_member_id_pk" PRIMARY KEY("meeting_id","proposal_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "review_criteria" (
	"version" integer PRIMARY KEY NOT NULL,
	"items" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by_id" uuid
);
--> statement-breakpoint
CREATE TABLE "review_items" (
	"meeting_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"collection_closed_at" timestamp with time zone,
	"decision" text,
	"decision_reason" text,
	"decided_at" timestamp with time zone,
	"decided_by_id" uuid,
	"row_version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "review_items_meeting_id_proposal_id_pk" PRIMARY KEY("meeting_id","proposal_id")
);
--> statement-breakpoint
CREATE TABLE "review_meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text,
	"online_url" text,
	"guests" text[] DEFAULT '{}' NOT NULL,
	"criteria_version" integer NOT NULL,
	"criteria" jsonb NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"invited_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"quorum_percent" integer,
	"cancel_reason" text,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_members" (
	"meeting_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"presence" text,
	"represented_by" text,
	CONSTRAINT "review_members_meeting_id_member_id_pk" PRIMARY KEY("meeting_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "review_minutes" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"record" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"docx_file_id" uuid NOT NULL,
	"pdf_file_id" uuid,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_opinions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"as_chair" boolean DEFAULT false NOT NULL,
	"revision" integer NOT NULL,
	"opinion" text NOT NULL,
	"note" text NOT NULL,
	"scores" jsonb NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replaced_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "cooperation_counters" (
	"year" integer PRIMARY KEY NOT NULL,
	"last_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cooperation_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cooperation_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"stage" text,
	"stage_label" text,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_office" text,
	"on_behalf_of" text,
	"note" text,
	"changed_fields" text[] DEFAULT '{}' NOT NULL,
	"row_version" integer NOT NULL,
	"checks" jsonb
);
--> statement-breakpoint
CREATE TABLE "cooperation_overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cooperation_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"requirement" text NOT NULL,
	"label" text NOT NULL,
	"reason" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_office" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cooperation_parties" (
	"cooperation_id" uuid NOT NULL,
	"order" integer NOT NULL,
	"partner_id" uuid,
	"representative" jsonb,
	CONSTRAINT "cooperation_parties_cooperation_id_order_pk" PRIMARY KEY("cooperation_id","order")
);
--> statement-breakpoint
CREATE TABLE "cooperation_proposals" (
	"cooperation_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	CONSTRAINT "cooperation_proposals_cooperation_id_proposal_id_pk" PRIMARY KEY("cooperation_id","proposal_id")
);
--> statement-breakpoint
CREATE TABLE "cooperation_remarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cooperation_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"author_office" text,
	"body" text NOT NULL,
	"internal" boolean DEFAULT false NOT NULL,
	"reply_to_id" uuid
);
--> statement-breakpoint
CREATE TABLE "cooperation_stages" (
	"cooperation_id" uuid NOT NULL,
	"code" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date,
	"awaits" text[] DEFAULT '{"actor"}' NOT NULL,
	"passed_at" timestamp with time zone,
	"passed_by" text,
	"note" text,
	CONSTRAINT "cooperation_stages_cooperation_id_code_pk" PRIMARY KEY("cooperation_id","code")
);
--> statement-breakpoint
CREATE TABLE "cooperation_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cooperation_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"requirement" text,
	"label" text NOT NULL,
	"detail" text,
	"permission" text NOT NULL,
	"assignee_id" uuid,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date
);
--> statement-breakpoint
CREATE TABLE "cooperations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"route" text DEFAULT 'full' NOT NULL,
	"origin" text NOT NULL,
	"origin_reason" text,
	"initiator" text NOT NULL,
	"exception_reason" text,
	"third_party_subtype" text,
	"status" text DEFAULT 'running' NOT NULL,
	"procedure_code" text NOT NULL,
	"procedure_version" integer NOT NULL,
	"lead_agency_id" uuid NOT NULL,
	"supporting_agency_ids" uuid[] DEFAULT '{}' NOT NULL,
	"officer_id" uuid,
	"deputy_id" uuid,
	"background" text,
	"objectives" text,
	"scope" text[] DEFAULT '{}' NOT NULL,
	"affair_codes" text[] DEFAULT '{}' NOT NULL,
	"location_codes" text[] DEFAULT '{}' NOT NULL,
	"planning_target_ids" uuid[] DEFAULT '{}' NOT NULL,
	"indicators" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"open_stage_codes" text[] DEFAULT '{}' NOT NULL,
	"due_on" date,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kb_signed_on" date,
	"pks_signed_on" date,
	"reply_due_on" date,
	"paper_expires_on" date,
	"end_reason" text,
	"end_note" text,
	"ended_on" date,
	"ended_by" text,
	"is_sample" boolean DEFAULT false NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "procedure_versions" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "procedure_versions_code_version_pk" PRIMARY KEY("code","version")
);
--> statement-breakpoint
CREATE TABLE "cooperation_dispute_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dispute_id" uuid NOT NULL,
	"step" text NOT NULL,
	"on" date NOT NULL,
	"note" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cooperation_disputes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cooperation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"reported_by" text NOT NULL,
	"matter" text NOT NULL,
	"closed_on" date,
	"result" text,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cooperation_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cooperation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text,
	"online_link" text,
	"signing_method" text,
	"agenda" text,
	"outcome" text,
	"attendees" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_cancelled" boolean DEFAULT false NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cooperation_offer_rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"on" date NOT NULL,
	"by" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cooperation_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cooperation_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"state" text NOT NULL,
	"partner_id" uuid,
	"letter_number" text,
	"letter_date" date,
	"signed_on" date,
	"sent_on" date,
	"sent_by" text,
	"reply_due_on" date,
	"answered_on" date,
	"answer_note" text,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cooperation_reminders" (
	"day" date NOT NULL,
	"user_id" uuid NOT NULL,
	"alarms" integer NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cooperation_reminders_day_user_id_pk" PRIMARY KEY("day","user_id")
);
--> statement-breakpoint
CREATE TABLE "cooperation_papers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cooperation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"partner_number" text,
	"date" date,
	"start_date" date,
	"end_date" date,
	"valid_until" date,
	"agency_id" uuid,
	"signatory" text,
	"signatory_name" text,
	"signatory_is_official" boolean,
	"clauses" text[] DEFAULT '{}' NOT NULL,
	"stage" text,
	"state" text DEFAULT 'uploaded' NOT NULL,
	"remark" text,
	"checked_by_id" uuid,
	"checked_by" text,
	"checked_at" timestamp with time zone,
	"file_id" uuid,
	"replaces_id" uuid,
	"uploaded_by_id" uuid,
	"uploaded_by" text NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"deputy_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"reason" text NOT NULL,
	"created_by_id" uuid,
	"created_by_name" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inquiries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text,
	"status" text DEFAULT 'unconfirmed' NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"partner_type_code" text NOT NULL,
	"organisation" text NOT NULL,
	"country" text,
	"region_code" text,
	"third_party_subtype" text,
	"scope" text,
	"benefits" text,
	"contact" jsonb NOT NULL,
	"consent_at" timestamp with time zone NOT NULL,
	"token_hash" text,
	"token_expires_at" timestamp with time zone,
	"code_hash" text,
	"received_at" timestamp with time zone,
	"due_on" date,
	"taken_by_id" uuid,
	"taken_by" text,
	"taken_at" timestamp with time zone,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	"cooperation_id" uuid,
	"partner_id" uuid,
	"search_text" text DEFAULT '' NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inquiry_counters" (
	"year" integer PRIMARY KEY NOT NULL,
	"last_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inquiry_files" (
	"inquiry_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "inquiry_files_inquiry_id_file_id_pk" PRIMARY KEY("inquiry_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "partner_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"status" text DEFAULT 'previewed' NOT NULL,
	"columns" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"created_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone,
	"row_version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"keys" text[] DEFAULT '{}' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"type_code" text NOT NULL,
	"region_code" text,
	"country" text,
	"address" text,
	"website" text,
	"npwp" text,
	"nib" text,
	"ahu" text,
	"deed" text,
	"representatives" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"contacts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"note" text,
	"status" text DEFAULT 'active' NOT NULL,
	"merged_into_id" uuid,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"day" date PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" integer,
	"updated_by_id" uuid,
	"row_version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "review_conflicts" ADD CONSTRAINT "review_conflicts_member_id_users_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_conflicts" ADD CONSTRAINT "review_conflicts_meeting_id_proposal_id_review_items_meeting_id_proposal_id_fk" FOREIGN KEY ("meeting_id","proposal_id") REFERENCES "public"."review_items"("meeting_id","proposal_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_criteria" ADD CONSTRAINT "review_criteria_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_meeting_id_review_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."review_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_members" ADD CONSTRAINT "review_members_meeting_id_review_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."review_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_members" ADD CONSTRAINT "review_members_member_id_users_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_minutes" ADD CONSTRAINT "review_minutes_meeting_id_review_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."review_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_minutes" ADD CONSTRAINT "review_minutes_docx_file_id_stored_files_id_fk" FOREIGN KEY ("docx_file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_minutes" ADD CONSTRAINT "review_minutes_pdf_file_id_stored_files_id_fk" FOREIGN KEY ("pdf_file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_opinions" ADD CONSTRAINT "review_opinions_member_id_users_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_opinions" ADD CONSTRAINT "review_opinions_meeting_id_proposal_id_review_items_meeting_id_proposal_id_fk" FOREIGN KEY ("meeting_id","proposal_id") REFERENCES "public"."review_items"("meeting_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_history" ADD CONSTRAINT "cooperation_history_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_overrides" ADD CONSTRAINT "cooperation_overrides_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_parties" ADD CONSTRAINT "cooperation_parties_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_parties" ADD CONSTRAINT "cooperation_parties_partner_id_partners_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_proposals" ADD CONSTRAINT "cooperation_proposals_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_proposals" ADD CONSTRAINT "cooperation_proposals_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_remarks" ADD CONSTRAINT "cooperation_remarks_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_stages" ADD CONSTRAINT "cooperation_stages_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_tasks" ADD CONSTRAINT "cooperation_tasks_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_tasks" ADD CONSTRAINT "cooperation_tasks_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperations" ADD CONSTRAINT "cooperations_lead_agency_id_agencies_id_fk" FOREIGN KEY ("lead_agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperations" ADD CONSTRAINT "cooperations_officer_id_users_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperations" ADD CONSTRAINT "cooperations_deputy_id_users_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_dispute_steps" ADD CONSTRAINT "cooperation_dispute_steps_dispute_id_cooperation_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."cooperation_disputes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_disputes" ADD CONSTRAINT "cooperation_disputes_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_events" ADD CONSTRAINT "cooperation_events_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_offer_rounds" ADD CONSTRAINT "cooperation_offer_rounds_offer_id_cooperation_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."cooperation_offers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_offers" ADD CONSTRAINT "cooperation_offers_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_offers" ADD CONSTRAINT "cooperation_offers_partner_id_partners_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_reminders" ADD CONSTRAINT "cooperation_reminders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_papers" ADD CONSTRAINT "cooperation_papers_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_papers" ADD CONSTRAINT "cooperation_papers_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_papers" ADD CONSTRAINT "cooperation_papers_file_id_stored_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_papers" ADD CONSTRAINT "cooperation_papers_replaces_id_cooperation_papers_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."cooperation_papers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_deputy_id_users_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_cooperation_id_cooperations_id_fk" FOREIGN KEY ("cooperation_id") REFERENCES "public"."cooperations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_partner_id_partners_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_files" ADD CONSTRAINT "inquiry_files_inquiry_id_inquiries_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_files" ADD CONSTRAINT "inquiry_files_file_id_stored_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_items_proposal" ON "review_items" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "review_meetings_starts" ON "review_meetings" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "review_members_member" ON "review_members" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_opinions_current" ON "review_opinions" USING btree ("meeting_id","proposal_id","member_id") WHERE "review_opinions"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "cooperation_history_cooperation_id_at_index" ON "cooperation_history" USING btree ("cooperation_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "cooperation_overrides_cooperation_id_requirement_index" ON "cooperation_overrides" USING btree ("cooperation_id","requirement");--> statement-breakpoint
CREATE INDEX "cooperation_parties_partner_id_index" ON "cooperation_parties" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "cooperation_proposals_proposal_id_index" ON "cooperation_proposals" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "cooperation_remarks_cooperation_id_at_index" ON "cooperation_remarks" USING btree ("cooperation_id","at");--> statement-breakpoint
CREATE INDEX "cooperation_stages_open" ON "cooperation_stages" USING btree ("code","due_on") WHERE "cooperation_stages"."passed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "cooperation_tasks_what" ON "cooperation_tasks" USING btree ("cooperation_id","stage",(coalesce("requirement", '')));--> statement-breakpoint
CREATE INDEX "cooperation_tasks_due" ON "cooperation_tasks" USING btree ("permission",(coalesce("due_on", '9999-12-31'::date)),"id") WHERE "cooperation_tasks"."assignee_id" is null;--> statement-breakpoint
CREATE INDEX "cooperation_tasks_assignee" ON "cooperation_tasks" USING btree ("assignee_id",(coalesce("due_on", '9999-12-31'::date)),"id") WHERE "cooperation_tasks"."assignee_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "cooperations_number_index" ON "cooperations" USING btree ("number");--> statement-breakpoint
CREATE INDEX "cooperations_moved" ON "cooperations" USING btree ("moved_at","id");--> statement-breakpoint
CREATE INDEX "cooperations_created" ON "cooperations" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "cooperations_title" ON "cooperations" USING btree ("title","id");--> statement-breakpoint
CREATE INDEX "cooperations_due" ON "cooperations" USING btree ((coalesce("due_on", '9999-12-31'::date)),"id");--> statement-breakpoint
CREATE INDEX "cooperations_lead" ON "cooperations" USING btree ("lead_agency_id","moved_at","id");--> statement-breakpoint
CREATE INDEX "cooperations_officer" ON "cooperations" USING btree ("officer_id","moved_at","id");--> statement-breakpoint
CREATE INDEX "cooperations_supporting" ON "cooperations" USING gin ("supporting_agency_ids");--> statement-breakpoint
CREATE INDEX "cooperations_open_stages" ON "cooperations" USING gin ("open_stage_codes");--> statement-breakpoint
CREATE INDEX "cooperations_search" ON "cooperations" USING gin ("search");--> statement-breakpoint
CREATE INDEX "cooperation_dispute_steps_dispute" ON "cooperation_dispute_steps" USING btree ("dispute_id","at");--> statement-breakpoint
CREATE INDEX "cooperation_disputes_case" ON "cooperation_disputes" USING btree ("cooperation_id","opened_on");--> statement-breakpoint
CREATE INDEX "cooperation_events_case" ON "cooperation_events" USING btree ("cooperation_id","starts_at");--> statement-breakpoint
CREATE INDEX "cooperation_offer_rounds_offer" ON "cooperation_offer_rounds" USING btree ("offer_id","at");--> statement-breakpoint
CREATE INDEX "cooperation_offers_case" ON "cooperation_offers" USING btree ("cooperation_id","created_at");--> statement-breakpoint
CREATE INDEX "cooperation_offers_due" ON "cooperation_offers" USING btree ("reply_due_on") WHERE "cooperation_offers"."state" in ('sent', 'negotiating');--> statement-breakpoint
CREATE INDEX "cooperation_offers_partner" ON "cooperation_offers" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "cooperation_papers_case" ON "cooperation_papers" USING btree ("cooperation_id","created_at");--> statement-breakpoint
CREATE INDEX "cooperation_papers_file" ON "cooperation_papers" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "cooperation_papers_replaces" ON "cooperation_papers" USING btree ("replaces_id");--> statement-breakpoint
CREATE INDEX "cooperation_papers_validity" ON "cooperation_papers" USING btree ("valid_until");--> statement-breakpoint
CREATE INDEX "delegations_person_id_ends_on_index" ON "delegations" USING btree ("person_id","ends_on");--> statement-breakpoint
CREATE INDEX "delegations_deputy_id_ends_on_index" ON "delegations" USING btree ("deputy_id","ends_on");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiries_number_index" ON "inquiries" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiries_token_hash_index" ON "inquiries" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "inquiries_received" ON "inquiries" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "inquiries_status" ON "inquiries" USING btree ("status","received_at","id");--> statement-breakpoint
CREATE INDEX "inquiries_open" ON "inquiries" USING btree ((coalesce("due_on", '9999-12-31'::date)),"id") WHERE "inquiries"."status" in ('received', 'in_progress');--> statement-breakpoint
CREATE INDEX "inquiries_search" ON "inquiries" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "inquiries_partner" ON "inquiries" USING btree ("partner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_files_file_id_index" ON "inquiry_files" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "partner_imports_created_at_index" ON "partner_imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "partners_name" ON "partners" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "partners_updated" ON "partners" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "partners_name_key" ON "partners" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "partners_keys" ON "partners" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "partners_search" ON "partners" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "partners_merged_into" ON "partners" USING btree ("merged_into_id") WHERE "partners"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "partners_type" ON "partners" USING btree ("type_code","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "partners_region" ON "partners" USING btree ("region_code") WHERE "partners"."region_code" is not null and "partners"."status" = 'active' and "partners"."type_code" in ('PEMDA_PROV', 'PEMDA_KAB', 'PEMDA_KOTA');--> statement-breakpoint
CREATE INDEX "proposals_status_due" ON "proposals" USING btree ("status",(coalesce("due_on", '9999-12-31'::date)),"id");