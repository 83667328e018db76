CREATE TABLE `erased` (
	`collection` text NOT NULL,
	`record_id` text NOT NULL,
	`erasure` text NOT NULL,
	PRIMARY KEY(`collection`, `record_id`)
);
--> statement-breakpoint
CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`why` text NOT NULL,
	`is_clean` integer DEFAULT false NOT NULL
);
