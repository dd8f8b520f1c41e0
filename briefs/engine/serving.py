"""The process beside a worker that typesets for it: orders come in, answers go out, until the worker has gone."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from briefs.pdf import Failure, Typeset, Workers
from briefs.problems import UserError

from .messages import Order, Unlike, packed, unpacked
from .remote import parts, receive, send


def answer(message: bytes) -> bytes:
    """What comes of an order, in a child with its limits."""
    try:
        order = unpacked(message)
    except ValueError:
        return packed(Unlike(parts()))  # who speaks otherwise is of another version
    if not isinstance(order, Order) or order.parts != parts():
        return packed(Unlike(parts()))
    return packed(_typeset(order))


def _typeset(order: Order) -> Typeset | Failure:
    with Workers(1, order.limits) as workers:
        workers.start(order.job)
        try:
            ((_, result),) = workers.wait()
        except UserError as error:
            return Failure(f"found a worker that cannot make it: {error}")
    return result


def main() -> None:
    """Answer orders from standard input on standard output, which is nobody else's."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with suppress(EOFError, BrokenPipeError):
        while True:
            send(answers, answer(receive(sys.stdin.buffer)))


if __name__ == "__main__":
    main()
