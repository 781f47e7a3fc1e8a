/* One line per happening on standard error, for the journal. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/fault.h"

enum log_level { LOG_LEVEL_ERROR = 3, LOG_LEVEL_WARNING = 4, LOG_LEVEL_NOTICE = 5, LOG_LEVEL_DETAIL = 6 };

/* The program's name, in every line; call once at start. */
void log_open(const char *program);

/* The id of the visit being served, in every line until changed; NULL for none. */
void log_visit(const char *id);

/*
 * Writes "<level>program visit: message"; control characters, bidi marks and
 * line ends in the message are made visible, so nobody can forge a line.
 * Personal data does not belong in a log: write ids.
 */
void log_line(enum log_level, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Logs a fault where it is first seen and hands it back: `return log_fault(FAULT_IO, "…")`. */
enum fault log_fault(enum fault, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
