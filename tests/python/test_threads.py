# SPDX-License-Identifier: MIT
"""Frozen models are shared between threads, and between interpreters."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import palier
import polars
import pytest

THREADS = 8


def test_threads_share_one_framework(
    framework: palier.Framework, organisation: palier.Organisation, observations: palier.Observations
) -> None:
    expected = palier.diagnose(framework, observations, organisation=organisation).table()

    def work(number: int) -> palier.Table:
        frame = polars.DataFrame(observations.to_long_table())
        own = palier.Observations.from_frame(frame, framework)
        diagnosis = palier.diagnose(framework, own if number % 2 else observations, organisation=organisation)
        for unit in diagnosis.units[:5]:
            assert diagnosis[unit].explain("en" if number % 3 else "fr")
            assert diagnosis[unit]._repr_html_()
        assert palier.roll_up(diagnosis, hierarchy="bassin").table("fr")
        with pytest.raises(palier.UnknownNameError):
            framework.fields["nonesuch"]
        return diagnosis.table()

    with ThreadPoolExecutor(THREADS) as pool:
        for table in pool.map(work, range(2 * THREADS)):
            assert table == expected


def test_threads_read_documents_at_once() -> None:
    text = next(text for kind, name, text in palier.builtin_documents() if (kind, name) == ("framework", "demo"))
    with ThreadPoolExecutor(THREADS) as pool:
        hashes = set(pool.map(lambda _: palier.Framework.load(text).hash, range(2 * THREADS)))
    assert len(hashes) == 1


def test_the_lock_is_released_while_diagnosing(framework: palier.Framework) -> None:
    frame = polars.DataFrame({"unit": [f"u{number}" for number in range(3000)], "referent.named": [True] * 3000})
    observations = palier.Observations.from_frame(frame, framework, period="2024-2025")
    turns = 0
    done = threading.Event()

    def count() -> None:
        nonlocal turns
        while not done.is_set():
            turns += 1
            time.sleep(0.001)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(100)  # nobody is made to give up the lock: only a release hands it over
    other = threading.Thread(target=count)
    other.start()
    try:
        for _ in range(10):  # a busy machine may leave the other thread without a turn for one call
            before = turns
            palier.diagnose(framework, observations)
            if turns > before:
                break
        assert turns > before
    finally:
        done.set()
        sys.setswitchinterval(interval)
        other.join()


@pytest.mark.skipif(sys.version_info < (3, 12), reason="interpreters with a lock of their own came with Python 3.12")
def test_a_subinterpreter_imports_the_package() -> None:
    code = """
        try:
            import _interpreters as interpreters
        except ImportError:
            import _xxsubinterpreters as interpreters
        import palier
        own = interpreters.create()
        script = '''
        import palier
        assert palier.Framework.load("demo").is_synthetic
        try:
            palier.Uai("x")
        except palier.ArgumentError as error:
            assert error.code == "api.argument.uai"
        else:
            raise AssertionError
        assert palier.Severity.error.name == "error"
        '''
        import textwrap
        failure = interpreters.exec(own, textwrap.dedent(script)) if hasattr(interpreters, "exec") else (
            interpreters.run_string(own, textwrap.dedent(script)))
        assert failure is None, failure
        interpreters.destroy(own)
        assert palier.Framework.load("demo").is_synthetic
        print("fine")
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "fine", done.stdout + done.stderr
