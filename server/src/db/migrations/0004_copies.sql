CREATE TABLE `copy` (
	`replica` text NOT NULL,
	`scope` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	`removed_at` integer,
	PRIMARY KEY(`replica`, `scope`)
);
