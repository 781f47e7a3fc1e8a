/* Files that prove something: photos, recordings, papers (PROCEDURE.md §12, §27). */
#ifndef RULES_EVIDENCE_H
#define RULES_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/complaint.h"

enum evidence_origin {
	EVIDENCE_RESIDENT,	/* 投诉人提供, through the public pages */
	EVIDENCE_STAFF,		/* 工作人员上传 */
	EVIDENCE_CAMERA,	/* 现场拍摄 */
	EVIDENCE_MAIL,		/* 邮件附件 */
	EVIDENCE_IMPORT,	/* 导入 */
	EVIDENCE_ORIGIN__COUNT
};

struct evidence {
	int64_t			 id;
	struct case_id		 case_id;
	const char		*name;		/* what the sender called it; for display only, never a path */
	const char		*type;		/* by content: "image/jpeg" */
	int64_t			 size;		/* bytes of the original */
	uint8_t			 sha256[32];	/* of the original */
	enum evidence_origin	 origin;
	int64_t			 at;
	struct staff_id		 actor;		/* 0: the complainant */
	const char		*actor_name;
	bool			 public;	/* the complainant may see it */
	bool			 receipt;	/* signed record or receipt of an on-site visit */
	const char		*note;
};

const char *evidence_origin_name(enum evidence_origin);		/* "resident", "staff", "camera", "mail", "import" */
enum evidence_origin evidence_origin_read(const char *);	/* EVIDENCE_ORIGIN__COUNT for nonsense */

#endif
