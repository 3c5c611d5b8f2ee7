"""Rendered bytes to where feed readers get them. Knows nothing of articles, rights or formats.

Law: a file is replaced whole or not at all; equal bytes are not written again, so that a web server's validators stay
true; a failure is an ``errors.DeliverError`` that says what to do, and leaves the old file in place.

Why not write in place: a reader that asks in that moment gets half a feed. Why not a new folder and a swapped link: the
folder is the operator's, and may hold other things.
"""
