"""Hidden fields changed by hand."""

import pytest

from tests.factories_proposals import content, draft, reload
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("version", ["1000000000000", "-1", "x"])
def test_a_version_that_cannot_be_gives_the_form_back(client, version):
    author = person("SN")
    made = draft(author)
    client.force_login(author, backend="django.contrib.auth.backends.ModelBackend")
    typed = content(title_fr="Autre titre").as_dict() | {"version": version}
    answer = client.post(f"/fr/proposals/drafts/{made.pk}/edit/", typed)
    assert answer.status_code == 200
    assert "Autre titre" in answer.content.decode()
    assert reload(made).title_fr == "Catalogue commun"
