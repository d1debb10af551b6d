/* SPDX-License-Identifier: MIT */
#include "ui/path.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sim/memory.h"
#include "sim/text_buffer.h"

static bool ends_with(const char *word, const char *end)
{
    size_t length = strlen(word), tail = strlen(end);

    return length > tail && strcmp(word + length - tail, end) == 0;
}

bool path_is_program(const char *path)
{
    return ends_with(path, ".py");
}

bool path_is_recording(const char *path)
{
    return ends_with(path, ".jsonl");
}

char *path_expand(const char *typed)
{
    const char *home = getenv("HOME");
    struct text_buffer path = {0};
    bool at_home = typed[0] == '~' && (typed[1] == '/' || typed[1] == '\0');

    if (!at_home || home == NULL)
        return memory_copy_string(typed);
    text_format(&path, "%s%s", home, typed + 1);
    return path.bytes;
}

static bool is_folder(const char *folder, const char *name)
{
    struct text_buffer path = {0};
    struct stat about;
    bool is;

    text_format(&path, "%s%s", folder, name);
    is = stat(path.bytes, &about) == 0 && S_ISDIR(about.st_mode);
    text_free(&path);
    return is;
}

/* What is hidden has to be asked for by its dot. */
static bool fits(const char *folder, const char *name, const char *begun)
{
    if (strncmp(name, begun, strlen(begun)) != 0)
        return false;
    if (name[0] == '.' &&
        (begun[0] != '.' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0))
        return false;
    return path_is_program(name) || path_is_recording(name) ||
           is_folder(folder, name);
}

/* The first bytes that both have, whole characters of them. */
static size_t common(const char *a, const char *b)
{
    size_t length = 0;

    while (a[length] != '\0' && a[length] == b[length])
        length++;
    while (length > 0 && ((unsigned char)a[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* What a folder has for what was begun. */
struct offer {
    struct text_buffer whole; /* what all of them begin with */
    size_t count;
};

static void offer_name(struct offer *offer, const char *name)
{
    if (offer->count++ == 0) {
        text_put(&offer->whole, name);
    } else {
        offer->whole.length = common(offer->whole.bytes, name);
        offer->whole.bytes[offer->whole.length] = '\0';
    }
}

static struct offer find_offers(const char *folder, const char *begun,
                                struct text_buffer *names)
{
    struct offer offer = {.count = 0};
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);

    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;

        if (fits(folder, name, begun)) {
            offer_name(&offer, name);
            text_format(names, "%s%s%s", offer.count > 1 ? "  " : "", name,
                        is_folder(folder, name) ? "/" : "");
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return offer;
}

static void complete(char *typed, size_t size, struct text_buffer *names)
{
    char *slash = strrchr(typed, '/'), *begun = slash ? slash + 1 : typed;
    size_t before = (size_t)(begun - typed);
    struct text_buffer place = {0};
    struct offer offer;
    char *folder;

    text_put_bytes(&place, typed, before);
    folder = path_expand(before > 0 ? place.bytes : "./");
    offer = find_offers(folder, begun, names);
    if (offer.count == 1 && is_folder(folder, offer.whole.bytes))
        text_put(&offer.whole, "/");
    if (offer.count > 0 && before + offer.whole.length < size)
        memcpy(begun, offer.whole.bytes, offer.whole.length + 1);
    if (offer.count < 2)
        text_clear(names);
    text_free(&offer.whole);
    text_free(&place);
    free(folder);
}

void path_complete(char *typed, size_t size, struct text_buffer *names)
{
    if (strcmp(typed, "~") != 0)
        complete(typed, size, names);
    else if (size > strlen("~/"))
        strcpy(typed, "~/");
}
