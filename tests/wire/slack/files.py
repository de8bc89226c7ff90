"""Files: uploaded by the bot in three steps, or by people; read with the bot's token only."""

from __future__ import annotations

import json
import mimetypes
import secrets
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from aiohttp import web

from tests.wire.slack.faults import Refused
from tests.wire.slack.state import File

if TYPE_CHECKING:
    from tests.wire.slack.workspace import Workspace

Json = dict[str, Any]

BOT: Final = "UBOT"
_LOGIN: Final = "<!DOCTYPE html><html><title>Sign in | Slack</title><body>Sign in</body></html>"


def upload_url(workspace: Workspace, given: Json) -> Json:
    identity = "F" + secrets.token_hex(4).upper()
    workspace.files[identity] = File(identity, given["filename"], int(given["length"]))
    return {"file_id": identity, "upload_url": f"{workspace.base}/upload/{identity}"}


def complete_upload(workspace: Workspace, given: Json) -> Json:
    files = given["files"]
    files = json.loads(files) if isinstance(files, str) else files
    shared = given.get("channel_id") or given.get("channels")
    channel = workspace.require_member(shared).id if shared else None
    done = []
    for one in files:
        file = workspace.files.get(one["id"])
        if file is None or not file.content:
            raise Refused("file_not_found")
        if channel:
            file.shares.append((channel, given.get("thread_ts")))
        done.append({"id": file.id, "title": one.get("title") or file.name})
    return {"files": done}


def info(workspace: Workspace, given: Json) -> Json:
    file = workspace.files.get(given["file"])
    if file is None:
        raise Refused("file_not_found")
    if file.deleted:
        raise Refused("file_deleted")
    if not _readable(workspace, file):
        raise Refused("access_denied")
    return {"file": described(workspace, file)}


def described(workspace: Workspace, file: File) -> Json:
    """The file object, as events, views and files.info have it."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    address = f"{workspace.base}/files-pri/T0001-{file.id}"
    private = file.external or f"{address}/{quote(file.name)}"
    return {
        "id": file.id,
        "name": file.name,
        "title": file.name,
        "mimetype": "application/vnd.slack-remote" if file.external else kind,
        "filetype": "remote" if file.external else file.name.rpartition(".")[2],
        "user": file.user,
        "size": 0 if file.external else file.length,
        "mode": "external" if file.external else "hosted",
        "is_external": bool(file.external),
        "url_private": private,
        "permalink": f"{workspace.base}/files/{file.id}",
        **(
            {}
            if file.external
            else {"url_private_download": f"{address}/download/{quote(file.name)}"}
        ),
    }


async def download(workspace: Workspace, request: web.Request) -> web.Response:
    """The content; where the token may not read it, the way to a page that asks to sign in."""
    file = workspace.files.get(request.match_info["file"].partition("-")[2])
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    allowed = token == workspace.bot_token and "files:read" in workspace.scopes
    if file is None or file.deleted:
        return web.Response(status=404)
    if not allowed or workspace.revoked or not _readable(workspace, file):
        workspace.stats["a file that may not be read"] += 1
        raise web.HTTPFound(f"{workspace.base}/?redir=%2Ffiles-pri")
    workspace.stats["file read"] += 1
    return web.Response(body=file.content, content_type="application/octet-stream")


async def login(_: web.Request) -> web.Response:
    return web.Response(text=_LOGIN, content_type="text/html")


def _readable(workspace: Workspace, file: File) -> bool:
    """Given to the app in a window, or shared where the bot is."""
    channels = (workspace.channels.get(channel) for channel, _ in file.shares)
    return file.given or any(one is not None and BOT in one.members for one in channels)
