"""Benchmarks: ours against a naive peer in the same run, as ratios."""
