# SPDX-License-Identifier: MIT
"""dates.py -- datetime.now() and date.today() tell the virtual time.

The C classes ask the system, so subclasses take their place, under the same
names; a datetime of either kind is an instance of both.
"""
import datetime
import time

RealDate, RealDateTime = datetime.date, datetime.datetime


class AnyDate(type):
    def __instancecheck__(cls, value):
        return isinstance(value, RealDate)

    def __subclasscheck__(cls, other):
        return issubclass(other, RealDate)


class AnyDateTime(type):
    def __instancecheck__(cls, value):
        return isinstance(value, RealDateTime)

    def __subclasscheck__(cls, other):
        return issubclass(other, RealDateTime)


class Date(RealDate, metaclass=AnyDate):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

    def __repr__(self):
        return "datetime." + super().__repr__()


class DateTime(RealDateTime, metaclass=AnyDateTime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

    @classmethod
    def utcnow(cls):
        now = cls.fromtimestamp(time.time(), datetime.timezone.utc)
        return now.replace(tzinfo=None)

    def date(self):
        return Date(self.year, self.month, self.day)

    def __repr__(self):
        return "datetime." + super().__repr__()


def install():
    for name, cls in (("date", Date), ("datetime", DateTime)):
        cls.__name__ = cls.__qualname__ = name
        cls.__module__ = "datetime"
        setattr(datetime, name, cls)
