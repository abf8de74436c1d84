"""Tell the browser which draft it may forget, on the page that follows the sending."""

from django.contrib import messages

MARK = "draft-done:"


def say_sent(request, words: str, *, draft: str) -> None:
    """Say that it is sent; the next page lets the browser forget the draft of that name."""
    messages.success(request, words, extra_tags=f"{MARK}{draft}")


def draft_sent(request) -> dict:
    """Context of the page that follows: the messages, and the drafts that were sent."""
    said = list(messages.get_messages(request))
    done = [
        message.extra_tags.removeprefix(MARK)
        for message in said
        if message.extra_tags and message.extra_tags.startswith(MARK)
    ]
    return {"messages": said, "drafts_sent": done}
