import pytest
from django.core.exceptions import ValidationError

from accounts.access.registry import PermissionRefused
from priorities.discussions import services as discussions
from priorities.moderation import services
from tests.factories_moderation import attack, hide
from tests.world import person, secretariat

pytestmark = pytest.mark.django_db


class TestRightOfReply:
    def test_of_a_delegation_named_twice_shortly_also_when_hidden(self):
        row = hide().contribution
        head = person("TG", "head")
        first = services.reply(actor=head, contribution=row, text="Notre ministre a dit vrai.")
        second = services.reply(actor=person("TG"), contribution=row, text="Voici les faits.")
        assert (first.ordinal, second.ordinal) == (1, 2)
        assert first.reply.parent_id == second.reply.parent_id == row.pk
        with pytest.raises(PermissionRefused, match="deux fois"):
            services.reply(actor=head, contribution=row, text="Et encore.")

    def test_of_no_other_delegation(self):
        with pytest.raises(PermissionRefused):
            services.reply(actor=person("MG", "head"), contribution=attack(), text="Moi aussi.")

    def test_shortly(self):
        with pytest.raises(ValidationError):
            services.reply(actor=person("TG"), contribution=attack(), text="a" * 1501)

    def test_a_correction_does_not_take_the_right_away(self):
        author = person("SN")
        row = attack(by=author)
        discussions.edit(actor=author, contribution=row, text="Nous regrettons ce retard.")
        assert services.reply(actor=person("TG"), contribution=row, text="Merci.").ordinal == 1

    def test_in_a_closed_thread_too(self):
        row = attack()
        discussions.close(actor=secretariat("moderator"), thread=row.thread, reason="Terminé.")
        assert services.reply(actor=person("TG"), contribution=row, text="Un mot.").ordinal == 1

    def test_nobody_replies_to_a_reply(self):
        row = attack()
        used = services.reply(actor=person("TG"), contribution=row, text="Le Sénégal se trompe.")
        with pytest.raises(PermissionRefused):
            services.reply(actor=person("SN"), contribution=used.reply, text="Non.")
        with pytest.raises(ValidationError):
            discussions.contribute(
                actor=person("SN"), thread=row.thread, text="Non.", reply_to=used.reply.number
            )

    def test_it_can_itself_be_hidden(self):
        used = services.reply(
            actor=person("TG"), contribution=attack(), text="L’auteur est un imbécile."
        )
        assert hide(used.reply, passage="est un imbécile").is_live
