ALTER TABLE `publications` ADD `organ_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `publications` ADD `organ_level` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `publications` SET `organ_name` = json_extract(`content`, '$.organ.name'), `organ_level` = json_extract(`content`, '$.organ.level');--> statement-breakpoint
CREATE TRIGGER publications_office_fixed BEFORE UPDATE OF organ_name, organ_level ON publications BEGIN SELECT RAISE(ABORT, 'a publication is never changed'); END;--> statement-breakpoint
CREATE INDEX `publications_listed` ON `publications` (`year`,`id`,`organ_level`,`organ_name`,`organ_slug`,`version`,`published_at`) WHERE status = 'current';--> statement-breakpoint
CREATE INDEX `publications_at` ON `publications` (`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `publications_taken_down` ON `publications` (`taken_down_at`) WHERE taken_down_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `organs_named` ON `organs` (`name`,`slug`);--> statement-breakpoint
CREATE INDEX `users_named` ON `users` (`username`,`display_name`);