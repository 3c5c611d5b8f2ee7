"""The story: one visit to one source, one printing of one output feed. Speaks to the world only through ``ports``.

``collect``   what do we know → fetch → understand (pure) → reconcile (pure) → record
``publish``   select → apply decisions → render → deliver if the bytes changed

Every door (one-shot, daemon, later the distributed worker and the dashboard) runs these two functions and no loop of
its own. Why not decide while parsing? Because a policy or an agreement changes more often than an article, and what
was collected must be decided again without one request.
"""
