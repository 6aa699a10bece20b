#ifndef COACH_CPOSTGRES_SHIM_H
#define COACH_CPOSTGRES_SHIM_H
/* Debian keeps the header in a folder of its own; so it is found without pkg-config too. */
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

/* Everything used is in libpq 14 and newer. */
static const int coach_diagnostic_sqlstate = PG_DIAG_SQLSTATE;
#endif
