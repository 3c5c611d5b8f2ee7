"""Addresses by the WHATWG URL standard; only http and https. Does not resolve names and asks nobody."""

from __future__ import annotations

import re
from functools import lru_cache

from ada_url import URL

LONGEST = 8_192  # characters; the longest address any server in wide use accepts is 8 KiB (RFC 9110 §4.1: 8,000)

_EDGES = "".join(map(chr, range(0x21))) + "\x7f\u00a0\u200b\u200e\u200f\ufeff\u2028\u2029"
# Lower-case host names under a lettered top-level domain, a path, perhaps a query: nothing the standard would change.
_PLAIN = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}/[A-Za-z0-9/_.~%!$&()*+,;=:@-]*"
    r"(?:\?[A-Za-z0-9/_.~%!$&()*+,;=:@?-]*)?"
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]{0,31}:")


def _split(text: str) -> list[str]:
    return text.split()


_TRACKING = frozenset(
    _split(
        "_ga _gl _hsenc _hsmi action_object_map action_ref_map action_type_map at_campaign at_custom1"
        " at_custom2 at_custom3 at_custom4 at_medium cmpid cx_navsource dclid dgcid dicbo efid epik ex_cid"
        " fb_action_ids fb_action_types fb_comment_id fb_ref fb_source fbclid feature_share ftag gad_source"
        " gbraid gclid gclsrc gs_l hsctatracking icid igsh igshid impressionid li_fat_id linkid mbid mc_cid"
        " mc_eid mibextid mkt_tok mkwid msclkid ncid ns_campaign ns_linkname ns_mchannel ns_source oly_anon_id"
        " oly_enc_id rb_clickid ref_src s_cid s_kwcid sc_campaign sc_channel sc_cid smid spm spref srsltid"
        " ssp_iabi tduid trk_contact trk_msg ttclid twclid vero_conv vero_id wbraid wickedid wt_mc wt_zmc wtmc"
        " xtor yclid ysclid"
    )
)
_TRACKING_PREFIXES = ("utm_", "itm_", "pk_", "mtm_", "hsa_", "piwik_", "matomo_", "stm_")
_AMP = frozenset(("amp", "amp=", "amp=1", "amp=true", "outputtype=amp"))  # the same page in another dress
_ESCAPE = re.compile(r"%[0-9a-f]{2}|%[0-9A-F][a-f]|%[a-f][0-9A-F]")


def normalise(url: str, base: str | None = None) -> str | None:
    """Return the address as a browser would ask for it, or None where it is no usable http(s) address.

    Relative references resolve against ``base``. User name and password are dropped: they are nobody's to publish.
    ``""`` and a bare ``"#"`` name nothing (they are what is left where a link was taken away), so they are None.
    """
    return _normalised(url, base) if len(url) > _LONG else _remembered(url, base)


def _normalised(url: str, base: str | None) -> str | None:
    text = url.strip(_EDGES)
    if not text or text == "#" or len(text) > LONGEST:
        return None
    if _is_plain(text):
        return text
    try:
        # A base only matters to a relative reference; parsing it each time would double the cost.
        parsed = URL(text) if base is None or _is_absolute(text) else URL(text, base=base)
    except ValueError:
        return None
    if parsed.protocol not in {"http:", "https:"} or not parsed.hostname:
        return None
    if parsed.username or parsed.password:
        parsed.username = ""
        parsed.password = ""
    href: str = parsed.href
    return href if len(href) <= LONGEST else None


_LONG = 512  # characters; longer than what is said again
_remembered = lru_cache(maxsize=1_024)(_normalised)  # an item gives its address three times, all items that of the feed


def _is_plain(text: str) -> bool:
    """Tell whether an address is written as the standard would write it: most addresses in feeds are."""
    return _PLAIN.fullmatch(text) is not None and "/." not in text and "%2" not in text and "xn--" not in text


def _is_absolute(text: str) -> bool:
    found = _SCHEME.match(text)
    # "http:foo" is relative to an http base for browsers; "http://…" is not.
    return found is not None and text.startswith("//", found.end())


@lru_cache(maxsize=4_096)
def _parts(url: str) -> tuple[str, str, str, str, str] | None:
    """Scheme, host with port, path, query without its mark, fragment without its mark."""
    if len(url) <= LONGEST and _is_plain(url):  # has neither port nor fragment, so nothing needs a parser
        scheme, _, rest = url.partition("//")
        place, _, path = rest.partition("/")
        path, _, query = path.partition("?")
        return scheme, place, "/" + path, query, ""
    clean = normalise(url)
    if clean is None:
        return None
    parsed = URL(clean)
    return parsed.protocol, parsed.host, parsed.pathname, parsed.search[1:], parsed.hash[1:]


def identity(url: str) -> str:
    """Return what two addresses of the same article have in common, for ``"url:…"`` identity keys.

    No scheme, host in lower case without ``www.``, no parameters for tracking or AMP, no fragment (but ``#!…`` and
    ``#/…``, which are the path of a page drawn by script), no trailing slash, escapes in upper case. The order of
    parameters stays: to some servers it matters. Something that is no http(s) address comes back stripped, otherwise as
    it is.
    """
    parts = _parts(url)
    if parts is None:
        return url.strip(_EDGES)
    _, place, path, query, fragment = parts
    text = _without_www(place) + path.rstrip("/")
    if query:
        kept = "&".join(
            pair for pair in query.split("&") if pair and not _is_tracking(pair) and pair.lower() not in _AMP
        )
        text = f"{text}?{kept}" if kept else text
    if fragment.startswith(("!", "/")):
        text = f"{text}#{fragment}"
    return _ESCAPE.sub(lambda escape: escape[0].upper(), text) if "%" in text else text


def untracked(url: str) -> str:
    """Return an address without its tracking parameters, otherwise as it is: what readers are sent to."""
    if "?" not in url:
        return url
    before, _, rest = url.partition("?")
    query, mark, fragment = rest.partition("#")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _is_tracking(pair)]
    if len(kept) == len(pairs):
        return url
    return (f"{before}?{'&'.join(kept)}" if kept else before) + mark + fragment


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _without_www(place: str) -> str:
    return place[4:] if place.startswith("www.") and place.count(".") > 1 else place


def host(url: str) -> str:
    """Return the host in lower case (IDNA ASCII form), without port; ``""`` where there is none."""
    parts = _parts(url)
    if parts is None:
        return ""
    place = parts[1]
    if place.startswith("["):  # an IPv6 literal keeps its brackets
        return place.partition("]")[0] + "]"
    return place.partition(":")[0]


def site(url: str) -> str:
    """Return the host without a leading ``www.``: what people call the site."""
    return _without_www(host(url))


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses have the same site. False where either has none: the unknown equals nothing."""
    first = site(one)
    return bool(first) and first == site(other)


def is_web(url: str) -> bool:
    """Tell whether this is an absolute http(s) address."""
    return normalise(url) is not None


def origin(url: str) -> str:
    """Return ``scheme://host[:port]`` (RFC 6454), or ``""``."""
    parts = _parts(url)
    return f"{parts[0]}//{parts[1]}" if parts else ""
