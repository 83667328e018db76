ALTER TABLE `meta` ADD `key_check` blob;--> statement-breakpoint
ALTER TABLE `quarantine` ADD `person_id` text;--> statement-breakpoint
ALTER TABLE `quarantine` ADD `scope` text;--> statement-breakpoint
CREATE INDEX `quarantine_newest` ON `quarantine` (`state`,`received_at`);