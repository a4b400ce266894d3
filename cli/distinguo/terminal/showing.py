"""Show pages on the full screen, from the first key to the clearing at the end."""

from __future__ import annotations

from contextlib import suppress

from ..slow_modules import without_modules
from .choice import Action
from .clearing import leave_and_wipe
from .first_key import carry_out_first_key, keys_at_once
from .paged import E, PagedScreen
from .window import forget_keys


def show(screen: PagedScreen[E]) -> Action:
    """Show pages until an action ends them, and return that action.

    The first page offers nothing to keep. Unless the action is KEEP, the window and its scrollback
    are cleared: not every terminal has an alternate screen. Raises KeyboardInterrupt on Ctrl-C and
    Ctrl-D, and when the terminal has gone; an exception raised by a page is raised unchanged.
    """
    action: Action | None = None
    with keys_at_once(leave_and_wipe) as restore_terminal:
        try:
            action, typed = carry_out_first_key(screen)
            if action is None:
                with without_modules("ssl", "bz2", "lzma"):
                    from .full_screen import run
                action = run(screen, typed, restore_terminal)
        except EOFError:
            raise KeyboardInterrupt from None
        finally:
            forget_keys()
            if action is not Action.KEEP:
                with suppress(OSError):  # the terminal has gone
                    leave_and_wipe()  # the first page may have been all there was
    return action
