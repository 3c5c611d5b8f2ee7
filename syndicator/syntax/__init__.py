"""The little languages of the web: addresses, dates, language tags, headers, HTML and XML as text, words of notices.

Law: every function is pure, total over hostile input and linear in its size. A value that cannot be read is ``None``
(or an empty tuple), never a guess and never an exception; only ``xml.parse`` raises, because without a document there
is nothing to go on with. Nothing here knows what a feed, an article or a licence is.

- ``url``       the WHATWG URL standard by ada-url; what two addresses of one article have in common
- ``date``      every date spelling seen in feeds and pages, with the precision it was stated in
- ``language``  BCP 47 tags
- ``header``    HTTP field values (RFC 9110, 9111, 8288)
- ``html``      markup to text and to blocks of text; no sanitising (that is ``normalise``'s, with nh3)
- ``xml``       bytes to a bounded lxml tree, mended where mending is cheap
- ``encoding``  bytes to text: which of the claimed encodings is true
- ``notice``    does this prose speak of rights, or of where it comes from?

Why not the standard library's urllib, email.utils and html.parser? ada-url answers 624 of 624 WHATWG cases where urllib
answers 253; email.utils guesses where it should say no; html.parser builds no tree and is not what browsers do.
"""
