"""The portal's addresses and one bare page: session, locale, CSRF, login, one query, 20 rows."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from accounts.people.models import User
from portal.urls import urlpatterns as portal_urls

PAGE = engines["django"].from_string(
    "<!doctype html><html lang='fr'><title>{{ person }}</title><form method=post>{% csrf_token %}"
    "</form><table>{% for row in rows %}<tr><td>{{ row.0 }}</td><td>{{ row.1 }}</td></tr>"
    "{% endfor %}</table></html>"
)


@login_required
def bare(request):
    person = User.objects.get(pk=request.user.pk)
    rows = [(number, f"row {number}") for number in range(20)]
    return HttpResponse(PAGE.render({"person": person, "rows": rows}, request))


urlpatterns = [*portal_urls, *i18n_patterns(path("bare/", bare, name="bare"))]
