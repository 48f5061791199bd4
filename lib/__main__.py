"""`python -m lib COMMAND`, which ends quietly when it is told to stop or its output is read no further."""

import os
import signal
import sys

INTERRUPTED = 130


def run() -> int:
    """Run the command that was asked for and return its exit status: 130 where Ctrl-C ended it."""
    try:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))  # while modules load: nothing to tidy up yet
        from lib.commands.command_line import main

        signal.signal(signal.SIGINT, signal.default_int_handler)
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as ended:  # options are wrong, or help was asked for, and it is said
        return int(ended.code or 0)
    except BrokenPipeError:  # the reader of our output had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    ended = run()
    sys.stderr.flush()
    os._exit(ended)  # Python would take threads that read out of libraries in C++, which then end it in their own way
