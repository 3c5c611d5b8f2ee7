"""When: what is due, how many at once, and the bell that rings. Knows nothing of what a visit does.

Law: what is due is a query over stored states, so one-shot and daemon agree by construction; APScheduler only rings a
bell in one process (its job stores must not be shared, and 100,000 jobs in it cost 86 MB where a query costs nothing).

Why not one APScheduler job per source? A restart would forget when each is next due, and misfires would pile up: with
a query a source that missed ten polls is simply due, once.
"""
