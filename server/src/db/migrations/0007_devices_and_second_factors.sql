CREATE TABLE `second_factor` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`secret` blob NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer NOT NULL,
	`recovery` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `replica` ADD `device_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `replica` ADD `end` text;--> statement-breakpoint
ALTER TABLE `replica` ADD `wiped_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `device` text;