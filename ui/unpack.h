/* SPDX-License-Identifier: MIT */
/* unpack.h -- bytes as they are, or as xz packed them. */
#ifndef LOOPSCOPE_UI_UNPACK_H
#define LOOPSCOPE_UI_UNPACK_H

#include <stddef.h>
#include <sys/types.h>

struct unpacker;

/* The bytes must live longer; they are plain, or a file of xz. */
struct unpacker *unpack_create(const char *bytes, size_t size);
void unpack_free(struct unpacker *unpacker);

/*
 * As read(2): how many bytes of the plain text came, 0 at its end, -1 when what
 * is packed is damaged or cut short (errno is EILSEQ).
 */
ssize_t unpack_read(struct unpacker *unpacker, char *to, size_t room);

/* All of it, with a 0 behind; the caller frees it. NULL as for -1 above. */
char *unpack_all(const char *bytes, size_t size);

#endif
