-- Projects, areas, buildings, units, rooms and the people who live there.

CREATE TABLE IF NOT EXISTS project (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	name		VARCHAR(80) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY project_name (name)
) ENGINE=InnoDB COMMENT='项目: an estate under management';

CREATE TABLE IF NOT EXISTS room (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	project_id	BIGINT NOT NULL,
	area		VARCHAR(40) NOT NULL DEFAULT '' COMMENT '区域: 一期, 南区; empty when the project has none',
	building	VARCHAR(20) NOT NULL COMMENT '楼栋, as normalised by the place rules',
	unit		VARCHAR(20) NOT NULL DEFAULT '' COMMENT '单元; empty when the building has none',
	room		VARCHAR(20) NOT NULL COMMENT '房间号',
	label		VARCHAR(160) NOT NULL COMMENT 'how the room is written on a page',
	PRIMARY KEY (id),
	UNIQUE KEY room_place (project_id, area, building, unit, room),
	KEY room_numbers (building, unit, room),
	CONSTRAINT room_project FOREIGN KEY (project_id) REFERENCES project (id)
) ENGINE=InnoDB WITH SYSTEM VERSIONING COMMENT='房间';

CREATE TABLE IF NOT EXISTS resident (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	room_id		BIGINT NOT NULL,
	name		VARCHAR(80) NOT NULL,
	phone		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'normalised digits',
	relation	VARCHAR(20) NOT NULL DEFAULT '' COMMENT '业主, 租户, 家属',
	PRIMARY KEY (id),
	UNIQUE KEY resident_person (room_id, name, phone),
	KEY resident_phone (phone),
	KEY resident_name (name),
	CONSTRAINT resident_room FOREIGN KEY (room_id) REFERENCES room (id)
) ENGINE=InnoDB WITH SYSTEM VERSIONING COMMENT='住户 with the phone that the desk calls back';
