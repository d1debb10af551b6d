/* SPDX-License-Identifier: MIT */
/* What is kept, plain or packed by xz, comes out whole, or not at all. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <lzma.h>

#include "ui/unpack.h"

enum { LINES = 5000, ROOM = 64 * 1024 };

struct packed {
    char *plain;
    size_t plain_size;
    char bytes[ROOM];
    size_t size;
};

/* So many lines, and what xz makes of them. */
static int pack(void **state)
{
    struct packed *packed = calloc(1, sizeof *packed);
    assert_non_null(packed);
    packed->plain = calloc(LINES, 16);
    assert_non_null(packed->plain);
    for (int i = 0; i < LINES; i++)
        packed->plain_size +=
            (size_t)sprintf(packed->plain + packed->plain_size, "tick %d\n", i);
    assert_int_equal(lzma_easy_buffer_encode(
                         6, LZMA_CHECK_CRC64, NULL,
                         (const uint8_t *)packed->plain, packed->plain_size,
                         (uint8_t *)packed->bytes, &packed->size, ROOM),
                     LZMA_OK);
    *state = packed;
    return 0;
}

static int throw_away(void **state)
{
    struct packed *packed = *state;
    free(packed->plain);
    free(packed);
    return 0;
}

static void plain_bytes_stay_as_they_are(void **state)
{
    (void)state;
    char *text = unpack_all("tick 1\n\xFD", 8);
    assert_string_equal(text, "tick 1\n\xFD");
    free(text);
    text = unpack_all("", 0);
    assert_string_equal(text, "");
    free(text);
}

static void what_was_packed_comes_out_whole(void **state)
{
    struct packed *packed = *state;
    char *text = unpack_all(packed->bytes, packed->size);
    assert_string_equal(text, packed->plain);
    free(text);
}

static void it_comes_in_pieces_of_any_size(void **state)
{
    struct packed *packed = *state;
    struct unpacker *unpacker = unpack_create(packed->bytes, packed->size);
    size_t at = 0;
    ssize_t count;
    char piece[7];
    while ((count = unpack_read(unpacker, piece, sizeof piece)) > 0) {
        assert_memory_equal(piece, packed->plain + at, count);
        at += (size_t)count;
    }
    assert_int_equal(count, 0);
    assert_int_equal(at, packed->plain_size);
    assert_int_equal(unpack_read(unpacker, piece, sizeof piece), 0);
    unpack_free(unpacker);
}

static void what_is_cut_short_is_refused(void **state)
{
    struct packed *packed = *state;
    for (size_t size = 6; size < packed->size; size += 50)
        assert_null(unpack_all(packed->bytes, size));
    assert_int_equal(errno, EILSEQ);
}

static void what_is_damaged_is_refused(void **state)
{
    struct packed *packed = *state;
    packed->bytes[packed->size / 2] ^= 1;
    assert_null(unpack_all(packed->bytes, packed->size));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_bytes_stay_as_they_are),
        cmocka_unit_test_setup_teardown(what_was_packed_comes_out_whole, pack,
                                        throw_away),
        cmocka_unit_test_setup_teardown(it_comes_in_pieces_of_any_size, pack,
                                        throw_away),
        cmocka_unit_test_setup_teardown(what_is_cut_short_is_refused, pack,
                                        throw_away),
        cmocka_unit_test_setup_teardown(what_is_damaged_is_refused, pack,
                                        throw_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
