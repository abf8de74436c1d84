"""Who hears of a contribution: those concerned who may see it, each once."""

import pytest

from accounts.access.levels import Level
from accounts.notifications.models import Notification
from priorities.discussions import notices, services
from tests import factories_discussions as make
from tests.world import delegation, fresh, person, secretariat

pytestmark = pytest.mark.django_db


def told(kind):
    rows = Notification.objects.filter(kind=f"discussions.{kind}")
    return {row.user for row in rows.select_related("user")}


def publish(thread, **fields):
    row = make.contribution(thread, **fields)
    notices.tell(row.pk)
    return row


def test_a_mention_tells_the_heads_deputies_and_focal_points_of_the_delegation():
    people = {role: person("MG", role) for role in ("head", "deputy", "focal_point")}
    for role in ("drafter", "reader"):
        person("MG", role)
    publish(make.thread(), text="Qu’en pense @MG ?")
    assert told("mentioned") == set(people.values())


@pytest.mark.parametrize(
    ("level", "heard"),
    [
        (Level.DELEGATIONS, {"MG", "AS", "ON", "IN"}),
        (Level.MEMBERS, {"MG"}),
        (Level.GROUP, {"AS"}),
        (Level.SECRETARIAT, set()),
    ],
)
def test_a_mention_reaches_only_delegations_that_see_the_thread(level, heard):
    heads = {}
    for code, status in (
        ("MG", "member"), ("AS", "associate"), ("ON", "observer"), ("IN", "institution"),
    ):  # fmt: skip
        heads[code] = person(delegation(code, status=status), "head")
    gone = person(delegation("WW", participation="withdrawn"), "head")
    space = make.space(level)
    space.audience.add(delegation("AS"), delegation("SN"))
    publish(make.thread(within=space), by=secretariat(), text="@MG @AS @ON @IN @WW")
    assert told("mentioned") == {heads[code] for code in heard}
    assert gone not in told("mentioned")


def test_a_quoted_mention_tells_nobody():
    person("MG", "head")
    publish(make.thread(), reply_to=1, text="> Qu’en pense @MG ?\n\nRien.")
    assert told("mentioned") == set()


def test_an_answer_tells_the_author_and_the_followers_each_for_one_reason():
    author, follower = person("MG"), person("TG")
    thread = make.thread(by=author)
    services.follow(actor=follower, thread=thread)
    row = publish(thread, reply_to=1)
    assert told("answered") == {author}
    assert told("contributed") == {follower}
    notices.tell(row.pk)
    assert Notification.objects.count() == 2


def test_the_writer_hears_nothing_of_their_own_words():
    author = person("MG", "head")
    publish(make.thread(by=author), by=author, reply_to=1, text="@MG")
    assert Notification.objects.count() == 0


def test_a_follower_who_no_longer_sees_the_thread_hears_nothing():
    observer = person(delegation("ON", status="observer"))
    thread = make.thread()
    services.follow(actor=observer, thread=thread)
    services.set_space_level(actor=secretariat(), space=thread.space, level=Level.MEMBERS)
    thread.refresh_from_db()
    publish(thread)
    assert observer not in told("contributed")


def test_a_follower_whose_mandate_ended_hears_nothing():
    follower = person("TG")
    thread = make.thread()
    services.follow(actor=follower, thread=thread)
    follower.mandates.update(ends_on="2020-01-02", starts_on="2020-01-01")
    publish(thread)
    assert follower not in told("contributed")


def test_an_edit_tells_only_the_delegations_newly_mentioned():
    head, author = person("MG", "head"), person("SN")
    thread = make.thread(by=author)
    services.follow(actor=person("TG"), thread=thread)
    row = services.edit(actor=author, contribution=thread.contributions.get(), text="Et @MG ?")
    notices.tell(row.pk, edited=True)
    assert {note.user for note in Notification.objects.all()} == {head}


def test_the_words_are_in_the_language_of_the_reader():
    publish(make.thread(by=person("MG"), title="Un titre"), of="SN", reply_to=1)
    note = Notification.objects.get()
    assert note.subject == "Une réponse à votre contribution\u00a0: Un titre"
    assert note.body == "Sénégal vous a répondu dans le fil de discussion «\u00a0Un titre\u00a0»."
    assert note.path == f"discussions/{note.path.split('/')[1]}/?at=2#c2"


@pytest.mark.django_db(transaction=True)
def test_the_worker_tells_after_the_act(run_jobs):
    author = person("MG")
    make.contribution(make.thread(by=author), reply_to=1)
    assert Notification.objects.count() == 0
    run_jobs()
    assert told("answered") == {author}


def test_a_space_that_closes_takes_its_titles_out_of_the_inbox_of_those_who_no_longer_enter():
    space = make.space(Level.DELEGATIONS)
    observer = person(delegation("CA-ON", status="observer"), "head")
    member = person("MG", "head")
    thread = make.thread(within=space)
    publish(thread, text="@CA-ON @MG")
    assert told("mentioned") == {observer, member}
    services.set_space_level(actor=secretariat(), space=space, level=Level.MEMBERS)
    assert told("mentioned") == {member}
    assert (fresh(observer).unread_count, fresh(member).unread_count) == (0, 1)


def test_a_thread_moved_out_of_sight_leaves_no_notice_of_its_hiding_either():
    outsider = person(delegation("CA-ON", status="observer"), "head")
    thread = make.thread()
    row = make.contribution(thread, text="Un mot de trop sur un agent")
    Notification.objects.create(
        user=outsider, kind="moderation.upheld", key="k", path=row.path, params={"title": "Titre"}
    )
    services.move(actor=secretariat(), thread=thread, space=make.space(Level.MEMBERS))
    assert not Notification.objects.filter(user=outsider).exists()
