CREATE TABLE `audit_counted` (
	`key` text PRIMARY KEY NOT NULL,
	`since` text NOT NULL,
	`again` integer DEFAULT 0 NOT NULL,
	`actor_id` integer,
	`actor_name` text NOT NULL,
	`organ_id` integer,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`details` text NOT NULL,
	`capped` integer DEFAULT false NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_counted_since` ON `audit_counted` (`since`);