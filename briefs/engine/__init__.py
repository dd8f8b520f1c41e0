"""Typesetting on more than one machine, over Dask. A machine of the cluster gets bytes and gives bytes back."""

from .cluster import Cluster

__all__ = ["Cluster"]
