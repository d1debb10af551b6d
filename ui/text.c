/* SPDX-License-Identifier: MIT */
#include "ui/text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "sim/text_buffer.h"

#include "ui/glyphs.h"

/* Reads one code point; -1 in *code_point for a byte that is not UTF-8. */
static size_t read_code_point(const char *text, int32_t *code_point)
{
    utf8proc_ssize_t length =
        utf8proc_iterate((const utf8proc_uint8_t *)text, -1, code_point);

    if (length > 0)
        return (size_t)length;
    *code_point = -1;
    return 1;
}

/*
 * Joiners, variation selectors and skin tones change the width of what
 * stands before them on some terminals only.
 */
static bool changes_width(int32_t code_point)
{
    return code_point == 0x200D ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
           (code_point >= 0x1F3FB && code_point <= 0x1F3FF) ||
           (code_point >= 0xE0100 && code_point <= 0xE01EF);
}

/* A mark that is drawn on the character before it. */
static bool is_mark(int32_t code_point)
{
    utf8proc_category_t category = utf8proc_category(code_point);

    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/*
 * Controls, surrogates, line separators, bidi and other format characters,
 * unassigned ones, and letters without a width of their own.
 */
static bool is_unsafe(int32_t code_point)
{
    if (code_point < 0)
        return true;
    switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return !is_mark(code_point) && utf8proc_charwidth(code_point) <= 0;
    }
}

static void set_glyph(struct cluster *cluster, enum glyph glyph, bool ascii)
{
    strcpy(cluster->text, glyph_text(glyph, ascii));
    cluster->width = 1;
}

/* The character a cluster starts with. */
static void set_base(struct cluster *cluster, int32_t code_point, bool ascii)
{
    utf8proc_ssize_t length;

    if (is_unsafe(code_point) || is_mark(code_point)) {
        set_glyph(cluster, GLYPH_REPLACEMENT, ascii);
    } else if (ascii) {
        cluster->text[0] = glyph_nearest_ascii(code_point);
        cluster->text[1] = '\0';
        cluster->width = 1;
    } else {
        length =
            utf8proc_encode_char(code_point, (utf8proc_uint8_t *)cluster->text);
        cluster->text[length] = '\0';
        cluster->width = utf8proc_charwidth(code_point);
    }
}

/* Adds a mark where there is room for it; a pile of marks is cut. */
static void add_mark(struct cluster *cluster, const char *bytes, size_t count)
{
    size_t used = strlen(cluster->text);

    if (used + count < sizeof cluster->text) {
        memcpy(cluster->text + used, bytes, count);
        cluster->text[used + count] = '\0';
    }
}

size_t text_next(const char *text, bool ascii, struct cluster *cluster)
{
    int32_t code_point;
    size_t length = 0;

    do { /* what changes widths is dropped, also where a text begins */
        if (text[length] == '\0')
            return 0;
        length += read_code_point(text + length, &code_point);
    } while (changes_width(code_point));
    set_base(cluster, code_point, ascii);
    while (text[length] != '\0') {
        size_t more = read_code_point(text + length, &code_point);

        if (code_point < 0)
            break;
        if (!changes_width(code_point)) {
            if (!is_mark(code_point))
                break;
            if (!ascii)
                add_mark(cluster, text + length, more);
        }
        length += more;
    }
    return length;
}

char *text_clean(const char *text)
{
    struct cluster cluster;
    struct text_buffer clean = {0};
    size_t length;

    text_put(&clean, "");
    for (; (length = text_next(text, false, &cluster)) > 0; text += length)
        text_put(&clean, cluster.text);
    return clean.bytes;
}

int text_width(const char *text, bool ascii)
{
    struct cluster cluster;
    size_t length;
    int width = 0;

    while ((length = text_next(text, ascii, &cluster)) > 0) {
        text += length;
        width += cluster.width;
    }
    return width;
}

size_t text_wrap(const char *text, int columns, bool ascii)
{
    struct cluster cluster;
    size_t length, used = 0, after_blank = 0;

    while ((length = text_next(text + used, ascii, &cluster)) > 0) {
        if (cluster.width > columns) {
            if (cluster.text[0] == ' ')
                return used + length;
            if (after_blank > 0)
                return after_blank;
            return used > 0 ? used : length;
        }
        columns -= cluster.width;
        used += length;
        if (cluster.text[0] == ' ')
            after_blank = used;
    }
    return used;
}

static bool begins_alike(const char *text, const char *part)
{
    while (*part != '\0' &&
           tolower((unsigned char)*text) == tolower((unsigned char)*part)) {
        text++;
        part++;
    }
    return *part == '\0';
}

const char *text_find(const char *text, const char *part)
{
    while (*text != '\0' && !begins_alike(text, part))
        text++;
    return *text != '\0' || *part == '\0' ? text : NULL;
}

bool text_contains(const char *text, const char *part)
{
    return text_find(text, part) != NULL;
}

const char *text_tail(const char *text, int columns, bool ascii)
{
    struct cluster cluster;
    int width = text_width(text, ascii);

    while (width > columns && *text != '\0') {
        text += text_next(text, ascii, &cluster);
        width -= cluster.width;
    }
    return text;
}
