"""The real data: complete, loaded again without effect, never over what people changed."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import translation

from accounts.delegations.models import Delegation, Participation
from portal.reference.models import ReferenceRow
from priorities.core.models import Cycle
from priorities.languages.models import GlossaryTerm
from priorities.meetings.models import Meeting
from priorities.reference.load import bounds
from priorities.roadmap.models import Event
from priorities.themes.models import Theme

pytestmark = pytest.mark.django_db

WITHDRAWN = ["BF", "ML", "NE"]


def load():
    out = StringIO()
    call_command("load_reference", stdout=out)
    return out.getvalue()


def test_everything_of_the_files_is_loaded():
    load()
    assert Delegation.objects.states_and_governments().count() == 93
    assert Delegation.objects.institutions().count() == 28
    assert Theme.objects.top().count() == 8
    assert Theme.objects.exclude(parent=None).count() == 4
    assert Event.objects.count() == 31
    assert GlossaryTerm.objects.count() == 200
    assert Meeting.objects.get().purposes.count() == 4
    assert not Cycle.objects.get().is_open


def test_a_second_run_changes_nothing():
    load()
    with translation.override("en"):
        said = load()
    assert len(said.splitlines()) == 11
    for line in said.splitlines():
        assert ": 0 created, 0 updated, " in line
        assert line.endswith(", 0 kept as the secretariat set them")


def test_what_the_secretariat_changed_or_deleted_stays_so():
    load()
    Delegation.objects.filter(code="SN").update(region_fr="Région corrigée")
    GlossaryTerm.objects.get(slug="chef-de-file").delete()
    with translation.override("en"):
        said = load()
    assert Delegation.objects.get(code="SN").region_fr == "Région corrigée"
    assert not GlossaryTerm.objects.filter(slug="chef-de-file").exists()
    assert "kept: accounts.delegation SN: region_fr" in said
    assert "kept: priorities.glossaryterm chef-de-file: deleted" in said


def test_a_value_nobody_changed_follows_the_file():
    load()
    row = ReferenceRow.objects.get(kind="priorities.glossaryterm", key="chef-de-file")
    row.values = {**row.values, "definition_fr": "Ancienne définition"}
    row.save()
    GlossaryTerm.objects.filter(slug="chef-de-file").update(definition_fr="Ancienne définition")
    load()
    assert GlossaryTerm.objects.get(slug="chef-de-file").definition_fr != "Ancienne définition"


def test_three_members_have_left_since_march_2025():
    load()
    before = Delegation.objects.with_status(date(2025, 3, 1)).filter(code__in=WITHDRAWN)
    assert {d.code: d.participation for d in before} == dict.fromkeys(WITHDRAWN, "active")
    now = Delegation.objects.with_status().filter(code__in=WITHDRAWN)
    assert {d.code: d.participation for d in now} == dict.fromkeys(WITHDRAWN, "withdrawn")
    assert (
        Delegation.objects.states_and_governments()
        .with_status()
        .filter(participation="active")
        .count()
        == 90
    )
    assert set(
        Participation.objects.filter(state="withdrawn").values_list("delegation__code", flat=True)
    ) == set(WITHDRAWN)


def test_the_events_of_the_founding_cycle_belong_to_it():
    load()
    founding = Cycle.objects.get(slug="2019-2022")
    slugs = set(founding.events.values_list("slug", flat=True))
    assert {"session-paris", "sommet-djerba"} <= slugs
    assert "sommet-phnom-penh" not in slugs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-09-06", (date(2019, 9, 6), date(2019, 9, 6), "day")),
        ("2012-10-13/2012-10-14", (date(2012, 10, 13), date(2012, 10, 14), "day")),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29), "month")),
        ("2023", (date(2023, 1, 1), date(2023, 12, 31), "year")),
    ],
)
def test_a_date_is_bounded_as_far_as_it_is_known(text, expected):
    assert bounds(text) == expected
