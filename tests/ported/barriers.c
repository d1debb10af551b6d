/* SPDX-License-Identifier: MIT */
#include "tests/ported/barriers.h"

struct scene *shared_new(long parties)
{
    struct scene *s = NEW(struct scene);
    s->barrier = barrier_new(parties);
    s->results1 = empty_list();
    s->results2 = empty_list();
    s->results3 = empty_list();
    return s;
}

value make_tasks(int n, struct coro *(*coro)(struct scene *), struct scene *s)
{
    value tasks = empty_list();
    for (int i = 0; i < n; i++)
        append(tasks, create_task(coro(s)));
    return tasks;
}

value gather_tasks(int n, struct coro *(*coro)(struct scene *), struct scene *s)
{
    return await(gather(make_tasks(n, coro, s)));
}

void check_open(const struct barrier *barrier)
{
    CHECK(barrier_n_waiting(barrier) == 0);
    CHECK(!barrier_broken(barrier));
}

bool wait_breaks(struct barrier *barrier)
{
    volatile bool broke = false;
    TRY {
        await(barrier_wait(barrier));
    }
    EXCEPT (BrokenBarrierError) {
        broke = true;
    }
    return broke;
}
