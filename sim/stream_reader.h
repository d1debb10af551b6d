/* SPDX-License-Identifier: MIT */
/* stream_reader.h -- what a protocol does to a StreamReader (streams.py,
 * CPython 3.13); streams.h has what tasks do. */
#ifndef LOOPSCOPE_SIM_STREAM_READER_H
#define LOOPSCOPE_SIM_STREAM_READER_H

struct byte_queue;
struct exception;
struct stream_reader;
struct transport;

struct stream_reader *reader_new(void);
/* Where the data come from, which is asked to pause when there are too many. */
void reader_set_transport(struct stream_reader *reader,
                          struct transport *transport);
/* All of the data is taken. */
void reader_feed_data(struct stream_reader *reader, struct byte_queue *data);
void reader_feed_eof(struct stream_reader *reader);
/* Whoever reads raises it, now or later. */
void reader_set_exception(struct stream_reader *reader,
                          struct exception *exception);
/* Raises what was set, if anything was. (StreamReader.exception) */
void reader_raise_exception(const struct stream_reader *reader);

#endif
