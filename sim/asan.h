/* SPDX-License-Identifier: MIT */
/* asan.h -- whether AddressSanitizer is there, by either compiler. */
#ifndef LOOPSCOPE_SIM_ASAN_H
#define LOOPSCOPE_SIM_ASAN_H

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#endif

#endif
