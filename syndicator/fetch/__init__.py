"""The only room that speaks to the network, and the one that reads drop folders. Understands no document.

Law: every byte from outside is bounded here: its address (``guard``), its size on the wire and unpacked (``decode``),
its time (``client``: one deadline over names, connection, redirects and body), and how often we ask (``politeness``).
What leaves this room is a ``Capture``, an ``Unmodified`` or a ``FetchError``, and nothing else.

``client``      one document, conditionally, redirects followed by us
``transport``   one connection: httpx's transport protocol over asyncio and h11
``guard``       which addresses may be asked at all, checked where the socket opens
``decode``      content codings, bounded, torn ones refused
``politeness``  how many at once per host, and hosts that asked for a pause
``origin``      robots.txt and tdmrep.json, once per host and day
``folder``      files and drop folders, bounded like the network

Why not ``httpx.AsyncClient``? Its decoders neither bound what they unpack nor notice a cut body, its redirects and
cookies are not ours to see, and its pool walks every idle connection at each request. We keep its transport protocol,
so that any httpx transport can stand in for ours.
"""
