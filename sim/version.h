/* SPDX-License-Identifier: MIT */
/* version.h -- the program's version, as --version and traces give it. */
#ifndef LOOPSCOPE_SIM_VERSION_H
#define LOOPSCOPE_SIM_VERSION_H

#define LOOPSCOPE_VERSION "0.1.0"

#endif
