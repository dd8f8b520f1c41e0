"""The command line. Children that typeset load this module, too: it loads nothing itself."""


def main() -> int:
    """Run the command line; return its exit code."""
    from .run import run  # loads Typer

    return run()
