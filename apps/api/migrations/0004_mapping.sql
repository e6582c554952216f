CREATE TABLE "boundaries" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"file_name" text NOT NULL,
	"attribution" text,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"uploaded_by_id" uuid,
	"geojson" jsonb
);
--> statement-breakpoint
CREATE TABLE "mapping_list_lines" (
	"list_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"proposal_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"supporting_agency_ids" uuid[] DEFAULT '{}' NOT NULL,
	"item" jsonb NOT NULL,
	CONSTRAINT "mapping_list_lines_list_id_no_pk" PRIMARY KEY("list_id","no")
);
--> statement-breakpoint
CREATE TABLE "mapping_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"decree_number" text NOT NULL,
	"decree_date" date NOT NULL,
	"sha256" text NOT NULL,
	"frozen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"frozen_by_id" uuid
);
--> statement-breakpoint
DROP INDEX "proposals_merged_into";--> statement-breakpoint
ALTER TABLE "boundaries" ADD CONSTRAINT "boundaries_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mapping_list_lines" ADD CONSTRAINT "mapping_list_lines_list_id_mapping_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."mapping_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mapping_lists" ADD CONSTRAINT "mapping_lists_frozen_by_id_users_id_fk" FOREIGN KEY ("frozen_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mapping_list_lines_proposal" ON "mapping_list_lines" USING btree ("list_id","proposal_id");--> statement-breakpoint
CREATE INDEX "mapping_list_lines_agency" ON "mapping_list_lines" USING btree ("list_id","agency_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mapping_lists_decree" ON "mapping_lists" USING btree ("year",lower("decree_number"));--> statement-breakpoint
CREATE INDEX "proposals_merged_into" ON "proposals" USING btree ("merged_into_id") WHERE "proposals"."merged_into_id" is not null;