"""The playground: the same bot against a Bot API server and a newsroom of this computer."""

from zoneinfo import ZoneInfo

from bot.app import Assistant
from bot.outside import Practice, with_token
from bot.playground import BotApiServer, Status
from bot.playground.newsroom import Newsroom
from bot.settings import Settings
from bot.world import World
from news.research import PracticeNews
from storage.database import Database


class PortTaken(Exception):
    """Something else listens there."""


class Playing:
    def __init__(self, settings: Settings, world: World) -> None:
        zone = ZoneInfo(settings.default_timezone)
        self._settings = _own_database(settings)
        self._world = world
        self._newsroom = Newsroom(lambda: world.now().astimezone(zone))
        self._assistant: Assistant | None = None
        self._server = BotApiServer(
            port=settings.playground_port,
            state_file=Database(self._settings.database_url).path.with_suffix(".chat.json"),
            status=self._status,
            examples={"ko": self._newsroom.topics, "en": self._newsroom.topics},
            routes=self._newsroom.routes(),
        )
        self._live: bool | None = None

    @property
    def url(self) -> str:
        return self._server.page_url

    @property
    def model(self) -> str | None:
        return self._assistant.model if self._assistant else None

    async def start(self) -> None:
        """Raises `PortTaken`, and what `Database.examine` raises: before there is a chat that could not be kept."""
        Database(self._settings.database_url).examine()
        try:
            await self._server.start()
        except OSError as error:
            raise PortTaken from error

    def assistant(self) -> Assistant:
        """The bot; the person on the page owns it."""
        server = self._server
        settings = with_token(self._settings, server.token, server.url, server.person().person.id)
        base = f"{server.url}/practice"
        practice = Practice(
            news=PracticeNews(search_url=Newsroom.search_url(base), feed=f"{base}/feed.xml"),
            topics=tuple(self._newsroom.topics),
            host=server.url.removeprefix("http://"),
        )
        self._assistant = Assistant(settings, self._world, practice)
        return self._assistant

    async def stop(self) -> None:
        await self._server.stop()

    async def _status(self) -> Status:
        """Asked for when a page is opened: only then is the live search tried."""
        if self._assistant is None:
            return Status(model=None, news="unchecked")
        if self._live is None:
            self._live = await self._assistant.researcher.probe()
        return Status(model=self.model, news="live" if self._live else "practice")


def _own_database(settings: Settings) -> Settings:
    """Beside the real bot's: update and message ids of the two servers would mean different things."""
    path = Database(settings.database_url).path
    url = f"sqlite:///{path.with_name(f'playground-{path.name}')}"
    return settings.model_copy(update={"database_url": url})
