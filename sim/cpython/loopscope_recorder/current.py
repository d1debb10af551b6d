# SPDX-License-Identifier: MIT
"""current.py -- the run this process is: a recorder records one program.

asyncio's classes are replaced for the whole process, so what they report to
is the process's, too. Set once, by run.Run.
"""

observer = None  # who is told of everything
clock = None
jobs = None
network = None
main_is_over = False  # the program's last line has run; threads may not have
end_run = None   # end_run(how): when the loop can not or shall not go on
