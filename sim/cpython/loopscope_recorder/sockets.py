# SPDX-License-Identifier: MIT
"""sockets.py -- socket.socket on the in-memory network.

Enough of it for asyncio's selector event loop, and for a program that uses
loop.sock_recv() and its like: non-blocking stream and datagram sockets. What
it cannot do it refuses with NotImplementedError.
"""
import errno
import socket

from .network import (LOCAL, READ, Half, HostName, Listener, Port,
                      endpoint)

real_socket = socket.socket


def refuse(what):
    raise NotImplementedError(f"loopscope does not simulate {what}")


def is_stream(kind):
    return kind == socket.SOCK_STREAM


class VirtualSocket:
    """A socket: no network of the machine's is touched."""

    network = None  # set by install()

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is not None:
            refuse("sockets made of descriptors")
        self.family = socket.AF_INET if family == -1 else family
        self.type = socket.SOCK_STREAM if type == -1 else type
        self.proto = 0 if proto == -1 else proto
        if self.family not in (socket.AF_INET, socket.AF_INET6):
            refuse("unix sockets" if self.family == getattr(
                socket, "AF_UNIX", None) else f"sockets of {self.family!r}")
        if self.type not in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            refuse(f"sockets of {self.type!r}")
        self._timeout = None
        self._address = None  # where it is bound
        self._peer = None     # the address it is connected to
        self._options = {}
        self.end = None       # its Half, Listener or Port
        self._open(self.network.new_descriptor())

    def _open(self, descriptor):
        self._descriptor = descriptor
        self.network.sockets[descriptor] = self

    @classmethod
    def _of_half(cls, half, like):
        """What accept() returns."""
        self = cls(like.family, like.type, like.proto)
        self.end = half
        self._address, self._peer = half.address, half.peer.address
        return self

    def __repr__(self):
        parts = [f"fd={self.fileno()}", f"family={self.family}",
                 f"type={self.type}", f"proto={self.proto}"]
        if self._address:
            parts.append(f"laddr={self.getsockname()}")
        if self._peer:
            parts.append(f"raddr={self.getpeername()}")
        return f"<socket.socket {', '.join(parts)}>"

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __del__(self):
        if getattr(self, "_descriptor", -1) != -1:
            self.close()

    # What it is.

    def fileno(self):
        return self._descriptor

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0

    def settimeout(self, seconds):
        self._timeout = seconds

    def gettimeout(self):
        return self._timeout

    def setsockopt(self, level, option, value, length=None):
        self._options[level, option] = value

    def getsockopt(self, level, option, length=0):
        if (level, option) == (socket.SOL_SOCKET, socket.SO_ERROR):
            return self.end.refused if isinstance(self.end, Half) else 0
        return int(self._options.get((level, option), 0))

    def getsockname(self):
        return self._in_family(self._address or ("0.0.0.0", 0))

    def getpeername(self):
        if self._peer is None or self._is_connecting():
            raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")
        return self._in_family(self._peer)

    def _in_family(self, address):
        host = self.network.resolve(address[0])
        if self.family == socket.AF_INET6:
            return ("::1" if host == LOCAL else host, address[1], 0, 0)
        return (host, address[1])

    def _is_connecting(self):
        return isinstance(self.end, Half) and not self.end.connected

    # Addresses.

    def bind(self, address):
        host, port = address[:2]
        kind = Listener if is_stream(self.type) else Port
        address = (host, port or self.network.new_port())
        if is_stream(self.type):
            if self.network.is_bound(kind, address):
                raise OSError(errno.EADDRINUSE, "Address already in use")
        else:
            self.end = self.network.bind(kind, address)
        self._address = address

    def listen(self, backlog=128):
        if self._address is None:
            self._address = ("0.0.0.0", self.network.new_port())
        if self.end is None:
            self.end = self.network.bind(Listener, self._address)

    def accept(self):
        self._must_not_block("accept()")
        if not isinstance(self.end, Listener):
            raise OSError(errno.EINVAL, "Invalid argument")
        if not self.end.accepted:
            raise BlockingIOError(errno.EAGAIN,
                                  "Resource temporarily unavailable")
        conn = self._of_half(self.end.accepted.popleft(), self)
        return conn, conn.getpeername()

    def connect(self, address):
        if not is_stream(self.type):
            self._peer = address[:2]
            return
        self._must_not_block("connect()")
        if self.end is not None:
            raise OSError(errno.EISCONN,
                          "Transport endpoint is already connected")
        self._address = self._address or (LOCAL, self.network.new_port())
        self._peer = address[:2]
        self.end = Half(self.network, self._address)
        self.network.connect(self.end, self._peer)
        raise BlockingIOError(errno.EINPROGRESS, "Operation now in progress")

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as error:
            return error.errno
        return 0

    # Data.

    def _must_not_block(self, what):
        self._must_be_open()
        if self._timeout != 0:
            refuse(f"{what} of a blocking socket; streams, or the loop's "
                   "sock_* methods on a non-blocking one, work")

    def _must_be_open(self):
        if self._descriptor == -1:
            raise OSError(errno.EBADF, "Bad file descriptor")

    def _half(self, what):
        self._must_not_block(what)
        if not isinstance(self.end, Half):
            raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")
        return self.end

    def send(self, data, flags=0):
        if not is_stream(self.type):
            return self.sendto(data, self._peer)
        count = self._half("send()").send(memoryview(data).cast("B"))
        if not count and len(data):
            raise BlockingIOError(errno.EAGAIN,
                                  "Resource temporarily unavailable")
        return count

    def sendmsg(self, buffers, *unused):
        return self.send(b"".join(buffers))

    def sendall(self, data, flags=0):
        refuse("sendall(); the loop's sock_sendall() works")

    def sendto(self, data, *flags_and_address):
        address = flags_and_address[-1]
        self._must_be_open()
        if address is None:
            raise OSError(errno.EDESTADDRREQ, "Destination address required")
        if self.end is None:
            self.bind((LOCAL, 0))
        target = self.network.at(Port, address)
        if target:  # else it is lost, as datagrams are
            target.expect(READ, "datagram", (bytes(data), self.getsockname()),
                          f"{len(data)} bytes to {endpoint(address)}")
        return len(data)

    def recv(self, size, flags=0):
        if not is_stream(self.type):
            return self.recvfrom(size)[0]
        data = self._half("recv()").read(size)
        if data is None:
            raise BlockingIOError(errno.EAGAIN,
                                  "Resource temporarily unavailable")
        return data

    def recv_into(self, buffer, size=0, flags=0):
        data = self.recv(size or len(buffer))
        memoryview(buffer).cast("B")[:len(data)] = data
        return len(data)

    def recvfrom(self, size, flags=0):
        if is_stream(self.type):
            return self.recv(size), None
        self._must_not_block("recvfrom()")
        if not (isinstance(self.end, Port) and self.end.datagrams):
            raise BlockingIOError(errno.EAGAIN,
                                  "Resource temporarily unavailable")
        data, sender = self.end.datagrams.popleft()
        return data[:size], sender

    def recvfrom_into(self, buffer, size=0, flags=0):
        data, sender = self.recvfrom(size or len(buffer))
        memoryview(buffer).cast("B")[:len(data)] = data
        return len(data), sender

    def makefile(self, *args, **kwargs):
        refuse("files over sockets")

    # Its end.

    def shutdown(self, how):
        half = self._half("shutdown()")
        if how in (socket.SHUT_WR, socket.SHUT_RDWR):
            half.shut_down()

    def close(self):
        descriptor, self._descriptor = self._descriptor, -1
        self.network.sockets.pop(descriptor, None)
        end, self.end = self.end, None
        if end is not None:
            end.close()

    def detach(self):
        refuse("detach() of a socket")


VirtualSocket.__name__ = VirtualSocket.__qualname__ = "socket"
VirtualSocket.__module__ = "socket"


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """socket.getaddrinfo(): one address a name, and it is at hand."""
    network = VirtualSocket.network
    if isinstance(host, bytes):
        host = host.decode("idna")
    address = network.resolve(host)
    if host is None and not flags & socket.AI_PASSIVE:
        address = LOCAL
    family = family or (socket.AF_INET6 if ":" in address else socket.AF_INET)
    kinds = [type] if type else [socket.SOCK_STREAM, socket.SOCK_DGRAM]
    protocols = {socket.SOCK_STREAM: socket.IPPROTO_TCP,
                 socket.SOCK_DGRAM: socket.IPPROTO_UDP}
    name = HostName(address, host or address)
    return [(family, kind, proto or protocols.get(kind, 0), "",
             (name, service(port))) for kind in kinds]


def service(port):
    """A port by number or by name."""
    if port in (None, "", b""):
        return 0
    try:
        return int(port)
    except ValueError:
        return socket.getservbyname(port)


def create_connection(*args, **kwargs):
    refuse("blocking connections")


# What streams ask for and a system without sockets of its own (WebAssembly)
# does not name.
CONSTANTS = {"SO_REUSEADDR": 2, "SO_KEEPALIVE": 9, "TCP_NODELAY": 1,
             "IPPROTO_IPV6": 41, "IPV6_V6ONLY": 26}


def install(network):
    """No socket of the program leaves the process."""
    for name, value in CONSTANTS.items():
        if not hasattr(socket, name):
            setattr(socket, name, value)
    VirtualSocket.network = network
    socket.socket = socket.SocketType = VirtualSocket
    socket.getaddrinfo = getaddrinfo
    socket.gethostbyname = network.resolve
    socket.create_connection = create_connection
