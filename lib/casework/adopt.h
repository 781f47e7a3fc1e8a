/* Bringing checklists and sheets of special visits from their approved documents into the database. */
#ifndef CASEWORK_ADOPT_H
#define CASEWORK_ADOPT_H

#include "casework/casework.h"

/*
 * Checks a document and adopts it from step->now on.  FAULT_INPUT with
 * "file:line:column: message" lines in *problem changes nothing.  A version
 * that is already there with the same content is left alone (*added false); a
 * known version with other content is FAULT_INPUT too, because inspections
 * and rounds of visits keep the version they were opened under.
 */
enum fault casework_adopt_checklist(struct step *, const char *path, bool *added, const char **problem) MUST_CHECK;
enum fault casework_adopt_campaign(struct step *, const char *path, bool *added, const char **problem) MUST_CHECK;

#endif
