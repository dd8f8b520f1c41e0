"""What one PDF may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of time, bytes of address space."""

    seconds: float = 120
    memory: int = 2 << 30
