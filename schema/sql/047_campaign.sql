-- Special return visits of a season, room by room, and the visits planned for a year (PROCEDURE §8 K25, §18 items 2 and 3).

CREATE TABLE IF NOT EXISTS campaign_form (
	id		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	version		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	document	MEDIUMBLOB NOT NULL COMMENT 'the sheet as it was approved',
	sha256		BINARY(32) NOT NULL,
	adopted_at	DATETIME NOT NULL,
	PRIMARY KEY (id, version)
) ENGINE=InnoDB COMMENT='a campaign keeps the version of the sheet it was opened under; insert only';

CREATE TABLE IF NOT EXISTS campaign (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	version		INT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'a save names the version it read',
	season		TINYINT UNSIGNED NOT NULL COMMENT 'enum season: rain, heating, other',
	title		VARCHAR(80) NOT NULL,
	first_day	DATE NOT NULL,
	last_day	DATE NOT NULL COMMENT 'rooms not visited by the end of this day are overdue',
	form_id		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	form_version	VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	leader_id	BIGINT NOT NULL COMMENT 'who answers for it',
	duty_id		BIGINT NOT NULL COMMENT 'by which the clock daemon warns and marks it late',
	opened_at	DATETIME NOT NULL,
	opened_by	BIGINT NOT NULL,
	closed_at	DATETIME NULL COMMENT 'ended by hand',
	reason		VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why it was ended with rooms not visited',
	PRIMARY KEY (id),
	UNIQUE KEY campaign_title (title, first_day),
	KEY campaign_open (closed_at, last_day, id),
	CONSTRAINT campaign_form FOREIGN KEY (form_id, form_version) REFERENCES campaign_form (id, version),
	CONSTRAINT campaign_leader FOREIGN KEY (leader_id) REFERENCES staff (id),
	CONSTRAINT campaign_opener FOREIGN KEY (opened_by) REFERENCES staff (id),
	CONSTRAINT campaign_duty FOREIGN KEY (duty_id) REFERENCES duty (id)
) ENGINE=InnoDB WITH SYSTEM VERSIONING COMMENT='季节性专项回访';

CREATE TABLE IF NOT EXISTS campaign_room (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	version		INT UNSIGNED NOT NULL DEFAULT 1,
	campaign_id	BIGINT NOT NULL,
	room_id		BIGINT NOT NULL,
	visitor_id	BIGINT NULL COMMENT 'who is to go, and once visited who went; NULL: whoever comes by',
	state		TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'enum room_state: waiting, missed, visited',
	attempts	SMALLINT UNSIGNED NOT NULL DEFAULT 0,
	visited_at	DATETIME NULL,
	last_visit_id	BIGINT NULL COMMENT 'the latest row of campaign_visit',
	case_id		BIGINT NULL COMMENT 'opened for the problem that was found there, once',
	PRIMARY KEY (id),
	UNIQUE KEY campaign_room_once (campaign_id, room_id),
	UNIQUE KEY campaign_room_case (case_id),
	KEY campaign_room_state (campaign_id, state, case_id),
	KEY campaign_room_visitor (visitor_id, state, campaign_id),
	CONSTRAINT campaign_room_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
	CONSTRAINT campaign_room_room FOREIGN KEY (room_id) REFERENCES room (id),
	CONSTRAINT campaign_room_visitor FOREIGN KEY (visitor_id) REFERENCES staff (id),
	CONSTRAINT campaign_room_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB COMMENT='rooms of a campaign; what happened there is in campaign_visit';

CREATE TABLE IF NOT EXISTS campaign_visit (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	campaign_room_id BIGINT NOT NULL,
	at		DATETIME NOT NULL,
	reached		TINYINT NOT NULL COMMENT '0: nobody opened',
	answers		TEXT NOT NULL COMMENT 'question=answer, one a line',
	problem		VARCHAR(2000) NOT NULL DEFAULT '',
	note		VARCHAR(500) NOT NULL DEFAULT '',
	actor_id	BIGINT NOT NULL,
	actor_name	VARCHAR(170) NOT NULL COMMENT 'name and title at that time',
	PRIMARY KEY (id),
	KEY campaign_visit_room (campaign_room_id, id),
	CONSTRAINT campaign_visit_room FOREIGN KEY (campaign_room_id) REFERENCES campaign_room (id)
) ENGINE=InnoDB COMMENT='every time somebody stood at a door; insert only';

ALTER TABLE evidence
	ADD COLUMN IF NOT EXISTS campaign_room_id BIGINT NULL COMMENT 'for photos and signatures of a special return visit',
	ADD KEY IF NOT EXISTS evidence_campaign (campaign_room_id, id),
	ADD CONSTRAINT evidence_campaign FOREIGN KEY IF NOT EXISTS (campaign_room_id) REFERENCES campaign_room (id);

CREATE TABLE IF NOT EXISTS planned_visit (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	version		INT UNSIGNED NOT NULL DEFAULT 1,
	year		SMALLINT UNSIGNED NOT NULL,
	month		TINYINT UNSIGNED NOT NULL,
	kind		TINYINT UNSIGNED NOT NULL COMMENT 'enum planned_kind: rain, heating, key_customer, engineering …',
	subject		VARCHAR(120) NOT NULL,
	planned		INT UNSIGNED NOT NULL COMMENT 'how many visits',
	done		INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how many were; of a campaign its visited rooms count instead',
	person_id	BIGINT NULL COMMENT 'who answers for it',
	campaign_id	BIGINT NULL COMMENT 'the campaign that carries it out',
	entered_by	BIGINT NOT NULL,
	entered_at	DATETIME NOT NULL,
	struck_at	DATETIME NULL COMMENT 'taken out of the plan, with a reason in planned_visit_event',
	PRIMARY KEY (id),
	UNIQUE KEY planned_visit_campaign (campaign_id),
	KEY planned_visit_year (year, month, id),
	CONSTRAINT planned_visit_person FOREIGN KEY (person_id) REFERENCES staff (id),
	CONSTRAINT planned_visit_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id)
) ENGINE=InnoDB COMMENT='回访计划: the visits of a year by month';

CREATE TABLE IF NOT EXISTS planned_visit_event (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	planned_visit_id BIGINT NOT NULL,
	at		DATETIME NOT NULL,
	act		TINYINT UNSIGNED NOT NULL COMMENT 'enum planned_act: entered, done, struck',
	visits		INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how many were done this time',
	actor_id	BIGINT NOT NULL,
	actor_name	VARCHAR(170) NOT NULL,
	note		VARCHAR(500) NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	KEY planned_event (planned_visit_id, id),
	CONSTRAINT planned_event FOREIGN KEY (planned_visit_id) REFERENCES planned_visit (id)
) ENGINE=InnoDB COMMENT='history of the plan; insert only';
