/* SPDX-License-Identifier: MIT */
/* Paths as people type them, in a folder made for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "sim/text_buffer.h"
#include "ui/path.h"

static char home[] = "/tmp/loopscope-path-XXXXXX";

static const char *const folders[] = {"deeper", "deep.txt", "empty"};
static const char *const files[] = {
    "alpha.py",       "alpine.jsonl",   "alps.txt",     ".hidden.py",
    "caf\xC3\xA9.py", "caf\xC3\xA8.py", "deeper/one.py"};

static char *in_home(const char *name)
{
    struct text_buffer path = {0};

    text_format(&path, "%s/%s", home, name);
    return path.bytes;
}

static int make_files(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(home));
    setenv("HOME", home, 1);
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char *path = in_home(folders[i]);

        assert_int_equal(mkdir(path, 0700), 0);
        free(path);
    }
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *path = in_home(files[i]);
        FILE *file = fopen(path, "w");

        assert_non_null(file);
        fclose(file);
        free(path);
    }
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *path = in_home(files[i]);

        unlink(path);
        free(path);
    }
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char *path = in_home(folders[i]);

        rmdir(path);
        free(path);
    }
    return rmdir(home);
}

static void assert_expands(const char *typed, const char *path)
{
    char *expanded = path_expand(typed);

    assert_string_equal(expanded, path);
    free(expanded);
}

static void a_tilde_alone_or_before_a_slash_is_home(void **state)
{
    char *inside = in_home("a~/~");

    (void)state;
    assert_expands("~", home);
    assert_expands("~/a~/~", inside);
    assert_expands("~someone/a.py", "~someone/a.py");
    assert_expands("a/~/b", "a/~/b");
    assert_expands("", "");
    unsetenv("HOME");
    assert_expands("~/a", "~/a");
    setenv("HOME", home, 1);
    free(inside);
}

static void assert_completes(const char *typed, const char *to,
                             const char *names)
{
    char text[64];
    struct text_buffer found = {0};

    snprintf(text, sizeof text, "%s", typed);
    path_complete(text, sizeof text, &found);
    assert_string_equal(text, to);
    assert_string_equal(text_of(&found), names);
    text_free(&found);
}

static void what_is_alone_is_completed(void **state)
{
    (void)state;
    assert_completes("~/alpha", "~/alpha.py", "");
    assert_completes("~/deeper", "~/deeper/", "");
    assert_completes("~/deeper/", "~/deeper/one.py", "");
    assert_completes("~", "~/", "");
}

static void of_several_what_they_share_and_their_names(void **state)
{
    (void)state;
    assert_completes("~/al", "~/alp", "alpha.py  alpine.jsonl");
    assert_completes("~/de", "~/deep", "deep.txt/  deeper/");
    assert_completes("~/c", "~/caf", "caf\xC3\xA8.py  caf\xC3\xA9.py");
}

static void what_has_no_end_stays(void **state)
{
    (void)state;
    assert_completes("~/none", "~/none", "");
    assert_completes("~/no/such/folder", "~/no/such/folder", "");
    assert_completes("~/empty/", "~/empty/", "");
    assert_completes("~/alps", "~/alps", "");
}

static void what_is_hidden_is_asked_for_by_its_dot(void **state)
{
    (void)state;
    assert_completes("~/", "~/",
                     "alpha.py  alpine.jsonl  caf\xC3\xA8.py  "
                     "caf\xC3\xA9.py  deep.txt/  deeper/  empty/");
    assert_completes("~/.", "~/.hidden.py", "");
}

static void without_a_folder_it_is_this_one(void **state)
{
    char before[4096];

    (void)state;
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(home), 0);
    assert_completes("alpi", "alpine.jsonl", "");
    assert_int_equal(chdir(before), 0);
}

static void what_has_no_room_stays(void **state)
{
    char text[8] = "~/alpha";
    struct text_buffer names = {0};

    (void)state;
    path_complete(text, sizeof text, &names);
    assert_string_equal(text, "~/alpha");
    strcpy(text, "~");
    path_complete(text, 2, &names);
    assert_string_equal(text, "~");
    text_free(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tilde_alone_or_before_a_slash_is_home),
        cmocka_unit_test(what_is_alone_is_completed),
        cmocka_unit_test(of_several_what_they_share_and_their_names),
        cmocka_unit_test(what_has_no_end_stays),
        cmocka_unit_test(what_is_hidden_is_asked_for_by_its_dot),
        cmocka_unit_test(without_a_folder_it_is_this_one),
        cmocka_unit_test(what_has_no_room_stays),
    };
    return cmocka_run_group_tests(tests, make_files, remove_files);
}
