/* SPDX-License-Identifier: MIT */
/* streams.h -- connections that tasks read and write. Mirrors streams.py of
 * CPython 3.13: StreamReader (stream_reader.c), StreamWriter and
 * StreamReaderProtocol (streams.c), open_connection (connect.c) and
 * start_server (server.c). */
#ifndef LOOPSCOPE_SIM_STREAMS_H
#define LOOPSCOPE_SIM_STREAMS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/byte_queue.h"
#include "sim/coro.h"

struct exception;
struct stream_protocol;
struct stream_reader;
struct stream_writer;
struct transport;

/* What runs for each client of a server, as a task of its own. Unlike CPython
 * nobody closes a writer that is not used any more: it has to. */
typedef struct coro *client_connected(struct stream_reader *reader,
                                      struct stream_writer *writer);

/*
 * Both make an address of a name first, which is a job; an IPv4 address is
 * one. Raise OSError when the address is in use, and ConnectionRefusedError
 * when nobody listens. As VALUE_OBJECTs they complete with a server, and with
 * a tuple of a reader and a writer. (asyncio.start_server, open_connection)
 */
struct coro *start_server(client_connected *connected, const char *host,
                          int port);
struct coro *open_connection(const char *host, int port);

/* Up to `most` bytes as soon as there are some; with -1 all until the end.
 * No bytes: the end. (StreamReader.read) */
struct coro *reader_read(struct stream_reader *reader, long most);
/* A line with its newline; the last may have none; no bytes: the end. */
struct coro *reader_readline(struct stream_reader *reader);
/* So many bytes, or IncompleteReadError. */
struct coro *reader_readexactly(struct stream_reader *reader, size_t count);
/* Nothing is left to be read, and nothing will come. */
bool reader_at_eof(const struct stream_reader *reader);

/* Hands bytes to the transport. The text's are copied. */
void writer_write(struct stream_writer *writer, const char *text);
/* Waits while the transport's buffer is above its high-water mark. */
struct coro *writer_drain(struct stream_writer *writer);
void writer_write_eof(struct stream_writer *writer);
void writer_close(struct stream_writer *writer);
bool writer_is_closing(const struct stream_writer *writer);
struct coro *writer_wait_closed(struct stream_writer *writer);
/* The other end's address: ('127.0.0.1', 50001). (get_extra_info) */
struct value writer_peername(const struct stream_writer *writer);

/* -- For transports and servers ---------------------------------------------
 */

struct stream_writer *writer_new(struct transport *transport,
                                 struct stream_protocol *protocol,
                                 struct stream_reader *reader);
/* connected may be NULL: a client's. (StreamReaderProtocol) */
struct stream_protocol *protocol_new(struct stream_reader *reader,
                                     client_connected *connected);
void protocol_connection_made(struct stream_protocol *protocol,
                              struct transport *transport);
/* All of the data is taken. */
void protocol_data_received(struct stream_protocol *protocol,
                            struct byte_queue *data);
void protocol_eof_received(struct stream_protocol *protocol);
/* error may be NULL. */
void protocol_connection_lost(struct stream_protocol *protocol,
                              struct exception *error);
void protocol_pause_writing(struct stream_protocol *protocol);
void protocol_resume_writing(struct stream_protocol *protocol);

#endif
