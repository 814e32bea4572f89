CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`key` text NOT NULL,
	`file_name` text NOT NULL,
	`section` text NOT NULL,
	`changes` text NOT NULL,
	`by_name` text NOT NULL,
	`user_id` integer NOT NULL,
	`at` text NOT NULL,
	`undone_at` text,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `imports_report` ON `imports` (`report_id`);
