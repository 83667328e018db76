ALTER TABLE `replica` ADD `device_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `replica` ADD `end` text;--> statement-breakpoint
ALTER TABLE `replica` ADD `wiped_at` integer;