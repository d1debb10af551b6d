/* SPDX-License-Identifier: MIT */
/* python.h -- which python3 runs a program, and with which recorder. */
#ifndef LOOPSCOPE_UI_PYTHON_H
#define LOOPSCOPE_UI_PYTHON_H

#define PYTHON_MISSING "install Python 3.11 or later, or name one with --python"

/*
 * The python3 to use: `given`, else what $LOOPSCOPE_PYTHON names, else
 * "python3", which PATH finds. Never NULL.
 */
const char *python_command(const char *given);

/*
 * The path of recorder.py: what $LOOPSCOPE_RECORDER names, else
 * ../share/loopscope/recorder.py or ../recorder.py as seen from this
 * program's folder, else that of the folder it was installed in. The caller
 * frees it. NULL: it is nowhere.
 */
char *python_recorder(void);

/*
 * What differs from the reference in what this runtime ("CPython 3.12", as
 * the trace says) records, in one line of the smallest usual terminal; NULL:
 * nothing.
 */
const char *python_note(const char *runtime);

#endif
