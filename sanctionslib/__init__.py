"""Sanctions lists as typed Python objects."""
from .model import *
from .model import __all__ as _m
from .errors import ReadError, SanctionsError, WriteError
from .parsers import formats, iter_entities, read
