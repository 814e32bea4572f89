CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` integer,
	`actor_name` text NOT NULL,
	`organ_id` integer,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`details` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_organ` ON `audit` (`organ_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_act` ON `audit` (`act`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor_id`,`seq`);--> statement-breakpoint
CREATE TABLE `calendar_days` (
	`date` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	CONSTRAINT "kind_known" CHECK(kind IN ('holiday', 'workday'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`version` integer NOT NULL,
	`step_id` integer,
	`pointer` text NOT NULL,
	`quote` text DEFAULT '' NOT NULL,
	`value_then` text DEFAULT '' NOT NULL,
	`must` integer DEFAULT false NOT NULL,
	`text` text NOT NULL,
	`user_id` integer NOT NULL,
	`by_name` text NOT NULL,
	`role` text NOT NULL,
	`at` text NOT NULL,
	`resolved_at` text,
	`resolved_by_name` text,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`step_id`) REFERENCES `steps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `comments_report` ON `comments` (`report_id`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organ_id` integer NOT NULL,
	`role` text NOT NULL,
	`from_user_id` integer NOT NULL,
	`to_user_id` integer NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`reason` text NOT NULL,
	`granted_by_name` text NOT NULL,
	`at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`organ_id`) REFERENCES `organs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "period_ordered" CHECK("delegations"."from_date" <= "delegations"."to_date"),
	CONSTRAINT "two_people" CHECK("delegations"."from_user_id" <> "delegations"."to_user_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `delegations_to` ON `delegations` (`to_user_id`);--> statement-breakpoint
CREATE TABLE `explanations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`rule` text NOT NULL,
	`instance` text NOT NULL,
	`cells` text NOT NULL,
	`place` text NOT NULL,
	`values_digest` text NOT NULL,
	`reason` text NOT NULL,
	`text` text NOT NULL,
	`by_name` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `explanations_finding` ON `explanations` (`report_id`,`instance`,`place`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organ_id` integer NOT NULL,
	`role` text NOT NULL,
	`from_user_id` integer NOT NULL,
	`to_user_id` integer NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`note` text NOT NULL,
	`made_by_name` text NOT NULL,
	`at` text NOT NULL,
	`handed_at` text,
	`acknowledged_at` text,
	FOREIGN KEY (`organ_id`) REFERENCES `organs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `handovers_organ` ON `handovers` (`organ_id`);--> statement-breakpoint
CREATE TABLE `last_seen` (
	`report_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`content` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`report_id`, `user_id`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `login_failures` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`first_at` text NOT NULL,
	`blocked_until` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`notice_id` integer NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` text NOT NULL,
	`sent_at` text,
	`last_error` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `mails_waiting` ON `mails` (`next_at`) WHERE sent_at IS NULL;--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`report_id` integer,
	`text` text NOT NULL,
	`href` text NOT NULL,
	`at` text NOT NULL,
	`read_at` text,
	`once_key` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `notices_user` ON `notices` (`user_id`,`read_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`once_key`);--> statement-breakpoint
CREATE TABLE `organs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`level` text NOT NULL,
	`powers` text NOT NULL,
	`counts_carried_disputes` integer DEFAULT false NOT NULL,
	`has_subordinates` integer DEFAULT false NOT NULL,
	`site` text NOT NULL,
	`due_dates` text DEFAULT '[]' NOT NULL,
	`routine` text DEFAULT '[]' NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "slug_plain" CHECK("organs"."slug" GLOB '[a-z0-9]*' AND "organs"."slug" NOT GLOB '*[^a-z0-9-]*' AND length("organs"."slug") <= 60),
	CONSTRAINT "level_known" CHECK(level IN ('ministry', 'province', 'city', 'county', 'township', 'subdistrict', 'department'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organs_slug_unique` ON `organs` (`slug`);--> statement-breakpoint
CREATE TABLE `proofread_words` (
	`organ_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`organ_id`, `kind`, `text`),
	FOREIGN KEY (`organ_id`) REFERENCES `organs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kind_known" CHECK(kind IN ('word', 'ignore'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `publications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`organ_slug` text NOT NULL,
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`published_at` text NOT NULL,
	`taken_down_at` text,
	`taken_down_reason` text,
	`wanted` integer DEFAULT 1 NOT NULL,
	`written` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "status_known" CHECK(status IN ('current', 'superseded', 'takenDown'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_version` ON `publications` (`organ_slug`,`year`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `publications_one_current` ON `publications` (`organ_slug`,`year`) WHERE status = 'current';--> statement-breakpoint
CREATE INDEX `publications_report` ON `publications` (`report_id`);--> statement-breakpoint
CREATE INDEX `publications_waiting` ON `publications` (`id`) WHERE written < wanted;--> statement-breakpoint
CREATE TABLE `replies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`value_now` text DEFAULT '' NOT NULL,
	`user_id` integer NOT NULL,
	`by_name` text NOT NULL,
	`role` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kind_known" CHECK(kind IN ('plain', 'changed', 'declined'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `replies_comment` ON `replies` (`comment_id`);--> statement-breakpoint
CREATE TABLE `report_cells` (
	`report_id` integer NOT NULL,
	`pointer` text NOT NULL,
	`typed` text NOT NULL,
	`value` integer,
	`remark` text,
	`by_name` text NOT NULL,
	`user_id` integer,
	`at` text NOT NULL,
	PRIMARY KEY(`report_id`, `pointer`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "figure_only" CHECK("report_cells"."value" IS NULL OR ("report_cells"."value" BETWEEN 0 AND 999999999999999 AND trim("report_cells"."typed") <> '')),
	CONSTRAINT "typed_short" CHECK(length("report_cells"."typed") <= 40 AND length(coalesce("report_cells"."remark", '')) <= 100)
) STRICT;
--> statement-breakpoint
CREATE TABLE `report_texts` (
	`report_id` integer NOT NULL,
	`pointer` text NOT NULL,
	`text` text NOT NULL,
	`by_name` text NOT NULL,
	`user_id` integer,
	`at` text NOT NULL,
	PRIMARY KEY(`report_id`, `pointer`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "text_bounded" CHECK(length("report_texts"."text") <= 20000)
) STRICT;
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organ_id` integer NOT NULL,
	`year` integer NOT NULL,
	`format` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`totals` text DEFAULT 'derived' NOT NULL,
	`first_report` integer DEFAULT false NOT NULL,
	`previous` text,
	`facts` text DEFAULT '[]' NOT NULL,
	`correction_reason` text,
	`secrecy_confirmed_by` text,
	`secrecy_date` text,
	`secrecy_at` text,
	`created_by` integer,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`organ_id`) REFERENCES `organs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "state_known" CHECK(state IN ('drafting', 'firstReview', 'secondReview', 'published', 'returned', 'correcting', 'takenDown')),
	CONSTRAINT "totals_known" CHECK(totals IN ('derived', 'typed')),
	CONSTRAINT "format_known" CHECK(format IN ('2019', '2021')),
	CONSTRAINT "year_sane" CHECK("reports"."year" BETWEEN 2008 AND 2100),
	CONSTRAINT "version_sane" CHECK("reports"."version" >= 1 AND "reports"."revision" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_organ_year` ON `reports` (`organ_id`,`year`);--> statement-breakpoint
CREATE INDEX `reports_year_state` ON `reports` (`year`,`state`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`revoked_at` text,
	`address_digest` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`document_digest` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kind_known" CHECK(kind IN ('submission', 'publication'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `snapshots_report` ON `snapshots` (`report_id`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`section` text NOT NULL,
	`pointers` text NOT NULL,
	`by_name` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	`undone_at` text,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `statements_report` ON `statements` (`report_id`);--> statement-breakpoint
CREATE TABLE `steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`version` integer NOT NULL,
	`action` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`user_id` integer NOT NULL,
	`by_name` text NOT NULL,
	`role` text NOT NULL,
	`on_behalf_of` text,
	`at` text NOT NULL,
	`remark` text NOT NULL,
	`digest` text NOT NULL,
	`document_digest` text NOT NULL,
	`catalogue_version` text NOT NULL,
	`snapshot_id` integer,
	`idempotency_key` text NOT NULL,
	`answer` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshots`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "action_known" CHECK(action IN ('submit', 'pass', 'return', 'publish', 'withdraw', 'correct', 'takeDown'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `steps_once` ON `steps` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `steps_report` ON `steps` (`report_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organ_id` integer,
	`username` text NOT NULL,
	`display_name` text NOT NULL,
	`role` text NOT NULL,
	`email` text,
	`password_hash` text NOT NULL,
	`password_changed_at` text NOT NULL,
	`password_history` text DEFAULT '[]' NOT NULL,
	`must_change_password` integer DEFAULT false NOT NULL,
	`totp_secret` text,
	`totp_enabled_at` text,
	`totp_last_step` integer,
	`recovery_codes` text DEFAULT '[]' NOT NULL,
	`disabled_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organ_id`) REFERENCES `organs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "role_known" CHECK(role IN ('drafter', 'director', 'leader', 'admin', 'auditor')),
	CONSTRAINT "working_roles_have_an_organ" CHECK("users"."role" IN ('admin', 'auditor') OR "users"."organ_id" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_username` ON `users` (lower("username"));--> statement-breakpoint
CREATE INDEX `users_organ` ON `users` (`organ_id`);--> statement-breakpoint
CREATE TABLE `waivers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`rule` text NOT NULL,
	`instance` text NOT NULL,
	`section` text NOT NULL,
	`cells` text NOT NULL,
	`place` text NOT NULL,
	`values_digest` text NOT NULL,
	`message` text NOT NULL,
	`reason` text NOT NULL,
	`by_name` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `waivers_finding` ON `waivers` (`report_id`,`instance`,`place`);
--> statement-breakpoint
-- What was recorded stays as it was recorded.
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER steps_no_update BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER steps_no_delete BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER snapshots_no_update BEFORE UPDATE ON snapshots BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER snapshots_no_delete BEFORE DELETE ON snapshots BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER publications_no_delete BEFORE DELETE ON publications BEGIN SELECT RAISE(ABORT, 'publications is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER publications_content_fixed BEFORE UPDATE OF report_id, organ_slug, year, version, content, digest, published_at ON publications BEGIN SELECT RAISE(ABORT, 'a publication is never changed'); END;
--> statement-breakpoint
-- 已发布 is reached by a recorded sign-off only.
CREATE TRIGGER reports_published_by_step BEFORE UPDATE OF state ON reports WHEN NEW.state = 'published' AND OLD.state <> 'published'
  AND NOT EXISTS (SELECT 1 FROM steps WHERE report_id = NEW.id AND version = NEW.version AND action = 'publish')
BEGIN SELECT RAISE(ABORT, 'a report is published by its sign-off only'); END;
--> statement-breakpoint
CREATE TRIGGER reports_not_born_published BEFORE INSERT ON reports WHEN NEW.state <> 'drafting' BEGIN SELECT RAISE(ABORT, 'a report begins as a draft'); END;
