# SPDX-License-Identifier: MIT
# Sourced by the journeys that need a python3: finds one for loopscope, or ends
# with 77, which says that the journey was left out.

: "${LOOPSCOPE:?the program under test}"
LOOPSCOPE_PYTHON=$(tests/find_python.sh) || {
    echo "there is no python3 of 3.13 or newer"
    exit 77
}
export LOOPSCOPE_PYTHON
