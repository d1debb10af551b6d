#!/bin/sh
# SPDX-License-Identifier: MIT
# make.sh FOLDER: draws the pictures of the documents into FOLDER, from what the
# program shows today. LOOPSCOPE names the program.
set -eu
: "${LOOPSCOPE:?the program that draws}"
to=$1

# picture NAME FRAME-OPTIONS...
picture() {
    name=$1
    shift
    "$LOOPSCOPE" frame "$@" --svg >"$to/$name.svg"
}

picture gather gather --step 6
picture deadlock deadlock --step 8 --size 120x36
picture bounded-queue bounded-queue --step 6 --size 120x36
picture chat-server chat-server --step 60 --size 200x60
