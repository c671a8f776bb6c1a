"""What ``make bench`` lists is there, and takes the one option that it hands on."""

from __future__ import annotations

import importlib
import inspect

import pytest

from benchmarks.__main__ import BENCHMARKS, LONG, main


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_listed_benchmark_is_a_function_of_a_number_of_pages(name):
    module, function = BENCHMARKS[name]
    measure = getattr(importlib.import_module(module), function)
    parameters = inspect.signature(measure).parameters
    assert next(iter(parameters)) == "pages"
    assert all(parameter.default is not inspect.Parameter.empty for parameter in parameters.values())


def test_long_benchmarks_are_listed_ones():
    assert set(LONG) < set(BENCHMARKS)


def test_an_unknown_benchmark_is_refused_with_the_names_of_the_others(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["speed"])
    assert "'speed' is none of datatrove, documents" in capsys.readouterr().err
