"""The workspace (espace de travail): one person at work on one store, with a clock; every use case starts from it."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from salesdesk.domain.errors import StoreError
from salesdesk.domain.ids import DeviceId, OrgId, UserId
from salesdesk.domain.people import Role, User
from salesdesk.domain.roles import Right, right
from salesdesk.services.events import Changed
from salesdesk.services.file_room import FileRoom
from salesdesk.store.outbox import unsent_ids, waiting_count
from salesdesk.store.queries.records import get
from salesdesk.store.unit import LaptopStore, Unit

DEFAULT_ZONE = "Europe/Paris"


class Workspace:
    """One person at work on one store.

    Args:
        laptop: The store.
        zone: Time zone of the person's day.
        anchor: The day to take for today, for the sample company; None for the wall clock's.
        files: Where the contents of attached files lie; None where none can be attached.
    """

    def __init__(
        self,
        laptop: LaptopStore,
        *,
        zone: str = DEFAULT_ZONE,
        anchor: date | None = None,
        files: FileRoom | None = None,
    ) -> None:
        self.laptop = laptop
        self._files = files
        self.zone = ZoneInfo(zone)
        self._anchor = anchor

    @property
    def user_id(self) -> UserId:
        """Who works here."""
        return self.laptop.identity.user_id

    @property
    def org_id(self) -> OrgId:
        """For which firm."""
        return self.laptop.identity.org_id

    @property
    def device_id(self) -> DeviceId:
        """On which device."""
        return self.laptop.identity.device_id

    @property
    def file_room(self) -> FileRoom:
        """Where the contents of attached files lie.

        Raises:
            StoreError: This workspace keeps none.
        """
        if self._files is None:
            raise StoreError("files.no_room")
        return self._files

    @property
    def keeps_files(self) -> bool:
        """True when files can be attached here."""
        return self._files is not None

    def now(self) -> datetime:
        """Returns the present instant, UTC."""
        return self.laptop.now()

    def today(self) -> date:
        """Returns the person's day: the local one, or the sample company's."""
        return self._anchor or self.now().astimezone(self.zone).date()

    def local(self, instant: datetime) -> datetime:
        """Returns an instant in the person's time zone."""
        return instant.astimezone(self.zone)

    def new_id(self) -> UUID:
        """Returns a new identifier."""
        return self.laptop.new_id()

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Gives a connection on which all reads see one moment; not on the thread that draws the windows."""
        with self.laptop.read() as connection:
            yield connection

    @contextlib.contextmanager
    def unit(self, name: str | None, initiator: object | None = None, **args: str | int) -> Iterator[Unit]:
        """Opens one transaction; see :meth:`salesdesk.store.unit.LaptopStore.unit`.

        Args:
            name: Message key that names the gesture for undo (``undo.visit_moved``); None for typing.
            initiator: Who asks, so that he need not refresh himself.
            **args: Values for the placeholders of the name.

        Yields:
            The unit.
        """
        with self.laptop.unit(name, initiator, **args) as unit:
            yield unit

    def me(self) -> User:
        """Reads who works here.

        Raises:
            StoreError: The person's own record is not in the store: it is not this person's.
        """
        with self.read() as connection:
            found = get(connection, User, self.user_id)
        if found is None:
            raise StoreError("store.damaged", path=self.laptop.store.name)
        return found

    def my_right(self, noun: str) -> Right:
        """Returns what the person may do with a noun."""
        return right(self.me().role, noun)

    def is_manager(self) -> bool:
        """Tells whether the person reads the work of others."""
        return self.me().role in (Role.MANAGER, Role.DIRECTOR)

    def waiting(self) -> int:
        """Counts the changes that are saved here and not yet sent."""
        with self.read() as connection:
            return waiting_count(connection)

    def saved_here_only(self, ids: list[UUID]) -> frozenset[UUID]:
        """Tells which of some records the server has not confirmed in their present state."""
        with self.read() as connection:
            return unsent_ids(connection, ids)

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Adds a listener to what changes; it is called on the thread that wrote."""
        self.laptop.listen(listener)

    def bar_this_thread(self) -> None:
        """Makes any statement on the calling thread an error: for the thread that draws the windows."""
        self.laptop.store.bar_thread(threading.get_ident())

    def bar_no_thread(self) -> None:
        """Lets any thread read and write again: no window is left to keep waiting."""
        self.laptop.store.bar_thread(None)

    def close(self) -> None:
        """Closes the store; copies of files that were open in other programs are removed."""
        if self._files is not None:
            self._files.empty_opened()
        self.laptop.close()
