"""Published processes are read in one place: once each, and None where this program cannot."""

import pytest

from salesdesk.exchange.processfile import ProcessFileError
from salesdesk.services.process_reading import process_of, readable_process
from tests.factories.processes import INDUSTRY, process_version

_FOREIGN = process_version(content="[process]\nshape = 99\n")


def test_a_version_is_parsed_once() -> None:
    version = process_version()
    assert process_of(version) is process_of(version)


def test_a_version_names_its_process() -> None:
    assert process_of(process_version()).id == INDUSTRY


def test_a_version_of_a_newer_program_is_refused_where_it_is_needed() -> None:
    with pytest.raises(ProcessFileError):
        process_of(_FOREIGN)


@pytest.mark.parametrize("version", [None, _FOREIGN])
def test_a_screen_goes_on_without_a_version_that_cannot_be_read(version: object) -> None:
    assert readable_process(version) is None  # type: ignore[arg-type]  # pytest hands both over as objects
