"""Reads the weights out of a TensorFlow checkpoint without TensorFlow.

The index is a LevelDB table of uncompressed blocks: keys, each sharing a prefix with the one before, and as values small
protocol buffers that say at which offset of the data file a tensor lies, and with which shape.
"""
import os
import struct

import numpy


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def block(data, offset, size):
    """Keys and values of one block."""
    body = data[offset:offset + size]
    restarts = struct.unpack("<I", body[-4:])[0]
    end, at, key = size - 4 - 4 * restarts, 0, b""
    while at < end:
        shared, at = varint(body, at)
        own, at = varint(body, at)
        length, at = varint(body, at)
        key = key[:shared] + body[at:at + own]
        at += own
        yield key.decode("utf-8"), body[at:at + length]
        at += length


def fields(message):
    """Numbers and values of a protocol buffer's fields."""
    at = 0
    while at < len(message):
        tag, at = varint(message, at)
        number, kind = tag >> 3, tag & 7
        if kind == 0:
            value, at = varint(message, at)
        elif kind == 2:
            length, at = varint(message, at)
            value, at = message[at:at + length], at + length
        elif kind == 5:
            value, at = message[at:at + 4], at + 4
        else:
            value, at = message[at:at + 8], at + 8
        yield number, value


def read(folder, prefix):
    """All fp32 tensors whose names begin with the prefix, by the rest of their names."""
    with open(os.path.join(folder, "variables.index"), "rb") as file:
        index = file.read()
    data = numpy.memmap(os.path.join(folder, "variables.data-00000-of-00001"), dtype=numpy.uint8, mode="r")
    _, at = varint(index, len(index) - 48)
    _, at = varint(index, at)
    offset, at = varint(index, at)
    size, at = varint(index, at)
    found = {}
    for _, handle in block(index, offset, size):
        start, after = varint(handle, 0)
        length, _ = varint(handle, after)
        for name, entry in block(index, start, length):
            values = dict(fields(entry))
            if name.startswith(prefix) and values.get(1) == 1:  # 1: DT_FLOAT
                shape = [dict(fields(dim)).get(1, 0) for number, dim in fields(values.get(2, b"")) if number == 2]
                raw = data[values.get(4, 0):values.get(4, 0) + values[5]]
                found[name[len(prefix):]] = numpy.frombuffer(raw.tobytes(), dtype="<f4").reshape(shape)
    return found
