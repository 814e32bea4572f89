-- What looked through all names is not asked any more.
DROP INDEX `organs_named`;--> statement-breakpoint
DROP INDEX `users_named`;--> statement-breakpoint
-- Names by their endings, so that offices, accounts and reports are found by any part of a name without looking through all of them (db/names.ts).
CREATE TABLE `organ_endings` (
	`part` text NOT NULL,
	`ending` text NOT NULL,
	`organ_id` integer NOT NULL,
	PRIMARY KEY(`part`, `ending`, `organ_id`),
	CONSTRAINT "organ_ending_part" CHECK(part IN ('name', 'slug')),
	CONSTRAINT "organ_ending_sane" CHECK(length(ending) BETWEEN 1 AND 16)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `published_name_endings` (
	`ending` text NOT NULL,
	`name_id` integer NOT NULL,
	PRIMARY KEY(`ending`, `name_id`),
	CONSTRAINT "published_name_ending_sane" CHECK(length(ending) BETWEEN 1 AND 16)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `published_names` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `published_names_name_unique` ON `published_names` (`name`);--> statement-breakpoint
CREATE TABLE `published_runs` (
	`publication_id` integer PRIMARY KEY NOT NULL,
	`runs` text NOT NULL,
	FOREIGN KEY (`publication_id`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `published_runs_id` ON `published_runs` (`publication_id`);--> statement-breakpoint
CREATE TABLE `user_endings` (
	`ending` text NOT NULL,
	`user_id` integer NOT NULL,
	PRIMARY KEY(`ending`, `user_id`),
	CONSTRAINT "user_ending_sane" CHECK(length(ending) BETWEEN 1 AND 16)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `publications_by_name` ON `publications` (`organ_name`,`id`,`year`,`organ_level`) WHERE status = 'current';--> statement-breakpoint
CREATE INDEX `publications_by_id` ON `publications` (`id`,`year`,`organ_level`,`organ_name`) WHERE status = 'current';--> statement-breakpoint
-- What the tables of endings hold. The inner list has one element for each character of the name: a trigger may not count by WITH.
CREATE VIEW endings_of_organs AS SELECT DISTINCT o.id AS organ_id, text.key AS part, lower(substr(text.value, place.key + 1, 16)) AS ending
FROM organs o, json_each(json_object('name', o.name, 'slug', o.slug)) text, json_each('[' || rtrim(replace(hex(zeroblob(length(text.value))), '00', '0,'), ',') || ']') place;--> statement-breakpoint
CREATE VIEW endings_of_users AS SELECT DISTINCT u.id AS user_id, lower(substr(text.value, place.key + 1, 16)) AS ending
FROM users u, json_each(json_array(u.username, u.display_name)) text, json_each('[' || rtrim(replace(hex(zeroblob(length(text.value))), '00', '0,'), ',') || ']') place;--> statement-breakpoint
CREATE VIEW endings_of_published_names AS SELECT DISTINCT n.id AS name_id, lower(substr(n.name, place.key + 1, 16)) AS ending
FROM published_names n, json_each('[' || rtrim(replace(hex(zeroblob(length(n.name))), '00', '0,'), ',') || ']') place;--> statement-breakpoint
CREATE TRIGGER organ_endings_added AFTER INSERT ON organs BEGIN INSERT INTO organ_endings (organ_id, part, ending) SELECT organ_id, part, ending FROM endings_of_organs WHERE organ_id = NEW.id; END;--> statement-breakpoint
CREATE TRIGGER organ_endings_old BEFORE UPDATE OF id, name, slug ON organs BEGIN DELETE FROM organ_endings WHERE organ_id = OLD.id AND (part, ending) IN (SELECT part, ending FROM endings_of_organs WHERE organ_id = OLD.id); END;--> statement-breakpoint
CREATE TRIGGER organ_endings_new AFTER UPDATE OF id, name, slug ON organs BEGIN INSERT INTO organ_endings (organ_id, part, ending) SELECT organ_id, part, ending FROM endings_of_organs WHERE organ_id = NEW.id; END;--> statement-breakpoint
CREATE TRIGGER organ_endings_gone BEFORE DELETE ON organs BEGIN DELETE FROM organ_endings WHERE organ_id = OLD.id AND (part, ending) IN (SELECT part, ending FROM endings_of_organs WHERE organ_id = OLD.id); END;--> statement-breakpoint
CREATE TRIGGER user_endings_added AFTER INSERT ON users BEGIN INSERT INTO user_endings (user_id, ending) SELECT user_id, ending FROM endings_of_users WHERE user_id = NEW.id; END;--> statement-breakpoint
CREATE TRIGGER user_endings_old BEFORE UPDATE OF id, username, display_name ON users BEGIN DELETE FROM user_endings WHERE user_id = OLD.id AND ending IN (SELECT ending FROM endings_of_users WHERE user_id = OLD.id); END;--> statement-breakpoint
CREATE TRIGGER user_endings_new AFTER UPDATE OF id, username, display_name ON users BEGIN INSERT INTO user_endings (user_id, ending) SELECT user_id, ending FROM endings_of_users WHERE user_id = NEW.id; END;--> statement-breakpoint
CREATE TRIGGER user_endings_gone BEFORE DELETE ON users BEGIN DELETE FROM user_endings WHERE user_id = OLD.id AND ending IN (SELECT ending FROM endings_of_users WHERE user_id = OLD.id); END;--> statement-breakpoint
-- The office of a publication never changes, and a publication never goes: names are only added.
CREATE TRIGGER publications_named AFTER INSERT ON publications WHEN NOT EXISTS (SELECT 1 FROM published_names WHERE name = NEW.organ_name) BEGIN INSERT INTO published_names (name) VALUES (NEW.organ_name); END;--> statement-breakpoint
CREATE TRIGGER published_name_endings_added AFTER INSERT ON published_names BEGIN INSERT INTO published_name_endings (name_id, ending) SELECT name_id, ending FROM endings_of_published_names WHERE name_id = NEW.id; END;--> statement-breakpoint
CREATE TRIGGER published_names_fixed BEFORE UPDATE ON published_names BEGIN SELECT RAISE(ABORT, 'a name is never changed'); END;--> statement-breakpoint
CREATE TRIGGER published_names_kept BEFORE DELETE ON published_names BEGIN SELECT RAISE(ABORT, 'a name is never taken out'); END;--> statement-breakpoint
INSERT INTO organ_endings (part, ending, organ_id) SELECT part, ending, organ_id FROM endings_of_organs ORDER BY part, ending, organ_id;--> statement-breakpoint
INSERT INTO user_endings (ending, user_id) SELECT ending, user_id FROM endings_of_users ORDER BY ending, user_id;--> statement-breakpoint
-- Endings follow by the trigger.
INSERT INTO published_names (name) SELECT DISTINCT organ_name FROM publications ORDER BY organ_name;
