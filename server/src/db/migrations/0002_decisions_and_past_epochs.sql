CREATE TABLE `past_epoch` (
	`epoch` text PRIMARY KEY NOT NULL,
	`cut` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `quarantine` ADD `decided_by` text;--> statement-breakpoint
ALTER TABLE `quarantine` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `quarantine` ADD `why` text;--> statement-breakpoint
ALTER TABLE `replica` ADD `heard_epoch` text;