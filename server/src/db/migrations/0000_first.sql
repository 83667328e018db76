CREATE TABLE `account` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`password_hash` text NOT NULL,
	`badge` blob NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_username_unique` ON `account` (`username`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`what` text NOT NULL,
	`subject` text,
	`chain` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE TABLE `conflict` (
	`id` text PRIMARY KEY NOT NULL,
	`collection` text NOT NULL,
	`record_id` text NOT NULL,
	`field` text NOT NULL,
	`open` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`resolved_at` integer
);
--> statement-breakpoint
CREATE INDEX `conflict_record` ON `conflict` (`collection`,`record_id`,`field`);--> statement-breakpoint
CREATE INDEX `conflict_open` ON `conflict` (`open`,`opened_at`);--> statement-breakpoint
CREATE TABLE `gone` (
	`scope` text NOT NULL,
	`seq` integer NOT NULL,
	`collection` text NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`scope`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `incarnation` (
	`replica` text NOT NULL,
	`number` integer NOT NULL,
	`code` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`replica`, `number`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incarnation_code_unique` ON `incarnation` (`code`);--> statement-breakpoint
CREATE TABLE `meta` (
	`id` integer PRIMARY KEY NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `op` (
	`replica` text NOT NULL,
	`incarnation` integer NOT NULL,
	`n` integer NOT NULL,
	`hash` text NOT NULL,
	`status` text NOT NULL,
	`seq` integer,
	`author` text NOT NULL,
	`collection` text NOT NULL,
	`record_id` text NOT NULL,
	`body` blob NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`replica`, `incarnation`, `n`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `op_seq` ON `op` (`seq`);--> statement-breakpoint
CREATE INDEX `op_record` ON `op` (`collection`,`record_id`,`seq`);--> statement-breakpoint
CREATE INDEX `op_hash` ON `op` (`replica`,`hash`);--> statement-breakpoint
CREATE TABLE `quarantine` (
	`id` text PRIMARY KEY NOT NULL,
	`replica` text NOT NULL,
	`incarnation` integer NOT NULL,
	`n` integer NOT NULL,
	`author` text NOT NULL,
	`collection` text NOT NULL,
	`record_id` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quarantine_op` ON `quarantine` (`replica`,`incarnation`,`n`);--> statement-breakpoint
CREATE INDEX `quarantine_record` ON `quarantine` (`collection`,`record_id`);--> statement-breakpoint
CREATE TABLE `record` (
	`collection` text NOT NULL,
	`id` text NOT NULL,
	`data` blob NOT NULL,
	`versions` text NOT NULL,
	`seq` integer NOT NULL,
	`scope` text NOT NULL,
	`person_id` text,
	`deleted` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`collection`, `id`)
);
--> statement-breakpoint
CREATE INDEX `record_scope` ON `record` (`scope`,`seq`);--> statement-breakpoint
CREATE INDEX `record_person` ON `record` (`person_id`);--> statement-breakpoint
CREATE INDEX `record_newest` ON `record` (`collection`,`seq`);--> statement-breakpoint
CREATE TABLE `replica` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`device` text NOT NULL,
	`keys` blob NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	`incarnation` integer NOT NULL,
	`last_counter` integer NOT NULL,
	`last_contact_at` integer,
	`unsent` integer NOT NULL,
	`oldest_unsent_at` integer,
	`clock_offset` integer,
	`build` text,
	`last_scopes` text NOT NULL,
	`holes` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `scope_head` (
	`scope` text PRIMARY KEY NOT NULL,
	`head` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `session` (
	`hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `session_staff` ON `session` (`staff_id`);