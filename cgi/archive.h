/* The program of the archive: permissions, forms and handlers. */
#ifndef CGI_ARCHIVE_H
#define CGI_ARCHIVE_H

#include "web/form.h"
#include "web/visit.h"

enum {
	PERMIT_READ = 1 << 0,		/* finding and reading filed cases */
	PERMIT_FILE = 1 << 1		/* filing cases */
};

extern const struct form_spec archive_file_reveal_form, archive_evidence_form, archive_file_seal_form;

visit_handler archive_front;
visit_handler archive_search, archive_search_export;
visit_handler archive_file, archive_file_reveal, archive_file_reveal_again, archive_file_xml;
visit_handler archive_file_print, archive_file_print_post, archive_file_print_again;
visit_handler archive_evidence, archive_evidence_post, archive_evidence_again;
visit_handler archive_waiting, archive_waiting_export;
visit_handler archive_file_seal, archive_file_seal_again;

#endif
