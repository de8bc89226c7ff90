"""The sources of a request → drafts, in the job's own process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

from bot.admin.models import Skipped
from bot.admin.orders import Reading, SpooledSource
from index.errors import IngestError, UnsafeAddress
from index.ingest import Failure, Fetcher, read, read_text
from index.ingest.addresses import Address, is_public
from index.models import Draft
from index.store import PASTED, UPLOADED

# Told before each input: how many were read so far, and the name of this one.
OnInput = Callable[[int, str], None]


def read_sources(
    sources: Sequence[SpooledSource], spool: Path, fetcher: Fetcher, on_input: OnInput
) -> Reading:
    """All drafts of all sources in their order, each once, and what can't be taken in."""
    drafts: list[Draft] = []
    names: list[str] = []
    skipped: list[Skipped] = []
    for source in sources:
        on_input(len(drafts) + len(skipped), source.value)
        for item in _read(source, spool, fetcher):
            if isinstance(item, Failure):
                name = _name(source, item.origin, spool)
                error = item.error
                gone = source.type == "folder" and not Path(source.value).exists()
                code = "missing" if gone else error.code
                if source.type == "link" and "://" not in source.value:
                    code = "no_address"
                skipped.append(Skipped(name=name, code=code, message=str(error), hint=error.hint))
            else:
                names.append(_name(source, item.origin, spool))
                drafts.append(_from(source, item, spool))
            on_input(len(drafts) + len(skipped), (names or [source.value])[-1])
    return Reading(drafts=tuple(drafts), names=tuple(names), skipped=tuple(skipped))


def fetcher_for(private: Sequence[str]) -> Fetcher:
    """Fetches from the public internet, and from these addresses ("10.0.0.0/8:8000")."""
    networks = []
    ports = {80, 443, 8080, 8443}
    for one in private:
        network, _, port = one.partition(":") if one.count(":") == 1 else (one, "", "")
        networks.append(ip_network(network, strict=False))
        ports |= {int(port)} if port else set()

    def allows(address: Address) -> bool:
        return is_public(address) or any(address in network for network in networks)

    return Fetcher(allows=allows, ports=frozenset(ports))


def _read(source: SpooledSource, spool: Path, fetcher: Fetcher) -> Iterator[Draft | Failure]:
    if source.type == "pasted":
        try:
            text = (spool / (source.file or "")).read_bytes().decode("utf-8", "surrogatepass")
            yield read_text(text, origin=PASTED, title=source.title, url=source.url)
        except IngestError as error:
            yield Failure(PASTED, error)
    elif source.type == "upload":
        yield from read(spool / (source.file or ""))
    elif source.type == "link" and "://" not in source.value:
        # It would be read as a path: any file that the bot may read.
        yield Failure(source.value, UnsafeAddress(f"{source.value} is no web address."))
    else:
        yield from read(source.value, fetcher=fetcher)


def _from(source: SpooledSource, draft: Draft, spool: Path) -> Draft:
    """An uploaded file's drafts don't come from where it lies meanwhile."""
    if source.type == "upload" and _is_spooled(draft.origin, spool):
        return replace(draft, origin=UPLOADED + source.value)
    return draft


def _name(source: SpooledSource, origin: str, spool: Path) -> str:
    if source.type == "pasted" or _is_spooled(origin, spool):
        return source.value
    return origin


def _is_spooled(origin: str, spool: Path) -> bool:
    return origin.startswith(str(spool.absolute()))
