"""What holds for every test."""

import pytest

MISSING = "is not installed"
"""Part of every reason for skipping a test that needs a program."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-missing-programs", action="store_true", help="fail where a test was skipped for a missing program"
    )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if not session.config.getoption("--no-missing-programs"):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if any(MISSING in str(report.longrepr) for report in skipped):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
