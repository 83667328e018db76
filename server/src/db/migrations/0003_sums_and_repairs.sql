ALTER TABLE `replica` ADD `repairs` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scope_head` ADD `sums` text;