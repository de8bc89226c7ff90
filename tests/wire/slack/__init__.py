"""A loopback Slack workspace: the Web API over HTTP, Socket Mode over a websocket, signed HTTP.

Real in the loop: slack_bolt, slack_sdk (its HTTP client, retry handlers, Socket Mode client and
signature check), sockets and clocks. Made up here: the workspace, what people do in it, Slack's
timers, limits and refusals.

    workspace = await Workspace().start()
    …                                    # the bot connects to workspace.api_url
    await people.say(workspace, "U1", "C01", "<@UBOT> Who said so?")
    assert not workspace.findings        # whatever Slack would have refused or warned of
"""

from tests.wire.slack.faults import Fault
from tests.wire.slack.workspace import Workspace

__all__ = ["Fault", "Workspace"]
