"""Foreign bytes are read in processes that can be killed: nothing a document does can hang, bloat or end the service.

Law: the main process sends a document and gets a value or an error, within a time and a size; it never waits for a
reader. A worker has no store, no network and no secrets; what comes out of it is checked like what comes from outside.

``workshop``   the door: calls a reader somewhere, in this process (``AtOnce``) or in a worker (``Workers``)
``staff``      who works: hires, calms and lets go, one line to each
``nursery``    the process that has the readers loaded and forks workers from itself
``worker``     what a worker does all its life: one call after the other, under limits
``parcels``    what goes over the line: bounded, and nothing that runs when it is opened
``allocator``  what becomes of the memory that large documents took

Why not threads, or ``multiprocessing``? A thread cannot be killed, and a pool that pickles would run what a broken
worker sends (see ``nursery`` for the rest).
"""
