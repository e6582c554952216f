CREATE TABLE "canned_remarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"uses" text[] NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_bundles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"created_by" uuid,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"columns" text[] DEFAULT '{}' NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "proposal_remarks" ADD COLUMN "reply_to_id" uuid;--> statement-breakpoint
ALTER TABLE "proposal_remarks" ADD COLUMN "mention_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "bundle_id" uuid;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "kind_reason" text;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "third_party_subtype" text;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "dprd_needed" boolean;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_user_id_list_index" ON "saved_views" USING btree ("user_id","list");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_bundle_id_proposal_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."proposal_bundles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_assignee" ON "proposals" USING btree ("assignee_id");--> statement-breakpoint
CREATE INDEX "proposals_bundle" ON "proposals" USING btree ("bundle_id");--> statement-breakpoint
CREATE INDEX "proposals_merged_into" ON "proposals" USING btree ("merged_into_id");