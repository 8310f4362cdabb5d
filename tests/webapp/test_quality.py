"""Quality that may not drop: what `hamkari eval facts` says of the samples, against pinned floors."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from webapp.commands.evaluate_facts import facts

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


def test_facts_of_the_samples_do_not_get_worse() -> None:
    result = CliRunner().invoke(facts, [str(GOLD), "--json"])
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    low = {
        f"{what} {measure}": f"{record[what][measure]} under {floor}"
        for what, floors in FLOORS["floors"].items()
        for measure, floor in floors.items()
        if record[what][measure] < floor
    }
    assert low == {}, "a floor may sink only together with the reason, written down in floors.json"


def test_every_lowered_floor_has_its_reason() -> None:
    assert all(len(reason.strip()) > 20 for reason in FLOORS["lowered"])
