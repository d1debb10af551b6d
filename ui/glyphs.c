/* SPDX-License-Identifier: MIT */
#include "ui/glyphs.h"

#include <stddef.h>

const char *glyph_text(enum glyph glyph, bool ascii)
{
    static const char *const texts[GLYPH_COUNT][2] = {
#define X(constant, utf8, ascii_text) {utf8, ascii_text},
        GLYPHS(X)
#undef X
    };
    return texts[glyph][ascii];
}

const char *glyph_line(unsigned ends, bool ascii)
{
    /* Indexed by the sum of up 1, right 2, down 4, left 8. */
    static const char *const utf8[16] = {" ", "╵", "╶", "└", "╷", "│",
                                         "┌", "├", "╴", "┘", "─", "┴",
                                         "┐", "┤", "┬", "┼"};
    static const char *const plain[16] = {" ", "|", "-", "+", "|", "|",
                                          "+", "+", "-", "+", "-", "+",
                                          "+", "+", "+", "+"};
    return ascii ? plain[ends & 15] : utf8[ends & 15];
}

char glyph_nearest_ascii(int32_t code_point)
{
    static const struct {
        int32_t code_point;
        char ascii;
    } nearest[] = {
        {0x00A0, ' '},  {0x00B7, '.'},  {0x00D7, 'x'}, {0x2010, '-'},
        {0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'}, {0x2014, '-'},
        {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'},
        {0x2022, '*'},  {0x2026, '~'},  {0x2190, '<'}, {0x2191, '^'},
        {0x2192, '>'},  {0x2193, 'v'},  {0x2212, '-'},
    };

    if (code_point < 0x80)
        return (char)code_point;
    for (size_t i = 0; i < sizeof nearest / sizeof nearest[0]; i++) {
        if (nearest[i].code_point == code_point)
            return nearest[i].ascii;
    }
    return '?';
}
